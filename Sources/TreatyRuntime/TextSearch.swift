/// An automaton whose deterministic form would be too large: all the states it can be in are followed at
/// once, so that the time is at most the length of the text times the number of states.
struct TextSearch: Sendable {
  /// What a state does, by the letter it is written with and the numbers after it.
  private enum State {
    /// `c`: takes a scalar of a set of classes.
    case consume(set: Int, next: Int)
    /// `j`
    case jump(Int)
    /// `s`
    case split(Int, Int)
    /// `^`, `$`, `b` at a boundary of a word, `n` elsewhere.
    case when(Condition, next: Int)
    /// `a`
    case accept
    /// `f`
    case fail
  }

  private enum Condition { case start, end, boundary, noBoundary }

  /// What stands on one side of a place in the text.
  private enum Neighbour { case none, word, other }

  private let isNegated: Bool
  private var scalars = ScalarClasses()
  private var initial = 0
  private var isWord: [Bool] = []
  /// `sets[set * scalars.count + class]`
  private var sets: [Bool] = []
  private var states: [State] = []

  init(_ line: Substring.UTF8View, isNegated: Bool) {
    self.isNegated = isNegated
    let parts = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return }
    scalars = ScalarClasses(parts[0])
    let start = TableText.numbers(parts[1])
    initial = start.first ?? 0
    isWord = [Bool](repeating: false, count: scalars.count)
    for number in start.dropFirst() { isWord[number] = true }
    for set in parts[2].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      var members = [Bool](repeating: false, count: scalars.count)
      for number in TableText.numbers(set) { members[number] = true }
      sets += members
    }
    states = parts[3].split(separator: UInt8(ascii: ";")).map { Self.state($0) }
  }

  private static func state(_ text: Substring.UTF8View) -> State {
    let numbers = TableText.numbers(text.dropFirst()) + [0, 0]
    switch text.first {
    case UInt8(ascii: "c"): return .consume(set: numbers[0], next: numbers[1])
    case UInt8(ascii: "j"): return .jump(numbers[0])
    case UInt8(ascii: "s"): return .split(numbers[0], numbers[1])
    case UInt8(ascii: "^"): return .when(.start, next: numbers[0])
    case UInt8(ascii: "$"): return .when(.end, next: numbers[0])
    case UInt8(ascii: "b"): return .when(.boundary, next: numbers[0])
    case UInt8(ascii: "n"): return .when(.noBoundary, next: numbers[0])
    case UInt8(ascii: "a"): return .accept
    default: return .fail
    }
  }

  func accepts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { finds(in: bytes) != isNegated }

  private func finds(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var places = Places(count: states.count)
    var reached: [Int] = []
    var before = Neighbour.none
    var index = 0
    while true {
      var symbol = -1
      if index < bytes.count { symbol = scalars.next(in: bytes, &index) }
      let after: Neighbour = symbol < 0 ? .none : isWord[symbol] ? .word : .other
      // A search may begin at every place.
      reached.append(initial)
      if follow(reached, in: &places, between: before, and: after) { return true }
      guard symbol >= 0 else { return false }
      reached.removeAll(keepingCapacity: true)
      for place in places.consuming {
        guard case .consume(let set, let next) = states[place] else { continue }
        if sets[set &* scalars.count &+ symbol] { reached.append(next) }
      }
      before = after
    }
  }

  /// Takes the steps that need no scalar; true when one of them leads to the end.
  private func follow(
    _ reached: [Int], in places: inout Places, between before: Neighbour, and after: Neighbour
  ) -> Bool {
    places.clear()
    for place in reached { places.push(place) }
    while let place = places.waiting.popLast() {
      switch states[place] {
      case .consume: places.consuming.append(place)
      case .jump(let next): places.push(next)
      case .split(let first, let second):
        places.push(second)
        places.push(first)
      case .when(let condition, let next):
        let holds =
          switch condition {
          case .start: before == .none
          case .end: after == .none
          case .boundary: (before == .word) != (after == .word)
          case .noBoundary: (before == .word) == (after == .word)
          }
        if holds { places.push(next) }
      case .accept: return true
      case .fail: continue
      }
    }
    return false
  }

  /// States that can be reached, each once.
  private struct Places {
    private var marks: [Int]
    private var mark = 0
    var waiting: [Int] = []
    var consuming: [Int] = []

    init(count: Int) { marks = [Int](repeating: 0, count: count) }

    mutating func clear() {
      mark &+= 1
      waiting.removeAll(keepingCapacity: true)
      consuming.removeAll(keepingCapacity: true)
    }

    mutating func push(_ place: Int) {
      guard marks[place] != mark else { return }
      marks[place] = mark
      waiting.append(place)
    }
  }
}
