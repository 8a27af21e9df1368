/// A regular expression of a schema as the automaton it was compiled to: matching is linear in the text,
/// whatever the pattern; mostly one table look-up per scalar.
public struct TextPattern: Sendable {
  /// The pattern as the schema has it.
  public let source: String
  private let automata: [Automaton]
  private let searches: [TextSearch]

  /// A pattern and its tables, in the form that `treaty generate` writes.
  public init(_ source: String, tables: String) {
    self.source = source
    var automata: [Automaton] = []
    var searches: [TextSearch] = []
    for line in tables.utf8.split(separator: Byte.lineFeed) {
      let isNegated = line.first == UInt8(ascii: "!")
      let rest = isNegated ? line.dropFirst() : line
      if rest.first == UInt8(ascii: "~") {
        searches.append(TextSearch(rest.dropFirst(), isNegated: isNegated))
      } else {
        automata.append(Automaton(rest, isNegated: isNegated))
      }
    }
    self.automata = automata
    self.searches = searches
  }

  /// Whether the pattern is found in a text.
  public func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      automata.allSatisfy { $0.accepts(bytes) } && searches.allSatisfy { $0.accepts(bytes) }
    }
  }
}

/// A deterministic automaton over Unicode scalars.
private struct Automaton: Sendable {
  private let isNegated: Bool
  private var scalars = ScalarClasses()
  private var initial = 0
  private var accepting: [Bool] = []
  private var transitions: [Int] = []

  init(_ line: Substring.UTF8View, isNegated: Bool) {
    self.isNegated = isNegated
    let parts = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return }
    scalars = ScalarClasses(parts[0])
    let classCount = scalars.count
    initial = TableText.number(parts[1])
    let rows = parts[3].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    transitions = [Int](repeating: 0, count: classCount)
    transitions += [Int](repeating: 1, count: classCount)
    for row in rows {
      let from = transitions.count
      transitions += [Int](repeating: 0, count: classCount)
      for (number, target) in TableText.pairs(row) { transitions[from + number] = target }
    }
    accepting = [Bool](repeating: false, count: transitions.count / classCount)
    for state in TableText.numbers(parts[2]) { accepting[state] = true }
  }

  func accepts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var state = initial
    var index = 0
    let classCount = scalars.count
    while index < bytes.count, state > 1 {
      state = transitions[state &* classCount &+ scalars.next(in: bytes, &index)]
    }
    return accepting[state] != isNegated
  }
}

/// The classes of scalars that an automaton does not tell apart.
struct ScalarClasses: Sendable {
  private var starts: [UInt32] = []
  private var classes: [Int] = []
  private var ascii = [Int](repeating: 0, count: 128)
  /// How many classes there are.
  private(set) var count = 1

  init() {}

  /// `start:class` for each interval of scalars.
  init(_ text: Substring.UTF8View) {
    for (start, number) in TableText.pairs(text) {
      starts.append(UInt32(start))
      classes.append(number)
      count = max(count, number + 1)
    }
    for scalar in 0..<128 { ascii[scalar] = classOfWide(UInt32(scalar)) }
  }

  /// The class of the scalar at an index of well-formed UTF-8, which moves behind it.
  @inline(__always)
  func next(in bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int {
    let byte = bytes[index]
    guard byte < 0x80 else { return classOfWide(Self.scalar(bytes, &index)) }
    index &+= 1
    return ascii[Int(byte)]
  }

  private func classOfWide(_ scalar: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= scalar { low = middle } else { high = middle }
    }
    return classes[low]
  }

  /// The bytes of a `String` are well-formed, so that the lead byte tells the length.
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
    let lead = UInt32(bytes[index])
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var scalar = lead & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + offset]) & 0x3F }
    index += length
    return scalar
  }
}

/// Numbers in base 36, as tables have them.
enum TableText {
  static func pairs(_ text: Substring.UTF8View) -> [(Int, Int)] {
    text.split(separator: Byte.space).map { pair in
      let numbers = pair.split(separator: Byte.colon)
      return (number(numbers[0]), number(numbers[1]))
    }
  }

  static func numbers(_ text: Substring.UTF8View) -> [Int] {
    text.split(separator: Byte.space).map { number($0) }
  }

  static func number(_ text: Substring.UTF8View) -> Int {
    text.reduce(0) { $0 * 36 + Int($1 <= Byte.nine ? $1 - Byte.zero : $1 - 0x61 + 10) }
  }
}
