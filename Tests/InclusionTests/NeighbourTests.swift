import JSON
import Schema
import TestSupport
import Testing

@testable import Inclusion

/// Schemas that list the same pieces in the same order, below different keywords.
///
/// What is asked of a value depends on which keyword a piece stands below. Classes of schemas that say the same
/// are trusted by the checker of proofs, so nothing but values can tell when two schemas share one by mistake.
@Suite struct NeighbourTests {
  /// Pieces, and values that tell their combinations apart.
  private static let subjects: [(pieces: [JSON], values: [JSON])] = [
    ([["minimum": 1], ["maximum": 5], ["multipleOf": 2]], [0, 1, 2, 3, 6, 7, -1, "a"]),
    (
      [["type": "object"], ["required": ["a"]], ["required": ["b"]]],
      [["a": 1], ["b": 1], ["a": 1, "b": 1], [:], 1]
    ),
    ([true, ["type": "null"], ["const": 1]], [.null, 1, 2]),
    (
      [["properties": ["a": ["type": "null"]]], ["minProperties": 2], ["required": ["a"]]],
      [["a": .null], ["a": 1], ["a": .null, "b": 1], ["a": 1, "b": 1], ["b": 1], [:]]
    ),
  ]

  /// Where in a document the schema stands, and where in a value the part that it is about.
  private static let frames: [@Sendable (JSON) -> (schema: JSON, value: JSON)] = [
    { ($0, $0) }, { (["properties": ["x": $0]], ["x": $0]) }, { (["not": ["not": $0]], $0) },
  ]

  @Test func `a piece that moves to a neighbouring keyword changes what is said`() {
    var proofs = 0
    for subject in Self.subjects {
      for frame in Self.frames {
        let values = subject.values.map { frame($0).value }
        for order in Self.orders(of: subject.pieces) {
          let schemas = Self.distributions(of: order).map { frame($0).schema }
          proofs += attack(schemas, with: values)
        }
      }
    }
    #expect(proofs > 10_000)
  }

  /// Asks whether each schema is inside each other one, and holds the values against what is proved.
  private func attack(_ schemas: [JSON], with values: [JSON]) -> Int {
    let sides = schemas.map { side($0) }
    var proofs = 0
    for (oldText, old) in zip(schemas, sides) {
      let members = values.filter { old.graph.accepts($0, at: old.node).isAccepted }
      for (newText, new) in zip(schemas, sides) {
        let both = decideBoth(old, in: new)
        for (reading, verdict) in [
          (Inclusion.Reading.strict, both.strict), (.declared, both.declared),
        ]
        where verdict.isProved {
          proofs += 1
          for value in members where reading == .strict || old.declares(value) {
            guard new.graph.isValid(value, at: new.node) == false else { continue }
            Issue.record(
              "\(reading): \(oldText.compactText) ⊆ \(newText.compactText), but \(value.compactText)"
            )
          }
        }
      }
    }
    return proofs
  }

  /// Every way to put the pieces below `allOf`, `anyOf` and `oneOf`.
  private static func distributions(of pieces: [JSON]) -> [JSON] {
    let keywords: [Name] = ["allOf", "anyOf", "oneOf"]
    let count = pieces.reduce(1) { count, _ in count * keywords.count }
    return (0..<count).map { number in
      var rest = number
      var lists = [[JSON]](repeating: [], count: keywords.count)
      for piece in pieces {
        lists[rest % keywords.count].append(piece)
        rest /= keywords.count
      }
      let members = zip(keywords, lists).filter { !$1.isEmpty }
      return .object(JSONObject(members.map { JSONMember(name: $0, value: .array($1)) }))
    }
  }

  /// The pieces in every order.
  private static func orders(of pieces: [JSON]) -> [[JSON]] {
    guard pieces.count > 1 else { return [pieces] }
    return pieces.indices.flatMap { index in
      var rest = pieces
      let first = rest.remove(at: index)
      return orders(of: rest).map { [first] + $0 }
    }
  }
}
