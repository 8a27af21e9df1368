/// How a pattern is matched.
enum Program: Sendable {
  /// The whole automaton, made in advance.
  case table(DFA)
  /// An automaton too large to make in advance.
  case lazy(NFA)
  /// Conditions at the start of the text that must all hold, each searched for by itself.
  case all([Condition])
  case backtracking(Backtracker)

  /// A search and whether it must fail.
  struct Condition: Sendable {
    let program: Program
    let isNegated: Bool
  }

  /// Automata with more states are not built for matching.
  private static let nfaLimit = 100_000

  init(_ expression: Expression, groupCount: Int) {
    if !expression.hasLook, !expression.hasBackReference {
      self = Self.automaton(expression) ?? .backtracking(Backtracker(expression, groupCount))
      return
    }
    self = Self.conjunction(of: expression) ?? .backtracking(Backtracker(expression, groupCount))
  }

  private static func automaton(_ expression: Expression) -> Program? {
    guard let nfa = NFA(expression, stateLimit: nfaLimit) else { return nil }
    if let dfa = DFA(searching: nfa, stateLimit: 1_000, stepLimit: 20_000) { return .table(dfa) }
    return .lazy(nfa)
  }

  /// `^(?=X)(?!Y)Z` holds where `^Z` and `^X` are found and `^Y` is not.
  private static func conjunction(of expression: Expression) -> Program? {
    guard let conditions = expression.leadingConditions else { return nil }
    var parts: [Condition] = []
    for condition in conditions {
      guard let program = automaton(condition.expression) else { return nil }
      parts.append(Condition(program: program, isNegated: condition.isNegated))
    }
    return .all(parts)
  }

  var isRegular: Bool {
    if case .backtracking = self { false } else { true }
  }

  /// How many elementary steps a byte may cost; the backtracking matcher counts its own, and gives up.
  var width: Int {
    switch self {
    case .table, .backtracking: 1
    case .lazy(let nfa): nfa.states.count
    case .all(let conditions): conditions.reduce(0) { $0 + $1.program.width }
    }
  }

  func run(
    on bytes: UnsafeBufferPointer<UInt8>, steps: Int
  ) -> (match: Pattern.Match, steps: Int) {
    switch self {
    case .table(let dfa): return (dfa.finds(in: bytes) ? .yes : .no, bytes.count)
    case .lazy(let nfa):
      var search = LazySearch(nfa)
      let isFound = search.finds(in: bytes)
      return (isFound ? .yes : .no, search.steps)
    case .all(let conditions):
      var used = 0
      for condition in conditions {
        let (match, steps) = condition.program.run(on: bytes, steps: steps)
        used += steps
        if match == (condition.isNegated ? .yes : .no) { return (.no, used) }
      }
      return (.yes, used)
    case .backtracking(let backtracker): return backtracker.run(on: bytes, steps: steps)
    }
  }
}

extension Expression {
  /// A search and whether it must fail.
  struct LeadingCondition {
    let expression: Expression
    let isNegated: Bool
  }

  /// What `^(?=X)(?!Y)Z` asks for at the start of the text; nil for anything of another form.
  var leadingConditions: [LeadingCondition]? {
    guard case .sequence(let parts) = withoutCaptures, parts.first == .assertion(.start) else {
      return nil
    }
    var conditions: [LeadingCondition] = []
    var rest: [Expression] = [.assertion(.start)]
    for part in parts.dropFirst() {
      if case .look(let kind, let inner) = part, !kind.isBehind, rest.count == 1 {
        let anchored = Expression.sequence([.assertion(.start), inner])
        conditions.append(LeadingCondition(expression: anchored, isNegated: kind.isNegative))
      } else {
        rest.append(part)
      }
    }
    conditions.append(LeadingCondition(expression: .sequence(rest), isNegated: false))
    guard conditions.allSatisfy({ !$0.expression.hasLook && !$0.expression.hasBackReference })
    else { return nil }
    return conditions
  }
}
