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
    return Argument(text: proof.text, stepCount: 0, faults: [])
  }
  let whole = comparison.prover.complete(root)
  let steps = comparison.prover.steps(to: whole)
  let goal = comparison.goal(aspect)
  let (derivation, formulas) = Elaboration.derivation(
    of: steps, root: ProofID(steps.count - 1), for: goal, formulas: comparison.prover.formulas)
  let faults = ProofChecker.faults(in: derivation, for: goal, formulas: formulas)
  let text = whole == root ? proof.text : comparison.prover.proof(whole).text
  return Argument(text: text, stepCount: derivation.steps.count, faults: faults)
}
