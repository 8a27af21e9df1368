import Testing

@testable import Patterns

private func language(_ source: String) throws -> Language {
  try Language.searching(Pattern(source))
}

/// Patterns of many shapes for laws that hold for all of them.
private let specimens = [
  "", "^$", "a", "^a", "a$", "^a$", "^a|b$", "^[a-z]+$", "^[a-z]{2,4}$", "^(ab)*$", "^(?!a)",
  "^(?=.*[0-9])[a-z0-9]{2,3}$", "\\bcat\\b", "^\\d{4}-\\d{2}$", "[A-z]", "^.$", "^\\s*$", "x{3}",
  "^(a|ab)(c|bcd)$", "^\\p{Lu}", "[^]", "[]", "^(?:[^a]|a)*$", "^\\B", "\\B$", "^(a*)*b", "é|🐲",
]

/// Texts that tell such patterns apart.
private let texts = [
  "", "a", "b", "ab", "abab", "aba", "abcd", "A", "_", "cat", "a cat!", "concat", "2024-11", "\n",
  " ", "\u{2028}", "xxx", "xx", "a1", "1a", "11", "É", "é", "🐲", "aab", "Zz", "abc", "0", "\r\n",
]

@Test(arguments: specimens)
func aLanguageContainsWhatThePatternMatches(source: String) throws {
  let pattern = try Pattern(source)
  let language = try language(source)
  for text in texts {
    #expect(language.contains(text) == (pattern.matches(text) == .yes), "\(text)")
  }
}

@Test(arguments: specimens)
func setOperationsFollowTheirLaws(source: String) throws {
  let one = try language(source)
  #expect(one.complement.complement == one)
  #expect(try one.intersection(one.complement) == .none)
  #expect(try one.union(one.complement) == .all)
  for otherSource in specimens {
    let other = try language(otherSource)
    let both = try one.intersection(other)
    #expect(try both == one.complement.union(other.complement).complement)
    #expect(try one.subtracting(other) == one.intersection(other.complement))
    #expect(try one.isSubset(of: other) == one.subtracting(other).isEmpty)
    #expect(try one.isDisjoint(with: other) == both.isEmpty)
    for text in texts {
      #expect(both.contains(text) == (one.contains(text) && other.contains(text)))
    }
  }
}

@Test(arguments: specimens)
func aShortestMemberIsAMemberAndNoneIsShorter(source: String) throws {
  let language = try language(source)
  for minimum in 0..<6 {
    let shortest = try language.shortest(lengthAtLeast: minimum)
    guard let shortest else {
      #expect(try language.firstMembers(1, lengthAtLeast: minimum).isEmpty)
      continue
    }
    let length = shortest.unicodeScalars.count
    #expect(language.contains(shortest))
    #expect(length >= minimum)
    #expect(try language.shortest(lengthAtLeast: minimum, lengthAtMost: length - 1) == nil)
    #expect(
      try language.firstMembers(1, lengthAtLeast: minimum).first?.unicodeScalars.count == length)
  }
}

@Test(arguments: specimens)
func firstMembersAreDifferentMembers(source: String) throws {
  let language = try language(source)
  let members = try language.firstMembers(20)
  #expect(Set(members.map { Array($0.utf8) }).count == members.count)
  #expect(members.allSatisfy(language.contains))
  let lengths = members.map(\.unicodeScalars.count)
  #expect(lengths == lengths.sorted())
  if members.count < 20 { #expect(language.isFinite) }
}

@Test(
  arguments: [
    ("^[a-z]+$", "a"), ("^\\d{4}-\\d{2}$", "0000-00"), ("^(?!a)[a-c]{2}$", "ba"), ("[]", nil),
    ("^[A-Z]{2,}$", "AA"), ("", ""), ("^\\p{Lu}{2}$", "AA"), ("^[^\\x00-\\x7f]$", "¡"),
  ] as [(String, String?)])
func theShortestMemberIsReadable(source: String, expected: String?) throws {
  #expect(try Language.searching(Pattern(source)).shortest() == expected)
}

@Test(
  arguments: [
    ("^(a|bc)$", ["a", "bc"]), ("^[a-c]?$", ["", "a", "b", "c"]), ("^a{2,3}$", ["aa", "aaa"]),
    ("^a", nil), ("^.$", nil), ("[]", []), ("^$", [""]), ("^[ab]{4}$", nil),
  ] as [(String, [String]?)])
func finiteLanguagesListTheirMembers(source: String, expected: [String]?) throws {
  #expect(try language(source).members(limit: 10) == expected)
}

@Test func literalsAreTheirTexts() throws {
  let words = Language.literals(["b", "a", "", "abc"])
  #expect(words.members(limit: 4) == ["", "a", "abc", "b"])
  #expect(words.maximumLength == 3)
  #expect(try words == language("^(|a|abc|b)$"))
  #expect(Language.literals([]) == .none)
}

@Test func canonicallyEquivalentTextsStayDifferent() throws {
  #expect(try Language.literal("é").isDisjoint(with: .literal("e\u{301}")))
}

@Test func budgetsAreKept() throws {
  let budget = Language.Budget(patternStates: 2_000, states: 500, steps: 100_000)
  for source in ["(a|b)*a(a|b){20}$", "^(a{1,200}){1,200}$", "^.{0,600}$", "(a)\\1"] {
    let pattern = try Pattern(source)
    #expect(throws: LanguageError.self) { try Language.searching(pattern, budget: budget) }
  }
}

@Test func wideCountsAreWrittenOut() throws {
  #expect(try language("^.{0,2000}$").maximumLength == 2_000)
}

@Test func longTextsAreFoundAtOnce() throws {
  let even = try language("^(ab)*$")
  #expect(try even.shortest(lengthAtLeast: 9_999)?.count == 10_000)
  #expect(try language("^[a-z]").shortest(lengthAtLeast: 1_000_000)?.utf8.count == 1_000_000)
}
