import Schema

/// Writes the argument of a prover out in all detail, so that the checker finds each reason in it.
///
/// The prover leaves out what it saw at once: alternatives that contradict what is known, members
/// and items without a value, how demands could be placed. All that is looked for here, by asking a
/// checker whether a step would follow. What is not found leaves a step that does not follow; the
/// checker is given the whole afterwards, and it alone has a say.
struct Elaboration {
  private let source: [ProofStep]
  var checker: ProofChecker
  private var steps: [Derivation.Step] = [.init(rule: .contradiction, premises: [])]
  /// Claims about parts of values that the prover did not make.
  private var additions: [Derivation.Claim] = []
  /// The goals of the prover by one of their formulas.
  private var goals: [FormulaID: [FormulaID]] = [:]
  private var judged: [FormulaID: Bool] = [:]
  private var nesting = 0
  /// How many cases may still be looked at that the prover saw no need to tell apart.
  private var fuel: Int
  /// How many facts may be looked at.
  private let limit: Int
  /// Whether only an argument that is written out at once is wanted.
  private let isBrief: Bool
  /// What may be spent on the cases of one step.
  let placements: Int
  /// Whether cases were left out because there were too many.
  var isCut = false

  /// An argument in all detail.
  struct Result {
    let derivation: Derivation
    /// The store of its formulas.
    let formulas: SchemaFormulas
    /// Whether cases were left out because there were too many, so that steps of it may not follow.
    let isCut: Bool
  }

  /// How many cases that the prover did not tell apart may be written out, for a budget of steps.
  static func cases(for budget: Budget) -> Int { budget.steps / 15 }

  /// How many facts may be looked at to write a whole argument out, for a budget of steps.
  static func facts(for budget: Budget) -> Int { min(budget.steps, .max / 10_000) * 10_000 }

  /// The argument up to a step, for the claim that some formulas have no value in common.
  ///
  /// - Parameters:
  ///   - budget: that of the question.
  ///   - limit: how many facts may be looked at for a brief one; nil when that, or what the budget
  ///     allows, does not suffice.
  static func derivation(
    of steps: [ProofStep], root: ProofID, for goal: [FormulaID], formulas: SchemaFormulas,
    budget: Budget = .standard, within limit: Int = .max
  ) -> Result? {
    var elaboration = Elaboration(
      source: steps, checker: ProofChecker(formulas), budget: budget, within: limit)
    let bodies = elaboration.collectGoals(from: root)
    var claims: [Derivation.Claim] = []
    for (goal, proof) in bodies {
      let state = elaboration.checker.adding(goal, to: CheckedState())
      claims.append(.init(set: goal, start: elaboration.explain(proof, state)))
    }
    let whole = elaboration.checker.formulas.store.all(goal)
    _ = elaboration.prove(whole)
    guard !elaboration.isTired else { return nil }
    let derivation = Derivation(
      claims: claims + elaboration.additions, steps: elaboration.steps)
    return Result(
      derivation: derivation.withoutAttempts, formulas: elaboration.checker.formulas,
      isCut: elaboration.isCut)
  }

  private init(
    source: [ProofStep], checker: ProofChecker, budget: Budget, within limit: Int
  ) {
    self.source = source
    self.checker = checker
    self.limit = min(limit, Self.facts(for: budget))
    isBrief = limit < .max
    fuel = Self.cases(for: budget)
    placements = budget.steps / 3
  }

  /// Takes down the goals that an argument rests on; each has a proof of its own.
  private mutating func collectGoals(from root: ProofID) -> [(FormulaID, ProofID)] {
    var bodies: [(FormulaID, ProofID)] = []
    var seen: Set<ProofID> = [root]
    var pending = [root]
    while let next = pending.popLast() {
      let step = source[next.position]
      for premise in step.premises where seen.insert(premise).inserted { pending.append(premise) }
      guard case .emptiness = step.rule, let goal = step.goal, let body = step.premises.first else {
        continue
      }
      bodies.append((goal, body))
      checker.claim(goal)
      judged[goal] = true
      let key = checker.formulas.store.parts(of: goal).filter {
        if case .types = checker.formulas.store[$0] { false } else { true }
      }.max()
      if let key { goals[key, default: []].append(goal) }
    }
    return bodies
  }

  /// The number of a new step.
  mutating func write(_ rule: Derivation.Rule, _ premises: [Int] = []) -> Int {
    if case .contradiction = rule { return 0 }
    steps.append(.init(rule: rule, premises: premises))
    return steps.count - 1
  }

  /// Shows that a part of a value cannot be in a set, if that is seen at once or follows from a goal.
  mutating func prove(_ set: FormulaID) -> Bool {
    if let known = judged[set] { return known }
    let state = checker.adding(set, to: CheckedState())
    var end = cite(state)
    if end == nil {
      // What is seen at once is not far below.
      guard nesting < 3 else { return false }
      nesting += 1
      defer { nesting -= 1 }
      judged[set] = false
      end = close(state)
      let isScalar = state.types == .string || state.types.isSubset(of: .number)
      if end == nil, isScalar { end = solveScalar(state, depth: 4) }
    }
    judged[set] = end != nil
    guard let end else { return false }
    additions.append(.init(set: set, start: end))
    checker.claim(set)
    return true
  }

  /// A text or number, by the alternatives of what is said about it: names are demanded by schemas, too.
  private mutating func solveScalar(_ state: CheckedState, depth: Int) -> Int? {
    if let end = close(state) ?? solve(state) { return end }
    guard depth > 0 else { return nil }
    for choice in state.order {
      guard case .any(let ways) = checker.formulas.store[choice],
        !ways.contains(where: state.contains)
      else { continue }
      var premises: [Int] = []
      for way in ways {
        guard let end = solveScalar(checker.adding(way, to: state), depth: depth - 1) else { break }
        premises.append(end)
      }
      return premises.count == ways.count ? write(.choice(choice), premises) : nil
    }
    return nil
  }

  private var isTired: Bool { checker.work > limit || fuel <= 0 && isBrief }

  /// Counts a case that the prover did not look at; false when there were too many.
  mutating func spend() -> Bool {
    fuel -= 1
    if fuel <= 0 { isCut = true }
    return fuel > 0 && !isTired
  }

  /// By a goal that a value with these facts is in.
  private mutating func cite(_ state: CheckedState) -> Int? {
    for fact in state.order {
      for goal in goals[fact] ?? [] where checker.cases(of: .claimed(goal), in: state) != nil {
        return write(.claimed(goal))
      }
    }
    return nil
  }

  /// A step without premises, if it follows once its claims about parts are shown.
  mutating func attempt(_ rule: Derivation.Rule, _ state: CheckedState) -> Int? {
    if state.types.isEmpty { return write(.contradiction) }
    if case .positions = rule { checker.work += looksToFill(state) }
    while true {
      if isTired { return nil }
      checker.missing = []
      if checker.cases(of: rule, in: state) != nil { return write(rule) }
      var isNearer = false
      for set in checker.missing where prove(set) { isNearer = true }
      if !isNearer { return nil }
    }
  }
}

extension Derivation {
  /// The same without the steps that nothing rests on: what was tried in vain.
  fileprivate var withoutAttempts: Derivation {
    var used = Set(claims.map(\.start))
    for (number, step) in steps.enumerated().reversed() where used.contains(number) {
      used.formUnion(step.premises)
    }
    var numbers: [Int: Int] = [:]
    var kept: [Step] = []
    for (number, step) in steps.enumerated() where used.contains(number) {
      numbers[number] = kept.count
      kept.append(Step(rule: step.rule, premises: step.premises.compactMap { numbers[$0] }))
    }
    let claims = claims.map { Claim(set: $0.set, start: numbers[$0.start] ?? kept.count) }
    return Derivation(claims: claims, steps: kept)
  }
}

extension Elaboration {
  /// A step of the prover: the rule, and for each case what is known there and the step that goes on.
  private typealias Plan = (
    rule: Derivation.Rule, cases: [CheckedState], followers: [ProofID?]
  )

  /// The number of the step that says what one of the prover does.
  private mutating func explain(_ start: ProofID, _ given: CheckedState) -> Int {
    var state = given
    var proof = start
    // Steps with one case left to go on with form long chains; its place among the premises.
    var open: [(rule: Derivation.Rule, premises: [Int], place: Int)] = []
    while !state.types.isEmpty, !isTired {
      if let next = passed(source[proof.position], state) {
        proof = next
        continue
      }
      guard let plan = plan(source[proof.position], state) else { break }
      let place = plan.followers.lastIndex { $0 != nil }
      var premises: [Int] = []
      for (index, follower) in plan.followers.enumerated() {
        if index == place {
          premises.append(0)
        } else if let follower {
          premises.append(explain(follower, plan.cases[index]))
        } else {
          premises.append(close(plan.cases[index]) ?? solve(plan.cases[index]) ?? 0)
        }
      }
      guard let place, let follower = plan.followers[place] else {
        return finish(open, with: write(plan.rule, premises))
      }
      open.append((plan.rule, premises, place))
      (state, proof) = (plan.cases[place], follower)
    }
    return finish(open, with: close(state) ?? solve(state) ?? 0)
  }

  /// What goes on where a step says nothing new: a schema that may hold is known to hold.
  private mutating func passed(_ step: ProofStep, _ state: CheckedState) -> ProofID? {
    switch step.rule {
    case .maybe(let inner): return state.contains(inner) ? step.premises.first : nil
    case .undeclared:
      let closed = checker.closed(state)
      return closed?.order.count ?? 0 > state.order.count ? nil : step.premises.first
    default: return nil
    }
  }

  private mutating func finish(
    _ open: [(rule: Derivation.Rule, premises: [Int], place: Int)], with end: Int
  ) -> Int {
    var last = end
    for var step in open.reversed() {
      step.premises[step.place] = last
      last = write(step.rule, step.premises)
    }
    return last
  }

  private mutating func plan(_ step: ProofStep, _ state: CheckedState) -> Plan? {
    let rule: Derivation.Rule
    let followers: [ProofID?]
    switch step.rule {
    case .types(let groups):
      rule = .types(groups)
      followers = step.premises
    case .choice(let choice, let ways):
      guard ways.count <= step.premises.count, case .any(let all) = checker.formulas.store[choice]
      else { return nil }
      rule = .choice(choice)
      followers = all.map { way in ways.firstIndex(of: way).map { step.premises[$0] } }
    case .maybe(let inner):
      rule = .maybe(inner)
      followers = [step.premises.count > 1 ? step.premises[0] : nil, step.premises.last]
    case .undeclared:
      rule = .undeclared
      followers = [step.premises.first]
    case .differing(let value):
      let fact = state.order.first {
        guard case .notAmong(let values) = checker.formulas.store[$0] else { return false }
        return values.contains(value)
      }
      guard let fact else { return nil }
      rule = .differing(value, by: fact)
      followers = [step.premises.first]
    default: return nil
    }
    guard let cases = checker.cases(of: rule, in: state), cases.count == followers.count else {
      return nil
    }
    return (rule, cases, followers)
  }
}
