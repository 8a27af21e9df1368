import JSON
import Schema

extension Prover {
  /// One alternative follows: the only one that is left, or a different one for each alternative of
  /// the old side, or for each type.
  mutating func deriveChoice(
    _ part: FormulaID, _ ways: [FormulaID], from known: Conjunction, _ path: Simulation.Path,
    depth: Int, into entry: inout Simulation.Entry
  ) {
    if ways.contains(where: known.members.contains) { return }
    var inside = path
    inside.unless.append(part)
    if let last = path.given.last, let way = counterpart(of: last, in: part, ways),
      status(way, in: known) == .open,
      attempt(way, from: known, inside, depth: depth, into: &entry)
    {
      return
    }
    var open: [FormulaID] = []
    entry.work -= ways.count / 8
    for way in ways {
      switch status(way, in: known) {
      case .holds: return
      case .open: open.append(way)
      case .fails: continue
      }
    }
    if open.count == 1 { return derive(open[0], from: known, inside, depth: depth, into: &entry) }
    if let choice = choice(like: part, in: known) {
      return branch(choice, part, from: known, path, depth: depth, into: &entry)
    }
    let groups = TypeSet.groups.filter { !$0.isDisjoint(with: known.types) }
    if groups.count > 1 {
      for group in groups {
        var typed = known
        typed.types.formIntersection(group)
        var given = path
        given.given.append(formulas.store.types(group))
        derive(part, from: typed, given, depth: depth, into: &entry)
      }
      return
    }
    for way in open where attempt(way, from: known, inside, depth: depth, into: &entry) { return }
    entry.gaps.append(Simulation.Gap(part: part, path: path))
  }

  /// Takes a way down when no gap is seen on it at once.
  private mutating func attempt(
    _ way: FormulaID, from known: Conjunction, _ path: Simulation.Path, depth: Int,
    into entry: inout Simulation.Entry
  ) -> Bool {
    let (demands, gaps) = (entry.demands.count, entry.gaps.count)
    derive(way, from: known, path, depth: depth, into: &entry)
    if entry.gaps.count == gaps { return true }
    entry.demands.removeSubrange(demands...)
    entry.gaps.removeSubrange(gaps...)
    return false
  }

  private mutating func branch(
    _ choice: FormulaID, _ part: FormulaID, from known: Conjunction, _ path: Simulation.Path,
    depth: Int, into entry: inout Simulation.Entry
  ) {
    guard case .any(let ways) = formulas.store[choice] else { return }
    splits.insert(known.origin(of: choice))
    var rest = known
    rest.choices.removeAll { $0 == choice }
    for way in ways {
      let looks = rest.choices.count + (rest.atoms.count + rest.members.count) / 8
      charge(looks)
      entry.work -= looks / 8
      var inner = rest
      if add(way, to: &inner) || settleChoices(&inner) { continue }
      var given = path
      given.given.append(way)
      derive(part, from: inner, given, depth: depth, into: &entry)
    }
  }

  /// The choice of the old side that has most in common with one of the new side.
  private mutating func choice(like part: FormulaID, in known: Conjunction) -> FormulaID? {
    guard known.choices.count > 1, case .any(let ways) = formulas.store[part] else {
      return known.choices.first
    }
    let wanted = Set(ways)
    charge(known.choices.count * 4)
    var best: (choice: FormulaID, common: Int)?
    for choice in known.choices {
      guard case .any(let others) = formulas.store[choice] else { continue }
      var common = 0
      for other in others {
        if wanted.contains(other) || counterpart(of: other, in: part, ways) != nil { common += 1 }
      }
      if common > best?.common ?? -1 { best = (choice, common) }
    }
    return best?.choice
  }

  /// The alternative that stands at the same place in its document.
  private mutating func counterpart(
    of way: FormulaID, in part: FormulaID, _ ways: [FormulaID]
  ) -> FormulaID? {
    guard let place = place(of: way) else { return nil }
    if counterparts[part] == nil {
      var places: [JSONPointer: FormulaID] = [:]
      for other in ways {
        if let place = self.place(of: other) { places[place] = other }
      }
      counterparts[part] = places
    }
    return counterparts[part]?[place]
  }

  private func place(of way: FormulaID) -> JSONPointer? {
    let parts: [FormulaID]
    if case .all(let some) = formulas.store[way] { parts = some } else { parts = [way] }
    for part in parts {
      guard case .schema(let schema, let aspect) = formulas.store[part], aspect != .fails else {
        continue
      }
      return formulas.classes.pointer(of: schema)
    }
    return nil
  }
}
