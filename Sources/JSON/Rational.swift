/// An exact fraction, in lowest terms: 0.1 is 1/10 and nothing near it.
public struct Rational: Sendable, Hashable {
  /// The number above the line, which carries the sign.
  public let numerator: Integer
  /// The number below the line, always positive.
  public let denominator: Integer

  /// A fraction, brought to lowest terms; the denominator must not be zero.
  public init(_ numerator: Integer, over denominator: Integer) {
    precondition(denominator != 0, "a fraction over zero")
    let common = numerator.gcd(denominator)
    let sign: Integer = denominator.isNegative ? -1 : 1
    self.numerator = numerator.quotientAndRemainder(dividingBy: common).quotient * sign
    self.denominator = denominator.quotientAndRemainder(dividingBy: common).quotient * sign
  }

  /// A whole number.
  public init(_ value: Integer) {
    numerator = value
    denominator = 1
  }

  /// A whole number.
  public init(_ value: Int) { self.init(Integer(value)) }

  /// The exact value of a JSON number.
  public init(_ number: JSONNumber) {
    let exponent = Int(number.exponent)
    if exponent >= 0 {
      self.init(number.significand * Integer.tenToThe(exponent))
    } else {
      self.init(number.significand, over: Integer.tenToThe(-exponent))
    }
  }

  /// The exact value of a double; nil for infinities and what is not a number.
  public init?(exactly double: Double) {
    guard double.isFinite else { return nil }
    guard double != 0 else {
      self.init(0)
      return
    }
    let bits = Double.significandBitCount
    let significand = Integer(Int(double.significand * Double(1 << bits)))
    let power = Int(double.exponent) - bits
    let signed = double < 0 ? -significand : significand
    if power >= 0 {
      self.init(signed * Integer.power(of: 2, to: power))
    } else {
      self.init(signed, over: Integer.power(of: 2, to: -power))
    }
  }
}

extension Rational: ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// A literal that fits `Int`.
  public init(integerLiteral value: Int) { self.init(value) }

  /// The decimal text when there is one, otherwise `1/3`.
  public var description: String { decimalText ?? "\(numerator)/\(denominator)" }
}

extension Rational: Comparable {
  /// The order of the values.
  public static func < (left: Rational, right: Rational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Rational {
  /// The sum.
  public static func + (left: Rational, right: Rational) -> Rational {
    Rational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  /// The number on the other side of zero.
  public static prefix func - (value: Rational) -> Rational {
    Rational(-value.numerator, over: value.denominator)
  }

  /// The difference.
  public static func - (left: Rational, right: Rational) -> Rational { left + -right }

  /// The product.
  public static func * (left: Rational, right: Rational) -> Rational {
    Rational(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  /// The quotient; the divisor must not be zero.
  public static func / (left: Rational, right: Rational) -> Rational {
    Rational(left.numerator * right.denominator, over: left.denominator * right.numerator)
  }

  /// The smallest number of which two positive ones are whole parts: multiples of both are its multiples.
  public func leastCommonMultiple(with other: Rational) -> Rational {
    let divisor = numerator.gcd(other.numerator)
    return Rational(
      (numerator * other.numerator).quotientAndRemainder(dividingBy: divisor).quotient,
      over: denominator.gcd(other.denominator))
  }

  /// Whether it is a whole number.
  public var isInteger: Bool { denominator == 1 }

  /// The largest whole number that is not above it.
  public var floor: Integer {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder.isNegative ? quotient - 1 : quotient
  }

  /// The smallest whole number that is not below it.
  public var ceil: Integer { -(-self).floor }

  /// The exact decimal text, nil when the decimals never end.
  public var decimalText: String? { decimal?.text }

  /// The exact decimal, when the denominator has no prime factors but 2 and 5.
  var decimal: Decimal? {
    let (twos, rest) = Self.removing(2, from: denominator)
    let (fives, left) = Self.removing(5, from: rest)
    guard left == 1 else { return nil }
    let places = max(twos, fives)
    let scale =
      Integer.power(of: 2, to: places - twos) * Integer.power(of: 5, to: places - fives)
    return Decimal(numerator * scale, exponent: -places)
  }

  private static func removing(
    _ prime: Integer, from number: Integer
  ) -> (times: Int, rest: Integer) {
    var (times, rest) = (0, number)
    while case let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: prime),
      remainder == 0
    {
      rest = quotient
      times += 1
    }
    return (times, rest)
  }
}
