import JSON
import Patterns
import Schema

/// What a conjunction says about a string.
struct StringParts: Hashable {
  var minimum = 0
  var maximum = Int.max
  var matches: [PatternID] = []
  var fails: [PatternID] = []
}

/// An answer about a set of strings.
enum StringAnswer {
  case member(String)
  case none
  case unknown(Doubt)
}

extension Prover {
  /// A string in a conjunction of string atoms.
  mutating func solveStrings(_ conjunction: Conjunction, _ doubt: Doubt?) -> Outcome {
    var parts = StringParts()
    for atom in conjunction.atoms {
      guard case .string(let string) = formulas.store[atom] else { continue }
      switch string {
      case .minLength(let length): parts.minimum = max(parts.minimum, length)
      case .maxLength(let length): parts.maximum = min(parts.maximum, length)
      case .matches(let pattern): parts.matches.append(pattern)
      case .fails(let pattern): parts.fails.append(pattern)
      }
    }
    guard parts.minimum <= parts.maximum else { return close(conjunction, .strings) }
    guard parts.matches.allSatisfy({ !parts.fails.contains($0) }) else {
      return close(conjunction, .strings)
    }
    guard parts.minimum <= 65_536 else {
      let counted = formulas.store.intern(.string(.minLength(parts.minimum)))
      return .doubtful(
        nil,
        Doubt(
          "a text of \(parts.minimum) characters is needed, and the longest witness has 64 KiB",
          .smaller, about: [counted]))
    }
    parts.matches = parts.matches.sortedOnce()
    parts.fails = parts.fails.sortedOnce()
    let excluded = exclusions(in: conjunction).compactMap(\.string)
    let answer =
      parts.matches.isEmpty && parts.fails.isEmpty
      ? freeString(parts, excluded, conjunction) : patternString(parts, excluded)
    switch answer {
    case .none: return close(conjunction, .strings)
    case .unknown(let reason): return .doubtful(nil, reason)
    case .member(let text):
      return found(
        .string(text), size: 1 + text.utf8.count / 64, doubt: doubt, in: conjunction)
    }
  }

  /// Only the empty length has fewer strings than can be excluded.
  private func freeString(
    _ parts: StringParts, _ excluded: [String], _ conjunction: Conjunction
  ) -> StringAnswer {
    let names = Set(excluded.map { Name($0) })
    if parts.minimum == 0 {
      if !names.contains("") { return .member("") }
      if parts.maximum == 0 { return .none }
    }
    let length = max(parts.minimum, 1)
    let padding = String(repeating: "a", count: length - 1)
    for number in 0...excluded.count {
      guard let scalar = Unicode.Scalar(UInt32(number < 26 ? 97 + number : 0x4E00 + number)) else {
        continue
      }
      let text = String(Character(scalar)) + padding
      if !names.contains(Name(text)) { return .member(text) }
    }
    return .unknown(
      Doubt("no text was found that all of it applies to", about: conjunction.atoms))
  }
}
