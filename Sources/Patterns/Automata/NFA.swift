/// A nondeterministic automaton after Thompson, whose empty steps may carry a condition.
struct NFA: Sendable, Hashable {
  /// What a state does.
  enum State: Sendable, Hashable {
    /// Consumes a scalar of the numbered set.
    case consume(set: Int32, next: Int32)
    case jump(Int32)
    case split(Int32, Int32)
    case when(Expression.Assertion, next: Int32)
    case accept
    /// Leads nowhere.
    case fail
  }

  var states: [State]
  var start: Int32
  let alphabet: Alphabet
  /// For each set, whether each class belongs to it: `sets[set * classCount + class]`.
  let sets: [Bool]
  /// Every path begins with `^`, so a search need not try later places.
  let isAnchoredAtStart: Bool
  let hasStartAssertion: Bool
  let hasWordAssertion: Bool
  /// Whether each class consists of `\w` scalars; all false unless `\b` or `\B` occurs.
  let wordClasses: [Bool]

  /// Builds the automaton of an expression without look-around and back-references; nil when it
  /// would have more than `limit` states.
  init?(_ expression: Expression, stateLimit limit: Int) {
    var builder = NFABuilder(limit: limit)
    builder.emit(.accept)
    guard let start = builder.build(expression, next: 0) else { return nil }
    self.start = start
    states = builder.states
    hasStartAssertion = builder.assertions.contains(.start)
    hasWordAssertion =
      builder.assertions.contains(.wordBoundary) || builder.assertions.contains(.notWordBoundary)
    let separated = builder.sets + (hasWordAssertion ? [.word] : [])
    let alphabet = Alphabet(separating: separated)
    self.alphabet = alphabet
    var sets = [Bool](repeating: false, count: builder.sets.count * alphabet.classCount)
    for (index, set) in builder.sets.enumerated() {
      for member in alphabet.members(of: set) {
        sets[index * alphabet.classCount + Int(member)] = true
      }
    }
    self.sets = sets
    var wordClasses = [Bool](repeating: false, count: alphabet.classCount)
    if hasWordAssertion {
      for member in alphabet.members(of: .word) { wordClasses[Int(member)] = true }
    }
    self.wordClasses = wordClasses
    isAnchoredAtStart = expression.isAnchoredAtStart
  }
}

extension Expression {
  /// Whether every path through it begins with `^`.
  var isAnchoredAtStart: Bool {
    switch self {
    case .assertion(.start): true
    case .capture(let inner, _): inner.isAnchoredAtStart
    case .sequence(let parts):
      parts.prefix { $0.isAssertionLike }.contains { $0.isAnchoredAtStart }
        || parts.first { !$0.isAssertionLike }?.isAnchoredAtStart == true
    case .alternation(let branches): branches.allSatisfy(\.isAnchoredAtStart)
    case .repetition(let inner, let count): count.minimum > 0 && inner.isAnchoredAtStart
    case .empty, .set, .assertion, .look, .backReference: false
    }
  }

  /// Consumes nothing.
  private var isAssertionLike: Bool {
    switch self {
    case .empty, .assertion, .look: true
    default: false
    }
  }
}

/// Builds states back to front: each expression knows what comes after it.
struct NFABuilder {
  var states: [NFA.State] = []
  var sets: [ScalarSet] = []
  var assertions: Set<Expression.Assertion> = []
  private var setNumbers: [ScalarSet: Int32] = [:]
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  @discardableResult
  mutating func emit(_ state: NFA.State) -> Int32 {
    states.append(state)
    return Int32(states.count - 1)
  }

  mutating func build(_ expression: Expression, next: Int32) -> Int32? {
    guard states.count < limit else { return nil }
    switch expression {
    case .empty: return next
    case .set(let set):
      return set.isEmpty ? emit(.fail) : emit(.consume(set: number(of: set), next: next))
    case .capture(let inner, _): return build(inner, next: next)
    case .assertion(let assertion):
      assertions.insert(assertion)
      return emit(.when(assertion, next: next))
    case .sequence(let parts):
      var target = next
      for part in parts.reversed() {
        guard let start = build(part, next: target) else { return nil }
        target = start
      }
      return target
    case .alternation(let branches): return alternation(branches, next: next)
    case .repetition(let inner, let count): return repetition(inner, count, next: next)
    case .look, .backReference: return nil
    }
  }

  private mutating func alternation(_ branches: [Expression], next: Int32) -> Int32? {
    guard let last = branches.last, var target = build(last, next: next) else { return nil }
    for branch in branches.dropLast().reversed() {
      guard let start = build(branch, next: next) else { return nil }
      target = emit(.split(start, target))
    }
    return target
  }

  private mutating func repetition(
    _ inner: Expression, _ count: Expression.Repetition, next: Int32
  ) -> Int32? {
    var target = next
    if let maximum = count.maximum {
      // x{0,3} is (x(x(x)?)?)?: every optional copy can leave at once. A body that consumes
      // nothing needs no second copy.
      for _ in 0..<Swift.max(0, maximum - count.minimum) {
        guard let start = build(inner, next: target) else { return nil }
        if start == target { break }
        target = emit(.split(start, next))
      }
    } else {
      let loop = emit(.fail)
      guard let start = build(inner, next: loop) else { return nil }
      states[Int(loop)] = start == loop ? .jump(next) : .split(start, next)
      target = loop
    }
    for _ in 0..<count.minimum {
      guard let start = build(inner, next: target) else { return nil }
      if start == target { break }
      target = start
    }
    return target
  }

  private mutating func number(of set: ScalarSet) -> Int32 {
    if let known = setNumbers[set] { return known }
    let number = Int32(sets.count)
    sets.append(set)
    setNumbers[set] = number
    return number
  }
}
