/// A parsed regular expression.
indirect enum Expression: Sendable, Hashable {
  case empty
  /// One scalar out of the set; an empty set matches nothing.
  case set(ScalarSet)
  case sequence([Expression])
  case alternation([Expression])
  case repetition(Expression, Repetition)
  /// A capturing group and its number, from 1 on.
  case capture(Expression, index: Int)
  case assertion(Assertion)
  case look(Look, Expression)
  case backReference(index: Int)

  /// How often, and which number of times is tried first.
  struct Repetition: Sendable, Hashable {
    var minimum: Int
    /// Nil: no bound.
    var maximum: Int?
    var isGreedy: Bool
  }

  /// A condition on the place between two scalars.
  enum Assertion: Sendable, Hashable {
    case start
    case end
    case wordBoundary
    case notWordBoundary
  }

  /// A look-around assertion's kind.
  struct Look: Sendable, Hashable {
    var isBehind: Bool
    var isNegative: Bool
  }

  /// What `(a)(b)` and `(?:a)` look like when captures do not matter.
  var withoutCaptures: Expression {
    switch self {
    case .capture(let inner, _): inner.withoutCaptures
    case .sequence(let parts): .sequence(parts.map(\.withoutCaptures))
    case .alternation(let branches): .alternation(branches.map(\.withoutCaptures))
    case .repetition(let inner, let count): .repetition(inner.withoutCaptures, count)
    case .look(let kind, let inner): .look(kind, inner.withoutCaptures)
    case .empty, .set, .assertion, .backReference: self
    }
  }

  /// The expressions directly inside.
  var children: [Expression] {
    switch self {
    case .capture(let inner, _), .repetition(let inner, _), .look(_, let inner): [inner]
    case .sequence(let parts), .alternation(let parts): parts
    case .empty, .set, .assertion, .backReference: []
    }
  }

  /// Whether it or anything inside satisfies a condition.
  func contains(where condition: (Expression) -> Bool) -> Bool {
    condition(self) || children.contains { $0.contains(where: condition) }
  }

  var hasLook: Bool {
    contains { if case .look = $0 { true } else { false } }
  }

  var hasBackReference: Bool {
    contains { if case .backReference = $0 { true } else { false } }
  }
}
