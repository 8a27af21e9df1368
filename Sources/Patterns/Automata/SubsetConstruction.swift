/// Makes states of a deterministic automaton for searching out of sets of states of an `NFA`.
///
/// A state is the set of places the search can be in, before the empty steps, and the kind of the
/// scalar before. The empty steps are taken when the next scalar is known, because `$` and `\b`
/// depend on it. As soon as the pattern is found the state is `found`, whatever follows.
struct SubsetConstruction {
  /// The state in which the pattern was found.
  static let found: Int32 = 1
  /// The state from which it cannot be found any more.
  static let dead: Int32 = 0

  private enum Before: Int32 {
    case start = 0
    case word = 1
    case other = 2
  }

  private enum After: Equatable {
    case end
    case word
    case other
  }

  let nfa: NFA
  private(set) var steps = 0
  /// For each state the kind of the scalar before it, then the sorted set.
  private var kernels: [[Int32]] = [[], []]
  private var numbers: [[Int32]: Int32] = [:]
  private var marks: [Int32]
  private var generation: Int32 = 0
  private var stack: [Int32] = []
  private var consuming: [Int32] = []
  private var reachesAccept = false
  private var closed: (state: Int32, after: After)?

  init(_ nfa: NFA) {
    self.nfa = nfa
    marks = [Int32](repeating: 0, count: nfa.states.count)
  }

  var stateCount: Int { kernels.count }

  mutating func initialState() -> Int32 {
    number(of: [nfa.hasStartAssertion || nfa.hasWordAssertion ? Before.start.rawValue : 2])
  }

  /// Whether the search succeeds if the text ends here.
  mutating func isAccepting(_ state: Int32) -> Bool {
    guard state > Self.found else { return state == Self.found }
    close(state, after: .end)
    return reachesAccept
  }

  /// The state after a scalar of a class.
  mutating func successor(of state: Int32, on symbol: Int32) -> Int32 {
    guard state > Self.found else { return state }
    let isWord = nfa.hasWordAssertion && nfa.wordClasses[Int(symbol)]
    close(state, after: isWord ? .word : .other)
    if reachesAccept { return Self.found }
    nextGeneration()
    var kernel: [Int32] = [isWord ? Before.word.rawValue : Before.other.rawValue]
    let classCount = nfa.alphabet.classCount
    for index in consuming {
      guard case .consume(let set, let next) = nfa.states[Int(index)] else { continue }
      steps += 1
      if nfa.sets[Int(set) * classCount + Int(symbol)], marks[Int(next)] != generation {
        marks[Int(next)] = generation
        kernel.append(next)
      }
    }
    if kernel.count == 1, nfa.isAnchoredAtStart { return Self.dead }
    if kernel.count > 2 { kernel[1...].sort() }
    return number(of: kernel)
  }

  func kernel(of state: Int32) -> [Int32] { kernels[Int(state)] }

  mutating func number(of kernel: [Int32]) -> Int32 {
    if let known = numbers[kernel] { return known }
    let number = Int32(kernels.count)
    kernels.append(kernel)
    numbers[kernel] = number
    return number
  }

  private mutating func nextGeneration() { generation &+= 1 }

  /// Takes all empty steps; leaves the consuming states in `consuming`.
  private mutating func close(_ state: Int32, after: After) {
    if let closed, closed.state == state, closed.after == after { return }
    closed = (state, after)
    nextGeneration()
    consuming.removeAll(keepingCapacity: true)
    reachesAccept = false
    let kernel = kernels[Int(state)]
    let before = Before(rawValue: kernel[0]) ?? .other
    if before == .start || !nfa.isAnchoredAtStart || kernel.count == 1 { push(nfa.start) }
    for index in 1..<kernel.count { push(kernel[index]) }
    while let index = stack.popLast() {
      steps += 1
      switch nfa.states[Int(index)] {
      case .consume: consuming.append(index)
      case .jump(let next): push(next)
      case .split(let first, let second):
        push(second)
        push(first)
      case .when(let assertion, let next):
        if Self.holds(assertion, before: before, after: after) { push(next) }
      case .accept: reachesAccept = true
      case .fail: break
      }
    }
  }

  private mutating func push(_ index: Int32) {
    guard marks[Int(index)] != generation else { return }
    marks[Int(index)] = generation
    stack.append(index)
  }

  private static func holds(
    _ assertion: Expression.Assertion, before: Before, after: After
  ) -> Bool {
    switch assertion {
    case .start: before == .start
    case .end: after == .end
    case .wordBoundary: (before == .word) != (after == .word)
    case .notWordBoundary: (before == .word) == (after == .word)
    }
  }
}
