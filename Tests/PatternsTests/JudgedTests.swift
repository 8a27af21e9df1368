import Foundation
import JSON
import TestSupport
import Testing

@testable import Patterns

/// What node says about thousands of patterns; see `Tests/Fixtures/Patterns/generate.js`.
private struct Judged {
  struct Case {
    let pattern: String
    let mode: String
    let matches: [Bool]
  }

  let texts: [String]
  let cases: [Case]

  init() throws {
    let file = SharedData.repositoryRoot.appending(
      path: "Tests/Fixtures/Patterns/judged.jsonl")
    let lines = try Data(contentsOf: file).split(separator: 0x0A)
    let decoder = JSONDecoder()
    let texts = try decoder.decode([String].self, from: try #require(lines.first))
    self.texts = texts
    cases = try lines.dropFirst().map { line in
      let parts = try decoder.decode([String].self, from: line)
      let bits = parts[2].flatMap { digit in
        (0..<4).map { (digit.hexDigitValue ?? 0) & (8 >> $0) != 0 }
      }
      return Case(pattern: parts[0], mode: parts[1], matches: bits)
    }
  }
}

@Test func patternsMatchWhatAnIndependentEngineMatches() throws {
  let judged = try Judged()
  var counts = ["judged": 0, "unsupported": 0, "regular": 0]
  for item in judged.cases {
    let pattern: Pattern
    do throws(PatternSyntaxError) {
      pattern = try Pattern(item.pattern)
    } catch {
      counts["unsupported", default: 0] += item.mode == "x" ? 0 : 1
      #expect(item.mode == "x" || error.isUnsupported, "\(error)")
      continue
    }
    #expect(item.mode == (pattern.usesAnnexB ? "b" : "u"), "\(item.pattern)")
    guard item.mode != "x" else { continue }
    counts["judged", default: 0] += 1
    counts["regular", default: 0] += pattern.isRegular ? 1 : 0
    compare(pattern, with: item.matches, on: judged.texts)
  }
  print("patterns judged:", counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
}

/// Every way of matching must agree with the judge.
private func compare(_ pattern: Pattern, with expected: [Bool], on texts: [String]) {
  let language = try? Language.searching(pattern)
  let groups = pattern.expression.groups.count
  let backtracker = Backtracker(pattern.expression, groups)
  let nfa = NFA(pattern.expression, stateLimit: 10_000)
  for (text, isExpected) in zip(texts, expected) {
    // Without the flag the judge reads UTF-16 units, and Treaty always scalars.
    if pattern.usesAnnexB, text.unicodeScalars.contains(where: { $0.value > 0xFFFF }) { continue }
    let answer: Pattern.Match = isExpected ? .yes : .no
    #expect(pattern.matches(text) == answer, "\(pattern) on \(text.debugDescription)")
    if let language {
      #expect(language.contains(text) == isExpected, "\(pattern) on \(text.debugDescription)")
    }
    UTF8Reading.withBytes(of: text) { bytes in
      let tried = backtracker.run(on: bytes, steps: 100_000).match
      if case .gaveUp = tried { return }
      #expect(tried == answer, "trying \(pattern) on \(text.debugDescription)")
      if let nfa {
        var search = LazySearch(nfa)
        #expect(search.finds(in: bytes) == isExpected, "\(pattern) lazily")
      }
    }
  }
}
