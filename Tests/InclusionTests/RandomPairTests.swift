import Inclusion
import JSON
import Schema
import Testing

/// Random pairs of schemas in both readings: every witness goes before Python's
/// jsonschema, and so do random members of the left side of every proof.
@Suite struct RandomPairTests {
  @Test func `no random pair is answered wrongly`() throws {
    let count = Depth.isDeep ? 1_000 : 200
    var judge = Judge()
    for dialect in Dialect.allCases {
      for reading in [Inclusion.Reading.strict, .declared] {
        var score = Score()
        score.judge = judge
        score.members = Depth.isDeep ? Depth.members : 40
        score.judged = Depth.isDeep ? 20 : 4
        var schemas = RandomSchemas(dialect, seed: reading == .strict ? 20_261_121 : 20_261_122)
        for number in 0..<count {
          let pair = schemas.pair()
          guard Depth.takes(number) else { continue }
          let old = side(pair.old, dialect)
          let new = side(pair.new, dialect)
          let id = "\(number): \(pair.old.compactText) | \(pair.new.compactText)"
          score.count(id, old, in: new, expected: nil, reading: reading)
          score.count(id + " (forward)", new, in: old, expected: nil, reading: reading)
        }
        score.report("random pairs, \(dialect.rawValue), \(reading.rawValue)", listing: 5)
        #expect(score.wrong.isEmpty)
        #expect(score.unverified.isEmpty)
        #expect(score.undecided.count * 50 <= count * 2)
        judge = score.judge
      }
    }
    try judge.decide("random pairs")
  }

  @Test func `members that are only known by their names are placed every way`() throws {
    let count = Depth.isDeep ? 2_000 : 300
    var score = Score()
    score.members = Depth.isDeep ? Depth.members : 40
    score.judged = Depth.isDeep ? 20 : 4
    var schemas = RandomNameDemands(seed: 20_261_123)
    for number in 0..<count {
      let pair = schemas.pair()
      guard Depth.takes(number) else { continue }
      let id = "\(number): \(pair.old.compactText) | \(pair.new.compactText)"
      score.count(id, side(pair.old), in: side(pair.new), expected: nil)
    }
    score.report("pairs that break through names", listing: 5)
    #expect(score.wrong.isEmpty)
    #expect(score.unverified.isEmpty)
    #expect(score.undecided.isEmpty)
    try score.judge.decide("pairs that break through names")
  }

  @Test func `what several schemas declare of one part counts together`() throws {
    let count = Depth.isDeep ? 4_000 : 600
    var score = Score()
    score.members = Depth.isDeep ? Depth.members : 40
    score.judged = Depth.isDeep ? 20 : 4
    var schemas = RandomDeclarations(seed: 20_261_124)
    for number in 0..<count {
      let pair = schemas.pair()
      guard Depth.takes(number) else { continue }
      let id = "\(number): \(pair.old.compactText) | \(pair.new.compactText)"
      for reading in [Reading.strict, .declared] {
        score.count(id, side(pair.old), in: side(pair.new), expected: nil, reading: reading)
      }
    }
    score.report("pairs that declare in several schemas", listing: 5)
    #expect(score.wrong.isEmpty)
    #expect(score.unverified.isEmpty)
    #expect(score.undecided.count * 50 <= count * 2)
    try score.judge.decide("pairs that declare in several schemas")
  }
}
