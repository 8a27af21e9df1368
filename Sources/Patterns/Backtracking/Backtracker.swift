/// Matches what is not regular by trying, within a budget of steps.
struct Backtracker: Sendable {
  private let program: BacktrackingProgram
  private let isAnchoredAtStart: Bool

  init(_ expression: Expression, _ groupCount: Int) {
    program = BacktrackingProgram(expression, groupCount: groupCount)
    isAnchoredAtStart = expression.isAnchoredAtStart
  }

  func run(
    on bytes: UnsafeBufferPointer<UInt8>, steps: Int
  ) -> (match: Pattern.Match, steps: Int) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count { scalars.append(UTF8Reading.scalar(in: bytes, at: &index)) }
    var attempt = Attempt(program: program, text: scalars, limit: steps)
    let lastStart = isAnchoredAtStart ? 0 : scalars.count
    for start in 0...lastStart {
      let isFound = attempt.search(from: start)
      if attempt.steps > steps {
        return (.gaveUp(reason: "the pattern took more than \(steps) steps"), attempt.steps)
      }
      if isFound { return (.yes, attempt.steps) }
    }
    return (.no, attempt.steps)
  }
}

/// The state of one matching.
private struct Attempt {
  let program: BacktrackingProgram
  let text: [UInt32]
  let limit: Int
  var steps = 0
  private var registers: [Int]
  private var choices: [(address: Int, place: Int, trail: Int)] = []
  /// Old values of registers, for going back.
  private var trail: [(register: Int, value: Int)] = []

  init(program: BacktrackingProgram, text: [UInt32], limit: Int) {
    self.program = program
    self.text = text
    self.limit = limit
    registers = [Int](repeating: -1, count: program.registerCount)
  }

  mutating func search(from start: Int) -> Bool {
    defer {
      choices.removeAll(keepingCapacity: true)
      undo(to: 0)
    }
    return execute(from: 0, at: start)
  }

  private mutating func set(_ register: Int, to value: Int) {
    trail.append((register, registers[register]))
    registers[register] = value
  }

  private mutating func undo(to mark: Int) {
    while trail.count > mark, let last = trail.popLast() { registers[last.register] = last.value }
  }

  /// Runs to `succeed`; when there is no way, or the steps are used up, the answer is false.
  private mutating func execute(from address: Int, at place: Int) -> Bool {
    let base = choices.count
    var address = address
    var place = place
    while true {
      steps += 1
      guard steps <= limit else { return false }
      if case .succeed = program.instructions[address] {
        choices.removeLast(choices.count - base)
        return true
      }
      if step(&address, &place) { continue }
      guard choices.count > base, let choice = choices.popLast() else { return false }
      address = choice.address
      place = choice.place
      undo(to: choice.trail)
    }
  }

  /// One instruction; false when it fails.
  private mutating func step(_ address: inout Int, _ place: inout Int) -> Bool {
    switch program.instructions[address] {
    case .set(let set, let backwards):
      let index = backwards ? place - 1 : place
      guard text.indices.contains(index), set.contains(text[index]) else { return false }
      place += backwards ? -1 : 1
    case .backReference(let group, let backwards):
      guard repeats(group, &place, backwards: backwards) else { return false }
    case .assertion(let assertion):
      guard holds(assertion, at: place) else { return false }
    case .split(let first, let second):
      choices.append((second, place, trail.count))
      address = first
      return true
    case .jump(let target):
      address = target
      return true
    case .save(let register): set(register, to: place)
    case .loopStart(let register):
      set(register, to: 0)
      set(register + 1, to: -1)
    case .loop(let loop): return iterate(loop, &address, place)
    case .loopEnter(let register, let groups):
      set(register, to: registers[register] + 1)
      set(register + 1, to: place)
      for group in groups {
        set(2 * group, to: -1)
        set(2 * group + 1, to: -1)
      }
    case .look(let kind, let next):
      guard looks(kind, at: place, from: address + 1) else { return false }
      address = next
      return true
    case .succeed: return true
    }
    address += 1
    return true
  }

  private mutating func iterate(
    _ loop: BacktrackingProgram.Loop, _ address: inout Int, _ place: Int
  ) -> Bool {
    let done = registers[loop.register]
    let enter = address + 1
    // ECMA-262, RepeatMatcher: an iteration that was not asked for must consume something.
    if done > loop.count.minimum, registers[loop.register + 1] == place { return false }
    if done < loop.count.minimum {
      address = enter
    } else if let maximum = loop.count.maximum, done >= maximum {
      address = loop.exit
    } else if loop.count.isGreedy {
      choices.append((loop.exit, place, trail.count))
      address = enter
    } else {
      choices.append((enter, place, trail.count))
      address = loop.exit
    }
    return true
  }

  private mutating func looks(_ kind: Expression.Look, at place: Int, from address: Int) -> Bool {
    let mark = trail.count
    let isFound = execute(from: address, at: place)
    if kind.isNegative || !isFound { undo(to: mark) }
    return isFound != kind.isNegative
  }

  private mutating func repeats(_ group: Int, _ place: inout Int, backwards: Bool) -> Bool {
    let start = registers[2 * group]
    let end = registers[2 * group + 1]
    guard start >= 0, end >= start else { return true }
    let length = end - start
    let from = backwards ? place - length : place
    guard from >= 0, from + length <= text.count else { return false }
    steps += length
    guard text[start..<end] == text[from..<from + length] else { return false }
    place += backwards ? -length : length
    return true
  }

  private func holds(_ assertion: Expression.Assertion, at place: Int) -> Bool {
    let isBoundary: Bool
    switch assertion {
    case .start: return place == 0
    case .end: return place == text.count
    case .wordBoundary, .notWordBoundary:
      let before = place > 0 && ScalarSet.word.contains(text[place - 1])
      let after = place < text.count && ScalarSet.word.contains(text[place])
      isBoundary = before != after
    }
    return isBoundary == (assertion == .wordBoundary)
  }
}
