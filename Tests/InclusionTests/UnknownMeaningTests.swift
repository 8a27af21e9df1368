import JSON
import Schema
import Testing

@testable import Inclusion

/// A verdict about schemas with missing documents must hold whatever these documents say.
@Suite struct UnknownMeaningTests {
  private static let values: [JSON] = [
    .null, 1, 2, "a", "b", [], [.null], [1], [[]], [[.null]], [[1]], ["a"], [.null, .null],
    [1, .null],
    [["a"]], [["a": 1]], [:], ["a": .null], ["a": 1], ["a": []], ["a": [.null]], ["a": ["a": 1]],
    ["a": ["a": .null]], ["a": "a"], ["b": 1], [["a": .null]], [[[]]], [[[.null]]],
  ]

  @Test(arguments: [(Dialect.draft2020, 3000), (.draft2019, 3000), (.draft07, 1000)])
  func `a proof holds for every meaning of what is missing`(dialect: Dialect, pairs: Int) {
    var random = RandomUnknowns(dialect, seed: 20)
    var proofs = 0
    var open = 0
    var tried = 0
    for _ in 0..<pairs {
      let (old, new) = random.pair()
      let verdict = decideBoth(side(old, dialect), in: side(new, dialect)).strict
      switch verdict {
      case .proved: proofs += 1
      case .undecided(let undecided):
        open += 1
        #expect(
          !undecided.reason.contains("bug of Treaty"), "\(old.compactText) ⊆ \(new.compactText)")
      case .refuted: break
      }
      for _ in 0..<4 where !verdict.isUndecided {
        let documents = random.documents()
        let (oldSide, newSide) = (read(old, dialect, documents), read(new, dialect, documents))
        for value in verdict.witness.map({ [$0.value] }) ?? Self.values {
          guard let isOld = oldSide.graph.isValid(value, at: oldSide.node),
            let isNew = newSide.graph.isValid(value, at: newSide.node)
          else { continue }
          tried += 1
          guard verdict.isProved ? isOld && !isNew : !isOld || isNew else { continue }
          Issue.record(
            "\(old.compactText) ⊆ \(new.compactText) is \(verdict.isProved ? "proved" : "refuted"), which \(value.compactText) shows to be wrong with \(documents.mapValues(\.compactText))"
          )
          return
        }
      }
    }
    print(
      "\(dialect.rawValue): \(pairs) pairs with missing documents, \(proofs) proved, \(open) open, \(tried) values tried"
    )
    #expect(proofs > pairs / 20)
    #expect(tried > pairs)
  }

  private func read(_ schema: JSON, _ dialect: Dialect, _ documents: [String: JSON]) -> SchemaSide {
    let reader = SchemaReader(
      options: SchemaOptions(defaultDialect: dialect),
      load: { uri in
        documents[uri].map { .found(JSONDocument(name: uri, root: $0)) } ?? .absent
      })
    let graph = reader.read(JSONDocument(name: "schema.json", root: schema))
    return SchemaSide(graph: graph, node: graph.roots[0])
  }
}

extension Verdict {
  fileprivate var isUndecided: Bool {
    if case .undecided = self { true } else { false }
  }
}
