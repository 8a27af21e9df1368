/// Finding members.
extension Language {
  /// A shortest member whose length, in Unicode scalars, lies in a range; nil when there is none.
  ///
  /// Among equally short ones it prefers letters over digits over punctuation.
  public func shortest(
    lengthAtLeast minimum: Int = 0, lengthAtMost maximum: Int? = nil, budget: Budget = Budget()
  ) throws(LanguageError) -> String? {
    guard maximum.map({ $0 >= minimum }) ?? true else { return nil }
    let distances = distancesToAcceptance()
    let paths = try layers(count: max(minimum, 0), budget: budget)
    let last = paths.layer(max(minimum, 0))
    let reached = last.indices.filter { last[$0] && distances[$0] != .max }
    guard let target = reached.min(by: { distances[$0] < distances[$1] }) else { return nil }
    let length = max(minimum, 0) + distances[target]
    guard length <= maximum ?? .max else { return nil }
    var scalars = paths.path(to: target, length: max(minimum, 0), in: self)
    extendToAcceptance(&scalars, from: target, distances)
    return Self.text(scalars)
  }

  /// How many scalars a shortest member has; nil when there is no member.
  public var minimumLength: Int? {
    let distance = distancesToAcceptance()[Int(automaton.initial)]
    return distance == .max ? nil : distance
  }

  /// For each state, how many scalars are missing to acceptance; `Int.max` when none suffice.
  func distancesToAcceptance() -> [Int] {
    let count = automaton.stateCount
    let classCount = automaton.alphabet.classCount
    var predecessors = [[Int32]](repeating: [], count: count)
    for state in 0..<count {
      for symbol in 0..<classCount {
        predecessors[Int(automaton.transitions[state * classCount + symbol])].append(Int32(state))
      }
    }
    var distances = [Int](repeating: .max, count: count)
    var queue = (0..<count).filter { automaton.accepting[$0] }
    for state in queue { distances[state] = 0 }
    var index = 0
    while index < queue.count {
      let state = queue[index]
      index += 1
      for previous in predecessors[state] where distances[Int(previous)] == .max {
        distances[Int(previous)] = distances[state] + 1
        queue.append(Int(previous))
      }
    }
    return distances
  }

  private func extendToAcceptance(
    _ scalars: inout [UInt32], from start: Int, _ distances: [Int]
  ) {
    let order = Readability.order(of: automaton.alphabet)
    let classCount = automaton.alphabet.classCount
    var state = start
    while distances[state] > 0 {
      let step = order.first {
        let next = Int(automaton.transitions[state * classCount + Int($0.symbol)])
        return distances[next] < distances[state]
      }
      guard let step else { return }
      scalars.append(step.scalar)
      state = Int(automaton.transitions[state * classCount + Int(step.symbol)])
    }
  }

  static func text(_ scalars: [UInt32]) -> String {
    var text = String.UnicodeScalarView()
    for value in scalars { if let scalar = Unicode.Scalar(value) { text.append(scalar) } }
    return String(text)
  }
}

/// Which states can be reached by exactly so many scalars.
struct Layers {
  /// Only until the layers repeat.
  fileprivate(set) var stored: [[Bool]]

  func layer(_ number: Int) -> [Bool] { stored[min(number, stored.count - 1)] }

  /// Scalars that lead from the initial state to one in a layer, read backwards.
  func path(to target: Int, length: Int, in language: Language) -> [UInt32] {
    let automaton = language.automaton
    let order = Readability.order(of: automaton.alphabet)
    let classCount = automaton.alphabet.classCount
    var predecessors = [[(state: Int, rank: Int)]](repeating: [], count: automaton.stateCount)
    for (rank, step) in order.enumerated() {
      for state in 0..<automaton.stateCount {
        let next = Int(automaton.transitions[state * classCount + Int(step.symbol)])
        predecessors[next].append((state, rank))
      }
    }
    var scalars: [UInt32] = []
    scalars.reserveCapacity(length)
    var state = target
    for number in stride(from: length - 1, through: 0, by: -1) {
      let layer = layer(number)
      guard let step = predecessors[state].first(where: { layer[$0.state] }) else { break }
      scalars.append(order[step.rank].scalar)
      state = step.state
    }
    return scalars.reversed()
  }
}

extension Language {
  func layers(count: Int, budget: Budget) throws(LanguageError) -> Layers {
    let classCount = automaton.alphabet.classCount
    var current = [Bool](repeating: false, count: automaton.stateCount)
    current[Int(automaton.initial)] = true
    var layers = Layers(stored: [current])
    var steps = 0
    for _ in 0..<count {
      var next = [Bool](repeating: false, count: automaton.stateCount)
      for state in current.indices where current[state] {
        for symbol in 0..<classCount {
          next[Int(automaton.transitions[state * classCount + symbol])] = true
        }
      }
      if next == current { break }
      steps += current.count * classCount
      guard steps <= budget.steps else {
        throw .budgetExceeded("texts of \(count) characters take more than \(budget.steps) steps")
      }
      layers.stored.append(next)
      current = next
    }
    return layers
  }
}
