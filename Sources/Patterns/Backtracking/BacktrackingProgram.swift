/// Instructions for trying a pattern that no automaton is made for.
struct BacktrackingProgram: Sendable {
  /// One instruction; numbers are addresses in `instructions` unless named otherwise.
  enum Instruction: Sendable {
    case set(ScalarSet, backwards: Bool)
    case backReference(group: Int, backwards: Bool)
    case assertion(Expression.Assertion)
    /// Goes on with the first; the second is tried when that fails.
    case split(Int, Int)
    case jump(Int)
    /// Keeps the place in a register.
    case save(register: Int)
    case loopStart(register: Int)
    case loop(Loop)
    /// Counts an iteration and forgets what its groups captured before.
    case loopEnter(register: Int, groups: Range<Int>)
    /// The body follows and ends with `succeed`; then it goes on at `next`.
    case look(Expression.Look, next: Int)
    case succeed
  }

  /// A repetition; its body's entry comes right after it.
  struct Loop: Sendable {
    let register: Int
    let count: Expression.Repetition
    var exit: Int
  }

  private(set) var instructions: [Instruction] = []
  /// Two for each group, then two for each loop.
  private(set) var registerCount: Int

  init(_ expression: Expression, groupCount: Int) {
    registerCount = 2 * (groupCount + 1)
    emit(expression, backwards: false)
    instructions.append(.succeed)
  }

  private mutating func emit(_ expression: Expression, backwards: Bool) {
    switch expression {
    case .empty: break
    case .set(let set): instructions.append(.set(set, backwards: backwards))
    case .sequence(let parts):
      for part in backwards ? parts.reversed() : parts { emit(part, backwards: backwards) }
    case .alternation(let branches): emitAlternation(branches, backwards: backwards)
    case .repetition(let inner, let count):
      emitLoop(inner, count, backwards: backwards)
    case .capture(let inner, let index):
      instructions.append(.save(register: 2 * index + (backwards ? 1 : 0)))
      emit(inner, backwards: backwards)
      instructions.append(.save(register: 2 * index + (backwards ? 0 : 1)))
    case .assertion(let assertion): instructions.append(.assertion(assertion))
    case .look(let kind, let inner):
      let place = instructions.count
      instructions.append(.succeed)
      emit(inner, backwards: kind.isBehind)
      instructions.append(.succeed)
      instructions[place] = .look(kind, next: instructions.count)
    case .backReference(let index):
      instructions.append(.backReference(group: index, backwards: backwards))
    }
  }

  private mutating func emitAlternation(_ branches: [Expression], backwards: Bool) {
    var exits: [Int] = []
    for (index, branch) in branches.enumerated() {
      let isLast = index == branches.count - 1
      let place = instructions.count
      if !isLast { instructions.append(.succeed) }
      emit(branch, backwards: backwards)
      guard !isLast else { break }
      exits.append(instructions.count)
      instructions.append(.succeed)
      instructions[place] = .split(place + 1, instructions.count)
    }
    for exit in exits { instructions[exit] = .jump(instructions.count) }
  }

  private mutating func emitLoop(
    _ inner: Expression, _ count: Expression.Repetition, backwards: Bool
  ) {
    let register = registerCount
    registerCount += 2
    instructions.append(.loopStart(register: register))
    let place = instructions.count
    var loop = Loop(register: register, count: count, exit: 0)
    instructions.append(.succeed)
    let groups = inner.groups
    let range = (groups.min() ?? 0)..<((groups.max() ?? -1) + 1)
    instructions.append(.loopEnter(register: register, groups: range))
    emit(inner, backwards: backwards)
    instructions.append(.jump(place))
    loop.exit = instructions.count
    instructions[place] = .loop(loop)
  }
}

extension Expression {
  /// The numbers of the groups inside; they are consecutive.
  var groups: [Int] {
    let inside = children.flatMap(\.groups)
    if case .capture(_, let index) = self { return [index] + inside }
    return inside
  }
}
