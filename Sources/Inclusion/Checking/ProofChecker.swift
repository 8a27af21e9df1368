import JSON
import Schema

/// Verifies arguments that sets of values are empty, without anything of the prover that made them.
///
/// An argument is a list of goals with a proof each. They hold together, by induction over the size
/// of values: each proof shows that a member of its goal would have a *part* in another goal of the
/// list, so no goal has a smallest member. A goal may therefore be used for parts only, never for the
/// value itself; that is what makes circular arguments about recursive schemas sound.
struct ProofChecker {
  var formulas: SchemaFormulas
  let steps: [ProofStep]
  private(set) var faults: [String] = []
  /// The goals of the list, by one of their formulas.
  private var goals: [FormulaID: [Goal]] = [:]
  private var judged: [FormulaID: Bool] = [:]
  private var nesting = 0
  var known: [FormulaID: TypeSet] = [:]

  /// A goal, as what is to be found in a state.
  struct Goal {
    let types: TypeSet
    let parts: [FormulaID]
  }

  /// All that is wrong with an argument that some formulas have no value in common.
  static func faults(
    in steps: [ProofStep], root: ProofID, goal: [FormulaID], formulas: SchemaFormulas
  ) -> [String] {
    var checker = ProofChecker(formulas: formulas, steps: steps)
    let bodies = checker.collectGoals(from: root)
    for (goal, proof) in bodies {
      let state = checker.state(of: [goal])
      if !checker.verify(proof, state) { checker.fault("a goal", goal, proof) }
    }
    if !checker.isEmpty(checker.state(of: goal)) {
      checker.faults.append("what was to be shown is not among the goals")
    }
    return checker.faults
  }

  private init(formulas: SchemaFormulas, steps: [ProofStep]) {
    self.formulas = formulas
    self.steps = steps
  }

  /// Takes down the goals that an argument rests on; each has a proof of its own.
  private mutating func collectGoals(from root: ProofID) -> [(FormulaID, ProofID)] {
    var bodies: [(FormulaID, ProofID)] = []
    var seen: Set<ProofID> = [root]
    var pending = [root]
    while let next = pending.popLast() {
      let step = steps[next.position]
      for premise in step.premises where seen.insert(premise).inserted { pending.append(premise) }
      guard case .emptiness = step.rule, let goal = step.goal, let body = step.premises.first else {
        continue
      }
      bodies.append((goal, body))
      let found = self.goal(of: [goal])
      if let key = found.parts.max() { goals[key, default: []].append(found) }
    }
    return bodies
  }

  private mutating func goal(of parts: [FormulaID]) -> Goal {
    let state = state(of: parts, isClosed: false)
    let others = state.given.filter {
      if case .types = formulas.store[$0] { false } else { true }
    }
    return Goal(types: state.types, parts: others)
  }

  /// Whether a goal about a part of the value says so.
  private func isGoal(_ state: CheckedState) -> Bool {
    state.members.contains { key in
      (goals[key] ?? []).contains {
        state.types.isSubset(of: $0.types) && $0.parts.allSatisfy(state.members.contains)
      }
    }
  }

  /// Whether a part of the value cannot be in all the formulas, plainly or by a goal.
  mutating func isEmpty(part parts: [FormulaID]) -> Bool {
    let goal = formulas.store.all(parts)
    if let known = judged[goal] { return known }
    let state = state(of: [goal])
    if isGoal(state) {
      judged[goal] = true
      return true
    }
    // What is seen at once is not far below.
    guard nesting < 3 else { return false }
    nesting += 1
    defer { nesting -= 1 }
    judged[goal] = false
    let isScalar = state.types == .string || state.types.isSubset(of: .number)
    let answer = isPlainlyEmpty(state) || (isScalar && closes(state))
    judged[goal] = answer
    return answer
  }

  private mutating func isEmpty(_ state: CheckedState) -> Bool {
    isGoal(state) || isPlainlyEmpty(state)
  }

  private mutating func fault(_ what: String, _ goal: FormulaID?, _ proof: ProofID) {
    faults.append(
      "\(what) does not follow: \(steps[proof.position].rule) of \(String(describing: goal))")
  }
}

extension ProofChecker {
  /// Whether a proof shows that a state has no value.
  private mutating func verify(_ start: ProofID, _ given: CheckedState) -> Bool {
    var state = given
    var step = steps[start.position]
    // Conclusions without alternatives form long chains.
    while !state.isContradictory, let next = follow(step, &state) { step = steps[next.position] }
    if state.isContradictory { return true }
    switch step.rule {
    case .types(let groups):
      let covered = groups.reduce(into: TypeSet()) { $0.formUnion($1) }
      guard state.types.isSubset(of: covered), groups.count == step.premises.count else {
        return false
      }
      return zip(groups, step.premises).allSatisfy { group, premise in
        var part = state
        part.types.formIntersection(group)
        return verify(premise, part)
      }
    case .choice(let choice, let ways):
      return verify(step, choice: choice, ways, state)
    case .maybe(let inner):
      guard let without = step.premises.last, state.maybes.contains(inner) else { return false }
      var others = state
      others.decided.insert(inner)
      guard verify(without, others) else { return false }
      if state.members.contains(inner) { return true }
      let with = adding(inner, to: others)
      return step.premises.count > 1 ? verify(step.premises[0], with) : isPlainlyEmpty(with)
    case .emptiness, .descent, .nothing, .differing: return false
    default: return isPlainlyEmpty(state) || closes(state)
    }
  }

  private mutating func verify(
    _ step: ProofStep, choice: FormulaID, _ ways: [FormulaID], _ state: CheckedState
  ) -> Bool {
    guard isSettled(choice, but: ways, state), ways.count <= step.premises.count else {
      return false
    }
    return zip(ways, step.premises).allSatisfy { way, premise in
      verify(premise, adding(way, to: state))
    }
  }

  /// Whether all alternatives of a formula that holds are plainly empty, but for some.
  private mutating func isSettled(
    _ choice: FormulaID, but ways: [FormulaID], _ state: CheckedState
  ) -> Bool {
    guard state.members.contains(choice), case .any(let all) = formulas.store[choice] else {
      return false
    }
    return all.allSatisfy { ways.contains($0) || isPlainlyEmpty(adding($0, to: state)) }
  }

  /// The premise of a conclusion without alternatives, with what it adds; nil for other steps.
  private mutating func follow(_ step: ProofStep, _ state: inout CheckedState) -> ProofID? {
    switch step.rule {
    case .choice(let choice, let ways):
      guard ways.count == 1, isSettled(choice, but: ways, state) else { return nil }
      state = adding(ways[0], to: state)
    case .differing(let value):
      guard isExcluded(value, state) else { return nil }
      state = adding(formulas.store.differing(from: value), to: state)
    default: return nil
    }
    return step.premises.first
  }

  private func isExcluded(_ value: ValueID, _ state: CheckedState) -> Bool {
    state.members.contains {
      if case .notAmong(let values) = formulas.store[$0] { values.contains(value) } else { false }
    }
  }

  /// Without alternatives: by the values, by arithmetic, or by the parts of the value.
  private mutating func closes(_ state: CheckedState) -> Bool {
    if let values = finiteValues(state) {
      return values.allSatisfy { value in
        state.members.contains { formulas.holds($0, value) == false }
      }
    }
    switch state.types {
    case .string: return hasNoString(state)
    case .array: return hasNoArray(state)
    case .object: return hasNoObject(state)
    default: return state.types.isSubset(of: .number) && hasNoNumber(state)
    }
  }

  /// The values a state is restricted to.
  private func finiteValues(_ state: CheckedState) -> [JSON]? {
    if state.types == .null { return [.null] }
    if state.types == .boolean { return [true, false] }
    for member in state.members {
      guard case .among(let values) = formulas.store[member] else { continue }
      return values.map { formulas.store.values[$0.position] }.filter {
        state.types.contains(TypeSet(of: $0))
      }
    }
    return nil
  }
}
