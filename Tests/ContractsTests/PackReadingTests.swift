import Contracts
import Diagnostics
import Files
import Foundation
import JSON
import Schema
import Snapshots
import TestSupport
import Testing

/// What Treaty itself makes of the files of this repository.
@Suite struct PackReadingTests {
  static func repository() throws -> ContractSet {
    readContracts(in: try workingTree(at: SharedData.repositoryRoot.path))
  }

  @Test func theRepositoryIsReadWithoutAFinding() throws {
    let contracts = try Self.repository()
    #expect(contracts.diagnostics.isEmpty, "\(contracts.diagnostics.map(\.message))")
    #expect(contracts.modules.map(\.name.text) == ["ops_core", "run_operate"])
  }

  @Test func everyContractIsPublishedOnce() throws {
    let published = try Self.repository().modules.flatMap(\.contracts).map(\.name.text)
    #expect(published.sorted() == PackContract.all.map(\.name).sorted())
  }

  /// Roles decide in which direction a change is judged, so they are worth being spelled out.
  @Test(arguments: [
    ("AdminEvent", [Role.event]), ("JobAttemptRecord", [.event]),
    ("ErrorResponse", [.errorResponse]),
    ("PauseRunRequest", [.command]), ("ChangeRetentionRequest", [.command]),
    ("CommandOutcome", [.commandOutcome]), ("EventEnvelope", [.envelope]),
    ("CommandEnvelope", [.envelope]), ("CapabilityGrant", [.event]),
    ("RevokeCapabilityRequest", [.command]), ("AddressingTokenSet", [.document]),
  ])
  func everyContractHasTheRoleItIsUsedIn(_ name: String, _ roles: [Role]) throws {
    let contract = try Self.repository().modules.flatMap(\.contracts).first {
      $0.name.text == name
    }
    #expect(contract?.roles == roles)
  }

  /// A member too many, one too few, one of another type, or an empty list: what a schema of Treaty's
  /// own files refuses, reading the file reports. (`$schema` is for editors; Treaty does not read it.)
  @Test(arguments: SmallRepository.files)
  func nothingThatTheSchemaRefusesIsReadInSilence(_ file: SmallRepository.File) throws {
    let graph = try PackFiles.graph("schemas/\(file.schema).schema.json")
    let value = try JSON(parsing: file.text)
    #expect(graph.accepts(value, at: graph.roots[0]).verdict == .accepted)
    #expect(SmallRepository.findings(with: file.path, as: value).isEmpty)
    for mutant in value.mutants() where mutant["$schema"] == "s" || mutant["$schema"] == nil {
      guard graph.isValid(mutant, at: graph.roots[0]) == false else { continue }
      let findings = SmallRepository.findings(with: file.path, as: mutant)
      #expect(!findings.isEmpty, "\(mutant.differences(from: value)) in \(mutant.compactText)")
    }
  }
}

/// A repository that uses every member of every file, small enough to be read hundreds of times.
enum SmallRepository {
  struct File: Sendable, CustomTestStringConvertible {
    let schema: String
    let path: String
    let text: String
    var testDescription: String { path }
  }

  static let files = [
    File(
      schema: "treaty", path: "treaty.json",
      text: """
        {"$schema": "s", "modules": ["contracts/*/*.contract.json"], "schemas": [],
         "dialect": "2020-12", "references": {"https://example.com/": "vendor"},
         "baseline": "auto", "content_model": "declared", "zero_major": "strict",
         "fail_level": "breaking", "formats": ["text", "json"],
         "swift": {"output": "generated", "access": "public"}}
        """),
    File(
      schema: "manifest", path: "contracts/a/a.contract.json",
      text: """
        {"$schema": "s", "name": "a", "title": "A", "description": "Letters.", "owner": "o",
         "version": "1.0.0", "stability": "stable", "schemas": ["a.schema.json",
         {"path": "b.schema.json", "roles": {"Y": "document"}, "compatibility": "full"}],
         "events": ["a.events.json"], "commands": ["a.commands.json"], "fixtures": "fixtures",
         "migrations": "m", "decisions": "d", "requires": {}, "compatibility": "backward"}
        """),
    File(
      schema: "event-registry", path: "contracts/a/a.events.json",
      text: """
        {"$schema": "s", "module": "a", "envelope_version": 1, "events": [{"type": "shared.a.Seen",
         "title": "Seen", "description": "It was seen.", "owner": "o", "visibility": "public",
         "status": "deprecated", "versions": [{"payload_schema_version": 1,
         "payload": {"$ref": "a.schema.json#/$defs/X"}, "status": "active", "fixtures": "f"}],
         "deprecated": {"since": "1.0.0", "last_supported": "2030-01-31",
         "replaced_by": "shared.a.Heard", "note": "Listen."}, "consumers": ["a"],
         "renamed_from": "shared.a.Looked"}]}
        """),
    File(
      schema: "command-registry", path: "contracts/a/a.commands.json",
      text: """
        {"$schema": "s", "module": "a", "envelope_version": 1, "commands": [{"type": "shared.a.Look",
         "title": "Look", "description": "Look at it.", "owner": "o", "visibility": "private",
         "status": "active", "handler": "h", "target_ref": "thing:{id}",
         "dedupe_scope": ["egress", "{id}", "{id}"], "safety_class": "READ",
         "outcome": {"$ref": "b.schema.json#/$defs/Y"}, "versions": [{"payload_schema_version": 1,
         "payload": {"$ref": "a.schema.json#/$defs/X"}, "status": "active"}],
         "consumers": [], "renamed_from": "shared.a.Watch"}]}
        """),
  ]

  private static let schemas = [
    "contracts/a/a.schema.json": #"{"$defs": {"X": {"type": "object"}}}"#,
    "contracts/a/b.schema.json": #"{"$defs": {"Y": {"type": "object"}}}"#,
  ]

  /// What reading finds when one file has this value.
  static func findings(with path: String, as value: JSON) -> [Diagnostic] {
    var texts = schemas
    for file in files { texts[file.path] = file.text }
    texts[path] = value.compactText
    let entries = texts.keys.sorted().map {
      Snapshot.Entry(path: $0, contentID: $0, kind: .file)
    }
    let snapshot = Snapshot(name: "a small repository", entries: entries) { entry in
      Array(texts[entry.path, default: ""].utf8)
    }
    return readContracts(in: snapshot).diagnostics
  }
}

extension JSON {
  /// Whether both are texts, both numbers, and so on.
  private func isAlike(_ other: JSON) -> Bool {
    switch (self, other) {
    case (.null, .null), (.bool, .bool), (.number, .number), (.string, .string): true
    case (.array, .array), (.object, .object): true
    default: false
    }
  }

  /// This value with one thing wrong somewhere: a member too many or too few, another type, or a list
  /// without items.
  func mutants() -> [JSON] {
    switch self {
    case .object(let object):
      let extra = JSONMember(name: "unheard_of", value: 1)
      return [.object(JSONObject(object.members + [extra])), .null, 7, []]
        + object.members.indices.flatMap { index -> [JSON] in
          var without = object.members
          let member = without.remove(at: index)
          return [.object(JSONObject(without))]
            + member.value.mutants().map { value in
              var members = object.members
              members[index] = JSONMember(name: member.name, value: value)
              return .object(JSONObject(members))
            }
        }
    case .array(let items):
      return [.null, "text", [:]] + (items.isEmpty ? [] : [[]])
        + items.indices.flatMap { index in
          items[index].mutants().map { item in
            var changed = items
            changed[index] = item
            return JSON.array(changed)
          }
        }
    default: return [.null, 7, "text", true, [], [:]].filter { !$0.isAlike(self) }
    }
  }
}
