extension Decimal {
  /// The number as JSON text, with an exponent only where zeros would be many.
  var text: String {
    guard !digits.isEmpty else { return "0" }
    let sign = isNegative ? "-" : ""
    let plain = String(decoding: digits, as: UTF8.self)
    if exponent >= 0, exponent <= 20 {
      return sign + plain + String(repeating: "0", count: exponent)
    }
    guard exponent < 0, exponent >= -20 else { return "\(sign)\(plain)e\(exponent)" }
    let whole = digits.count + exponent
    if whole <= 0 { return "\(sign)0." + String(repeating: "0", count: -whole) + plain }
    return sign + String(decoding: digits[..<whole], as: UTF8.self) + "."
      + String(decoding: digits[whole...], as: UTF8.self)
  }

  /// Whether the value is a whole number of times another one, which is not zero.
  func isMultiple(of divisor: Decimal) -> Bool {
    guard !digits.isEmpty else { return true }
    // The last digit is not zero, so no larger power of ten divides the value.
    let shift = exponent - divisor.exponent
    guard shift >= 0 else { return false }
    return Decimal.remainderIsZero(digits, shift: shift, by: divisor.digits)
  }
}
