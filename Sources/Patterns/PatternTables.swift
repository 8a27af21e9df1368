/// A pattern as the tables of its automata, written as text for generated code to carry.
///
/// One line for each automaton that must accept, with a `!` before one that must not. A line has four
/// parts with `|` between them, all numbers in base 36: the alphabet (`start:class`, the classes of
/// the scalars from each start on), the initial state, the accepting states, and for each state from
/// the third on its transitions (`class:state`; those to state 0, which never accepts, left out).
/// State 1 always accepts.
public struct PatternTables: Sendable, Hashable {
  /// The text.
  public let text: String

  /// Larger tables would be a burden to who compiles them.
  private static let cellLimit = 100_000

  /// The tables of a pattern; nil when it is not regular, or too large for a table.
  public init?(_ pattern: Pattern) {
    guard let lines = Self.lines(pattern.program) else { return nil }
    text = lines.joined(separator: "\n")
  }

  private static func lines(_ program: Program) -> [String]? {
    switch program {
    case .table(let dfa):
      return dfa.transitions.count <= cellLimit ? [line(dfa)] : nil
    case .all(let conditions):
      var lines: [String] = []
      for condition in conditions {
        guard let inner = Self.lines(condition.program), inner.count == 1 else { return nil }
        lines.append((condition.isNegated ? "!" : "") + inner[0])
      }
      return lines
    case .lazy, .backtracking: return nil
    }
  }

  private static func line(_ dfa: DFA) -> String {
    let classCount = dfa.alphabet.classCount
    let alphabet = zip(dfa.alphabet.starts, dfa.alphabet.classes).map { start, number in
      "\(String(start, radix: 36)):\(String(number, radix: 36))"
    }
    let accepting = dfa.accepting.indices.filter { dfa.accepting[$0] }
    let rows = (2..<max(dfa.stateCount, 2)).map { state in
      (0..<classCount).compactMap { number -> String? in
        let target = dfa.transitions[state * classCount + number]
        return target == 0
          ? nil : "\(String(number, radix: 36)):\(String(target, radix: 36))"
      }.joined(separator: " ")
    }
    return [
      alphabet.joined(separator: " "), String(dfa.initial, radix: 36),
      accepting.map { String($0, radix: 36) }.joined(separator: " "),
      rows.joined(separator: ";"),
    ].joined(separator: "|")
  }
}
