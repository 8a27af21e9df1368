import Foundation
import JSON
import TestSupport
import Testing

@testable import Patterns

/// A pattern that makes backtracking engines take exponential or polynomial time, and the text: the
/// entries of `Tests/Fixtures/Patterns/evil.json`, which the benchmarks time as well.
private struct Evil {
  let pattern: String
  let text: String

  init(_ entry: JSON) throws {
    pattern = try #require(entry["pattern"]?.string)
    let unit = try #require(entry["unit"]?.string)
    let end = try #require(entry["end"]?.string)
    let start = entry["start"]?.string ?? ""
    let count = (5_000 - start.count - end.count) / unit.count
    text = start + String(repeating: unit, count: count) + end
  }

  static func all() throws -> [Evil] {
    let file = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Patterns/evil.json")
    let document = try JSONDocument(parsing: [UInt8](try Data(contentsOf: file)), name: "evil.json")
    return try #require(document.root.array).map(Evil.init)
  }
}

@Test func evilPatternsTakeLinearTime() throws {
  let evils = try Evil.all()
  #expect(evils.count >= 50)
  for evil in evils {
    let pattern = try Pattern(evil.pattern)
    #expect(pattern.isRegular, "\(evil.pattern)")
    let outcome = pattern.countedMatch(evil.text)
    if case .gaveUp(let reason) = outcome.match { Issue.record("\(evil.pattern): \(reason)") }
    let length = evil.text.utf8.count + 1
    let size = pattern.expression.automatonSize
    #expect(outcome.steps <= 4 * length * size, "\(evil.pattern) took \(outcome.steps) steps")
  }
}

extension Patterns.Expression {
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
