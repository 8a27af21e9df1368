import Foundation
import JSON
import TestSupport
import Testing

/// A small repository under contract: the module `shop`, released as 1.0.0 on `main`, and a branch
/// `feature` checked out on which a test makes its change.
///
/// ```swift
/// let shop = try Shop()
/// try shop.edit(Shop.schema, "\"maxLength\": 9", "\"maxLength\": 7")
/// #expect(try shop.check().exitCode == 1)
/// ```
struct Shop {
  static let manifest = "contracts/shop/shop.contract.json"
  static let schema = "contracts/shop/shop_v1.schema.json"
  static let events = "contracts/shop/shop.events.json"
  static let note = "docs/migrations/shop/2.0.0.md"

  let repository: TestRepository

  init() throws {
    repository = try TestRepository()
    try repository.write([
      "treaty.json": #"{"modules": ["contracts/*/*.contract.json"]}"#,
      Self.manifest: manifestText, Self.schema: schemaText, Self.events: eventsText,
      "docs/decisions/0001-shorter-ids.md": "---\nstatus: accepted\n---\n\n# Shorter ids\n",
      "docs/decisions/0002-longer-ids.md": "---\nstatus: proposed\n---\n\n# Longer ids\n",
    ])
    for contract in ["Order", "Purchase", "Refund"] {
      let folder = "contracts/shop/fixtures/\(contract)"
      try repository.write([
        "\(folder)/valid-one.json": #"{"id": "a"}"#, "\(folder)/invalid-empty.json": "{}",
        "\(folder)/invalid-text.json": #""a""#,
      ])
    }
    try repository.commit("Release 1.0.0")
    try repository.git("checkout", "--quiet", "-b", "feature")
  }

  /// Replaces the first occurrence of a text in a file, which must be there.
  func edit(_ path: String, _ old: String, _ new: String) throws {
    let file = repository.folder.appending(path: path)
    let text = try String(contentsOf: file, encoding: .utf8)
    let range = try #require(text.range(of: old), "\(old) in \(path)")
    try Data(text.replacingCharacters(in: range, with: new).utf8).write(to: file)
  }

  /// Moves the version in the manifest.
  func release(_ version: String) throws {
    try edit(Self.manifest, #""version": "1.0.0""#, #""version": "\#(version)""#)
  }

  /// Adds an optional member.
  func makeAdditiveChange() throws {
    try edit(Self.schema, #""id": {"type""#, #""note": {"type": "string"}, "id": {"type""#)
  }

  /// Shortens the ids of orders.
  func makeBreakingChange() throws {
    try edit(Self.schema, #""maxLength": 9"#, #""maxLength": 7"#)
  }

  /// Writes the migration note of 2.0.0 that covers the given findings.
  func writeNote(
    covers: [String], decision: String = "0001", sections: [String] = ["Ids.", "Look.", "Cut."]
  ) throws {
    let titles = [
      "What changed", "How to detect affected artifacts", "What to regenerate or migrate",
    ]
    let body = zip(titles, sections).map { "## \($0)\n\n\($1)\n" }.joined(separator: "\n")
    let lines = [
      "---", "module: shop", "from: 1.0.0", "to: 2.0.0", "decision: \"\(decision)\"",
      "covers: [\(covers.joined(separator: ", "))]", "---", "", body,
    ]
    try repository.write([Self.note: lines.joined(separator: "\n")])
  }

  /// Runs `treaty` in the repository.
  func treaty(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> ProgramResult {
    try runProgram(
      try builtProgram("treaty"), arguments, in: folder ?? repository.folder,
      environment: repository.environment.merging(environment) { $1 })
  }

  /// Commits what a test has changed and runs `treaty check`.
  func check(_ arguments: [String] = []) throws -> Judgement {
    try repository.commit()
    return try judge("check", arguments)
  }

  /// Runs a command with `--format json` and reads its report.
  func judge(
    _ command: String, _ arguments: [String] = [], in folder: URL? = nil,
    environment: [String: String] = [:]
  ) throws -> Judgement {
    let words = [command, "--format", "json"] + arguments
    return try Judgement(try treaty(words, in: folder, environment: environment))
  }
}

/// What `treaty` said about a change.
struct Judgement {
  let exitCode: Int32
  let report: JSON
  let errors: String

  init(_ result: ProgramResult) throws {
    exitCode = result.exitCode
    errors = result.errors
    report = result.output.isEmpty ? .null : try JSON(parsing: result.output)
    if report != .null { try expectValidReport(report) }
  }

  var findings: [JSON] { report["findings"]?.array ?? [] }

  /// The ids of the rules that fired, sorted, each once.
  var rules: [String] { Set(findings.compactMap { $0["rule"]?.string }).sorted() }

  /// The rules of findings that are errors.
  var refusals: [String] {
    let errors = findings.filter { $0["severity"]?.string == "error" }
    return Set(errors.compactMap { $0["rule"]?.string }).sorted()
  }

  /// The release rules that are not kept.
  var releaseRefusals: [String] { refusals.filter { $0.hasPrefix("release.") } }

  /// The greatest verdict.
  var verdict: String? { report["summary"]?["verdict"]?.string }

  /// What a migration note has to cover.
  var fingerprintsOfBreaks: [String] {
    findings.filter { ["breaking", "undecided"].contains($0["verdict"]?.string) }
      .compactMap { $0["fingerprint"]?.string }
  }
}

/// A program that was built together with these tests.
func builtProgram(_ name: String) throws -> URL {
  var folder = Bundle.main.bundleURL
  for _ in 0..<4 {
    let candidate = folder.appending(path: name)
    if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
    folder = folder.deletingLastPathComponent()
  }
  throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: name])
}

private let manifestText = """
  {
    "name": "shop", "title": "Shop", "description": "Orders.", "owner": "sales",
    "version": "1.0.0", "stability": "stable",
    "schemas": ["shop_v1.schema.json"], "events": ["shop.events.json"], "fixtures": "fixtures",
    "migrations": "../../docs/migrations/shop", "decisions": "../../docs/decisions"
  }
  """

private let schemaText = """
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$defs": {
      "Order": {
        "type": "object", "required": ["id"],
        "properties": {"id": {"type": "string", "maxLength": 9}, "total": {"type": "integer"}}
      },
      "Purchase": {
        "properties": {"total": {"type": "integer"}, "id": {"maxLength": 9, "type": "string"}},
        "required": ["id"], "type": "object"
      },
      "Refund": {
        "type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}
      }
    }
  }
  """

private let eventsText = """
  {
    "module": "shop",
    "envelope_version": 1,
    "events": [
      {"type": "shared.shop.OrderPlaced", "title": "Placed", "description": "An order.",
       "owner": "sales", "visibility": "public", "status": "active",
       "versions": [{"payload_schema_version": 1, "status": "active",
                     "payload": {"$ref": "shop_v1.schema.json#/$defs/Order"}}]},
      {"type": "shared.shop.OrderRefunded", "title": "Refunded", "description": "A refund.",
       "owner": "sales", "visibility": "public", "status": "active",
       "versions": [{"payload_schema_version": 1, "status": "active",
                     "payload": {"$ref": "shop_v1.schema.json#/$defs/Refund"}}]}
    ]
  }
  """
