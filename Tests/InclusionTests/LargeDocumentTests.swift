import Foundation
import Inclusion
import JSON
import Schema
import TestSupport
import Testing

/// Large and real schemas against themselves with one edit: all of it in `make test-deep`.
@Suite struct LargeDocumentTests {
  static let large = [
    "sarif-2.1.0", "github-workflow", "github-webhooks", "vega-lite", "fhir",
  ]

  @Test(arguments: large) func `edits of a large schema are decided`(name: String) throws {
    let path = "codegen/large/\(name).schema.json"
    guard let url = SharedData.path(path, for: "large schemas") else { return }
    let count = Depth.isDeep ? 100 : name == "fhir" ? 2 : 15
    let score = try self.score([url], edits: count)
    score.report(name, listing: 5)
    #expect(score.wrong.isEmpty)
    #expect(score.unverified.isEmpty)
    try score.judge.decide(name)
  }

  @Test func `edits of the schemas of SchemaStore are decided`() throws {
    guard let folder = SharedData.path("codegen/schemastore", for: "SchemaStore") else { return }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let urls = names.map { folder.appending(path: $0).appending(path: "schema.json") }.filter {
      FileManager.default.fileExists(atPath: $0.path)
    }
    #expect(urls.count > 200)
    // A fifth of them, a few edits each, is what `make test` has time for.
    let some = urls.enumerated().filter { Depth.isDeep || $0.offset % 5 == 0 }.map(\.element)
    let score = try self.score(some, edits: Depth.isDeep ? 100 : 4)
    score.report("SchemaStore", listing: 40)
    #expect(score.wrong.isEmpty)
    #expect(score.unverified.isEmpty)
    #expect(score.decided * 100 >= (score.decided + score.undecided.count) * 95)
    try score.judge.decide("SchemaStore")
  }

  private func score(_ urls: [URL], edits count: Int) throws -> Score {
    var score = Score()
    score.members = Depth.isDeep ? 200 : 20
    for (number, url) in urls.enumerated() {
      guard let schema = try? json(at: url) else { continue }
      let old = side(schema, .draft07)
      let label = url.deletingLastPathComponent().lastPathComponent
      for edit in SchemaEdits(schema).some(count, seed: UInt64(number)) {
        let new = side(edit.schema, .draft07)
        let name = "\(label): \(edit.name)"
        score.count(name, old, in: new, expected: nil)
        score.count(name + " (forward)", new, in: old, expected: nil)
      }
    }
    return score
  }
}
