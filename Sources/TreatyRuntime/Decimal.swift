/// A number as sign, significant digits and power of ten: without leading or trailing zeros, so that
/// equal values have equal parts. Zero has no digits.
struct Decimal: Hashable {
  private(set) var isNegative = false
  /// ASCII digits.
  private(set) var digits: [UInt8] = []
  private(set) var exponent = 0

  /// Takes a checked JSON number apart.
  init(_ text: String) {
    var fraction = 0
    var isFraction = false
    var power = 0
    var isPower = false
    var isPowerNegative = false
    for byte in text.utf8 {
      switch byte {
      case Byte.minus where isPower: isPowerNegative = true
      case Byte.minus: isNegative = true
      case Byte.plus: continue
      case Byte.dot: isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): isPower = true
      case _ where isPower: power = min(power * 10 + Int(byte - Byte.zero), 1_000_000_000_000)
      default:
        if isFraction { fraction += 1 }
        if !digits.isEmpty || byte != Byte.zero { digits.append(byte) }
      }
    }
    exponent = (isPowerNegative ? -power : power) - fraction
    while digits.last == Byte.zero {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty {
      isNegative = false
      exponent = 0
    }
  }

  func precedes(_ other: Decimal) -> Bool {
    if isNegative != other.isNegative { return isNegative && self != other }
    return isNegative ? other.isSmaller(than: self) : isSmaller(than: other)
  }

  /// Compares the magnitudes.
  private func isSmaller(than other: Decimal) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    let size = digits.count + exponent
    let otherSize = other.digits.count + other.exponent
    return size == otherSize ? digits.lexicographicallyPrecedes(other.digits) : size < otherSize
  }

  /// Whether digits followed by zeros are a multiple of a number of any length: long division, where
  /// each step subtracts the divisor at most nine times.
  static func remainderIsZero(_ digits: [UInt8], shift: Int, by divisor: [UInt8]) -> Bool {
    var rest: [UInt8] = []
    let zeros = repeatElement(Byte.zero, count: min(shift, 4096))
    for digit in digits + zeros {
      if !rest.isEmpty || digit != Byte.zero { rest.append(digit) }
      while !isSmaller(rest, divisor) { rest = difference(rest, divisor) }
    }
    return rest.isEmpty
  }

  private static func isSmaller(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count
      ? left.lexicographicallyPrecedes(right) : left.count < right.count
  }

  private static func difference(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var result = left
    var borrow = false
    for index in 1...left.count {
      let at = left.count - index
      let subtrahend =
        (index <= right.count ? right[right.count - index] - Byte.zero : 0)
        + (borrow ? 1 : 0)
      let digit = left[at] - Byte.zero
      borrow = digit < subtrahend
      result[at] = Byte.zero + (borrow ? digit + 10 : digit) - subtrahend
    }
    return Array(result.drop { $0 == Byte.zero })
  }
}
