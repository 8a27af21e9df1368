import JSON
import Patterns

/// Languages of patterns and of their combinations, each computed once.
struct LanguageCache {
}

extension Prover {
  /// A string that some patterns match and others do not.
  mutating func patternString(_ parts: StringParts, _ excluded: [String]) -> StringAnswer {
    .unknown(Doubt("patterns are not compared yet"))
  }
}
