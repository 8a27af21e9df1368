import JSON
import Patterns
import Schema

/// Decides whether sets of JSON values are empty, and finds a member when they are not.
///
/// A goal is a conjunction of formulas. Goals are remembered; a goal met again below itself, inside
/// one of its own members' parts, is answered "no smaller member": a smallest member of a set does
/// not contain another member of it. What rests on such an answer is final only when the goal it
/// rests on turns out empty.
struct Prover {
  var formulas: SchemaFormulas
  let budget: Budget
  var effort: Effort
  private(set) var proofs: [ProofStep] = []
  var languages: LanguageCache
  /// What was seen to hold part by part.
  var simulation = Simulation()
  /// The alternatives of a choice by their places in the document.
  var counterparts: [FormulaID: [JSONPointer: FormulaID]] = [:]
  /// Choices of the old side by which the simulation went: the prover begins with them, too.
  var splits: Set<FormulaID> = []
  /// Goals that are empty by the simulation, without a step of their own so far.
  private var cited: [FormulaID] = []

  private var memo: [FormulaID: Outcome] = [:]
  private var active: [FormulaID: Int] = [:]
  private var provisional: [FormulaID] = []
  /// The active goals and choices, outermost first, each with the steps taken before it.
  var starts: [(goal: FormulaID, choice: FormulaID?, steps: Int)] = []
  /// Goals given up because a budget was used up.
  private var exhausted: [FormulaID] = []

  init(_ formulas: SchemaFormulas, budget: Budget) {
    self.formulas = formulas
    self.formulas.automata = Language.Budget(
      patternStates: 20_000, states: budget.states, steps: 4_000_000)
    self.budget = budget
    effort = Effort(budget)
    languages = LanguageCache(self.formulas.automata)
  }

  /// A member of all the parts together, or that there is none.
  mutating func inhabit(_ parts: [FormulaID]) -> Outcome {
    let goal = formulas.store.all(parts)
    if goal == FormulaStore.never { return empty(.nothing, goal) }
    charge(4 + formulas.store.parts(of: goal).count)
    if let known = memo[goal] { return known }
    if isSimulated(goal) { return cite(goal) }
    if let position = active[goal] {
      return .empty(write(.descent, goal, []), low: position)
    }
    if let doubt = spend() { return .doubtful(nil, doubt) }
    guard active.count < budget.depth else {
      return .doubtful(
        nil,
        Doubt(
          "values would nest more than \(budget.depth) levels deep", .depth,
          goal: starts.last?.goal ?? goal))
    }
    let position = active.count
    let mark = provisional.count
    active[goal] = position
    starts.append((goal, nil, effort.steps))
    let outcome = solve(goal: goal)
    starts.removeLast()
    active[goal] = nil
    return conclude(goal, outcome, position: position, mark: mark)
  }

  /// Whether a goal asks for what a pair of the simulation excludes.
  private mutating func isSimulated(_ goal: FormulaID) -> Bool {
    guard simulation.isSettled, case .all(let parts) = formulas.store[goal] else { return false }
    for (index, part) in parts.enumerated() {
      guard case .schema(let schema, .fails) = formulas.store[part],
        let new = formulas.store.known(.schema(schema, .holds)), simulation.isEntered(new)
      else { continue }
      // Wide unions have as many parts: a set that nobody asked about is not made for this.
      charge(1 + parts.count / 4)
      var others = parts
      others.remove(at: index)
      guard let old = others.count == 1 ? others[0] : formulas.store.known(.all(others)) else {
        continue
      }
      if simulation.holds(Simulation.Pair(old: old, new: new)) { return true }
    }
    return false
  }

  /// Empty by the simulation.
  mutating func cite(_ goal: FormulaID) -> Outcome {
    let outcome = Outcome.empty(write(.parts, goal, []), low: Outcome.unassuming)
    cited.append(goal)
    memo[goal] = outcome
    return outcome
  }

  /// What came of writing out all that a step rests on.
  enum Completion {
    /// The argument stands by itself.
    case whole(ProofID)
    /// The steps, or the rest of the budget, do not suffice.
    case excess
    /// What the simulation says was not found again by the rules of the prover alone.
    case contradicted

    /// The argument, if it stands by itself.
    var step: ProofID? { if case .whole(let step) = self { step } else { nil } }
  }

  /// A step with steps for all that the simulation says and for all goals that were met again below
  /// themselves.
  ///
  /// - Parameter limit: how many steps may be taken for all that together.
  mutating func complete(_ root: ProofID, within limit: Int? = nil) -> Completion {
    guard let goal = proofs[root.position].goal else { return .whole(root) }
    var bodies = proofs[root.position].premises
    var others: [ProofID] = []
    var next = 0
    if let limit { restart(steps: limit) }
    while next < cited.count {
      let part = cited[next]
      next += 1
      // Nobody waits for a whole argument but those who asked for it.
      if limit == nil { restart(steps: min(budget.steps, .max / 10) * 10) }
      switch solve(goal: part) {
      case .empty(let proof, _):
        if part == goal {
          bodies = [proof]
        } else {
          others.append(write(.emptiness, part, [proof]))
        }
      case .doubtful(_, let doubt) where doubt.remedy.isBudget || isExhausted: return .excess
      case .found, .doubtful: return .contradicted
      }
    }
    others += remembered(below: bodies + others)
    return .whole(
      others.isEmpty && bodies == proofs[root.position].premises
        ? root : write(.emptiness, goal, bodies + others))
  }

  /// The arguments for goals that were met again below themselves. What was remembered on the way is
  /// used without them.
  private func remembered(below steps: [ProofID]) -> [ProofID] {
    var found: [ProofID] = []
    var seen = Set(steps)
    var pending = steps
    while let next = pending.popLast() {
      let step = proofs[next.position]
      var premises = step.premises
      if case .descent = step.rule, let goal = step.goal, case .empty(let proof, _)? = memo[goal],
        !seen.contains(proof)
      {
        found.append(proof)
        premises.append(proof)
      }
      for premise in premises where seen.insert(premise).inserted { pending.append(premise) }
    }
    return found
  }

  private mutating func conclude(
    _ goal: FormulaID, _ outcome: Outcome, position: Int, mark: Int
  ) -> Outcome {
    let later = provisional[mark...]
    guard case .empty(let argument, let low) = outcome else {
      let outcome = outcome.placed(at: goal)
      for other in later { memo[other] = nil }
      provisional.removeSubrange(mark...)
      if case .doubtful(_, let doubt) = outcome, doubt.remedy.isBudget || isExhausted {
        exhausted.append(goal)
      }
      memo[goal] = outcome
      return outcome
    }
    let proof = write(.emptiness, goal, [argument])
    guard low >= position else {
      memo[goal] = .empty(proof, low: low)
      provisional.append(goal)
      return .empty(proof, low: low)
    }
    // What assumes a goal further up is not settled by this one.
    var waiting: [FormulaID] = []
    for other in later {
      guard case .empty(let inner, let assumed)? = memo[other] else { continue }
      if assumed >= position {
        memo[other] = .empty(inner, low: Outcome.unassuming)
      } else {
        waiting.append(other)
      }
    }
    provisional.replaceSubrange(mark..., with: waiting)
    let final = Outcome.empty(proof, low: Outcome.unassuming)
    memo[goal] = final
    return final
  }

  private mutating func solve(goal: FormulaID) -> Outcome {
    var conjunction = Conjunction(goal: goal)
    if add(goal, to: &conjunction) { return close(conjunction, .contradiction) }
    return solve(conjunction)
  }

  /// Whether a value is in a formula; nil when that is not known.
  mutating func holds(_ id: FormulaID, _ value: JSON) -> Bool? { formulas.holds(id, value) }

  /// Begins to count steps anew, for another part of a question.
  mutating func restart(steps: Int) {
    effort.restart(steps: steps)
    // What was given up for lack of steps may be found out now.
    for goal in exhausted { memo[goal] = nil }
    exhausted = []
  }

  mutating func write(_ rule: ProofRule, _ goal: FormulaID?, _ premises: [ProofID]) -> ProofID {
    proofs.append(ProofStep(rule: rule, goal: goal, premises: premises))
    return ProofID(proofs.count - 1)
  }

  mutating func empty(
    _ rule: ProofRule, _ goal: FormulaID?, _ premises: [ProofID] = [],
    low: Int = Outcome.unassuming
  ) -> Outcome {
    .empty(write(rule, goal, premises), low: low)
  }

  /// A member of a conjunction, unless it has grown too large to be shown.
  func found(
    _ value: JSON, size: Int, doubt: Doubt?, in conjunction: Conjunction
  ) -> Outcome {
    guard size <= budget.witnessSize else {
      let demands = conjunction.atoms.map { (atom: $0, count: demandedParts($0)) }
      let causes = demands.filter { $0.count > 0 }.sorted { $0.count > $1.count }.map(\.atom)
      return .doubtful(
        nil,
        Doubt(
          "the smallest witness has more than \(budget.witnessSize) parts", .witnessParts,
          about: causes))
    }
    let sample = Sample(value, size: size)
    return doubt.map { .doubtful(sample, $0) } ?? .found(sample)
  }

  /// How many parts of a value an atom asks for by itself.
  private func demandedParts(_ atom: FormulaID) -> Int {
    switch formulas.store[atom] {
    case .array(.minItems(let count)), .array(.contains(_, let count, _)): count
    case .array(.someItem), .object(.someMember), .object(.required): 1
    case .object(.minProperties(let count)): count
    case .string(.minLength(let length)): length / 64
    default: 0
    }
  }
}
