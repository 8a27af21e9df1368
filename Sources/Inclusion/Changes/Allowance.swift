import Schema

/// What all questions about the changes between two versions may take together.
///
/// Steps are counted, and reading documents again is some of them, so that the same changes get the same
/// answers on every machine. The clock is the last resort here as well, for all questions as for one.
struct Allowance {
  /// How often the steps of one question.
  private static let questions = 10
  /// How many schemas are read, or sorted into classes, in the time of a step.
  private static let nodesPerStep = 20

  private let budget: Budget
  private var steps: Int
  private let deadline: ContinuousClock.Instant

  init(_ budget: Budget) {
    self.budget = budget
    steps = min(budget.steps, .max / Self.questions) * Self.questions
    deadline = .now + .seconds(budget.seconds)
  }

  /// Whether nothing more may be asked.
  var isUsedUp: Bool { steps <= 0 || deadline <= .now }

  /// Why a question was not asked.
  var reason: Undecided {
    if steps <= 0 {
      let count = min(budget.steps, .max / Self.questions) * Self.questions
      return Undecided(
        reason: "the budget of \(count) steps for all changes together is used up; "
          + "raise `steps` in the `budget` of treaty.json, or `--steps`",
        isExhaustion: true)
    }
    return Undecided(
      reason: "all changes together take more than \(budget.seconds) s here, the last resort; "
        + "a faster machine may decide it, or raise `seconds` in the `budget` of treaty.json",
      isExhaustion: true)
  }

  /// Counts a reading of documents.
  mutating func read(_ side: SchemaSide) { steps -= side.graph.nodes.count / Self.nodesPerStep }

  /// Whether every value of `old` is a value of `new`.
  ///
  /// - Parameter most: how many steps, and values to try, this question may take.
  mutating func decide(
    _ old: SchemaSide, in new: SchemaSide, reading: Reading = .strict,
    most: (steps: Int, candidates: Int)? = nil
  ) -> Verdict {
    if isUsedUp { return .undecided(reason) }
    var comparison = comparison(old, new, most)
    let strict = comparison.strict()
    let verdict = reading == .strict ? strict : comparison.declared(after: strict)
    steps -= comparison.work
    return settled(verdict)
  }

  /// Whether every value of either is a value of the other, from one analysis.
  mutating func decideBothWays(
    _ old: SchemaSide, _ new: SchemaSide, most: (steps: Int, candidates: Int)
  ) -> (lost: Verdict, gained: Verdict) {
    if isUsedUp { return (.undecided(reason), .undecided(reason)) }
    var comparison = comparison(old, new, most)
    let lost = comparison.strict()
    comparison.turn()
    let gained = comparison.strict()
    steps -= comparison.work
    return (settled(lost), settled(gained))
  }

  /// The answers in both readings.
  mutating func decideBoth(_ old: SchemaSide, in new: SchemaSide) -> Decision {
    if isUsedUp { return Decision(strict: .undecided(reason), declared: .undecided(reason)) }
    var comparison = comparison(old, new, nil)
    let decision = comparison.decision()
    steps -= comparison.work
    return Decision(strict: settled(decision.strict), declared: settled(decision.declared))
  }

  /// Several values of `old` that `new` refuses, from one analysis; not all there are.
  mutating func witnesses(
    of old: SchemaSide, outside new: SchemaSide, _ reading: Reading, atMost count: Int
  ) -> [Witness] {
    if isUsedUp { return [] }
    var comparison = comparison(old, new, nil)
    let found = comparison.witnesses(reading, atMost: count)
    steps -= comparison.work
    return found
  }

  /// With the reason of the whole where a question ran out because little was left for it.
  private func settled(_ verdict: Verdict) -> Verdict {
    guard case .undecided(let doubt) = verdict, doubt.isExhaustion, isUsedUp else { return verdict }
    return .undecided(reason)
  }

  private mutating func comparison(
    _ old: SchemaSide, _ new: SchemaSide, _ most: (steps: Int, candidates: Int)?
  ) -> Comparison {
    var budget = budget
    budget.steps = min(budget.steps, most?.steps ?? .max, max(steps, 1))
    budget.candidates = min(budget.candidates, most?.candidates ?? .max)
    let left = deadline - .now
    budget.seconds = min(budget.seconds, max(1, Int(left.components.seconds)))
    read(old)
    read(new)
    return Comparison(old: old, new: new, budget: budget)
  }
}
