import Schema

/// Why every value of one schema is a value of another, in a form that a checker verifies.
///
///     if let argument = argument(that: old, isIn: new) {
///       argument.faults     // [], as verified without the prover
///       argument.text       // as indented lines
///     }
public struct Argument: Sendable {
  /// The argument as indented lines, cut when long.
  public let text: String
  /// How many steps it has; none when both schemas say the same.
  public let stepCount: Int
  /// What the checker finds wrong with it: nothing, unless Treaty has a bug.
  public let faults: [String]
  /// Whether it could be written out in full within the budget, and so was shown to the checker.
  public let isWhole: Bool
}

/// The argument that every value of `old` is a value of `new`; nil when there is none, or none was
/// found within the budget.
public func argument(
  that old: SchemaSide, isIn new: SchemaSide, reading: Reading = .strict,
  budget: Budget = .standard
) -> Argument? {
  var comparison = Comparison(old: old, new: new, budget: budget)
  var verdict = comparison.strict()
  var aspect = Aspect.holds
  if reading == .declared, !verdict.isProved {
    verdict = comparison.declared(after: verdict)
    aspect = .declaring
  }
  guard case .proved(let proof) = verdict else { return nil }
  guard let root = comparison.emptiness else {
    return Argument(text: proof.text, stepCount: 0, faults: [], isWhole: true)
  }
  let goal = comparison.goal(aspect)
  guard let whole = comparison.prover.complete(root),
    let (derivation, formulas) = comparison.derivation(to: whole, for: goal)
  else { return Argument(text: proof.text, stepCount: 0, faults: [], isWhole: false) }
  let faults = ProofChecker.faults(in: derivation, for: goal, formulas: formulas)
  let text = whole == root ? proof.text : comparison.prover.proof(whole).text
  return Argument(text: text, stepCount: derivation.steps.count, faults: faults, isWhole: true)
}

extension Comparison {
  /// How many steps of the prover may be taken, and how many facts looked at, to have an argument
  /// verified before *proved* is said: some milliseconds.
  private static let verified = (steps: 200, facts: 20_000)

  /// An argument in all detail, with the store of its formulas; nil when it needs more steps.
  fileprivate func derivation(
    to last: ProofID, for goal: [FormulaID], within limit: Int = .max
  ) -> (Derivation, SchemaFormulas)? {
    let steps = prover.steps(to: last)
    guard steps.count <= limit else { return nil }
    return Elaboration.derivation(
      of: steps, root: ProofID(steps.count - 1), for: goal, formulas: prover.formulas,
      within: limit)
  }

  /// Whether the checker refuses the argument for a question that was proved. Long arguments are
  /// not shown to it here.
  mutating func isRefused(_ root: ProofID, _ reading: Reading) -> Bool {
    let goal = goal(reading == .strict ? .holds : .declaring)
    guard let whole = prover.complete(root, within: Self.verified.steps),
      let (derivation, formulas) = derivation(
        to: whole, for: goal, within: Self.verified.facts)
    else { return false }
    return !ProofChecker.faults(in: derivation, for: goal, formulas: formulas).isEmpty
  }
}
