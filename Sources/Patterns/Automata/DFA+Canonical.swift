/// The one smallest automaton for each set of texts, so that equal sets are equal values.
extension DFA {
  /// As few states and classes as possible, numbered in the order a breadth-first walk meets them.
  var canonical: DFA { mergingStates().mergingClasses().numberedByWalk() }

  private func mergingStates() -> DFA {
    let (blockOf, count) = Minimization.blocks(of: self)
    guard count < stateCount else { return self }
    let classCount = alphabet.classCount
    var merged = [Int32](repeating: 0, count: count * classCount)
    var accepts = [Bool](repeating: false, count: count)
    for state in 0..<stateCount {
      let block = Int(blockOf[state])
      accepts[block] = accepting[state]
      for symbol in 0..<classCount {
        merged[block * classCount + symbol] = blockOf[Int(transitions[state * classCount + symbol])]
      }
    }
    return DFA(
      alphabet: alphabet, initial: blockOf[Int(initial)], transitions: merged, accepting: accepts)
  }

  /// Joins classes that lead from every state to the same one.
  private func mergingClasses() -> DFA {
    let classCount = alphabet.classCount
    var columns: [[Int32]: Int32] = [:]
    var group: [Int32] = []
    for symbol in 0..<classCount {
      let column = (0..<stateCount).map { transitions[$0 * classCount + symbol] }
      let number = columns[column] ?? Int32(columns.count)
      columns[column] = number
      group.append(number)
    }
    let joined = Alphabet(
      starts: alphabet.starts, unnumbered: alphabet.classes.map { group[Int($0)] },
      count: Int32(columns.count))
    guard joined != alphabet else { return self }
    let symbols = joined.starts.indices.reduce(
      into: [Int32](repeating: 0, count: joined.classCount)
    ) { $0[Int(joined.classes[$1])] = alphabet.classOf(joined.starts[$1]) }
    var table: [Int32] = []
    table.reserveCapacity(stateCount * joined.classCount)
    for state in 0..<stateCount {
      for symbol in symbols { table.append(transitions[state * classCount + Int(symbol)]) }
    }
    return DFA(alphabet: joined, initial: initial, transitions: table, accepting: accepting)
  }

  private func numberedByWalk() -> DFA {
    let classCount = alphabet.classCount
    var numbers = [Int32](repeating: -1, count: stateCount)
    var order = [initial]
    numbers[Int(initial)] = 0
    var table: [Int32] = []
    var index = 0
    while index < order.count {
      for symbol in 0..<classCount {
        let target = transitions[Int(order[index]) * classCount + symbol]
        if numbers[Int(target)] < 0 {
          numbers[Int(target)] = Int32(order.count)
          order.append(target)
        }
        table.append(numbers[Int(target)])
      }
      index += 1
    }
    return DFA(
      alphabet: alphabet, initial: 0, transitions: table,
      accepting: order.map { accepting[Int($0)] })
  }
}
