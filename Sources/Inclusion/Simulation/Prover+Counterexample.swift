import JSON
import Schema

/// What looking for a value at a gap came to.
private enum Trial {
  case found(Sample)
  /// There is no such value: a gap less.
  case closed
  case open
}

extension Prover {
  /// A value of the old set outside the new one, looked for at the gaps next to the root, or that
  /// there is none. Gaps that turn out to be none are closed on the way.
  mutating func refute(_ root: Int) -> Outcome {
    let pair = simulation[root].pair
    let goal = [pair.old, formulas.store.complement(pair.new)]
    for _ in 0..<200 {
      if !simulation.isSettled { simulation.settle() }
      guard simulation[root].distance != nil else { return cite(formulas.store.all(goal)) }
      if isExhausted { break }
      switch search(root) {
      case .found(let sample): return .found(sample)
      case .closed: continue
      case .open: return .doubtful(nil, Doubt("no value was found next to an edit"))
      }
    }
    return .doubtful(nil, Doubt("no value was found next to the edits"))
  }

  private mutating func search(_ number: Int) -> Trial {
    let entry = simulation[number]
    guard let distance = entry.distance else { return .closed }
    // Each entry once: many ways may lead to it.
    if simulation.fruitless.contains(number) || isExhausted { return .open }
    if distance == 0 { return searchGaps(number) }
    var tries = 0
    let near = entry.demands.filter { simulation[$0.pair].distance != nil }.sorted {
      simulation[$0.pair].distance ?? 0 < simulation[$1.pair].distance ?? 0
    }
    for demand in near {
      guard tries < 8, simulation[demand.pair].distance ?? distance < distance else { break }
      tries += 1
      switch search(demand.pair) {
      case .closed: return .closed
      case .open: continue
      case .found(let part):
        let whole = [entry.pair.old] + demand.path.given + formulas(fixing: part, demand)
        if case .found(let sample) = inhabit(whole + outside(demand.path)) { return .found(sample) }
      }
    }
    simulation.fruitless.insert(number)
    return .open
  }

  private mutating func searchGaps(_ number: Int) -> Trial {
    let entry = simulation[number]
    for (index, gap) in entry.gaps.enumerated() {
      let base = [entry.pair.old] + gap.path.given
      let other = formulas.store.complement(gap.part)
      var outcome = inhabit(base + outside(gap.path) + [other])
      if case .found(let sample) = outcome { return .found(sample) }
      if let choice = gap.path.unless.first {
        outcome = inhabit(base + [formulas.store.complement(choice)])
        if case .found(let sample) = outcome { return .found(sample) }
      }
      if outcome.isEmpty {
        simulation[number].gaps.remove(at: index)
        return .closed
      }
    }
    simulation.fruitless.insert(number)
    return .open
  }

  private mutating func outside(_ path: Simulation.Path) -> [FormulaID] {
    path.unless.map { formulas.store.complement($0) }
  }

  /// What says that a part of the value is a given one.
  private mutating func formulas(
    fixing part: Sample, _ demand: Simulation.Demand
  ) -> [FormulaID] {
    let value = formulas.store.id(of: part.value)
    let fixed = formulas.store.among([value])
    switch demand.place {
    case .member(let name):
      return [
        formulas.store.required(name), formulas.store.member(name, fixed),
        formulas.store.types(.object),
      ]
    case .item(let index):
      return [
        formulas.store.intern(.array(.minItems(index + 1))),
        formulas.store.intern(.array(.item(index, fixed))), formulas.store.types(.array),
      ]
    case .anyMember(let names):
      return [
        formulas.store.intern(.object(.someMember(names, fixed))), formulas.store.types(.object),
      ]
    }
  }
}
