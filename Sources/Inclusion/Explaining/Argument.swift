import Schema

/// Why every value of one schema is a value of another, in a form that a checker verifies.
///
///     if let argument = argument(that: old, isIn: new) {
///       argument.faults     // [], as verified without the prover
///       argument.text       // as indented lines
///     }
public struct Argument: Sendable {
  /// The argument as indented lines, cut when long; put into words when asked for.
  public var text: String { told() }
  /// How many steps it has; none when both schemas say the same.
  public let stepCount: Int
  /// What the checker finds wrong with it: nothing, unless Treaty has a bug.
  public let faults: [String]
  /// Why it was not written out in full, and so not shown to the checker: what that takes more of than
  /// the budget allows, and how to raise it. Nil when it was.
  public let excess: String?

  /// Long arguments are verified by the thousand in tests, and read by few.
  private let told: @Sendable () -> String

  fileprivate init(
    text: @autoclosure @escaping @Sendable () -> String, stepCount: Int, faults: [String],
    excess: String?
  ) {
    told = text
    self.stepCount = stepCount
    self.faults = faults
    self.excess = excess
  }

  /// Whether it could be written out in full within the budget, and so was shown to the checker.
  public var isWhole: Bool { excess == nil }
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
    return Argument(text: proof.text, stepCount: 0, faults: [], excess: nil)
  }
  let goal = comparison.goal(aspect)
  let completion = comparison.prover.complete(root)
  if case .contradicted = completion {
    return Argument(
      text: proof.text, stepCount: 0,
      faults: ["what was seen part by part is not found again when it is written out"], excess: nil)
  }
  guard case .whole(let whole) = completion else {
    return Argument(
      text: proof.text, stepCount: 0, faults: [],
      excess: "ten times the budget of \(budget.steps) steps for one of its parts, or "
        + "\(budget.memory) MiB of memory; "
        + "raise `steps` or `memory` in the `budget` of treaty.json")
  }
  guard let written = comparison.derivation(to: whole, for: goal) else {
    return Argument(
      text: proof.text, stepCount: 0, faults: [],
      excess: "the limit of \(Elaboration.facts(for: budget)) facts that are looked at for it; "
        + "raise `steps` in the `budget` of treaty.json, of which this is ten thousand times")
  }
  let faults = ProofChecker.faults(
    in: written.derivation, for: goal, formulas: written.formulas)
  let text = whole == root ? proof.text : comparison.prover.proof(whole).text
  if written.isCut, !faults.isEmpty {
    return Argument(
      text: text, stepCount: 0, faults: [],
      excess:
        "the limit of \(Elaboration.cases(for: budget)) on cases that the search did not have to "
        + "tell apart; "
        + "raise `steps` in the `budget` of treaty.json, of which this is a fifteenth")
  }
  guard faults.isEmpty else {
    return Argument(
      text: text, stepCount: written.derivation.steps.count, faults: faults, excess: nil)
  }
  return Argument(
    text: Narration.text(of: written.derivation, for: goal, formulas: written.formulas),
    stepCount: written.derivation.steps.count, faults: [], excess: nil)
}

extension Comparison {
  /// How many steps of the prover may be taken, and how many facts looked at, to have an argument
  /// verified before *proved* is said: some milliseconds.
  private static let verified = (steps: 200, facts: 20_000)

  /// An argument in all detail; nil when it needs more steps.
  fileprivate func derivation(
    to last: ProofID, for goal: [FormulaID], within limit: Int = .max
  ) -> Elaboration.Result? {
    let steps = prover.steps(to: last)
    guard steps.count <= limit else { return nil }
    return Elaboration.derivation(
      of: steps, root: ProofID(steps.count - 1), for: goal, formulas: prover.formulas,
      budget: limit < .max ? .standard : budget, within: limit)
  }

  /// Whether the checker refuses the argument for a question that was proved. Long arguments are
  /// not shown to it here.
  mutating func isRefused(_ root: ProofID, _ reading: Reading) -> Bool {
    let goal = goal(reading == .strict ? .holds : .declaring)
    let whole: ProofID
    switch prover.complete(root, within: Self.verified.steps) {
    case .whole(let step): whole = step
    case .excess: return false
    case .contradicted: return true
    }
    guard let written = derivation(to: whole, for: goal, within: Self.verified.facts) else {
      return false
    }
    return !ProofChecker.faults(
      in: written.derivation, for: goal, formulas: written.formulas
    ).isEmpty
  }
}
