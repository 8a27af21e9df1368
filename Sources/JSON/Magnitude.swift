/// A whole number of any size without a sign: limbs of the machine's word, the lowest first.
struct Magnitude: Hashable, Sendable {
  /// The limbs; the last is not zero, and zero has none.
  private(set) var limbs: [UInt]

  /// The number of the given limbs, of which the highest may be zero.
  init(limbs: [UInt]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  /// A number that fits a word.
  init(_ value: UInt) { limbs = value == 0 ? [] : [value] }

  /// Whether it is zero.
  var isZero: Bool { limbs.isEmpty }

  /// The value, when it fits a word.
  var word: UInt? { limbs.count > 1 ? nil : limbs.first ?? 0 }
}

extension Magnitude: Comparable {
  static func < (left: Magnitude, right: Magnitude) -> Bool {
    guard left.limbs.count == right.limbs.count else { return left.limbs.count < right.limbs.count }
    return left.limbs.reversed().lexicographicallyPrecedes(right.limbs.reversed())
  }
}

extension Magnitude {
  static func + (left: Magnitude, right: Magnitude) -> Magnitude {
    guard left.limbs.count >= right.limbs.count else { return right + left }
    var limbs = left.limbs
    var carry: UInt = 0
    for index in limbs.indices {
      let addend = index < right.limbs.count ? right.limbs[index] : 0
      if addend == 0, carry == 0 { continue }
      let (partial, first) = limbs[index].addingReportingOverflow(addend)
      let (sum, second) = partial.addingReportingOverflow(carry)
      limbs[index] = sum
      carry = first || second ? 1 : 0
    }
    if carry > 0 { limbs.append(carry) }
    return Magnitude(limbs: limbs)
  }

  /// The difference; the right side must not be the larger one.
  static func - (left: Magnitude, right: Magnitude) -> Magnitude {
    var limbs = left.limbs
    var borrow: UInt = 0
    for index in limbs.indices {
      let subtrahend = index < right.limbs.count ? right.limbs[index] : 0
      let (partial, first) = limbs[index].subtractingReportingOverflow(subtrahend)
      let (difference, second) = partial.subtractingReportingOverflow(borrow)
      limbs[index] = difference
      borrow = first || second ? 1 : 0
    }
    precondition(borrow == 0, "a magnitude cannot be less than zero")
    return Magnitude(limbs: limbs)
  }

  static func * (left: Magnitude, right: Magnitude) -> Magnitude {
    var limbs = [UInt](repeating: 0, count: left.limbs.count + right.limbs.count)
    for (index, limb) in left.limbs.enumerated() {
      var carry: UInt = 0
      for (offset, other) in right.limbs.enumerated() {
        let (product, next) = multiplied(limb, other, adding: limbs[index + offset], carry)
        limbs[index + offset] = product
        carry = next
      }
      limbs[index + right.limbs.count] = carry
    }
    return Magnitude(limbs: limbs)
  }

  /// `left * right + first + second`, which always fits two words.
  private static func multiplied(
    _ left: UInt, _ right: UInt, adding first: UInt, _ second: UInt
  ) -> (low: UInt, high: UInt) {
    var (high, low) = left.multipliedFullWidth(by: right)
    for addend in [first, second] {
      let (sum, overflow) = low.addingReportingOverflow(addend)
      low = sum
      if overflow { high += 1 }
    }
    return (low, high)
  }
}

extension Magnitude {
  /// Nineteen nines are the most that fit a word: decimal text is read and written in such groups.
  private static let group = 19
  private static let groupBase: UInt = 10_000_000_000_000_000_000

  /// The number of decimal digits 0 to 9, the highest first.
  init(decimalDigits digits: some Sequence<UInt8>) {
    self.init(0)
    var group: UInt = 0
    var scale: UInt = 1
    for digit in digits {
      group = group * 10 + UInt(digit)
      scale *= 10
      if scale == Self.groupBase {
        self = self * Magnitude(scale) + Magnitude(group)
        (group, scale) = (0, 1)
      }
    }
    if scale > 1 { self = self * Magnitude(scale) + Magnitude(group) }
  }

  /// The decimal digits 0 to 9, the highest first; none for zero.
  var decimalDigits: [UInt8] {
    var digits: [UInt8] = []
    var rest = self
    while !rest.isZero {
      let (quotient, remainder) = rest.dividedByWord(Self.groupBase)
      rest = quotient
      var group = remainder
      for _ in 0..<Self.group {
        if rest.isZero, group == 0 { break }
        digits.append(UInt8(group % 10))
        group /= 10
      }
    }
    return digits.reversed()
  }
}
