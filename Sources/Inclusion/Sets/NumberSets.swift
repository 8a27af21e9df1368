import JSON
import Schema

/// A set of numbers: an interval, a lattice of multiples, and what is left out.
private struct NumberSet {
  var lower: (bound: Rational, exclusive: Bool)?
  var upper: (bound: Rational, exclusive: Bool)?
  /// Members are multiples of this.
  var lattice: Rational?
  var notMultiples: [Rational] = []
  var excluded: Set<Rational> = []
  /// How many numbers were tried.
  private(set) var tries = 0

  mutating func raise(_ bound: Rational, exclusive: Bool) {
    if let lower, lower.bound > bound || (lower.bound == bound && lower.exclusive) { return }
    lower = (bound, exclusive)
  }

  mutating func lower(_ bound: Rational, exclusive: Bool) {
    if let upper, upper.bound < bound || (upper.bound == bound && upper.exclusive) { return }
    upper = (bound, exclusive)
  }

  mutating func require(multipleOf divisor: Rational) {
    lattice = divisor.leastCommonMultiple(with: lattice ?? divisor)
  }

  mutating func contains(_ value: Rational) -> Bool {
    tries += 1
    if let lower, lower.exclusive ? value <= lower.bound : value < lower.bound { return false }
    if let upper, upper.exclusive ? value >= upper.bound : value > upper.bound { return false }
    if let lattice, !(value / lattice).isInteger { return false }
    if excluded.contains(value) { return false }
    return !notMultiples.contains { (value / $0).isInteger }
  }
}

/// What is known about a set of numbers.
private enum NumberAnswer {
  case member(Rational)
  case none
  case unknown
}

extension Prover {
  /// A number in a conjunction of number atoms.
  mutating func solveNumbers(_ conjunction: Conjunction, _ doubt: Doubt?) -> Outcome {
    var set = numberSet(conjunction)
    let answer = set.answer()
    // Arithmetic without limits of size is slow.
    charge(set.tries * (2 + 2 * set.notMultiples.count))
    switch answer {
    case .none: return close(conjunction, .numbers)
    case .unknown:
      return .doubtful(
        nil,
        Doubt(
          "no number was found between the bounds and multiples", about: multiples(conjunction)))
    case .member(let value):
      guard let number = JSONNumber(value) else {
        return .doubtful(
          nil,
          Doubt("the number \(value) has no decimal form", about: multiples(conjunction)))
      }
      return found(.number(number), size: 1, doubt: doubt, in: conjunction)
    }
  }

  /// What is said about multiples, then all else.
  private func multiples(_ conjunction: Conjunction) -> [FormulaID] {
    let multiples = conjunction.atoms.filter {
      switch formulas.store[$0] {
      case .number(.multiple), .number(.notMultiple): true
      default: false
      }
    }
    return multiples + conjunction.atoms
  }

  private func numberSet(_ conjunction: Conjunction) -> NumberSet {
    var set = NumberSet()
    for atom in conjunction.atoms {
      guard case .number(let number) = formulas.store[atom] else { continue }
      switch number {
      case .atLeast(let bound, let exclusive): set.raise(bound, exclusive: exclusive)
      case .atMost(let bound, let exclusive): set.lower(bound, exclusive: exclusive)
      case .multiple(let divisor): set.require(multipleOf: divisor)
      case .notMultiple(let divisor): set.notMultiples.append(divisor)
      }
    }
    if conjunction.types == .integer { set.require(multipleOf: 1) }
    if conjunction.types == .fraction { set.notMultiples.append(1) }
    for value in exclusions(in: conjunction) {
      if case .number(let number) = value { set.excluded.insert(number.rational) }
    }
    return set
  }
}

extension NumberSet {
  mutating func answer() -> NumberAnswer {
    lattice == nil ? memberOfInterval() : memberOfLattice()
  }

  /// Complete but for finite ranges of more than 100,000 multiples.
  mutating func memberOfLattice() -> NumberAnswer {
    guard let step = lattice else { return .unknown }
    // Multiples k·step with k divisible by a period are left out.
    var periods: [Integer] = []
    for other in notMultiples {
      let period = (step / other).denominator
      if period == 1 { return .none }
      periods.append(period)
    }
    var first: Integer?
    var last: Integer?
    if let lower {
      let least = lower.bound / step
      first = lower.exclusive && least.isInteger ? least.ceil + 1 : least.ceil
    }
    if let upper {
      let most = upper.bound / step
      last = upper.exclusive && most.isInteger ? most.floor - 1 : most.floor
    }
    if let first, let last, first > last { return .none }
    let tries = min(100_000, 300 + excluded.count)
    let nearest = start(first, last)
    for (offset, sign) in offsets(tries) {
      let k = nearest + (sign ? Integer(offset) : -Integer(offset))
      if let first, k < first { continue }
      if let last, k > last { continue }
      let value = Rational(k) * step
      if contains(value) { return .member(value) }
    }
    return distant(step, periods, first, last)
  }

  /// Looks where no period divides, when the neighbourhood of zero had nothing.
  private mutating func distant(
    _ step: Rational, _ periods: [Integer], _ first: Integer?, _ last: Integer?
  ) -> NumberAnswer {
    if let first, let last {
      guard let count = (last - first).int, count < 100_000 else { return .unknown }
      var k = first
      while k <= last {
        let value = Rational(k) * step
        if contains(value) { return .member(value) }
        k = k + 1
      }
      return .none
    }
    // k ≡ 1 modulo all periods is no multiple of any.
    let cycle = periods.reduce(Integer(1)) { $0 * $1 }
    let sign: Integer = first == nil && last != nil ? -1 : 1
    let edge = first ?? last.map { -$0 } ?? 0
    var k = (edge.quotientAndRemainder(dividingBy: cycle).quotient + 1) * cycle + 1
    for _ in 0...(excluded.count + 1) {
      let value = Rational(sign * k) * step
      if contains(value) { return .member(value) }
      k = k + cycle
    }
    return .unknown
  }

  private func start(_ first: Integer?, _ last: Integer?) -> Integer {
    if let first, first > 0 { return first }
    if let last, last < 0 { return last }
    return 0
  }

  private func offsets(_ count: Int) -> [(Int, Bool)] {
    var result: [(Int, Bool)] = [(0, true)]
    for offset in 1...count { result += [(offset, true), (offset, false)] }
    return result
  }

  /// Between two different bounds there are always more decimals than are left out.
  mutating func memberOfInterval() -> NumberAnswer {
    if let lower, let upper {
      if lower.bound > upper.bound { return .none }
      if lower.bound == upper.bound {
        return contains(lower.bound) ? .member(lower.bound) : .none
      }
    }
    let grid = Integer(10)
    var scale = Integer(1)
    for _ in 0..<60 {
      let unit = Rational(1, over: scale)
      var k = Integer(0)
      var direction = Integer(1)
      if let lower, lower.bound >= 0 {
        k = (lower.bound / unit).ceil
      } else if let upper, upper.bound <= 0 {
        k = (upper.bound / unit).floor
        direction = -1
      }
      let isAnchored = k != 0 || lower?.bound == 0 || upper?.bound == 0
      for offset in 0..<(24 + excluded.count) {
        let value = Rational(k + direction * Integer(offset)) * unit
        if contains(value) { return .member(value) }
        let mirrored = Rational(k - direction * Integer(offset)) * unit
        if !isAnchored, contains(mirrored) { return .member(mirrored) }
      }
      scale = scale * grid
    }
    return .unknown
  }
}
