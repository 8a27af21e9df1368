extension PatternTables {
  /// Why a pattern has no tables.
  public enum Obstacle: Sendable, Hashable {
    /// It refers back to what one of its groups has matched.
    case backReference
    /// It looks behind.
    case lookBehind
    /// It looks ahead elsewhere than right after the `^` that it begins with.
    case lookAhead
    /// Its automaton has too many states. Nobody knows how many where `count` is nil: more than are built.
    case states(count: Int?, limit: Int)
    /// The table of its automaton has too many entries.
    case entries(count: Int, limit: Int)
  }

  /// Why a pattern has no tables; nil when it has some.
  public static func obstacle(to pattern: Pattern) -> Obstacle? {
    switch pattern.program {
    case .backtracking: construct(in: pattern.expression) ?? .states(count: nil, limit: stateLimit)
    case let program: size(of: program)
    }
  }

  /// What no automaton is made of.
  private static func construct(in expression: Expression) -> Obstacle? {
    if expression.hasBackReference { return .backReference }
    let looksBehind = expression.contains { part in
      if case .look(let kind, _) = part { kind.isBehind } else { false }
    }
    if looksBehind { return .lookBehind }
    return expression.hasLook && expression.leadingConditions == nil ? .lookAhead : nil
  }

  private static func size(of program: Program) -> Obstacle? {
    switch program {
    case .table(let dfa):
      let count = dfa.transitions.count
      return count > cellLimit ? .entries(count: count, limit: cellLimit) : nil
    case .lazy(let nfa):
      let count = nfa.states.count
      return count > stateLimit ? .states(count: count, limit: stateLimit) : nil
    case .all(let conditions):
      return conditions.lazy.compactMap { size(of: $0.program) }.first
    case .backtracking: return nil
    }
  }
}
