import Schema

/// Verifies arguments that sets of values are empty, without anything of the prover that made them.
///
/// It follows the steps one by one, looks for nothing, and takes a part of a value to be impossible
/// only when just that set is claimed to be empty.
struct ProofChecker {
  var formulas: SchemaFormulas
  /// How many facts were looked at or written down.
  var work = 0
  /// Sets that an argument would have to claim for a step that failed.
  var missing: [FormulaID] = []
  /// The sets that are claimed to be empty, with their places in the list; one is so anyway.
  private var claims = [FormulaStore.never: -1]
  /// The place of the claim that is looked at.
  private var current = 0

  init(_ formulas: SchemaFormulas) { self.formulas = formulas }

  /// All that is wrong with an argument that some formulas have no value in common.
  static func faults(
    in derivation: Derivation, for goal: [FormulaID], formulas: SchemaFormulas
  ) -> [String] {
    var checker = ProofChecker(formulas)
    for claim in derivation.claims { checker.claim(claim.set) }
    var faults: [String] = []
    for (place, claim) in derivation.claims.enumerated() {
      checker.current = place
      if let fault = checker.fault(of: claim, in: derivation.steps) { faults.append(fault) }
    }
    if checker.claims[checker.formulas.store.all(goal)] == nil {
      faults.append("what was to be shown is not among the claims")
    }
    return faults
  }

  /// Takes a set to be empty from now on.
  mutating func claim(_ set: FormulaID) {
    if claims[set] == nil { claims[set] = current }
    current += 1
  }

  /// What is wrong with the argument for a claim. Each step is looked at with what is known there.
  private mutating func fault(of claim: Derivation.Claim, in steps: [Derivation.Step]) -> String? {
    var pending = [(claim.start, steps.count, adding(claim.set, to: CheckedState()))]
    while let (number, limit, state) = pending.popLast() {
      if state.types.isEmpty { continue }
      guard number < limit, steps.indices.contains(number) else { return "step \(number) is none" }
      let step = steps[number]
      guard let cases = cases(of: step.rule, in: state), cases.count == step.premises.count else {
        return "step \(number) does not follow: \(step.rule)"
      }
      for (premise, part) in zip(step.premises, cases) { pending.append((premise, number, part)) }
    }
    return nil
  }

  /// The cases there are by a rule; nil when it does not apply.
  mutating func cases(of rule: Derivation.Rule, in state: CheckedState) -> [CheckedState]? {
    let isClosed: Bool
    switch rule {
    case .types(let groups):
      guard state.types.isSubset(of: groups.reduce([]) { $0.union($1) }) else { return nil }
      return groups.map { adding(formulas.store.types($0), to: state) }
    case .choice(let choice):
      guard state.contains(choice), case .any(let ways) = formulas.store[choice] else { return nil }
      return ways.map { adding($0, to: state) }
    case .maybe(let inner):
      guard state.contains(formulas.store.intern(.maybe(inner))) else { return nil }
      var without = state
      without.decided.insert(inner)
      return [adding(inner, to: state), without]
    case .differing(let value, let fact):
      guard state.contains(fact), case .notAmong(let values) = formulas.store[fact],
        values.contains(value)
      else { return nil }
      return [adding(formulas.store.differing(from: value), to: state)]
    case .undeclared: return closed(state).map { [$0] }
    case .placed(let demand, let names): return cases(ofPlacing: demand, at: names, state)
    case .shared(let demands): return cases(ofSharing: demands, state)
    case .contradiction: isClosed = state.types.isEmpty
    case .claimed(let set): isClosed = isInEarlierClaim(set, state)
    case .values: isClosed = hasNoListedValue(state)
    case .numbers: isClosed = hasNoNumber(state)
    case .strings: isClosed = hasNoString(state)
    case .positions, .distinct: isClosed = state.types == .array && hasNoArray(rule, state)
    case .member, .noMember, .tooFew:
      isClosed = state.types == .object && hasNoObject(rule, state)
    }
    return isClosed ? [] : nil
  }

  /// Whether a value is in a set that is claimed before the one that is looked at. When sets are
  /// closed by what is declared, nothing else may be declared here.
  private mutating func isInEarlierClaim(_ set: FormulaID, _ state: CheckedState) -> Bool {
    guard let place = claims[set], place < current else { return false }
    let claimed = adding(set, to: CheckedState())
    let isInside = formulas.store.parts(of: set).allSatisfy { part in
      if case .types(let types) = formulas.store[part] { return state.types.isSubset(of: types) }
      return state.contains(part)
    }
    guard isInside, formulas.store.plain(set) != set else { return isInside }
    return state.order.allSatisfy { fact in
      claimed.contains(fact) || formulas.store.plain(fact) == fact
        || formulas.store.parts(of: fact) != [fact]
    }
  }

  /// Whether a part of the value cannot be in all the formulas. While it is open what is declared
  /// about the part, sets that are closed by declarations are not to be used for it.
  mutating func isEmpty(part parts: [FormulaID], of state: CheckedState) -> Bool {
    let plain = parts.map { formulas.store.plain($0) }
    let isOpen =
      plain != parts
      && openDeclarations(of: state).contains { formulas.store.mayDeclareInParts($0) }
    let set = formulas.store.all(isOpen ? plain : parts)
    if claims[set] != nil { return true }
    missing.append(set)
    return false
  }
}
