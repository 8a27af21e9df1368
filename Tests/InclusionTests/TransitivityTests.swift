import Inclusion
import JSON
import Schema
import TestSupport
import Testing

/// What follows from two answers: A ⊆ B and B ⊆ C give A ⊆ C, and a value that A has and C lacks is
/// lost between A and B, or between B and C.
///
/// In the declared reading the first step speaks about what writers of A send, and the second one
/// about all values of B: what a writer of A sends need not be what a writer of B would.
@Suite struct TransitivityTests {
  @Test(arguments: Dialect.allCases)
  func `answers about three random schemas follow from each other`(dialect: Dialect) {
    var law = Transitivity()
    var schemas = RandomSchemas(dialect, seed: 20_261_125)
    for number in 0..<(Depth.isDeep ? 4_000 : 400) {
      let triple = schemas.triple()
      guard Depth.takes(number) else { continue }
      law.check("\(number)", triple.map { side($0, dialect) })
    }
    print("three random schemas, \(dialect.rawValue): \(law.line)")
    #expect(law.conclusions > 100)
    #expect(law.violations.isEmpty)
  }

  @Test func `answers about three versions of real schemas follow from each other`() throws {
    guard let pairs = try igluPairs() else { return }
    var law = Transitivity()
    for (first, second) in zip(pairs, pairs.dropFirst()) where first.new == second.old {
      let triple = [first.old, first.new, second.new]
      law.check("\(first.id), \(second.id)", triple.map { side($0, .draft04) })
    }
    #expect(law.triples > 20)
    // Two versions and the schema of something else, which has some members in common with them.
    for (number, pair) in pairs.enumerated() {
      let other = pairs[(number * 37 + 11) % pairs.count].new
      law.check("\(pair.id) and another", [pair.old, pair.new, other].map { side($0, .draft04) })
    }
    print("three real schemas: \(law.line)")
    #expect(law.violations.isEmpty)
  }

  @Test func `answers about real schemas and two edits of them follow from each other`() throws {
    guard let url = SharedData.path("codegen/large/sarif-2.1.0.schema.json", for: "SARIF") else {
      return
    }
    let schema = try json(at: url)
    var law = Transitivity()
    for (number, edit) in SchemaEdits(schema).some(Depth.isDeep ? 60 : 12, seed: 5).enumerated() {
      guard let second = SchemaEdits(edit.schema).some(1, seed: UInt64(number)).first else {
        continue
      }
      let triple = [schema, edit.schema, second.schema]
      law.check("\(edit.name), \(second.name)", triple.map { side($0, .draft07) })
    }
    print("SARIF and two edits: \(law.line)")
    #expect(law.conclusions > 0)
    #expect(law.violations.isEmpty)
  }
}

/// Counts what follows from answers about three schemas, and what contradicts it.
private struct Transitivity {
  private(set) var triples = 0
  /// How often A ⊆ B and B ⊆ C were proved, and how often A ⊆ C was, too.
  private(set) var conclusions = 0
  private var proved = 0
  /// Witnesses against A ⊆ C that were asked about B.
  private var witnesses = 0
  private(set) var violations: [String] = []

  var line: String {
    "\(triples) triples; of \(conclusions) conclusions \(proved) proved and none refuted; "
      + "\(witnesses) witnesses against one of two steps; \(violations.count) violations"
  }

  mutating func check(_ id: String, _ sides: [SchemaSide]) {
    triples += 1
    var decisions: [[Decision?]] = sides.map { _ in sides.map { _ in nil } }
    for one in sides.indices {
      for other in sides.indices where one < other {
        (decisions[one][other], decisions[other][one]) = decideBothWays(sides[one], sides[other])
      }
    }
    for first in sides.indices {
      for second in sides.indices where second != first {
        let third = 3 - first - second
        guard let step = decisions[first][second], let next = decisions[second][third],
          let whole = decisions[first][third]
        else { continue }
        for reading in Inclusion.Reading.allCases {
          let order = "\(id), \(first) \(second) \(third), \(reading.rawValue)"
          check(order, sides[second], step[reading], next.strict, whole[reading])
        }
      }
    }
  }

  private mutating func check(
    _ id: String, _ middle: SchemaSide, _ step: Verdict, _ next: Verdict, _ whole: Verdict
  ) {
    if step.isProved, next.isProved {
      conclusions += 1
      if whole.isProved { proved += 1 }
      if let witness = whole.witness {
        violations.append("\(id): both steps are proved, but \(witness.value.compactText) is lost")
      }
    }
    guard let witness = whole.witness,
      let isInside = middle.graph.isValid(witness.value, at: middle.node)
    else { return }
    witnesses += 1
    if isInside ? next.isProved : step.isProved {
      violations.append(
        "\(id): \(witness.value.compactText) is lost in a step that is proved to lose nothing")
    }
  }
}
