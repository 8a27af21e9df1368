import Patterns
import Schema

extension PatternText {
  /// Why generated code cannot carry the pattern, as it stands after it in a sentence.
  var obstacle: String {
    guard let pattern, let obstacle = PatternTables.obstacle(to: pattern) else {
      return ", which cannot be read,"
    }
    switch obstacle {
    case .backReference: return ", which refers back to one of its groups, as no automaton can,"
    case .lookBehind: return ", which looks behind, and for which Treaty makes no automaton,"
    case .lookAhead:
      return ", which looks ahead elsewhere than right after a `^` that it begins with, and for "
        + "which Treaty makes no automaton,"
    case .states(let count?, let limit):
      return ", whose automaton has \(count) states and may have \(limit) at most,"
    case .states(nil, let limit):
      return ", whose automaton has far more states than the \(limit) that it may have,"
    case .entries(let count, let limit):
      return ", whose table has \(count) entries and may have \(limit) at most,"
    }
  }
}
