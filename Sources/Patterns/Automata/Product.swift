/// The reachable pairs of states of two automata, made one by one.
struct Product {
  let left: DFA
  let right: DFA
  let alphabet: Alphabet
  /// The classes on both sides that make up a class of `alphabet`.
  private let symbols: [(left: Int32, right: Int32)]
  private(set) var pairs: [(left: Int32, right: Int32)]
  private var numbers: [UInt64: Int32] = [:]

  init(_ left: DFA, _ right: DFA) {
    self.left = left
    self.right = right
    (alphabet, symbols) = Self.refinement(of: left.alphabet, and: right.alphabet)
    pairs = [(left.initial, right.initial)]
    numbers[Self.key(left.initial, right.initial)] = 0
  }

  private static func key(_ left: Int32, _ right: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
  }

  private static func refinement(
    of left: Alphabet, and right: Alphabet
  ) -> (Alphabet, [(left: Int32, right: Int32)]) {
    var starts: [UInt32] = []
    var classes: [Int32] = []
    var symbols: [(left: Int32, right: Int32)] = []
    var numbers: [UInt64: Int32] = [:]
    var leftIndex = 0
    var rightIndex = 0
    while true {
      starts.append(max(left.starts[leftIndex], right.starts[rightIndex]))
      let pair = (left: left.classes[leftIndex], right: right.classes[rightIndex])
      let key = key(pair.left, pair.right)
      if numbers[key] == nil {
        numbers[key] = Int32(symbols.count)
        symbols.append(pair)
      }
      classes.append(numbers[key] ?? 0)
      let nextLeft = leftIndex + 1 < left.starts.count ? left.starts[leftIndex + 1] : .max
      let nextRight = rightIndex + 1 < right.starts.count ? right.starts[rightIndex + 1] : .max
      if nextLeft == .max, nextRight == .max { break }
      if nextLeft <= nextRight { leftIndex += 1 }
      if nextRight <= nextLeft { rightIndex += 1 }
    }
    let alphabet = Alphabet(starts: starts, unnumbered: classes, count: Int32(symbols.count))
    return (alphabet, symbols)
  }

  /// The numbers of the pairs that follow a pair, class by class.
  mutating func successors(of index: Int, _ body: (Int32) -> Void) {
    let pair = pairs[index]
    let leftRow = Int(pair.left) * left.alphabet.classCount
    let rightRow = Int(pair.right) * right.alphabet.classCount
    for symbol in symbols {
      let first = left.transitions[leftRow + Int(symbol.left)]
      let second = right.transitions[rightRow + Int(symbol.right)]
      let key = Self.key(first, second)
      if let known = numbers[key] {
        body(known)
      } else {
        let number = Int32(pairs.count)
        numbers[key] = number
        pairs.append((first, second))
        body(number)
      }
    }
  }

  /// Whether both sides accept in a pair.
  func acceptance(of index: Int) -> (left: Bool, right: Bool) {
    (left.accepting[Int(pairs[index].left)], right.accepting[Int(pairs[index].right)])
  }
}
