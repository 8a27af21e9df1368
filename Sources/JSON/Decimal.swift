/// A decimal number of any length as its significant digits: `-12.50` is 1 2 5, times ten to the -1.
struct Decimal: Equatable {
  /// Whether it is below zero.
  var isNegative = false
  /// The digits as 0 to 9, neither the first nor the last of them zero; empty for zero.
  var digits: [UInt8] = []
  /// The power of ten the digits are multiplied by; 0 for zero.
  var exponent = 0

  /// The power of ten of the first digit.
  var leading: Int { digits.count - 1 + exponent }
}

extension Decimal {
  /// Reads a text that is known to be a JSON number.
  init(numeral text: String) {
    var places = 0
    var power = ""
    var part = Part.whole
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-") where part == .whole: isNegative = true
      case UInt8(ascii: "."): part = .fraction
      case UInt8(ascii: "e"), UInt8(ascii: "E"): part = .power
      default:
        if part == .power {
          power.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          if part == .fraction { places += 1 }
          if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte & 15) }
        }
      }
    }
    exponent = (Int(power) ?? 0) - places
    normalise()
  }

  /// The digits of an integer times a power of ten.
  init(_ value: Integer, exponent: Int = 0) {
    isNegative = value.isNegative
    digits = value.magnitude.decimalDigits
    self.exponent = exponent
    normalise()
  }

  private enum Part { case whole, fraction, power }

  private mutating func normalise() {
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty { self = Decimal() }
  }

  /// The shortest exact text, in the shape JavaScript gives numbers (ECMA-262, Number::toString).
  var text: String {
    guard !digits.isEmpty else { return "0" }
    var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    let figures = digits.map { $0 | 48 }
    let zero = UInt8(ascii: "0")
    let point = UInt8(ascii: ".")
    let whole = digits.count + exponent
    switch whole {
    case digits.count...max(21, digits.count) where whole <= 21:
      text += figures + Array(repeating: zero, count: exponent)
    case 1...21:
      text += figures[..<whole] + [point] + figures[whole...]
    case -5...0:
      text += [zero, point] + Array(repeating: zero, count: -whole) + figures
    default:
      text.append(figures[0])
      if figures.count > 1 { text += [point] + figures[1...] }
      text += "e\(whole > 0 ? "+" : "-")\(abs(whole - 1))".utf8
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Decimal: Comparable {
  static func < (left: Decimal, right: Decimal) -> Bool {
    guard left.sign == right.sign else { return left.sign < right.sign }
    if left.isNegative { return left.isFarther(than: right) }
    return right.isFarther(than: left)
  }

  private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

  /// Whether it is farther from zero than another of the same sign.
  private func isFarther(than other: Decimal) -> Bool {
    guard leading == other.leading else { return !digits.isEmpty && leading > other.leading }
    return other.digits.lexicographicallyPrecedes(digits)
  }
}
