/// Listing members.
extension Language {
  /// All members, in the order of their scalars, when there are at most `limit`; otherwise nil.
  public func members(limit: Int) -> [String]? {
    guard isFinite else { return nil }
    let lists = (0..<automaton.alphabet.classCount).map {
      Readability.scalars(of: Int32($0), in: automaton.alphabet, limit: limit + 1)
    }
    var found: [[UInt32]] = []
    let distances = distancesToAcceptance()
    var pending: [(state: Int, text: [UInt32])] = [(Int(automaton.initial), [])]
    while let (state, text) = pending.popLast() {
      guard distances[state] != .max else { continue }
      if automaton.accepting[state] { found.append(text) }
      for symbol in lists.indices {
        let next = Int(automaton.transitions[state * lists.count + symbol])
        guard distances[next] != .max else { continue }
        for scalar in lists[symbol] { pending.append((next, text + [scalar])) }
      }
      // Every text on the way is the beginning of at least one member of its own.
      guard found.count + pending.count <= limit else { return nil }
    }
    return found.sorted { $0.lexicographicallyPrecedes($1) }.map(Self.text)
  }

  /// Up to `count` different members, short ones first; fewer only when there are no more.
  public func firstMembers(
    _ count: Int, lengthAtLeast minimum: Int = 0, lengthAtMost maximum: Int? = nil,
    budget: Budget = Budget()
  ) throws(LanguageError) -> [String] {
    let order = Readability.order(of: automaton.alphabet)
    var steps = 0
    var result: [String] = []
    var search = MemberSearch(language: self, limit: count)
    // A longer member than this has one that is shorter by a loop of at most `stateCount`.
    var length = minimum
    var empty = 0
    while result.count < count, length <= maximum ?? .max, empty <= automaton.stateCount {
      let found = search.members(ofLength: length, order: order, limit: count - result.count)
      empty = found.isEmpty ? empty + 1 : 0
      result += found
      length += 1
      steps += automaton.stateCount * automaton.alphabet.classCount
      guard steps + search.steps <= budget.steps else {
        throw .budgetExceeded("listing members takes more than \(budget.steps) steps")
      }
    }
    return result
  }

  /// Whether there are finitely many members.
  public var isFinite: Bool { maximumLength != nil || isEmpty }

  /// How many scalars a longest member has; nil when there is no longest one, or no member.
  public var maximumLength: Int? {
    let distances = distancesToAcceptance()
    let classCount = automaton.alphabet.classCount
    guard distances[Int(automaton.initial)] != .max else { return nil }
    func successors(_ state: Int) -> Set<Int> {
      Set(
        (0..<classCount).map { Int(automaton.transitions[state * classCount + $0]) }
          .filter { distances[$0] != .max })
    }
    // Kahn's order over the states that lie on the way to a member: all of them get a place
    // unless there is a loop.
    var incoming = [Int](repeating: 0, count: automaton.stateCount)
    for state in distances.indices where distances[state] != .max {
      for next in successors(state) { incoming[next] += 1 }
    }
    let useful = distances.count { $0 != .max }
    guard incoming[Int(automaton.initial)] == 0 else { return nil }
    var depth = [Int](repeating: 0, count: automaton.stateCount)
    var queue = [Int(automaton.initial)]
    var index = 0
    while index < queue.count {
      let state = queue[index]
      index += 1
      for next in successors(state) {
        depth[next] = max(depth[next], depth[state] + 1)
        incoming[next] -= 1
        if incoming[next] == 0 { queue.append(next) }
      }
    }
    guard queue.count == useful else { return nil }
    return queue.filter { automaton.accepting[$0] }.map { depth[$0] }.max()
  }
}

/// Walks over members of one length without ever entering a dead end.
private struct MemberSearch {
  let language: Language
  let scalars: [[UInt32]]
  /// For each number of remaining scalars, the states that can reach acceptance with exactly them.
  var exact: [[Bool]]
  var steps = 0

  init(language: Language, limit: Int) {
    self.language = language
    let alphabet = language.automaton.alphabet
    scalars = (0..<alphabet.classCount).map {
      Readability.scalars(of: Int32($0), in: alphabet, limit: limit)
    }
    exact = [language.automaton.accepting]
  }

  mutating func members(
    ofLength length: Int, order: [(symbol: Int32, scalar: UInt32)], limit: Int
  ) -> [String] {
    while exact.count <= length { addLayer() }
    let automaton = language.automaton
    guard exact[length][Int(automaton.initial)] else { return [] }
    var found: [String] = []
    // Long texts have long beginnings in common: only the one that is looked at is kept.
    var text: [UInt32] = []
    var pending = [(state: automaton.initial, depth: 0, scalar: UInt32(0))]
    while found.count < limit, let (state, depth, scalar) = pending.popLast() {
      if depth > 0 {
        text.removeLast(text.count - depth + 1)
        text.append(scalar)
      }
      guard depth < length else {
        steps += length
        found.append(Language.text(text))
        continue
      }
      steps += 1
      for (symbol, _) in order.reversed() {
        let row = Int(state) * automaton.alphabet.classCount
        let next = automaton.transitions[row + Int(symbol)]
        guard exact[length - depth - 1][Int(next)] else { continue }
        let choices = scalars[Int(symbol)].prefix(limit - found.count)
        steps += choices.count
        for scalar in choices.reversed() { pending.append((next, depth + 1, scalar)) }
      }
    }
    return found
  }

  private mutating func addLayer() {
    let automaton = language.automaton
    let classCount = automaton.alphabet.classCount
    let last = exact[exact.count - 1]
    exact.append(
      (0..<automaton.stateCount).map { state in
        (0..<classCount).contains { last[Int(automaton.transitions[state * classCount + $0])] }
      })
  }
}
