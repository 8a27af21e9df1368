import Contracts
import Diagnostics
import Foundation
import JSON
import Snapshots
import SwiftTypes
import TestSupport
import Testing

/// Schemas and the Swift they become: `Tests/Fixtures/Types/<name>/schema.json` beside the files that
/// are generated from it. `UPDATE_GOLDEN=1 swift test --filter GoldenTests` writes these anew.
@Suite struct GoldenTests {
  private static let folder = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Types")

  private static let names: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).sorted()
  }()

  @Test(arguments: names)
  func aSchemaBecomesTheSwiftBesideIt(name: String) throws {
    let folder = Self.folder.appending(path: name)
    let generation = try Self.generate(from: folder)
    #expect(generation.isComplete, "\(generation.diagnostics.map(\.message))")
    for file in generation.files {
      let golden = folder.appending(path: file.name)
      if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try file.text.write(to: golden, atomically: true, encoding: .utf8)
      }
      let expected = try String(contentsOf: golden, encoding: .utf8)
      #expect(expected.utf8.elementsEqual(file.text.utf8), "\(golden.path)")
    }
  }

  /// Also in a module that isolates everything to an actor, where its types stay what they are.
  @Test(arguments: names, ["nonisolated", "MainActor"])
  func theSwiftCompilesWithoutWarnings(name: String, isolation: String) throws {
    let folder = Self.folder.appending(path: name)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.sorted()
    #expect(!files.isEmpty)
    let modules = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "Modules")
    let result = try run(
      ["swiftc", "-emit-sil", "-wmo", "-swift-version", "6", "-warnings-as-errors"]
        + ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
        .flatMap { ["-enable-upcoming-feature", $0] }
        + ["-default-isolation", isolation, "-module-name", "Golden", "-o", "/dev/null"]
        + ["-package-name", "goldens"]
        + ["-I", modules?.path ?? ""]
        + files.map { folder.appending(path: $0).path })
    #expect(result.code == 0, "\(result.output)")
  }

  @Test func theModelsAreFormattedAsPeopleFormatThem() throws {
    let models = Self.names.map { Self.folder.appending(path: "\($0)/Models.swift").path }
    let result = try run(["swift", "format", "lint", "--strict"] + models)
    #expect(result.code == 0, "\(result.output)")
  }

  /// A folder's schema, in the style that a `treaty.json` beside it asks for.
  static func generate(from folder: URL) throws -> Generation {
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "schema.json")))
    return generate(from: bytes, options: try options(of: folder))
  }

  static func style(of folder: URL) throws -> Configuration.SwiftStyle {
    try options(of: folder).style
  }

  /// What a `treaty.json` asks for; the types are public where it does not say who may use them.
  private static func options(of folder: URL) throws -> GenerationOptions {
    let file = folder.appending(path: "treaty.json")
    guard let bytes = try? Data(contentsOf: file) else { return GenerationOptions() }
    var diagnostics: [Diagnostic] = []
    let document = try JSONDocument(parsing: Array(bytes), name: "treaty.json")
    let configuration = Configuration(reading: document, diagnostics: &diagnostics)
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
    let says = document.root["swift"]?["access"] != nil
    return GenerationOptions(
      access: says ? configuration.swiftAccess : .public, style: configuration.swiftStyle)
  }

  static func generate(
    from bytes: [UInt8], options: GenerationOptions = GenerationOptions()
  ) -> Generation {
    generateSwift(from: contracts(in: bytes), options: options)
  }

  static func contracts(in bytes: [UInt8]) -> ContractSet {
    let entries = ["asserted-formats", "schema.json"].map {
      Snapshot.Entry(path: $0, contentID: $0, kind: .file)
    }
    let snapshot = Snapshot(name: "a test", entries: entries) { entry in
      entry.path == "schema.json" ? bytes : Array(assertedFormats.utf8)
    }
    var configuration = Configuration()
    configuration.schemas = [Glob("*.json")]
    return readContracts(in: snapshot, fallback: configuration)
  }

  /// A dialect in which formats assert.
  static let assertedFormats = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$vocabulary": {
        "https://json-schema.org/draft/2020-12/vocab/core": true,
        "https://json-schema.org/draft/2020-12/vocab/applicator": true,
        "https://json-schema.org/draft/2020-12/vocab/validation": true,
        "https://json-schema.org/draft/2020-12/vocab/format-assertion": true
      }
    }
    """

  private func run(_ arguments: [String]) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = SharedData.repositoryRoot
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }
}
