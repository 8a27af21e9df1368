import JSON
import Schema

extension Prover {
  /// Looks at a pair of sets and at all pairs that it demands; its number in the simulation.
  mutating func simulate(_ pair: Simulation.Pair) -> Int {
    let root = simulation.number(of: pair)
    while let number = simulation.next() {
      var entry = simulation[number]
      if spend() == nil {
        examine(&entry)
      } else {
        entry.gaps.append(Simulation.Gap(part: entry.pair.new, path: Simulation.Path()))
      }
      simulation[number] = entry
    }
    simulation.settle()
    return root
  }

  private mutating func examine(_ entry: inout Simulation.Entry) {
    var known = Conjunction(goal: entry.pair.old)
    if add(entry.pair.old, to: &known) || settleChoices(&known) { return }
    derive(entry.pair.new, from: known, Simulation.Path(), depth: 40, into: &entry)
  }

  /// Takes down what must hold of the parts of a value for a formula to follow, or that it was not
  /// seen to follow.
  mutating func derive(
    _ part: FormulaID, from known: Conjunction, _ path: Simulation.Path, depth: Int,
    into entry: inout Simulation.Entry
  ) {
    entry.work -= 1
    charge()
    if known.members.contains(part) || known.types.isEmpty { return }
    guard depth > 0, entry.work > 0 else {
      return entry.gaps.append(Simulation.Gap(part: part, path: path))
    }
    if let values = known.values, follows(part, ofValues: values, known) { return }
    switch formulas.store[part] {
    case .always, .maybe, .declares: return
    case .types(let types): if known.types.isSubset(of: types) { return }
    case .all(let parts):
      for inner in parts { derive(inner, from: known, path, depth: depth - 1, into: &entry) }
      return
    case .any(let ways):
      return deriveChoice(part, ways, from: known, path, depth: depth - 1, into: &entry)
    case .schema(let schema, let aspect):
      guard aspect != .fails else { break }
      let definition = formulas.definition(schema, .holds)
      guard definition != part else { break }
      return derive(definition, from: known, path, depth: depth - 1, into: &entry)
    case .object(let atom):
      guard known.types.contains(.object) else { return }
      var closed = known
      if closed.choices.isEmpty, closed.maybes.isEmpty { closeUndeclared(&closed) }
      if derive(atom, from: closed, path, into: &entry) { return }
    case .array(let atom):
      guard known.types.contains(.array) else { return }
      if derive(atom, from: known, path, into: &entry) { return }
    case .number, .string, .among, .notAmong:
      if follows(part, fromScalarsOf: known) { return }
    case .never, .opaque: break
    }
    if status(part, in: known) == .holds { return }
    entry.gaps.append(Simulation.Gap(part: part, path: path))
  }

  /// Whether all values that are left are in a formula.
  private mutating func follows(
    _ part: FormulaID, ofValues values: [ValueID], _ known: Conjunction
  ) -> Bool {
    values.allSatisfy { id in
      let value = formulas.store.values[id.position]
      if !known.types.contains(TypeSet(of: value)) { return true }
      if holds(part, value) == true { return true }
      return known.atoms.contains { holds($0, value) == false }
    }
  }

  /// Whether a formula about numbers, strings or single values follows from the others.
  private mutating func follows(_ part: FormulaID, fromScalarsOf known: Conjunction) -> Bool {
    let outside = formulas.store.complement(part)
    let types = known.types.intersection(formulas.mask(outside))
    if types.isEmpty { return true }
    guard types.isDisjoint(with: [.array, .object]) else { return false }
    let scalars = known.atoms.filter {
      switch formulas.store[$0] {
      case .number, .string, .notAmong: true
      default: false
      }
    }
    let typed = formulas.store.types(types)
    return inhabit(scalars + [typed, outside]).isEmpty
  }
}
