import Testing

@testable import Patterns

/// A pattern that makes backtracking engines take exponential or polynomial time, and the text.
private struct Evil: Sendable {
  let pattern: String
  let text: String

  init(_ pattern: String, _ unit: String, _ end: String = "!", start: String = "") {
    self.pattern = pattern
    let count = (5_000 - start.count - end.count) / unit.count
    text = start + String(repeating: unit, count: count) + end
  }
}

private let evils: [Evil] = [
  Evil("^(a+)+$", "a"), Evil("^(a*)*$", "a"), Evil("^(a|a)*$", "a"), Evil("^(a|aa)+$", "a"),
  Evil("^(a|a?)+$", "a"), Evil("^(.*a){10}$", "a"), Evil("^([a-zA-Z]+)*$", "a"),
  Evil("(x+x+)+y", "x", "x"), Evil("^(([a-z])+.)+[A-Z]([a-z])+$", "a"),
  Evil("(.*)(.*)(.*)[^a]$", "a"),
  Evil("^(a?){25}a{25}$", "a"), Evil("(a*)*b", "a", "a"), Evil("(a*a*)*b", "a", "a"),
  Evil("^(\\w+\\s?)*$", "word "), Evil("^(\\d+)*\\.$", "1"), Evil("\\s+$", " ", "x"),
  Evil("^\\s+|\\s+$", " ", "x", start: "x"), Evil("(a|b|ab)*c", "ab"),
  Evil("((a|b)*c|(a|b)*d)*e", "ab"),
  Evil("^(?:a+b?)+$", "ab"),
  Evil("^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+$", "a"),
  Evil("^(([a-zA-Z0-9_\\-\\.]+)@)+$", "a@a"), Evil("^([a-z0-9]+(-[a-z0-9]+)*)+$", "a-"),
  Evil("^(/[^/]+)+/?\\.js$", "/a"), Evil("<!--(.|\\s)*?-->", " ", "x", start: "<!--"),
  Evil("(\"[^\"]*\"|'[^']*'|[^\"'])*>", "\"'", "\""), Evil("^(?:[^<]+|<[^>]*>)*$", "<a", "<"),
  Evil("(?:\\r\\n|\\n|\\r|.)*;", "\n"), Evil("^(\\(?\\+?[0-9]*\\)?)?[0-9_\\- \\(\\)]*$", "0", "x"),
  Evil("^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.|$)){4}", "25."), Evil("(.+)+x", "a"),
  Evil("(a|b)*a(a|b){12}c", "ab"), Evil("(a|b)*a(a|b){40}c", "ab"),
  Evil("(a|b)*abb(a|b){200}c", "abb"),
  Evil("^(a{1,50}){1,20}$", "a"), Evil("[a-z]{1,2000}[0-9]", "a"), Evil("^(.{1,2000},)+$", "a,"),
  Evil("(ab?){500,2000}c", "ab"), Evil("a{1000}b", "a"), Evil("(?:a?){300}a{300}b", "a"),
  Evil("(a*)+(b*)+(c*)+d", "abc"), Evil("((((a*)*)*)*)*b", "a"), Evil("(?:(?:a+)+)+b", "a"),
  Evil("\\b(\\w+\\b\\W*)+\\.$", "ab "), Evil("(?:\\b|a)+c", "a "), Evil("(\\p{L}+\\s*)+\\d", "é "),
  Evil("(.|\\n)*[^.]\\x00", "🐲."), Evil("^(?=(a+)+$)(?!(b|bb)+$)", "a"),
  Evil("^(?!(a|aa)+$).*b$", "a"),
  Evil("(.*?,){11}P", "1,2,"), Evil("x*x*x*x*x*x*x*y", "x"), Evil("(?:x|y|xy)+(?:x|y|yx)+z", "xy"),
]

@Test func evilPatternsTakeLinearTime() throws {
  #expect(evils.count >= 50)
  let clock = ContinuousClock()
  var total = Duration.zero
  for evil in evils {
    var outcome = (match: Pattern.Match.no, steps: 0)
    var size = 0
    total += try clock.measure {
      let pattern = try Pattern(evil.pattern)
      size = pattern.expression.automatonSize
      #expect(pattern.isRegular, "\(evil.pattern)")
      outcome = pattern.countedMatch(evil.text)
    }
    if case .gaveUp(let reason) = outcome.match { Issue.record("\(evil.pattern): \(reason)") }
    let length = evil.text.utf8.count + 1
    #expect(outcome.steps <= 4 * length * size, "\(evil.pattern) took \(outcome.steps) steps")
  }
  print("\(evils.count) evil patterns on 5,000 characters: \(total)")
}

extension Expression {
  /// How many states its automata have together.
  fileprivate var automatonSize: Int {
    let parts = leadingConditions?.map(\.expression) ?? [self]
    return parts.reduce(0) { $0 + (NFA($1, stateLimit: 100_000)?.states.count ?? 0) }
  }
}

@Test(arguments: ["(a+)+\\1b", "^((?!aa)a)*(a+)+$(?<=b)", "(?=(a+))(a+)+\\1b"])
func whatIsNotRegularGivesUp(source: String) throws {
  let pattern = try Pattern(source)
  #expect(!pattern.isRegular)
  let (match, steps) = pattern.countedMatch(String(repeating: "a", count: 5_000), steps: 10_000)
  guard case .gaveUp = match else {
    Issue.record("\(source) gave \(match)")
    return
  }
  #expect(steps <= 20_000)
}
