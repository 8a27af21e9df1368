import Foundation
import Inclusion
import JSON
import Schema
import TestSupport
import Testing

@Suite struct LargeDocumentTests {
  static let names = [
    "sarif-2.1.0", "github-workflow", "github-webhooks", "kubernetes-definitions", "vega-lite",
  ]
  static let all = [
    "github-webhooks", "github-workflow", "sarif-2.1.0", "vega-lite", "kubernetes-definitions",
    "fhir",
  ]

  /// The same schema with its first `"type": "string"` made `"type": ["string", "null"]`.
  private func edited(_ json: JSON, _ skip: inout Int) -> JSON {
    switch json {
    case .array(let items):
      return .array(items.map { edited($0, &skip) })
    case .object(let object):
      return .object(
        JSONObject(
          object.members.map { member in
            if member.name == "type", member.value == "string" {
              skip -= 1
              if skip == 0 { return JSONMember(name: "type", value: ["string", "null"]) }
            }
            return JSONMember(name: member.name, value: edited(member.value, &skip))
          }))
    default: return json
    }
  }

  @Test(arguments: names) func `one edit of a large schema is decided`(name: String) throws {
    let path = "codegen/large/\(name).schema.json"
    guard let url = SharedData.path(path, for: "large schemas") else { return }
    let schema = try json(at: url)
    var skip = 40
    let old = side(schema)
    let new = side(edited(schema, &skip))
    let start = ContinuousClock.now
    let widened = decide(old, in: new)
    let middle = ContinuousClock.now
    let narrowed = decide(new, in: old)
    let end = ContinuousClock.now
    print(
      "\(name): \(old.graph.nodes.count) schemas;", Self.word(widened), middle - start,
      Self.word(narrowed), end - middle)
    if case .refuted(let witness) = widened {
      Issue.record("a wider schema lost \(witness.value.compactText)")
    }
  }

  private static func word(_ verdict: Verdict) -> String {
    switch verdict {
    case .proved: "proved"
    case .refuted(let witness): "refuted by \(String(witness.value.compactText.prefix(200)))"
    case .undecided(let undecided): "undecided: \(undecided.reason)"
    }
  }
}
