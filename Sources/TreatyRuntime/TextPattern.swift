/// A regular expression of a schema as the automaton it was compiled to: matching is one table look-up
/// per scalar, whatever the pattern.
public struct TextPattern: Sendable {
  /// The pattern as the schema has it.
  public let source: String
  private let automata: [Automaton]

  /// A pattern and its tables, in the form that `treaty generate` writes.
  public init(_ source: String, tables: String) {
    self.source = source
    automata = tables.utf8.split(separator: Byte.lineFeed).map { Automaton($0) }
  }

  /// Whether the pattern is found in a text.
  public func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in automata.allSatisfy { $0.accepts(bytes) } }
  }
}

/// A deterministic automaton over Unicode scalars.
private struct Automaton: Sendable {
  private var isNegated = false
  private var starts: [UInt32] = []
  private var classes: [Int] = []
  private var classCount = 1
  private var ascii = [Int](repeating: 0, count: 128)
  private var initial = 0
  private var accepting: [Bool] = []
  private var transitions: [Int] = []

  init(_ line: Substring.UTF8View) {
    var line = line
    if line.first == UInt8(ascii: "!") {
      isNegated = true
      line = line.dropFirst()
    }
    let parts = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return }
    for (start, number) in Self.pairs(parts[0]) {
      starts.append(UInt32(start))
      classes.append(number)
      classCount = max(classCount, number + 1)
    }
    for scalar in 0..<128 { ascii[scalar] = classOfWide(UInt32(scalar)) }
    initial = Self.number(parts[1])
    let rows = parts[3].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    transitions = [Int](repeating: 0, count: classCount)
    transitions += [Int](repeating: 1, count: classCount)
    for row in rows {
      let from = transitions.count
      transitions += [Int](repeating: 0, count: classCount)
      for (number, target) in Self.pairs(row) { transitions[from + number] = target }
    }
    accepting = [Bool](repeating: false, count: transitions.count / classCount)
    for state in parts[2].split(separator: Byte.space) { accepting[Self.number(state)] = true }
  }

  func accepts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var state = initial
    var index = 0
    while index < bytes.count, state > 1 {
      let byte = bytes[index]
      let number: Int
      if byte < 0x80 {
        number = ascii[Int(byte)]
        index &+= 1
      } else {
        number = classOfWide(Self.scalar(bytes, &index))
      }
      state = transitions[state &* classCount &+ number]
    }
    return accepting[state] != isNegated
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

  private static func pairs(_ text: Substring.UTF8View) -> [(Int, Int)] {
    text.split(separator: Byte.space).map { pair in
      let numbers = pair.split(separator: Byte.colon)
      return (number(numbers[0]), number(numbers[1]))
    }
  }

  private static func number(_ text: Substring.UTF8View) -> Int {
    text.reduce(0) { $0 * 36 + Int($1 <= Byte.nine ? $1 - Byte.zero : $1 - 0x61 + 10) }
  }
}
