/// A whole number of any size.
///
/// Values that fit `Int` are kept as one and cost about as much.
public struct Integer: Sendable, Hashable {
  /// Small whenever the value fits, so that equal numbers are kept equally.
  private enum Storage: Hashable {
    case small(Int)
    case large(isNegative: Bool, Magnitude)
  }

  private let storage: Storage

  /// A number that fits `Int`.
  public init(_ value: Int) { storage = .small(value) }

  /// Reads decimal digits with or without a minus sign; nil for any other text.
  public init?(_ text: String) {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let digits = text.utf8.dropFirst(isNegative ? 1 : 0)
    guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    let magnitude = Magnitude(decimalDigits: digits.lazy.map { $0 & 15 })
    self.init(isNegative: isNegative, magnitude)
  }

  /// A number from its sign and its distance from zero.
  init(isNegative: Bool, _ magnitude: Magnitude) {
    if let word = magnitude.word, let value = Int(exactly: word) {
      storage = .small(isNegative ? -value : value)
    } else if isNegative, magnitude.word == Int.min.magnitude {
      storage = .small(.min)
    } else {
      storage = .large(isNegative: isNegative, magnitude)
    }
  }

  /// The significant digits of a decimal, without its power of ten.
  init(_ decimal: Decimal) {
    self.init(
      isNegative: decimal.isNegative, Magnitude(decimalDigits: decimal.digits))
  }

  /// The value, when it fits `Int`.
  public var int: Int? {
    guard case .small(let value) = storage else { return nil }
    return value
  }

  /// Whether it is below zero.
  public var isNegative: Bool {
    switch storage {
    case .small(let value): value < 0
    case .large(let isNegative, _): isNegative
    }
  }

  /// The distance from zero.
  var magnitude: Magnitude {
    switch storage {
    case .small(let value): Magnitude(value.magnitude)
    case .large(_, let magnitude): magnitude
    }
  }
}

extension Integer: ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// A literal that fits `Int`.
  public init(integerLiteral value: Int) { self.init(value) }

  /// The decimal digits, with a minus sign below zero.
  public var description: String {
    if let int { return String(int) }
    let digits = magnitude.decimalDigits.map { $0 | 48 }
    return (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
  }
}

extension Integer: Comparable {
  /// The order of the values.
  public static func < (left: Integer, right: Integer) -> Bool {
    if let a = left.int, let b = right.int { return a < b }
    guard left.isNegative == right.isNegative else { return left.isNegative }
    return left.isNegative ? right.magnitude < left.magnitude : left.magnitude < right.magnitude
  }
}

extension Integer {
  /// The sum.
  public static func + (left: Integer, right: Integer) -> Integer {
    if let a = left.int, let b = right.int {
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow { return Integer(sum) }
    }
    let (a, b) = (left.magnitude, right.magnitude)
    if left.isNegative == right.isNegative {
      return Integer(isNegative: left.isNegative, a + b)
    }
    return a < b
      ? Integer(isNegative: right.isNegative, b - a)
      : Integer(isNegative: left.isNegative, a - b)
  }

  /// The number on the other side of zero.
  public static prefix func - (value: Integer) -> Integer {
    if let int = value.int, int != .min { return Integer(-int) }
    return Integer(isNegative: !value.isNegative, value.magnitude)
  }

  /// The difference.
  public static func - (left: Integer, right: Integer) -> Integer { left + -right }

  /// The product.
  public static func * (left: Integer, right: Integer) -> Integer {
    if let a = left.int, let b = right.int {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if !overflow { return Integer(product) }
    }
    return Integer(
      isNegative: left.isNegative != right.isNegative, left.magnitude * right.magnitude)
  }

  /// The quotient rounded towards zero, and what is left, with the sign of this number.
  public func quotientAndRemainder(
    dividingBy divisor: Integer
  ) -> (quotient: Integer, remainder: Integer) {
    precondition(divisor != 0, "division by zero")
    if let a = int, let b = divisor.int {
      let (quotient, overflow) = a.dividedReportingOverflow(by: b)
      if !overflow { return (Integer(quotient), Integer(a % b)) }
    }
    let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
    return (
      Integer(isNegative: isNegative != divisor.isNegative, quotient),
      Integer(isNegative: isNegative, remainder)
    )
  }

  /// The greatest common divisor, never negative; 0 only of 0 and 0.
  public func gcd(_ other: Integer) -> Integer {
    var (a, b) = (magnitude, other.magnitude)
    while !b.isZero {
      if let first = a.word, let second = b.word { return Integer(wordGCD(first, second)) }
      (a, b) = (b, a.quotientAndRemainder(dividingBy: b).remainder)
    }
    return Integer(isNegative: false, a)
  }

  private init(_ word: UInt) { self.init(isNegative: false, Magnitude(word)) }

  /// A power of ten; the exponent must not be negative.
  public static func tenToThe(_ exponent: Int) -> Integer { power(of: 10, to: exponent) }

  /// A power; the exponent must not be negative.
  public static func power(of base: Integer, to exponent: Int) -> Integer {
    precondition(exponent >= 0, "a power below zero is no integer")
    var (result, square, rest) = (Integer(1), base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }
}

private func wordGCD(_ first: UInt, _ second: UInt) -> UInt {
  var (a, b) = (first, second)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
