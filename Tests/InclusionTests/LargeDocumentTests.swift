import Foundation
import Inclusion
import JSON
import Schema
import TestSupport
import Testing

/// Large and real schemas against themselves with one edit, both ways and in both readings: a hundred
/// edits of each document in `make test-deep`.
@Suite struct LargeDocumentTests {
  static let large = [
    "sarif-2.1.0", "github-workflow", "github-webhooks", "vega-lite", "kubernetes-definitions",
    "fhir",
  ]

  @Test(arguments: large) func `edits of a large schema are decided`(name: String) throws {
    let path = "codegen/large/\(name).schema.json"
    guard let url = SharedData.path(path, for: "large schemas") else { return }
    let count = Depth.isDeep ? 100 : name == "fhir" ? 2 : SchemaEdits.Kind.allCases.count
    var kinds: [SchemaEdits.Kind: Readings] = [:]
    try tryEdits(of: (0, name, url), count, in: &kinds)
    check(kinds, name)
  }

  @Test func `edits of the schemas of SchemaStore are decided`() throws {
    guard let folder = SharedData.path("codegen/schemastore", for: "SchemaStore") else { return }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let documents = names.map { ($0, folder.appending(path: $0).appending(path: "schema.json")) }
      .filter { FileManager.default.fileExists(atPath: $0.1.path) }
    #expect(documents.count > 200)
    var kinds: [SchemaEdits.Kind: Readings] = [:]
    // A fifth of them, a few edits each, is what `make test` has time for.
    for (number, document) in documents.enumerated() where Depth.isDeep || number % 5 == 0 {
      try tryEdits(of: (number, document.0, document.1), Depth.isDeep ? 100 : 4, in: &kinds)
    }
    check(kinds, "SchemaStore")
  }

  /// Adds what comes of the edits of each kind; prints it for each document in `make test-deep`.
  private func tryEdits(
    of document: (number: Int, name: String, url: URL), _ count: Int,
    in kinds: inout [SchemaEdits.Kind: Readings]
  ) throws {
    guard let schema = try? json(at: document.url) else { return }
    let root = Self.reaching(schema)
    let old = side(root, .draft07)
    let edits = SchemaEdits(root).some(count, seed: UInt64(document.number))
    var whole = Readings()
    whole.strict.members = Depth.isDeep ? Depth.members : 20
    whole.declared.members = whole.strict.members
    for (number, edit) in edits.enumerated() where Depth.takes(number) {
      var score = whole
      score.reset()
      let new = side(edit.schema, .draft07)
      score.countBothWays("\(document.name): \(edit.name)", old, new, edited: edit.place)
      whole.add(score)
      whole.take(judgesOf: score)
      kinds[edit.kind, default: Readings()].add(score)
    }
    if Depth.isDeep {
      print("edits | \(document.name) | strict | \(whole.strict.line)")
      print("edits | \(document.name) | declared | \(whole.declared.line)")
    }
    try whole.decide(document.name)
  }

  private func check(_ kinds: [SchemaEdits.Kind: Readings], _ title: String) {
    var total = Readings()
    for kind in SchemaEdits.Kind.allCases {
      guard let score = kinds[kind] else { continue }
      total.add(score)
      guard Depth.isDeep else { continue }
      print("edits | \(title) | \(kind.rawValue) | strict | \(score.strict.line)")
      print("edits | \(title) | \(kind.rawValue) | declared | \(score.declared.line)")
    }
    total.report(title)
    #expect(total.wrong.isEmpty)
    #expect(total.unverified.isEmpty)
    #expect(total.decided * 100 >= (total.decided + total.undecided) * 95)
  }

  /// A document of nothing but definitions accepts everything: each becomes the schema of a member.
  private static func reaching(_ schema: JSON) -> JSON {
    guard let object = schema.object, let definitions = object["definitions"]?.object,
      object["properties"] == nil, object["$ref"] == nil, object["type"] == nil,
      object["oneOf"] == nil, object["anyOf"] == nil, object["allOf"] == nil
    else { return schema }
    let members = definitions.members.map { member in
      let place = JSONPointer(["definitions", member.name])
      return JSONMember(name: member.name, value: ["$ref": .string("#\(place)")])
    }
    let properties = JSONMember(name: "properties", value: .object(JSONObject(members)))
    return .object(JSONObject(object.members + [properties]))
  }
}
