extension Magnitude {
  /// The quotient and what is left over; the divisor must not be zero.
  func quotientAndRemainder(
    dividingBy divisor: Magnitude
  ) -> (quotient: Magnitude, remainder: Magnitude) {
    precondition(!divisor.isZero, "division by zero")
    guard self >= divisor else { return (Magnitude(0), self) }
    if let word = divisor.word {
      let (quotient, remainder) = dividedByWord(word)
      return (quotient, Magnitude(remainder))
    }
    return longDivision(by: divisor)
  }

  /// Division by one word.
  func dividedByWord(_ divisor: UInt) -> (quotient: Magnitude, remainder: UInt) {
    var quotient = limbs
    var remainder: UInt = 0
    for index in limbs.indices.reversed() {
      (quotient[index], remainder) = divisor.dividingFullWidth((remainder, limbs[index]))
    }
    return (Magnitude(limbs: quotient), remainder)
  }

  /// Knuth, The Art of Computer Programming 4.3.1, algorithm D; the divisor has two limbs or more.
  private func longDivision(
    by divisor: Magnitude
  ) -> (quotient: Magnitude, remainder: Magnitude) {
    let count = divisor.limbs.count
    let shift = divisor.limbs[count - 1].leadingZeroBitCount
    let low = Self.shifted(divisor.limbs, by: shift)
    var rest = Self.shifted(limbs, by: shift)
    var quotient = [UInt](repeating: 0, count: limbs.count - count + 1)
    for index in quotient.indices.reversed() {
      var digit = Self.estimate(rest, at: index, divisor: low, count: count)
      if Self.subtract(low, times: digit, from: &rest, at: index, count: count) {
        digit -= 1
        Self.add(low, to: &rest, at: index, count: count)
      }
      quotient[index] = digit
    }
    let remainder = Self.shiftedDown(rest, by: shift)
    return (Magnitude(limbs: quotient), Magnitude(limbs: remainder))
  }

  /// One digit of the quotient, at most one too large.
  private static func estimate(
    _ rest: [UInt], at index: Int, divisor: [UInt], count: Int
  ) -> UInt {
    let top = divisor[count - 1]
    let high = rest[index + count]
    let next = rest[index + count - 1]
    var digit = UInt.max
    var left: UInt
    if high >= top {
      let (sum, overflow) = next.addingReportingOverflow(top)
      if overflow { return digit }
      left = sum
    } else {
      (digit, left) = top.dividingFullWidth((high, next))
    }
    while true {
      let (productHigh, productLow) = digit.multipliedFullWidth(by: divisor[count - 2])
      guard (productHigh, productLow) > (left, rest[index + count - 2]) else { return digit }
      digit -= 1
      let (sum, overflow) = left.addingReportingOverflow(top)
      if overflow { return digit }
      left = sum
    }
  }

  /// Subtracts a multiple in place and says whether that went below zero.
  private static func subtract(
    _ divisor: [UInt], times digit: UInt, from rest: inout [UInt], at index: Int, count: Int
  ) -> Bool {
    var carry: UInt = 0
    var borrow: UInt = 0
    for offset in 0...count {
      let limb = offset < count ? divisor[offset] : 0
      let (high, low) = digit.multipliedFullWidth(by: limb)
      let (product, overflow) = low.addingReportingOverflow(carry)
      carry = high + (overflow ? 1 : 0)
      let (partial, first) = rest[index + offset].subtractingReportingOverflow(product)
      let (difference, second) = partial.subtractingReportingOverflow(borrow)
      rest[index + offset] = difference
      borrow = first || second ? 1 : 0
    }
    return borrow > 0
  }

  private static func add(
    _ divisor: [UInt], to rest: inout [UInt], at index: Int, count: Int
  ) {
    var carry: UInt = 0
    for offset in 0...count {
      let limb = offset < count ? divisor[offset] : 0
      let (partial, first) = rest[index + offset].addingReportingOverflow(limb)
      let (sum, second) = partial.addingReportingOverflow(carry)
      rest[index + offset] = sum
      carry = first || second ? 1 : 0
    }
  }

  /// The limbs moved up by less than a word, with one limb more.
  private static func shifted(_ limbs: [UInt], by shift: Int) -> [UInt] {
    var result = limbs + [0]
    guard shift > 0 else { return result }
    for index in result.indices.reversed() {
      let below = index > 0 ? result[index - 1] >> (UInt.bitWidth - shift) : 0
      result[index] = result[index] << shift | below
    }
    return result
  }

  private static func shiftedDown(_ limbs: [UInt], by shift: Int) -> [UInt] {
    guard shift > 0 else { return limbs }
    return limbs.indices.map { index in
      let above = index + 1 < limbs.count ? limbs[index + 1] << (UInt.bitWidth - shift) : 0
      return limbs[index] >> shift | above
    }
  }
}
