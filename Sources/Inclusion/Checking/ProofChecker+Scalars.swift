import JSON
import Patterns
import Schema

extension ProofChecker {
  /// Whether each value that a state is restricted to is outside of some fact.
  mutating func hasNoListedValue(_ state: CheckedState) -> Bool {
    guard let values = listedValues(state) else { return false }
    return values.allSatisfy { value in
      !state.types.contains(TypeSet(of: value))
        || state.order.contains { formulas.holds($0, value) == false }
    }
  }

  private func listedValues(_ state: CheckedState) -> [JSON]? {
    if state.types == .null { return [.null] }
    if state.types == .boolean { return [true, false] }
    for case .among(let values) in state.order.map({ formulas.store[$0] }) {
      return values.map { formulas.store.values[$0.position] }
    }
    return nil
  }

  private func excludedValues(_ state: CheckedState) -> Set<JSON> {
    var excluded: Set<JSON> = []
    for case .notAmong(let values) in state.order.map({ formulas.store[$0] }) {
      for value in values { excluded.insert(formulas.store.values[value.position]) }
    }
    return excluded
  }

  /// Whether no number meets the bounds and multiples of a state.
  mutating func hasNoNumber(_ state: CheckedState) -> Bool {
    guard state.types.isSubset(of: .number) else { return false }
    var atoms: [NumberAtom] = []
    for fact in state.order {
      if case .number(let atom) = formulas.store[fact] { atoms.append(atom) }
    }
    if state.types == .integer { atoms.append(.multiple(1)) }
    if state.types == .fraction { atoms.append(.notMultiple(1)) }
    var (lower, upper, step): (Rational?, Rational?, Rational?)
    for atom in atoms {
      switch atom {
      case .atLeast(let bound, _): lower = max(lower ?? bound, bound)
      case .atMost(let bound, _): upper = min(upper ?? bound, bound)
      case .multiple(let divisor): step = divisor.leastCommonMultiple(with: step ?? divisor)
      case .notMultiple: continue
      }
    }
    let excluded = excludedValues(state)
    func isOutside(_ value: Rational) -> Bool {
      if atoms.contains(where: { !formulas.holds($0, value) }) { return true }
      return JSONNumber(value).map { excluded.contains(.number($0)) } ?? false
    }
    if let step {
      for case .notMultiple(let other) in atoms where (step / other).isInteger { return true }
    }
    guard let lower, let upper else { return false }
    if lower > upper || (lower == upper && isOutside(lower)) { return true }
    guard let step else { return false }
    var number = (lower / step).ceil
    let last = (upper / step).floor
    guard let count = (last - number).int, count <= 200_000 else { return last < number }
    while number <= last {
      guard isOutside(Rational(number) * step) else { return false }
      number = number + 1
    }
    return true
  }

  private func searching(_ id: PatternID) throws -> Language {
    try .searching(formulas.store.patterns[id.position], budget: formulas.automata)
  }

  /// Whether no string has the lengths and patterns of a state. Patterns that are no regular set are
  /// left out, which leaves more strings.
  func hasNoString(_ state: CheckedState) -> Bool {
    guard state.types == .string else { return false }
    var (minimum, maximum, texts) = (0, Int.max, Language.all)
    for fact in state.order {
      switch formulas.store[fact] {
      case .string(.minLength(let length)): minimum = max(minimum, length)
      case .string(.maxLength(let length)): maximum = min(maximum, length)
      case .string(.matches(let id)):
        texts = (try? texts.intersection(searching(id), budget: formulas.automata)) ?? texts
      case .string(.fails(let id)):
        texts = (try? texts.subtracting(searching(id), budget: formulas.automata)) ?? texts
      default: continue
      }
    }
    let excluded = excludedValues(state)
    // One of more members than are excluded is not excluded.
    let members = try? texts.firstMembers(
      excluded.count + 1, lengthAtLeast: minimum, lengthAtMost: maximum == .max ? nil : maximum)
    return members?.allSatisfy { excluded.contains(.string($0)) } ?? false
  }
}
