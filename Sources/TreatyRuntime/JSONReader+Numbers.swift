extension JSONReader {
  /// Checks the number that begins here and moves behind it (RFC 8259, section 6).
  mutating func skipNumber() throws(Rejection) {
    let begin = position
    if next == Byte.minus { position &+= 1 }
    let first = next
    guard isDigit(first) else { throw syntax("a digit") }
    position &+= 1
    if first == Byte.zero {
      guard !isDigit(next) else {
        throw Rejection(syntaxAt: begin, expected: "no digit after a leading zero")
      }
    } else {
      skipDigits()
    }
    if next == Byte.dot {
      position &+= 1
      guard isDigit(next) else { throw syntax("a digit after the decimal point") }
      skipDigits()
    }
    var power = 0
    if next | 0x20 == UInt8(ascii: "e") {
      position &+= 1
      if next == Byte.plus || next == Byte.minus { position &+= 1 }
      guard isDigit(next) else { throw syntax("a digit of the exponent") }
      power = position
      skipDigits()
      power = position &- power
    }
    if power > 3 || position &- begin > 9000 { try refuseExtremes(from: begin) }
  }

  /// The limits within which numbers are exact, and compared in little time: those of `treaty validate`.
  private func refuseExtremes(from begin: Int) throws(Rejection) {
    let text = UnsafeBufferPointer(start: base + begin, count: position - begin)
    let number = Decimal(String(decoding: text, as: UTF8.self))
    guard !number.digits.isEmpty else { return }
    guard number.digits.count - 1 + number.exponent <= 10_000, number.exponent >= -10_000 else {
      throw Rejection(
        syntaxAt: begin,
        expected: "a number of at most 10,001 digits before its point and 10,000 behind")
    }
  }

  @inline(__always)
  func isDigit(_ byte: UInt8) -> Bool { byte &- Byte.zero < 10 }

  private mutating func skipDigits() {
    while isDigit(next) { position &+= 1 }
  }

  private var isNumberNext: Bool { next == Byte.minus || isDigit(next) }

  /// The text of the number that was read last.
  var numberText: String {
    String(
      decoding: UnsafeBufferPointer(start: base + start, count: position - start), as: UTF8.self)
  }

  /// Reads an integer that fits a machine word; `1.0` and `1e2` are integers, as JSON Schema has it.
  public mutating func int() throws(Rejection) -> Int {
    if let value = try shortInteger(), value != 0 || base[start] != Byte.minus {
      numbersRead &+= 1
      return value
    }
    guard let value = try writtenInteger().int else {
      throw rejected(expected: "an integer of at most 64 bits", keyword: "type")
    }
    noteNumber(from: start, writtenAs: String(value))
    return value
  }

  /// Reads an integer that fits a machine word, one of a few or another one.
  public mutating func openInteger(_ choice: ValueChoice) throws(Rejection) -> Int {
    begin()
    guard isNumberNext else { throw mismatch(choice.expectation, keyword: choice.keyword) }
    if let value = plainDigits(), value != 0 || base[start] != Byte.minus {
      numbersRead &+= 1
      return value
    }
    position = start
    try skipNumber()
    let number = JSONNumber(checked: numberText)
    guard number.isInteger else {
      throw rejected(expected: choice.expectation, keyword: choice.keyword)
    }
    guard let value = number.int else {
      throw rejected(expected: "an integer of at most 64 bits", keyword: choice.keyword)
    }
    noteNumber(from: start, writtenAs: String(value))
    return value
  }

  /// Reads an integer of at most 18 digits without fraction and exponent; nil for any other number,
  /// which is left to `writtenInteger`.
  @inline(__always)
  mutating func shortInteger() throws(Rejection) -> Int? {
    begin()
    guard isNumberNext else { throw mismatch("an integer") }
    return plainDigits()
  }

  /// The integer of at most 18 digits that begins here; nil for any other number, of which no more than
  /// a part is read then.
  @inline(__always)
  private mutating func plainDigits() -> Int? {
    let isNegative = next == Byte.minus
    if isNegative { position &+= 1 }
    let from = position
    var value = 0
    while isDigit(next), position &- from < 18 {
      value = value &* 10 &+ Int(base[position] &- Byte.zero)
      position &+= 1
    }
    let digits = position - from
    let hasMore = isDigit(next) || next == Byte.dot || next | 0x20 == UInt8(ascii: "e")
    if digits > 0, !hasMore, digits == 1 || base[from] != Byte.zero {
      return isNegative ? -value : value
    }
    return nil
  }

  /// The integer that begins where the last value did, as it is written; or a syntax error.
  mutating func writtenInteger() throws(Rejection) -> JSONNumber {
    position = start
    try skipNumber()
    let number = JSONNumber(checked: numberText)
    guard number.isInteger else { throw rejected(expected: "an integer", keyword: "type") }
    return number
  }

  /// Reads an integer within bounds.
  public mutating func int(
    minimum: Int = .min, exclusiveMinimum: Int? = nil, maximum: Int = .max,
    exclusiveMaximum: Int? = nil, multipleOf divisor: Int = 1
  ) throws(Rejection) -> Int {
    let value = try int()
    try check(
      value, minimum: minimum, exclusiveMinimum: exclusiveMinimum, maximum: maximum,
      exclusiveMaximum: exclusiveMaximum, multipleOf: divisor)
    return value
  }

  func check(
    _ value: Int, minimum: Int, exclusiveMinimum: Int?, maximum: Int, exclusiveMaximum: Int?,
    multipleOf divisor: Int
  ) throws(Rejection) {
    if value < minimum {
      throw rejected(expected: "at least \(minimum)", keyword: "minimum")
    }
    if let exclusiveMinimum, value <= exclusiveMinimum {
      throw rejected(expected: "more than \(exclusiveMinimum)", keyword: "exclusiveMinimum")
    }
    if value > maximum {
      throw rejected(expected: "at most \(maximum)", keyword: "maximum")
    }
    if let exclusiveMaximum, value >= exclusiveMaximum {
      throw rejected(expected: "less than \(exclusiveMaximum)", keyword: "exclusiveMaximum")
    }
    if value % divisor != 0 {
      throw rejected(expected: "a multiple of \(divisor)", keyword: "multipleOf")
    }
  }

  /// Reads a number as the nearest double; one beyond the range of doubles is refused.
  public mutating func double() throws(Rejection) -> Double {
    begin()
    guard isNumberNext else { throw mismatch("a number") }
    try skipNumber()
    if let (value, isPlain) = quickDouble() {
      if isPlain {
        numbersRead &+= 1
      } else {
        noteNumber(from: start, writtenAs: value.jsonNumberText)
      }
      return value
    }
    guard let value = Double(numberText), value.isFinite else {
      throw rejected(expected: "a number within the range of doubles", keyword: "type")
    }
    noteNumber(from: start, writtenAs: value.jsonNumberText)
    return value
  }

  /// At most 15 digits and no exponent: one exact division (Clinger 1990). Doubles tell all such numbers
  /// apart, so that no shorter text has the value: the text is the one that would be written, but for
  /// zeros at its end and values that are written with an exponent.
  private func quickDouble() -> (value: Double, isPlain: Bool)? {
    var index = start
    let isNegative = base[index] == Byte.minus
    if isNegative { index &+= 1 }
    var digits: Int64 = 0
    var count = 0
    var fraction = 0
    var isFraction = false
    while index < position {
      let byte = base[index]
      if byte == Byte.dot {
        isFraction = true
      } else if isDigit(byte) {
        digits = digits &* 10 &+ Int64(byte &- Byte.zero)
        count &+= 1
        if isFraction { fraction &+= 1 }
      } else {
        return nil
      }
      index &+= 1
    }
    guard count <= 15 else { return nil }
    let value = Double(digits) / powersOfTen[fraction]
    let isPlain = !isFraction || base[position &- 1] != Byte.zero && value >= 1e-4
    return (isNegative ? -value : value, isPlain)
  }

  /// Reads a number within bounds as the nearest double; the bounds are compared exactly.
  public mutating func double(
    minimum: String? = nil, exclusiveMinimum: String? = nil, maximum: String? = nil,
    exclusiveMaximum: String? = nil
  ) throws(Rejection) -> Double {
    let value = try double()
    let number = JSONNumber(checked: numberText)
    try check(
      number, minimum: minimum, exclusiveMinimum: exclusiveMinimum, maximum: maximum,
      exclusiveMaximum: exclusiveMaximum, multipleOf: nil)
    return value
  }

  /// Reads a number as it is written.
  public mutating func number() throws(Rejection) -> JSONNumber {
    begin()
    guard isNumberNext else { throw mismatch("a number") }
    try skipNumber()
    return JSONNumber(checked: numberText)
  }

  /// Reads a number as it is written, within bounds that are compared exactly.
  public mutating func number(
    minimum: String? = nil, exclusiveMinimum: String? = nil, maximum: String? = nil,
    exclusiveMaximum: String? = nil, multipleOf: String? = nil
  ) throws(Rejection) -> JSONNumber {
    let number = try number()
    try check(
      number, minimum: minimum, exclusiveMinimum: exclusiveMinimum, maximum: maximum,
      exclusiveMaximum: exclusiveMaximum, multipleOf: multipleOf)
    return number
  }

  func check(
    _ number: JSONNumber, minimum: String?, exclusiveMinimum: String?, maximum: String?,
    exclusiveMaximum: String?, multipleOf: String?
  ) throws(Rejection) {
    if let minimum, number < JSONNumber(checked: minimum) {
      throw rejected(expected: "at least \(minimum)", keyword: "minimum")
    }
    if let exclusiveMinimum, number <= JSONNumber(checked: exclusiveMinimum) {
      throw rejected(expected: "more than \(exclusiveMinimum)", keyword: "exclusiveMinimum")
    }
    if let maximum, number > JSONNumber(checked: maximum) {
      throw rejected(expected: "at most \(maximum)", keyword: "maximum")
    }
    if let exclusiveMaximum, number >= JSONNumber(checked: exclusiveMaximum) {
      throw rejected(expected: "less than \(exclusiveMaximum)", keyword: "exclusiveMaximum")
    }
    if let multipleOf, !number.isMultiple(of: JSONNumber(checked: multipleOf)) {
      throw rejected(expected: "a multiple of \(multipleOf)", keyword: "multipleOf")
    }
  }
}

private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]
