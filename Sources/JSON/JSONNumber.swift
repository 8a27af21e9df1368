/// A number with its exact value and the text it was written as.
///
/// Equality, hashing and order are by value: `1`, `1.0` and `10e-1` are one number. Numbers keep every
/// digit, in any number; what cannot be kept is a number too large for a double (jansson reads each
/// number as one to check it) and one with more than 10,000 decimal places.
public struct JSONNumber: Sendable {
  /// The text as written.
  public let text: String
  /// The significant digits, or `Numeral.large`.
  let coefficient: Int64
  /// The power of ten the significant digits are multiplied by.
  let exponent: Int32

  /// Takes a number apart that the scan has already read.
  init(text: String, numeral: Numeral) {
    self.text = text
    coefficient = numeral.coefficient
    exponent = numeral.exponent
  }

  /// Reads a JSON number, nothing around it; nil for any other text and for numbers beyond the limits.
  public init?(_ text: String) {
    var text = text
    let numeral = text.withUTF8 { bytes in
      guard let numeral = try? Numeral(bytes, at: 0), numeral.end == bytes.count else {
        return Numeral?.none
      }
      return numeral
    }
    guard let numeral else { return nil }
    self.init(text: text, numeral: numeral)
  }

  /// A whole number.
  public init(_ value: Int) {
    text = String(value)
    guard value != 0, value != .min else {
      coefficient = Int64(value)
      exponent = 0
      return
    }
    var coefficient = Int64(value)
    var exponent: Int32 = 0
    while coefficient % 10 == 0 {
      coefficient /= 10
      exponent += 1
    }
    self.coefficient = coefficient
    self.exponent = exponent
  }

  /// The number a fraction is, when it has finitely many decimal places within the limits.
  public init?(_ value: Rational) {
    guard let decimal = value.decimal else { return nil }
    self.init(decimal.text)
  }
}

extension JSONNumber {
  /// Whether the value is a whole number, as `1`, `1.0` and `1e2` are.
  public var isInteger: Bool { exponent >= 0 }

  /// Whether it is written with neither a point nor an exponent, what draft-04 calls an integer.
  public var isWrittenAsInteger: Bool {
    text.utf8.allSatisfy { $0 <= UInt8(ascii: "9") && $0 != UInt8(ascii: ".") }
  }

  /// The exact value, when it is a whole number that `Int` holds.
  public var int: Int? {
    guard exponent >= 0, exponent < 19 else { return nil }
    guard !isLarge else { return rational.numerator.int }
    var value = Int(coefficient)
    for _ in 0..<exponent {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    return value
  }

  /// The double nearest to the value.
  public var double: Double { Double(text) ?? .infinity }

  /// The exact value.
  public var rational: Rational { Rational(self) }

  /// Whether the coefficient has to be read off the text again.
  var isLarge: Bool { coefficient == Numeral.large }

  /// The digits of the value.
  var decimal: Decimal { Decimal(numeral: text) }

  /// The significant digits as an integer.
  var significand: Integer {
    isLarge ? Integer(decimal) : Integer(Int(coefficient))
  }
}

extension JSONNumber: Hashable, Comparable {
  /// The same value, however written.
  public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    guard left.coefficient == right.coefficient, left.exponent == right.exponent else {
      return false
    }
    return !left.isLarge || left.decimal == right.decimal
  }

  /// Agrees with `==`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(coefficient)
    hasher.combine(exponent)
    if isLarge { hasher.combine(decimal.digits) }
  }

  /// The order of the values.
  public static func < (left: JSONNumber, right: JSONNumber) -> Bool {
    if left.exponent == right.exponent, !left.isLarge, !right.isLarge {
      return left.coefficient < right.coefficient
    }
    return left.decimal < right.decimal
  }
}

extension JSONNumber {
  /// Whether the value is another one times a whole number, exactly; false when the other is zero.
  public func isMultiple(of other: JSONNumber) -> Bool {
    guard other.coefficient != 0 else { return false }
    guard coefficient != 0 else { return true }
    // A significand never ends in zero, so a finer last place can never be made up for.
    guard exponent >= other.exponent else { return false }
    let shift = Int(exponent) - Int(other.exponent)
    guard !isLarge, !other.isLarge else {
      let shifted = significand * Integer.tenToThe(shift)
      return shifted.quotientAndRemainder(dividingBy: other.significand).remainder == 0
    }
    let divisor = other.coefficient.magnitude
    let remainder = coefficient.magnitude % divisor
    return product(remainder, power(of: 10, to: shift, modulo: divisor), modulo: divisor) == 0
  }
}

private func product(_ left: UInt64, _ right: UInt64, modulo divisor: UInt64) -> UInt64 {
  divisor.dividingFullWidth(left.multipliedFullWidth(by: right)).remainder
}

private func power(of base: UInt64, to exponent: Int, modulo divisor: UInt64) -> UInt64 {
  var result = 1 % divisor
  var square = base % divisor
  var rest = exponent
  while rest > 0 {
    if rest & 1 == 1 { result = product(result, square, modulo: divisor) }
    square = product(square, square, modulo: divisor)
    rest >>= 1
  }
  return result
}
