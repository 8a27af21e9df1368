/// A JSON number as it was written, compared by its exact value: `1.50` equals `15e-1`.
///
/// Use it where a `Double` would lose: money, for example. `JSONInteger` is for integers.
public struct JSONNumber: Sendable {
  /// The text as written.
  public let text: String

  /// A number from its JSON text; nil when the text is no JSON number.
  public init?(_ text: String) {
    var copy = text
    let isNumber = copy.withUTF8 { bytes in
      guard let first = bytes.first, first == Byte.minus || (48...57).contains(first) else {
        return false
      }
      var reader = JSONReader(bytes, depthLimit: 1)
      do throws(Rejection) {
        try reader.skipNumber()
        return reader.position == bytes.count
      } catch {
        return false
      }
    }
    guard isNumber else { return nil }
    self.text = copy
  }

  /// An integer.
  public init(_ value: Int) { text = String(value) }

  /// An integer.
  public init(_ value: some BinaryInteger) { text = String(value) }

  /// The number that is written for a double: the shortest decimal text that reads back as the same one,
  /// so that `0.1` becomes 0.1. Nil for an infinite value and for what is no number: JSON has neither.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = value.jsonNumberText
  }

  /// A number that stands in a program: `JSONNumber(literal: "0.1")`.
  public init(literal text: StaticString) {
    guard let number = JSONNumber("\(text)") else {
      preconditionFailure("\(text) is no number of JSON")
    }
    self = number
  }

  init(checked text: String) { self.text = text }

  /// The nearest double; infinite beyond their range.
  public var double: Double { Double(text) ?? .nan }

  /// Whether the value has no fraction: `1.0` and `1e2` have none.
  public var isInteger: Bool {
    let parts = Decimal(text)
    return parts.digits.isEmpty || parts.exponent >= 0
  }

  /// The value as a machine word, when it is an integer that fits one.
  public var int: Int? {
    let parts = Decimal(text)
    guard !parts.digits.isEmpty else { return 0 }
    guard parts.exponent >= 0, parts.digits.count + parts.exponent <= 19 else { return nil }
    let sign = parts.isNegative ? "-" : ""
    let zeros = String(repeating: "0", count: parts.exponent)
    return Int(sign + String(decoding: parts.digits, as: UTF8.self) + zeros)
  }

  /// Whether the value is a whole number of times another one, which is not zero.
  func isMultiple(of divisor: JSONNumber) -> Bool {
    let left = Decimal(text)
    let right = Decimal(divisor.text)
    guard !left.digits.isEmpty else { return true }
    // The last digit is not zero, so no larger power of ten divides the value.
    let shift = left.exponent - right.exponent
    guard shift >= 0 else { return false }
    return Decimal.remainderIsZero(left.digits, shift: shift, by: right.digits)
  }
}

extension JSONNumber: Hashable, Comparable {
  /// The same value, however written.
  public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    Decimal(left.text) == Decimal(right.text)
  }

  /// The order of the exact values.
  public static func < (left: JSONNumber, right: JSONNumber) -> Bool {
    Decimal(left.text).precedes(Decimal(right.text))
  }

  /// Agrees with `==`.
  public func hash(into hasher: inout Hasher) { hasher.combine(Decimal(text)) }
}

extension JSONNumber: CustomStringConvertible, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral
{
  /// The text as written.
  public var description: String { text }

  /// An integer.
  public init(integerLiteral value: Int) { self.init(value) }

  /// A number by the shortest decimal text of the double that the literal stands for: `12.50` becomes
  /// 12.5, and of more than 15 digits the last ones may be lost. `JSONNumber(literal: "12.50")` keeps all.
  public init(floatLiteral value: Double) {
    guard let number = JSONNumber(value) else {
      preconditionFailure("The literal is beyond the range of doubles.")
    }
    self = number
  }
}
