/// Hopcroft's refinement: splits the states into blocks that no text tells apart.
struct Minimization {
  private let dfa: DFA
  private let classCount: Int
  /// Predecessors of `state` on `symbol`: `sources` from `offsets[symbol * (n + 1) + state]` on.
  private var offsets: [Int32]
  private var sources: [Int32]
  private var elements: [Int32]
  private var location: [Int32]
  private(set) var blockOf: [Int32]
  private var first: [Int] = []
  private var end: [Int] = []
  private var marked: [Int] = []
  private var isWaiting: [Bool] = []
  private var waiting: [Int] = []

  /// The block of each state, and how many blocks there are.
  static func blocks(of dfa: DFA) -> (blockOf: [Int32], count: Int) {
    var refinement = Minimization(dfa)
    refinement.start()
    while let block = refinement.waiting.popLast() {
      refinement.isWaiting[block] = false
      refinement.split(by: block)
    }
    return (refinement.blockOf, refinement.first.count)
  }

  private init(_ dfa: DFA) {
    self.dfa = dfa
    classCount = dfa.alphabet.classCount
    let count = dfa.stateCount
    elements = []
    location = [Int32](repeating: 0, count: count)
    blockOf = [Int32](repeating: 0, count: count)
    offsets = [Int32](repeating: 0, count: classCount * (count + 1) + 1)
    sources = [Int32](repeating: 0, count: classCount * count)
    invert()
  }

  private mutating func invert() {
    let count = dfa.stateCount
    for state in 0..<count {
      for symbol in 0..<classCount {
        let target = Int(dfa.transitions[state * classCount + symbol])
        offsets[symbol * (count + 1) + target] += 1
      }
    }
    var total: Int32 = 0
    for cell in offsets.indices {
      let size = offsets[cell]
      offsets[cell] = total
      total += size
    }
    var next = offsets
    for state in 0..<count {
      for symbol in 0..<classCount {
        let cell = symbol * (count + 1) + Int(dfa.transitions[state * classCount + symbol])
        sources[Int(next[cell])] = Int32(state)
        next[cell] += 1
      }
    }
  }

  private mutating func start() {
    let states = Int32(0)..<Int32(dfa.stateCount)
    let rejecting = states.filter { !dfa.accepting[Int($0)] }
    let accepting = states.filter { dfa.accepting[Int($0)] }
    for group in [rejecting, accepting] where !group.isEmpty {
      first.append(elements.count)
      for state in group {
        location[Int(state)] = Int32(elements.count)
        blockOf[Int(state)] = Int32(first.count - 1)
        elements.append(state)
      }
      end.append(elements.count)
      marked.append(0)
      isWaiting.append(false)
    }
    if first.count == 2 { wait(for: accepting.count < rejecting.count ? 1 : 0) }
  }

  private mutating func wait(for block: Int) {
    isWaiting[block] = true
    waiting.append(block)
  }

  private mutating func split(by splitter: Int) {
    let members = Array(elements[first[splitter]..<end[splitter]])
    let count = dfa.stateCount
    var touched: [Int] = []
    for symbol in 0..<classCount {
      for member in members {
        let cell = symbol * (count + 1) + Int(member)
        for index in Int(offsets[cell])..<Int(offsets[cell + 1]) {
          let block = Int(blockOf[Int(sources[index])])
          if marked[block] == 0 { touched.append(block) }
          mark(sources[index], in: block)
        }
      }
      for block in touched { divide(block) }
      touched.removeAll(keepingCapacity: true)
    }
  }

  /// Moves a state to the marked front of its block; each has one successor, so comes once.
  private mutating func mark(_ state: Int32, in block: Int) {
    let target = first[block] + marked[block]
    let place = Int(location[Int(state)])
    let other = elements[target]
    elements[place] = other
    elements[target] = state
    location[Int(other)] = Int32(place)
    location[Int(state)] = Int32(target)
    marked[block] += 1
  }

  private mutating func divide(_ block: Int) {
    let size = end[block] - first[block]
    let count = marked[block]
    marked[block] = 0
    guard count < size else { return }
    let middle = first[block] + count
    let new = first.count
    // The new block is the smaller part, so that each state changes its block rarely.
    if count <= size - count {
      first.append(first[block])
      end.append(middle)
      first[block] = middle
    } else {
      first.append(middle)
      end.append(end[block])
      end[block] = middle
    }
    marked.append(0)
    isWaiting.append(false)
    for index in first[new]..<end[new] { blockOf[Int(elements[index])] = Int32(new) }
    wait(for: new)
  }
}
