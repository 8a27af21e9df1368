import JSON
import Schema

extension TypeSet {
  /// The types that are solved together.
  static let groups: [TypeSet] = [.null, .boolean, .number, .string, .array, .object]
}

extension Prover {
  /// A member of a goal that was taken apart.
  mutating func solve(_ start: Conjunction) -> Outcome {
    var conjunction = start
    conjunction.conclusions = []
    let outcome = solveRest(&conjunction)
    guard case .empty(var proof, let low) = outcome else { return outcome }
    for rule in conjunction.conclusions.reversed() {
      proof = write(rule, conjunction.goal, [proof])
    }
    return .empty(proof, low: low)
  }

  private mutating func solveRest(_ conjunction: inout Conjunction) -> Outcome {
    if let doubt = spend() { return .doubtful(nil, doubt) }
    if let outcome = solveListed(&conjunction) { return outcome }
    let groups = TypeSet.groups.filter { !$0.isDisjoint(with: conjunction.types) }
    if groups.count > 1 { return split(conjunction, byTypes: groups) }
    if settleChoices(&conjunction) { return close(conjunction, .contradiction) }
    if closeEarly(&conjunction), settleChoices(&conjunction) {
      return close(conjunction, .contradiction)
    }
    if let outcome = solveListed(&conjunction) { return outcome }
    if conjunction.types.isEmpty { return close(conjunction, .contradiction) }
    if !conjunction.choices.isEmpty { return branch(&conjunction) }
    if conjunction.types == .array || conjunction.types == .object,
      let maybe = conjunction.maybes.popLast()
    {
      return solveMaybe(maybe, conjunction)
    }
    return solveAtoms(&conjunction)
  }

  /// Empty, by a rule and what was assumed before.
  mutating func close(_ conjunction: Conjunction, _ rule: ProofRule) -> Outcome {
    empty(rule, conjunction.goal, conjunction.premises, low: conjunction.low)
  }

  private mutating func split(
    _ conjunction: Conjunction, byTypes groups: [TypeSet]
  ) -> Outcome {
    var alternatives = Alternatives()
    for group in groups where !alternatives.isSettled {
      var part = conjunction
      part.types.formIntersection(group)
      alternatives.add(solve(part))
    }
    return alternatives.outcome { write(.types(groups), conjunction.goal, $0) }
  }

  /// In the declared reading: leaves out members that nothing declares as soon as nothing that is open may
  /// declare any; true when that says something new.
  private mutating func closeEarly(_ conjunction: inout Conjunction) -> Bool {
    guard formulas.store.hasDeclarations, conjunction.types == .object, !conjunction.isClosed,
      conjunction.choices.allSatisfy({ formulas.store.plain($0) == $0 })
    else { return false }
    let maybes = conjunction.maybes
    conjunction.maybes = []
    for maybe in maybes where !conjunction.members.contains(maybe) {
      if status(maybe, in: conjunction) == .fails {
        conjunction.conclusions.append(.maybe(maybe))
      } else {
        conjunction.maybes.append(maybe)
      }
    }
    guard conjunction.maybes.allSatisfy({ formulas.store.plain($0) == $0 }) else { return false }
    conjunction.isClosed = true
    let count = conjunction.members.count
    closeUndeclared(&conjunction)
    guard conjunction.members.count > count else { return false }
    conjunction.conclusions.append(.undeclared)
    return true
  }

  private mutating func solveMaybe(_ maybe: FormulaID, _ conjunction: Conjunction) -> Outcome {
    var alternatives = Alternatives()
    if !conjunction.members.contains(maybe), status(maybe, in: conjunction) != .fails {
      var with = conjunction
      let isClash = add(maybe, to: &with)
      alternatives.add(isClash ? close(with, .contradiction) : solve(with))
    }
    if !alternatives.isSettled {
      var outcome = solve(conjunction)
      if outcome.isFound, !conjunction.isExact {
        outcome = solveWithout(maybe, conjunction) ?? outcome
      }
      alternatives.add(outcome)
    }
    return alternatives.outcome { write(.maybe(maybe), conjunction.goal, $0) }
  }

  /// A member of which a schema does not hold, nor any other that was taken not to declare anything.
  /// Those who show that there is none need not look at it so closely.
  private mutating func solveWithout(_ maybe: FormulaID, _ start: Conjunction) -> Outcome? {
    var without = start
    without.isExact = true
    for schema in [maybe] + without.maybes where !without.members.contains(schema) {
      let opposite = formulas.store.complement(formulas.store.plain(schema))
      if add(opposite, to: &without) { return nil }
    }
    without.maybes = []
    let outcome = solve(without)
    return outcome.isFound ? outcome : nil
  }

  /// Where only some values are left: one of them, or that none is in the rest. Nil when an object was
  /// found, and it is not known yet whether all of its members are declared.
  private mutating func solveListed(_ conjunction: inout Conjunction) -> Outcome? {
    guard conjunction.values != nil else { return nil }
    let outcome = solveValues(conjunction)
    if case .doubtful = outcome { return solveBesideListed(&conjunction) ?? outcome }
    guard formulas.store.hasDeclarations, !conjunction.isClosed, case .found(let sample) = outcome,
      case .object(let object) = sample.value, object.count > 0
    else { return outcome }
    return nil
  }

  /// What cannot be judged of a listed value may still contradict what stands beside it.
  private mutating func solveBesideListed(_ conjunction: inout Conjunction) -> Outcome? {
    if settleChoices(&conjunction) { return close(conjunction, .contradiction) }
    let hasChoices = !conjunction.choices.isEmpty
    if !hasChoices { conjunction.values = nil }
    let rest = hasChoices ? branch(&conjunction) : solveRest(&conjunction)
    return rest.isEmpty || (hasChoices && rest.isFound) ? rest : nil
  }

  private mutating func solveValues(_ conjunction: Conjunction) -> Outcome {
    let parts = conjunction.members.sorted.filter {
      if case .schema = formulas.store[$0] { false } else { true }
    }
    var alternatives = Alternatives()
    let values = conjunction.values ?? []
    for id in values {
      let value = formulas.store.values[id.position]
      guard conjunction.types.contains(TypeSet(of: value)) else { continue }
      charge(parts.count)
      var verdict: Bool? = true
      for part in parts where verdict != false {
        let inside = holds(part, value)
        if inside != true { verdict = inside }
      }
      switch verdict {
      case false?: continue
      case true?: return .found(Sample(value, size: value.size))
      case nil:
        alternatives.add(
          .doubtful(
            Sample(value, size: value.size),
            Doubt("whether a listed value fits cannot be judged", origin: unknown(parts, value))))
      }
    }
    return alternatives.outcome { _ in
      write(.values(values.count), conjunction.goal, conjunction.premises)
    }.assuming(conjunction.low)
  }

  /// What cannot be judged of a value.
  private mutating func unknown(_ parts: [FormulaID], _ value: JSON) -> Doubt.Origin {
    var pending = parts
    var seen: Set<FormulaID> = []
    var last: FormulaID?
    while let next = pending.popLast() {
      guard seen.insert(next).inserted, holds(next, value) == nil else { continue }
      last = next
      switch formulas.store[next] {
      case .all(let inner), .any(let inner): pending += inner
      case .schema(let schema, let aspect): pending.append(formulas.definition(schema, aspect))
      case .opaque(let construct, _, _): return .construct(construct)
      case .string(.matches(let pattern)), .string(.fails(let pattern)): return .pattern(pattern)
      default: continue
      }
    }
    return .formulas(last.map { [$0] } ?? parts)
  }

  private mutating func branch(_ conjunction: inout Conjunction) -> Outcome {
    if conjunction.choices.count >= 8, !conjunction.isProbed {
      conjunction.isProbed = true
      if let sample = probe(conjunction) { return .found(sample) }
    }
    var split = conjunction.choices.first { splits.contains(conjunction.origin(of: $0)) }
    if split == nil, conjunction.choices.count > 1, lookAhead(&conjunction) {
      return close(conjunction, .contradiction)
    }
    split = split ?? conjunction.choices.min { size($0) < size($1) }
    guard let choice = split else { return solve(conjunction) }
    conjunction.choices.removeAll { $0 == choice }
    guard case .any(let ways) = formulas.store[choice] else { return solve(conjunction) }
    // One alternative of many says much.
    if ways.count >= 8 { conjunction.isProbed = false }
    var alternatives = Alternatives()
    starts.append((conjunction.goal, conjunction.origin(of: choice), effort.steps))
    defer { starts.removeLast() }
    for way in ways where !alternatives.isSettled {
      var part = conjunction
      charge(part.members.count / 4)
      if add(way, to: &part) {
        alternatives.add(close(part, .contradiction))
      } else {
        alternatives.add(solve(part))
      }
    }
    let rule = ProofRule.choice(conjunction.origin(of: choice), ways: ways)
    return alternatives.outcome { write(rule, conjunction.goal, $0) }
  }

  /// A member by the alternatives that most choices share, and then by the first of each that seems
  /// possible, without coming back.
  private mutating func probe(_ start: Conjunction) -> Sample? {
    var conjunction = start
    for _ in 0..<4 where conjunction.choices.count > 1 {
      var counts: [FormulaID: Int] = [:]
      var best: (way: FormulaID, count: Int)?
      for choice in conjunction.choices {
        guard case .any(let ways) = formulas.store[choice] else { continue }
        charge(ways.count / 2)
        for way in ways {
          let count = counts[way, default: 0] + 1
          counts[way] = count
          if count > best?.count ?? 1 { best = (way, count) }
        }
      }
      guard let best else { break }
      guard !add(best.way, to: &conjunction), !settleChoices(&conjunction) else { return nil }
    }
    guard takeFirst(&conjunction), conjunction.maybes.isEmpty, conjunction.values == nil,
      !conjunction.types.isEmpty, case .found(let sample) = solveAtoms(&conjunction)
    else { return nil }
    return sample
  }

  /// Takes an alternative of each choice; false when one has none that seems possible. Where a member may
  /// be left out, it is: that stands in the way of least.
  private mutating func takeFirst(_ conjunction: inout Conjunction) -> Bool {
    while let choice = conjunction.choices.popLast() {
      guard spend() == nil, case .any(let ways) = formulas.store[choice] else { return false }
      if ways.contains(where: conjunction.members.contains) { continue }
      var chosen: FormulaID?
      for way in ways where status(way, in: conjunction) != .fails {
        let isAbsence =
          if case .object(.member(_, FormulaStore.never)) = formulas.store[way] { true } else {
            false
          }
        if chosen == nil || isAbsence { chosen = way }
        if isAbsence { break }
      }
      guard let chosen, !add(chosen, to: &conjunction) else { return false }
    }
    return true
  }

  private func size(_ choice: FormulaID) -> Int {
    guard case .any(let ways) = formulas.store[choice] else { return 1 }
    return ways.count
  }
}

extension Outcome {
  /// The same, resting on one more assumption.
  func assuming(_ low: Int) -> Outcome {
    guard case .empty(let proof, let own) = self else { return self }
    return .empty(proof, low: Swift.min(own, low))
  }
}

extension JSON {
  /// The number of values this one consists of.
  var size: Int {
    switch self {
    case .array(let items): items.reduce(1) { $0 + $1.size }
    case .object(let object): object.members.reduce(1) { $0 + $1.value.size }
    default: 1
    }
  }
}
