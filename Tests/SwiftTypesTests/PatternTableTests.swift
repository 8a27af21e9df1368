import Patterns
import Testing
import TreatyRuntime

/// Patterns in generated code match what they match for the validator.
@Suite struct PatternTableTests {
  private static let texts =
    [
      "", "a", "b", "ab", "ba", " ", "a b", "é", "aé", "名前", "a-b", "_", "\n", "a\nb", "0", "x.yz",
      "http://a.b", "https://www.example.org/x?y#z", "https://example.org", "https://a.b!",
      "\u{1F469}",
    ]
    + (0..<64).map { bits in
      (0..<16).map { bits >> ($0 % 6) & 1 == 0 ? "a" : "b" }.joined()
    }
    + [11, 12, 13, 255, 256, 257, 300].map { String(repeating: "a", count: $0) }
    + [255, 256, 257].map { "https://" + String(repeating: "a", count: $0) + ".org" }

  @Test(arguments: [
    "^a$", "a|b", "", "^$", "\\bb", "a\\B", "^(?!a)", "^(?=a).*b$", "\\p{L}", "[^\\x00-\\x7F]",
  ])
  func smallPatternsAreTablesOfStates(pattern: String) throws {
    try check(pattern, isSearch: false)
  }

  /// These would have thousands of states if they were made deterministic.
  @Test(arguments: [
    "(a|b)*a(a|b){12}$", "a(a|b){12}$", "a.{11}\\b.{2}", "^(a|b)*a(a|b){13}$|\\Bb.{12}a$",
    "^(?!(a|b)*a(a|b){12}$)", "^(?=(a|b)*a(a|b){12}$)b",
    "^https?:\\/\\/(www\\.)?[-a-z0-9.]{1,256}\\.[a-z0-9()]{1,6}\\b([-a-z0-9()?&#/=]*)$",
    "^.*[a-z]{1,256}\\..{1,9}$",
  ])
  func largePatternsAreSearchedForInEveryStateAtOnce(pattern: String) throws {
    try check(pattern, isSearch: true)
  }

  /// What has no tables says why; what has some does not.
  @Test func whatHasNoTablesSaysWhy() throws {
    let obstacles: [(String, PatternTables.Obstacle?)] = [
      ("(a)\\1", .backReference), ("(?=a)(b)\\1", .backReference), ("(?<=a)b", .lookBehind),
      ("^(?<!a)b", .lookBehind), ("^a(?!b)", .lookAhead), ("(?=a)b", .lookAhead),
      ("^(?:(?!--).)*$", .lookAhead), ("^(?=a)b|c", .lookAhead), ("^(?=(?!a)b)", .lookAhead),
      ("^(?=a)(?!b)[a-z]", nil), ("^.{1,4999}$", nil),
      ("^.{1,5000}$", .states(count: 10_002, limit: 10_000)),
      ("^(?=.{1,5000}$)a", .states(count: 10_002, limit: 10_000)),
      ("^.{1,60000}$", .states(count: nil, limit: 10_000)),
      ("^(?=.{1,60000}$)a", .states(count: nil, limit: 10_000)),
    ]
    for (source, expected) in obstacles {
      let pattern = try Pattern(source)
      #expect(PatternTables.obstacle(to: pattern) == expected, "\(source)")
      #expect((PatternTables(pattern) == nil) == (expected != nil), "\(source)")
    }
  }

  /// A table may have few states and many kinds of scalars: here each letter leads to a state of its own.
  @Test func aTableWithManyEntriesHasAnObstacle() throws {
    let letters = (0..<400).compactMap { Unicode.Scalar(0x4E00 + 2 * $0) }
    let branches = (0..<9).map { bit in
      let set = letters.indices.filter { $0 >> bit & 1 == 1 }.map { String(letters[$0]) }
      return "[\(set.joined())]x"
    }
    let pattern = try Pattern("^(.|\(branches.joined(separator: "|")))")
    guard case .entries(let count, let limit) = PatternTables.obstacle(to: pattern) else {
      Issue.record("\(String(describing: PatternTables.obstacle(to: pattern)))")
      return
    }
    #expect(count > limit)
    #expect(PatternTables(pattern) == nil)
  }

  /// No text takes longer than its length times the number of states.
  @Test func aLongTextIsReadToItsEnd() throws {
    let pattern = "(a|b)*a(a|b){12}$"
    let tables = try #require(PatternTables(Pattern(pattern))).text
    let text = String(repeating: "ab", count: 20_000)
    #expect(TextPattern(pattern, tables: tables).matches(text + "a"))
    #expect(!TextPattern(pattern, tables: tables).matches(text))
  }

  private func check(_ source: String, isSearch: Bool) throws {
    let pattern = try Pattern(source)
    let tables = try #require(PatternTables(pattern)).text
    #expect(tables.utf8.contains(UInt8(ascii: "~")) == isSearch, "\(source)")
    let generated = TextPattern(source, tables: tables)
    var found = Set<Bool>()
    for text in Self.texts {
      let isMatch = generated.matches(text)
      #expect((pattern.matches(text) == .yes) == isMatch, "\(source) in \(text)")
      found.insert(isMatch)
    }
    #expect(found.count == 2 || source.isEmpty, "\(source)")
  }
}
