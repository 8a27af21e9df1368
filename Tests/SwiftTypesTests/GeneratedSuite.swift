import Diagnostics
import Foundation
import JSON
import Schema
import TestSupport
import TreatyRuntime

@testable import Contracts
@testable import SwiftTypes

/// Swift that is generated for many schemas, compiled as one package, and asked about values.
///
/// Every schema's types stand in an enumeration of their own; a small program reads values by the name
/// of a schema, and says whether they were accepted and what they are written as.
struct GeneratedSuite {
  /// A schema, and the documents that it may refer to.
  struct Subject {
    /// A Swift name.
    let name: String
    /// The module it is compiled in.
    let module: String
    let schema: JSON
    let dialect: Dialect
    /// The file that the schema stands in.
    var file: String?
    /// The place of the schema in its file.
    var pointer = JSONPointer([])
    let load: (String) -> LoadedDocument
    var style = Configuration.SwiftStyle()
    /// The names of events and of commands that have the schema as their payload.
    var registered: [String] = []

    /// The Swift type within the enumeration.
    var type: String { pointer.tokens.last.map { Identifier.type($0.text) } ?? "Root" }
  }

  /// What generated code says about a value.
  struct Answer {
    let isAccepted: Bool
    /// The value as it is written again, or why it was refused.
    let text: String

    /// The place of the keyword that refused the value, as a pointer.
    var keyword: String? {
      guard !isAccepted, let line = text.split(separator: "\n").first, line.last == "]",
        let start = line.range(of: " [", options: .backwards)
      else { return nil }
      let place = line[start.upperBound...].dropLast()
      return place.firstIndex(of: "#").map { String(place[place.index(after: $0)...]) }
    }
  }

  let folder: URL
  private(set) var refused: [String: [String]] = [:]
  private var names: Set<String> = []

  /// Where a file of several schemas ends, in bytes.
  private static let fileSize = 200_000

  /// A package in the build folder, kept so that what has not changed is not compiled again.
  init(_ name: String) {
    folder = SharedData.repositoryRoot.appending(path: ".build/generated-\(name)")
  }

  /// Generates the schemas; those that cannot be are noted with the reasons.
  mutating func generate(_ subjects: [Subject]) throws {
    var files: [String: String] = [:]
    let modules = Set(subjects.map(\.module)).sorted()
    for module in modules {
      var chunk = 0
      var texts: [String] = []
      var registered: [Subject] = []
      func close() {
        let functions = registered.map { subject in
          "  readers[\"\(module)/\(subject.name)\"] = reader(\(subject.name).\(subject.type).self)\n"
            + Self.dispatchers(of: subject)
        }
        let file =
          "import TreatyRuntime\n\n" + texts.joined(separator: "\n")
          // Types may be deprecated; a deprecated function may name them without a warning.
          + "\n@available(*, deprecated)\nfunc register\(chunk)(_ readers: inout [String: Reader]) {\n"
          + functions.joined() + "}\n"
        files["Sources/\(module)/Schemas\(chunk).swift"] = file
        (texts, registered) = ([], [])
        chunk += 1
      }
      for subject in subjects where subject.module == module {
        let generation = Self.generation(of: subject)
        guard generation.isComplete else {
          refused["\(module)/\(subject.name)"] = generation.diagnostics.map(\.message)
          continue
        }
        for file in generation.files {
          let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
          let isHeader = { (line: Substring) in
            line.hasPrefix("import ") || line.hasPrefix("// ")
          }
          texts.append(lines.filter { !isHeader($0) }.joined(separator: "\n"))
        }
        registered.append(subject)
        names.insert("\(module)/\(subject.name)")
        let size = texts.reduce(0) { $0 + $1.utf8.count }
        if registered.count == 40 || size > Self.fileSize { close() }
      }
      close()
      let calls = (0..<chunk).map { "  register\($0)(&readers)\n" }.joined()
      files["Sources/\(module)/Readers.swift"] =
        Self.support + "\n@available(*, deprecated)\n"
        + "public func register(_ readers: inout [String: Reader]) {\n\(calls)}\n"
    }
    files["Package.swift"] = Self.manifest(modules)
    files["Sources/Answers/main.swift"] = Self.program(modules)
    try write(files)
  }

  static func generation(of subject: Subject) -> Generation {
    var options = GenerationOptions(
      access: .internal, namespace: subject.registered.isEmpty ? subject.name : nil,
      style: subject.style)
    // Types of one last part are told apart only where their names are kept.
    if !subject.registered.isEmpty { options.names = NameLock() }
    return generateSwift(from: contracts(of: subject), options: options)
  }

  /// `module/name.Events` reads the name of an event, and accepts what the registry lists.
  private static func dispatchers(of subject: Subject) -> String {
    guard !subject.registered.isEmpty else { return "" }
    return ["Events", "Commands"].map { registry in
      let path = "\(subject.name).\(registry)"
      return
        "  readers[\"\(subject.module)/\(path)\"] = dispatcher { type, json throws(DecodingFailure) in\n"
        + "    if case .unknown = try \(path).payload(type: type, version: 1, json) { false } else { true }\n"
        + "  }\n"
    }.joined()
  }

  static func contracts(of subject: Subject) -> ContractSet {
    let reader = SchemaReader(options: SchemaOptions(defaultDialect: subject.dialect)) { uri in
      subject.load(uri)
    }
    let file = subject.file ?? "\(subject.name).json"
    let graph = reader.read(
      JSONDocument(name: file, root: subject.schema), uri: SchemaReader.uri(ofPath: file),
      at: [subject.pointer])
    var module = Module(
      name: Name(subject.registered.isEmpty ? "" : subject.name), owner: nil, version: nil,
      stability: .draft, manifest: nil)
    module.events = subject.registered.map { entry($0, .event, graph.roots[0]) }
    module.commands = subject.registered.map { entry($0, .command, graph.roots[0]) }
    module.contracts = [
      Contract(
        name: "Root", series: nil, file: file, pointer: subject.pointer, node: graph.roots[0],
        roles: [.document], compatibility: nil, source: ["title": "Root"])
    ]
    return ContractSet(
      name: "a test", configuration: Configuration(), hasConfiguration: false,
      configurationPath: "treaty.json", waivers: [], modules: [module], graph: graph,
      documents: [:], diagnostics: [])
  }

  /// An entry of a registry with a text wherever it may have one.
  private static func entry(
    _ text: String, _ kind: RegistryEntry.Kind, _ payload: NodeID
  ) -> RegistryEntry {
    let notes = ["title", "description"].map { JSONMember(name: Name($0), value: .string(text)) }
    let document = JSONDocument(name: "\(text).json", root: .object(JSONObject(notes)))
    let place = Place(file: "\(text).json")
    let target = SchemaTarget(reference: text, node: payload, place: place)
    let versions = [1, 2].map {
      PayloadVersion(
        number: $0, payload: target, status: .active, fixtureFolder: nil, place: place)
    }
    let traits = CommandTraits(
      handler: text, targetRef: text, dedupeScope: nil, safetyClass: .read)
    return RegistryEntry(
      kind: kind, type: Name(text), title: text, description: text, owner: text,
      visibility: .public, status: .active, versions: versions, deprecation: nil, consumers: [],
      renamedFrom: nil, traits: kind == .command ? traits : nil,
      outcome: kind == .command ? target : nil, document: document, pointer: JSONPointer([]))
  }

  /// The keywords that a validator finds at fault, as pointers, those of branches included.
  static func keywords(in errors: [ValidationError]) -> Set<String> {
    errors.reduce(into: []) { found, error in
      found.insert("\(error.schema)")
      found.formUnion(keywords(in: error.causes))
    }
  }

  /// Writes what has changed, and removes what is no longer generated.
  private func write(_ files: [String: String]) throws {
    let manager = FileManager.default
    let sources = folder.appending(path: "Sources")
    for module in (try? manager.contentsOfDirectory(atPath: sources.path)) ?? []
    where module != "TreatyRuntime" {
      for file in (try? manager.contentsOfDirectory(atPath: "\(sources.path)/\(module)")) ?? []
      where files["Sources/\(module)/\(file)"] == nil {
        try manager.removeItem(at: sources.appending(path: "\(module)/\(file)"))
      }
    }
    for (path, text) in files {
      let file = folder.appending(path: path)
      if let old = try? String(contentsOf: file, encoding: .utf8), old.utf8.elementsEqual(text.utf8)
      {
        continue
      }
      try manager.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let runtime = sources.appending(path: "TreatyRuntime")
    try? manager.removeItem(at: runtime)
    try manager.createSymbolicLink(
      at: runtime,
      withDestinationURL: SharedData.repositoryRoot.appending(path: "Sources/TreatyRuntime"))
  }

  /// Compiles the package; what the compiler printed when it failed.
  func build() throws -> String? {
    let result = try run(["swift", "build", "--package-path", folder.path, "--quiet"], input: nil)
    return result.code == 0 ? nil : result.output
  }

  /// Asks about values by the name of their schema, `module/name`.
  func answers(_ questions: [(name: String, value: JSON)]) throws -> [Answer] {
    try answers(questions.map { (name: $0.name, text: $0.value.compactText) })
  }

  /// Asks about texts, which may be no JSON. Line breaks travel as record separators.
  func answers(_ questions: [(name: String, text: String)]) throws -> [Answer] {
    let lines = questions.map { question in
      let text = question.text.replacingOccurrences(of: "\n", with: "\u{1E}")
      return "\(question.name)\t\(text)\n"
    }.joined()
    let program = folder.appending(path: ".build/debug/Answers").path
    let result = try run([program], input: lines)
    return result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
      Answer(
        isAccepted: $0.hasPrefix("+"),
        text: $0.dropFirst().replacingOccurrences(of: "\u{1E}", with: "\n"))
    }
  }

  func isGenerated(_ name: String) -> Bool { names.contains(name) }

  private func run(_ arguments: [String], input: String?) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let temporary = FileManager.default.temporaryDirectory
    let files = ["in", "out"].map {
      temporary.appending(
        path: "treaty-\(ProcessInfo.processInfo.processIdentifier)-\(UUID()).\($0)")
    }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    try Data((input ?? "").utf8).write(to: files[0])
    try Data().write(to: files[1])
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    let output = try FileHandle(forWritingTo: files[1])
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
    )
  }
}

extension GeneratedSuite {
  private static let support = """
    import TreatyRuntime

    public typealias Reader = @Sendable ([UInt8]) -> String

    func dispatcher(
      _ knows: @escaping @Sendable (String, RawJSON) throws(DecodingFailure) -> Bool
    ) -> Reader {
      { bytes in
        do throws(DecodingFailure) {
          let type = try String(json: bytes)
          return (try knows(type, RawJSON(json: "{}")) ? "+" : "-") + type.jsonText()
        } catch {
          return "-\\(error.pointer)"
        }
      }
    }

    func reader<Value: JSONCodable & Sendable>(_: Value.Type) -> Reader {
      { bytes in
        do throws(DecodingFailure) {
          return "+" + (try Value(json: bytes)).jsonText()
        } catch {
          let others = Value.failures(in: bytes).filter { $0 != error }
          let lines = ["\\(error)"] + others.map { "also \\($0)" }
          return "-" + lines.joined(separator: "\\n").split(separator: "\\n")
            .joined(separator: "\\u{1E}")
        }
      }
    }

    """

  private static func manifest(_ modules: [String]) -> String {
    let names = modules.map { "\"\($0)\"" }.joined(separator: ", ")
    return """
      // swift-tools-version: 6.2
      import PackageDescription

      let modules = [\(names)]
      let settings: [SwiftSetting] = [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"), .treatAllWarnings(as: .error),
      ]
      let package = Package(
        name: "Answers",
        targets: [.target(name: "TreatyRuntime")]
          + modules.map {
            .target(name: $0, dependencies: ["TreatyRuntime"], swiftSettings: settings)
          }
          + [
            .executableTarget(
              name: "Answers", dependencies: modules.map { .byName(name: $0) })
          ])

      """
  }

  private static func program(_ modules: [String]) -> String {
    let imports = modules.map { "import \($0)\n" }.joined()
    let calls = modules.map { "\($0).register(&readers)\n" }.joined()
    return imports + """

      var readers: [String: @Sendable ([UInt8]) -> String] = [:]
      \(calls)
      while let line = readLine() {
        let parts = line.utf8.split(separator: 9, maxSplits: 1, omittingEmptySubsequences: false)
        let read = readers[String(Substring(parts[0]))]
        let text = parts.count > 1 ? parts[1].map { $0 == 0x1E ? 0x0A : $0 } : []
        print(read.map { $0(text) } ?? "?")
      }

      """
  }
}
