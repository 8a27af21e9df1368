import JSON
import Schema

/// Both answers about one pair of schemas.
public struct Decision: Sendable {
  /// The schemas as sets of values.
  public let strict: Verdict
  /// The old schema as what its writers send.
  public let declared: Verdict

  /// Both answers.
  public init(strict: Verdict, declared: Verdict) {
    self.strict = strict
    self.declared = declared
  }

  /// The answer in a reading.
  public subscript(_ reading: Reading) -> Verdict { reading == .strict ? strict : declared }
}

/// Whether every value of `old` is a value of `new`.
public func decide(
  _ old: SchemaSide, in new: SchemaSide, reading: Reading = .strict, budget: Budget = .standard
) -> Verdict {
  var comparison = Comparison(old: old, new: new, budget: budget)
  let strict = comparison.strict()
  return reading == .strict ? strict : comparison.declared(after: strict)
}

/// The answers in both readings, from one analysis.
public func decideBoth(
  _ old: SchemaSide, in new: SchemaSide, budget: Budget = .standard
) -> Decision {
  var comparison = Comparison(old: old, new: new, budget: budget)
  return comparison.decision()
}

/// The answers in both directions, from one analysis: what `new` accepts of `old`, and `old` of `new`.
public func decideBothWays(
  _ old: SchemaSide, _ new: SchemaSide, budget: Budget = .standard
) -> (backward: Decision, forward: Decision) {
  var comparison = Comparison(old: old, new: new, budget: budget)
  let backward = comparison.decision()
  comparison.turn()
  return (backward, comparison.decision())
}

/// One question, with everything learned about its schemas.
struct Comparison {
  private(set) var check: WitnessCheck
  let budget: Budget
  private(set) var classes: SchemaClasses
  var prover: Prover
  /// The last step of the argument for the last question that was proved by one.
  private(set) var emptiness: ProofID?
  /// How many values were tried in search of a witness.
  private var tried = 0

  init(old: SchemaSide, new: SchemaSide, budget: Budget) {
    check = WitnessCheck(old: old, new: new)
    self.budget = budget
    classes = SchemaClasses(old: old, new: new)
    prover = Prover(SchemaFormulas(classes), budget: budget)
  }

  /// What it took so far: steps, and values that were tried.
  var work: Int { prover.effort.total + tried }

  /// The answers in both readings.
  mutating func decision() -> Decision {
    let strict = strict()
    return Decision(strict: strict, declared: declared(after: strict))
  }

  /// Asks about the other direction from now on.
  mutating func turn() {
    check = WitnessCheck(old: check.new, new: check.old)
    classes.turn()
    prover.formulas.classes.turn()
    prover.restart(steps: budget.steps)
    emptiness = nil
  }

  mutating func strict() -> Verdict {
    prover.begin()
    if classes.states.isOverfull {
      if check.old.isSame(as: check.new) { return .proved(Self.sameness) }
      return settle(
        .doubtful(
          nil,
          Doubt(
            "more than \(SchemaStates.scopeLimit) dynamic scopes occur",
            origin: .keywords(["$dynamicRef", "$recursiveRef", "$dynamicAnchor"]))),
        reading: .strict)
    }
    if classes.roots[0] == classes.roots[1] {
      return .proved(Self.sameness)
    }
    return settle(outcome(.holds, .strict), reading: .strict)
  }

  private static let sameness = Proof(rule: "both schemas say the same", goal: "")

  mutating func declared(after strict: Verdict) -> Verdict {
    if strict.isProved || classes.states.isOverfull { return strict }
    // What a writer of the old contract may send is one of its values.
    if let witness = strict.witness, check.isDeclared(witness.value) { return strict }
    prover.restart(steps: budget.steps)
    prover.begin()
    return settle(outcome(.declaring, .declared), reading: .declared)
  }

  /// What is seen part by part and at the edits, with half of the steps; the prover has the last word,
  /// with those that are left.
  private mutating func outcome(_ aspect: Aspect, _ reading: Reading) -> Outcome {
    let start = prover.effort.total
    prover.restart(steps: (budget.steps + 1) / 2)
    let old = prover.formulas.store.intern(.schema(classes.roots[0], aspect))
    let new = prover.formulas.store.intern(.schema(classes.roots[1], .holds))
    let root = prover.simulate(Simulation.Pair(old: old, new: new))
    let outcome = prover.refute(root)
    switch outcome {
    case .empty: return outcome
    case .found(let sample):
      if check.confirms(sample.value, reading: reading) { return outcome }
    case .doubtful: break
    }
    prover.restart(steps: prover.effort.rest(since: start))
    return prover.inhabit(goal(aspect))
  }

  /// Old and not new.
  mutating func goal(_ aspect: Aspect) -> [FormulaID] {
    [
      prover.formulas.store.intern(.schema(classes.roots[0], aspect)),
      prover.formulas.store.intern(.schema(classes.roots[1], .fails)),
    ]
  }

  /// A verdict from the prover's answer, with the witness confirmed; for the whole it is also searched
  /// for and made smaller.
  mutating func settle(
    _ outcome: Outcome, reading: Reading, isWhole: Bool = true
  ) -> Verdict {
    let doubt: Doubt
    switch outcome {
    case .empty(let proof, _):
      emptiness = proof
      if !isRefused(proof, reading) { return .proved(prover.proof(proof)) }
      doubt = Doubt("the checker does not follow the argument that was found", .report)
    case .found(let sample):
      if let witness = check.witness(sample.value, reading: reading) {
        return refuted(witness, reading, isWhole: isWhole)
      }
      doubt = unconfirmed(sample.value, reading)
    case .doubtful(let sample, let reason):
      if let sample, let witness = check.witness(sample.value, reading: reading) {
        return refuted(witness, reading, isWhole: isWhole)
      }
      doubt = reason
    }
    if isWhole, let witness = searchWitness(reading) {
      return refuted(witness, reading, isWhole: true)
    }
    return .undecided(undecided(doubt))
  }

  /// Why a value that the prover found shows nothing.
  private func unconfirmed(_ value: JSON, _ reading: Reading) -> Doubt {
    guard reading == .declared, check.confirms(value, reading: .strict) else {
      return Doubt("the validator does not confirm the witness \(value.shortText)", .report)
    }
    return Doubt(
      "the value \(value.shortText) is lost, but has members that are not declared, "
        + "and whether one is lost without such members was not found out",
      .simpler, origin: .keywords(Self.declaringByCases))
  }

  /// Keywords by which it depends on a value which members are declared.
  private static let declaringByCases: [Name] = [
    "anyOf", "oneOf", "if", "dependentSchemas", "dependencies", "enum", "const", "properties",
  ]

  /// With the witness made small; one that is too large to be shown decides nothing.
  private mutating func refuted(
    _ witness: Witness, _ reading: Reading, isWhole: Bool
  ) -> Verdict {
    guard isWhole else { return .refuted(witness) }
    let small = shrunk(witness, reading)
    guard small.value.compactText.utf8.count <= Self.witnessBytes else {
      return .undecided(
        undecided(
          Doubt(
            "the smallest witness that was found has more than 65 KiB", .smaller,
            origin: .rejection(small.rejected))))
    }
    return .refuted(small)
  }

  /// The most bytes of a witness's compact text: 64 KiB, and one for the members around a text of that
  /// length. Many real schemas allow texts of 65,535 characters, and what is lost there is one of more.
  private static let witnessBytes = 65 * 1_024

  private func shrunk(_ witness: Witness, _ reading: Reading) -> Witness {
    var best: JSON?
    var shrinking = Shrinking(witness.value)
    while let candidate = shrinking.next() {
      guard check.confirms(candidate, reading: reading) else { continue }
      best = candidate
      shrinking.accept(candidate)
    }
    return best.flatMap { check.witness($0, reading: reading) } ?? witness
  }

  /// Tries values near members of the old schema and near the constants of both.
  mutating func searchWitness(_ reading: Reading) -> Witness? {
    var samples: [JSON] = []
    let old = prover.formulas.store.intern(.schema(classes.roots[0], .holds))
    for group in TypeSet.groups where !classes.states.isOverfull {
      prover.restart(steps: min(1_000, budget.steps))
      let types = prover.formulas.store.types(group)
      switch prover.inhabit([old, types]) {
      case .found(let sample): samples.append(sample.value)
      case .doubtful(let sample?, _): samples.append(sample.value)
      default: continue
      }
    }
    var candidates = Candidates(samples: samples, documents: check.sources)
    // Large schemas get fewer tries, so that giving up takes about as long for all.
    let most = min(budget.candidates, 1 << 40)
    let tries = min(most, max(50, most * 200 / max(check.cost, 200)))
    for _ in 0..<tries where !prover.effort.isOver() {
      guard let candidate = candidates.next() else { return nil }
      tried += 1
      if let witness = check.witness(candidate, reading: reading) { return witness }
    }
    return nil
  }
}

extension JSON {
  /// The text, cut when long.
  var shortText: String {
    let text = compactText
    return text.unicodeScalars.count <= 120 ? text : String(text.prefix(117)) + "…"
  }
}
