import Contracts
import Diagnostics
import Foundation
import Snapshots
import SwiftTypes
import TestSupport
import Testing

/// A registry with three payload versions, and the Swift it becomes: `Tests/Fixtures/Registries/shop`.
/// `UPDATE_GOLDEN=1` writes the Swift anew.
@Suite struct RegistryGoldenTests {
  static let folder = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Registries/shop")

  @Test func aRegistryBecomesTheSwiftBesideIt() throws {
    let generation = try Self.generation()
    #expect(generation.diagnostics.map(\.message) == [])
    for file in generation.files {
      let golden = Self.folder.appending(path: file.name)
      if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try file.text.write(to: golden, atomically: true, encoding: .utf8)
      }
      let expected = try String(contentsOf: golden, encoding: .utf8)
      #expect(expected.utf8.elementsEqual(file.text.utf8), "\(golden.path)")
    }
  }

  /// Stored payloads of each version become the latest one by the generated steps and the one that is
  /// written by hand.
  @Test func storedPayloadsBecomeTheLatestVersion() throws {
    let program = """
      let versions: [(Int, String)] = [
        (1, #"{"memo":"m","amount":5.0,"id":"a","more":true}"#),
        (2, #"{"id":"b","total":1.50,"priority":"high"}"#),
        (3, #"{"id":"c","total":2,"priority":"now","currency":"SEK"}"#),
        (1, #"{"id":"d","amount":5,"total":7}"#), (1, #"{"id":"e","amount":5,"priority":7}"#),
      ]
      for (version, text) in versions {
        let json = try! RawJSON(json: Array(text.utf8))
        let payload = try! Shop.Events.OrderPlaced.payload(version: version, json)
        do throws(UpcastFailure) {
          print(try payload.latest()!.jsonText())
        } catch {
          print(error)
        }
      }
      """
    let output = try Self.run(program)
    #expect(
      output == """
        {"memo":"m","id":"a","more":true,"total":5.0,"priority":"low","currency":"EUR"}
        {"id":"b","total":1.50,"priority":"high","currency":"EUR"}
        {"id":"c","total":2,"priority":"now","currency":"SEK"}
        the payload has a member "total" already, which "amount" is called now
        the new version refuses the payload: /priority (line 1, column 22): expected one of \
        "low", "high", found the number 7 [shop.schema.json#/$defs/OrderV2/properties/priority/enum]

        """)
  }

  private static func generation() throws -> Generation {
    let files = ["shop.events.json", "shop.schema.json"]
    let texts = try files.map { [UInt8](try Data(contentsOf: folder.appending(path: $0))) }
    let entries = files.map { Snapshot.Entry(path: $0, contentID: $0, kind: .file) }
    let snapshot = Snapshot(name: "a test", entries: entries) { entry in
      texts[files.firstIndex(of: entry.path) ?? 0]
    }
    var configuration = Configuration()
    configuration.schemas = [Glob("*.schema.json")]
    configuration.registries = [Glob("*.events.json")]
    return generateSwift(from: readContracts(in: snapshot, fallback: configuration))
  }

  /// Compiles the golden, the handwritten steps and a program together with the runtime, and runs it.
  private static func run(_ program: String) throws -> String {
    let temporary = FileManager.default.temporaryDirectory.appending(
      path: "treaty-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: temporary) }
    let main = temporary.appending(path: "main.swift")
    try program.write(to: main, atomically: true, encoding: .utf8)
    let root = SharedData.repositoryRoot
    let runtime = try FileManager.default.subpathsOfDirectory(
      atPath: root.appending(path: "Sources/TreatyRuntime").path
    ).filter { $0.hasSuffix(".swift") }.map { "Sources/TreatyRuntime/\($0)" }
    var generated: [String] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where file.hasSuffix(".swift") {
      // One module holds it all, so nothing is to be imported.
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        .replacingOccurrences(of: "public import TreatyRuntime", with: "")
        .replacingOccurrences(of: "import TreatyRuntime", with: "")
      let copy = temporary.appending(path: file)
      try text.write(to: copy, atomically: true, encoding: .utf8)
      generated.append(copy.path)
    }
    let tool = temporary.appending(path: "program").path
    let built = try Consumer.run(
      ["swiftc", "-swift-version", "6", "-o", tool, main.path] + generated + runtime, in: root)
    try #require(built.code == 0, "\(built.output)")
    return String(try Consumer.run([tool], in: root).output.dropFirst())
  }
}
