/// A number read off its JSON text: `-12.50e3` is the coefficient -125 and the power of ten 2.
///
/// The coefficient never ends in zero, so equal values have equal parts. Coefficients of more than
/// about eighteen digits are not kept here (`coefficient` is `Numeral.large`); their digits are read
/// off the text again when somebody asks.
struct Numeral {
  /// Stands for a coefficient that `Int64` cannot hold.
  static let large = Int64.min
  /// How small the last decimal place of a number may be: 10 to the power of minus this.
  static let decimalPlaces = 10_000
  /// How large a number may be: below 10 to the power of this and one.
  static let greatestPower = 10_000

  /// The significant digits with the sign, or `large`.
  let coefficient: Int64
  /// The power of ten the coefficient is multiplied by.
  let exponent: Int32
  /// Where the text ended.
  let end: Int

  /// Why a text is no number, or none that can be kept.
  enum Fault: Error, Equatable {
    case notANumber(at: Int, String)
    case tooLarge
    case tooFine
  }
}

extension Numeral {
  /// Reads the number at `start` as far as RFC 8259's grammar carries it.
  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) throws(Fault) {
    var reading = Reading(bytes: bytes, at: start)
    try reading.read()
    end = reading.at
    let exponent = reading.power - reading.places + reading.pendingZeros
    guard reading.digits > 0 else {
      coefficient = 0
      self.exponent = 0
      return
    }
    let leading = reading.digits - 1 - reading.places + reading.power
    guard leading <= Self.greatestPower else { throw .tooLarge }
    guard exponent >= -Self.decimalPlaces else { throw .tooFine }
    let magnitude = Int64(reading.coefficient)
    coefficient = reading.isLarge ? Self.large : reading.isNegative ? -magnitude : magnitude
    self.exponent = Int32(exponent)
  }

  private struct Reading {
    let bytes: UnsafeBufferPointer<UInt8>
    var at: Int
    var isNegative = false
    var coefficient: UInt64 = 0
    var isLarge = false
    /// Digits from the first that is not zero.
    var digits = 0
    /// Zeros that count only when another digit follows them.
    var pendingZeros = 0
    /// Digits after the decimal point.
    var places = 0
    /// The written exponent.
    var power = 0

    mutating func read() throws(Fault) {
      if next == UInt8(ascii: "-") {
        isNegative = true
        at += 1
      }
      let first = at
      guard readDigits() > 0 else {
        throw .notANumber(at: at, "A digit is missing here: a number needs at least one.")
      }
      if bytes[first] == UInt8(ascii: "0"), at > first + 1 {
        throw .notANumber(at: first, "A number must not begin with zeros; remove them.")
      }
      if next == UInt8(ascii: ".") {
        at += 1
        places = readDigits()
        guard places > 0 else {
          throw .notANumber(at: at, "A digit is missing after the decimal point.")
        }
      }
      if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") { try readPower() }
    }

    var next: UInt8 { at < bytes.count ? bytes[at] : 0 }

    mutating func readDigits() -> Int {
      let start = at
      while at < bytes.count {
        let digit = bytes[at] &- UInt8(ascii: "0")
        guard digit <= 9 else { break }
        if digit == 0 {
          if digits > 0 {
            digits += 1
            pendingZeros += 1
          }
        } else {
          append(UInt64(digit))
        }
        at += 1
      }
      return at - start
    }

    mutating func append(_ digit: UInt64) {
      digits += 1
      if pendingZeros > 18 { isLarge = true }
      if !isLarge {
        for _ in 0...pendingZeros {
          let (product, overflow) = coefficient.multipliedReportingOverflow(by: 10)
          if overflow { isLarge = true }
          coefficient = product
        }
        let (sum, overflow) = coefficient.addingReportingOverflow(digit)
        coefficient = sum
        if overflow || sum > UInt64(Int64.max) { isLarge = true }
        if isLarge { coefficient = 0 }
      }
      pendingZeros = 0
    }

    mutating func readPower() throws(Fault) {
      at += 1
      let isDown = next == UInt8(ascii: "-")
      if isDown || next == UInt8(ascii: "+") { at += 1 }
      let start = at
      while at < bytes.count, case let digit = bytes[at] &- UInt8(ascii: "0"), digit <= 9 {
        power = min(power * 10 + Int(digit), 1_000_000_000)
        at += 1
      }
      guard at > start else { throw .notANumber(at: at, "A digit is missing in the exponent.") }
      if isDown { power = -power }
    }
  }
}
