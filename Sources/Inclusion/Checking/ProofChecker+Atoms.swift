import JSON
import Patterns
import Schema

extension ProofChecker {
  /// Whether no number meets the bounds and multiples of a state.
  mutating func hasNoNumber(_ state: CheckedState) -> Bool {
    var atoms: [NumberAtom] = []
    for member in state.members {
      if case .number(let atom) = formulas.store[member] { atoms.append(atom) }
    }
    if state.types == .integer { atoms.append(.multiple(1)) }
    if state.types == .fraction { atoms.append(.notMultiple(1)) }
    var lower: (bound: Rational, exclusive: Bool)?
    var upper: (bound: Rational, exclusive: Bool)?
    var step: Rational?
    for atom in atoms {
      switch atom {
      case .atLeast(let bound, let exclusive):
        if let known = lower, (known.bound, known.exclusive ? 1 : 0) > (bound, exclusive ? 1 : 0) {
          continue
        }
        lower = (bound, exclusive)
      case .atMost(let bound, let exclusive):
        if let known = upper, (known.bound, known.exclusive ? 0 : 1) < (bound, exclusive ? 0 : 1) {
          continue
        }
        upper = (bound, exclusive)
      case .multiple(let divisor): step = step.map { leastCommonMultiple($0, divisor) } ?? divisor
      case .notMultiple: continue
      }
    }
    func isOutside(_ value: Rational) -> Bool {
      if atoms.contains(where: { !formulas.holds($0, value) }) { return true }
      guard let number = JSONNumber(value) else { return false }
      return state.members.contains {
        guard case .notAmong(let values) = formulas.store[$0] else { return false }
        return values.contains { formulas.store.values[$0.position] == .number(number) }
      }
    }
    if let lower, let upper {
      if lower.bound > upper.bound { return true }
      if lower.bound == upper.bound { return isOutside(lower.bound) }
    }
    guard let step else { return false }
    for case .notMultiple(let other) in atoms where (step / other).isInteger { return true }
    guard let lower, let upper else { return false }
    var number = (lower.bound / step).ceil
    let last = (upper.bound / step).floor
    guard let count = (last - number).int, count <= 200_000 else { return last < number }
    while number <= last {
      guard isOutside(Rational(number) * step) else { return false }
      number = number + 1
    }
    return true
  }

  private func leastCommonMultiple(_ left: Rational, _ right: Rational) -> Rational {
    let product = left.numerator * right.numerator
    let divisor = left.numerator.gcd(right.numerator)
    return Rational(
      product.quotientAndRemainder(dividingBy: divisor).quotient,
      over: left.denominator.gcd(right.denominator))
  }

  /// Whether no string has the lengths and patterns of a state. Patterns that are no regular set are
  /// left out, which leaves more strings.
  mutating func hasNoString(_ state: CheckedState) -> Bool {
    var minimum = 0
    var maximum = Int.max
    var language = Language.all
    var excluded: Set<Name> = []
    for member in state.members.sorted() {
      switch formulas.store[member] {
      case .string(.minLength(let length)): minimum = max(minimum, length)
      case .string(.maxLength(let length)): maximum = min(maximum, length)
      case .string(.matches(let id)):
        let opposite = formulas.store.intern(.string(.fails(id)))
        if state.members.contains(opposite) { return true }
        let pattern = formulas.store.patterns[id.position]
        guard let other = try? Language.searching(pattern) else { continue }
        language = (try? language.intersection(other)) ?? language
      case .string(.fails(let id)):
        let pattern = formulas.store.patterns[id.position]
        guard let other = try? Language.searching(pattern) else { continue }
        language = (try? language.subtracting(other)) ?? language
      case .notAmong(let values):
        for value in values {
          if let text = formulas.store.values[value.position].string { excluded.insert(Name(text)) }
        }
      default: continue
      }
    }
    if minimum > maximum || language.isEmpty { return true }
    if language == .all { return maximum == 0 && excluded.contains("") }
    let inside = excluded.count { language.contains($0.text) }
    let members = try? language.firstMembers(
      inside + 1, lengthAtLeast: minimum, lengthAtMost: maximum == .max ? nil : maximum,
      budget: Language.Budget())
    guard let members, members.count <= inside else { return false }
    return members.allSatisfy { excluded.contains(Name($0)) }
  }
}
