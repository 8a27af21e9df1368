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
    let scores = try scores([(name, url)], edits: count)
    let score = total(scores)
    report(scores, name)
    #expect(score.wrong.isEmpty)
    #expect(score.decided * 100 >= (score.decided + score.undecided.count) * 95)
  }

  @Test func `edits of the schemas of SchemaStore are decided`() throws {
    guard let folder = SharedData.path("codegen/schemastore", for: "SchemaStore") else { return }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let documents = names.map { ($0, folder.appending(path: $0).appending(path: "schema.json")) }
      .filter { FileManager.default.fileExists(atPath: $0.1.path) }
    #expect(documents.count > 200)
    // A fifth of them, a few edits each, is what `make test` has time for.
    let some = documents.enumerated().filter { Depth.isDeep || $0.offset % 5 == 0 }.map(\.element)
    let scores = try scores(some, edits: Depth.isDeep ? 100 : 4)
    let score = total(scores)
    report(scores, "SchemaStore")
    #expect(score.wrong.isEmpty)
    #expect(score.unverified.isEmpty)
    #expect(score.decided * 100 >= (score.decided + score.undecided.count) * 95)
  }

  /// What came of the edits of each kind; in `make test-deep`, of each document as well.
  private func scores(
    _ documents: [(name: String, url: URL)], edits count: Int
  ) throws -> [SchemaEdits.Kind: Score] {
    var kinds: [SchemaEdits.Kind: Score] = [:]
    for (number, document) in documents.enumerated() {
      guard let schema = try? json(at: document.url) else { continue }
      let root = Self.reaching(schema)
      let old = side(root, .draft07)
      let edits = SchemaEdits(root).some(count, seed: UInt64(number))
      var whole = Score()
      whole.members = Depth.isDeep ? 200 : 20
      for edit in edits {
        var score = whole
        score.reset()
        let new = side(edit.schema, .draft07)
        for reading in Inclusion.Reading.allCases {
          let name = "\(document.name): \(edit.name), \(reading.rawValue)"
          score.count(name, old, in: new, expected: nil, reading: reading)
          score.count(name + " (forward)", new, in: old, expected: nil, reading: reading)
        }
        whole.add(score)
        whole.judge = score.judge
        kinds[edit.kind, default: Score()].add(score)
      }
      if Depth.isDeep { print("edits | \(document.name) | \(edits.count) edits | \(whole.line)") }
      try whole.judge.decide(document.name)
    }
    return kinds
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

  private func total(_ scores: [SchemaEdits.Kind: Score]) -> Score {
    var total = Score()
    for kind in SchemaEdits.Kind.allCases {
      if let score = scores[kind] { total.add(score) }
    }
    return total
  }

  private func report(_ scores: [SchemaEdits.Kind: Score], _ title: String) {
    total(scores).report(title)
    guard Depth.isDeep else { return }
    for kind in SchemaEdits.Kind.allCases {
      if let score = scores[kind] { print("edits | \(title) | \(kind.rawValue) | \(score.line)") }
    }
  }
}
