/// A pattern as the tables of its automata, written as text for generated code to carry.
///
/// One line for each automaton that must accept, with a `!` before one that must not. A line has four
/// parts with `|` between them, all numbers in base 36: the alphabet (`start:class`, the classes of
/// the scalars from each start on), the initial state, the accepting states, and for each state from
/// the third on its transitions (`class:state`; those to state 0, which never accepts, left out).
/// State 1 always accepts.
///
/// An automaton that would be too large when made deterministic is written as it is, after a `~`: its
/// alphabet, the initial state with the classes that count as word characters after it, sets of
/// classes, and the states, which `TextSearch` of the runtime describes.
public struct PatternTables: Sendable, Hashable {
  /// The text.
  public let text: String

  /// Larger tables would be a burden to who compiles them.
  static let cellLimit = 100_000
  static let stateLimit = 10_000

  /// The tables of a pattern; nil when there is an `obstacle(to:)` it.
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
    case .lazy(let nfa): return nfa.states.count <= stateLimit ? [line(nfa)] : nil
    case .backtracking: return nil
    }
  }

  private static func line(_ nfa: NFA) -> String {
    let classCount = nfa.alphabet.classCount
    let number = { (value: Int32) in String(value, radix: 36) }
    let members = { (isMember: [Bool], from: Int) in
      (0..<classCount).filter { isMember[from + $0] }.map { String($0, radix: 36) }
        .joined(separator: " ")
    }
    let states = nfa.states.map { state in
      switch state {
      case .consume(let set, let next): "c\(number(set)) \(number(next))"
      case .jump(let next): "j\(number(next))"
      case .split(let first, let second): "s\(number(first)) \(number(second))"
      case .when(.start, let next): "^\(number(next))"
      case .when(.end, let next): "$\(number(next))"
      case .when(.wordBoundary, let next): "b\(number(next))"
      case .when(.notWordBoundary, let next): "n\(number(next))"
      case .accept: "a"
      case .fail: "f"
      }
    }
    let sets = stride(from: 0, to: nfa.sets.count, by: classCount).map { members(nfa.sets, $0) }
    let words = members(nfa.wordClasses, 0)
    return "~"
      + [
        line(nfa.alphabet), number(nfa.start) + (words.isEmpty ? "" : " " + words),
        sets.joined(separator: ";"), states.joined(separator: ";"),
      ].joined(separator: "|")
  }

  private static func line(_ alphabet: Alphabet) -> String {
    zip(alphabet.starts, alphabet.classes).map { start, number in
      "\(String(start, radix: 36)):\(String(number, radix: 36))"
    }.joined(separator: " ")
  }

  private static func line(_ dfa: DFA) -> String {
    let classCount = dfa.alphabet.classCount
    let accepting = dfa.accepting.indices.filter { dfa.accepting[$0] }
    let rows = (2..<max(dfa.stateCount, 2)).map { state in
      (0..<classCount).compactMap { number -> String? in
        let target = dfa.transitions[state * classCount + number]
        return target == 0
          ? nil : "\(String(number, radix: 36)):\(String(target, radix: 36))"
      }.joined(separator: " ")
    }
    return [
      line(dfa.alphabet), String(dfa.initial, radix: 36),
      accepting.map { String($0, radix: 36) }.joined(separator: " "),
      rows.joined(separator: ";"),
    ].joined(separator: "|")
  }
}
