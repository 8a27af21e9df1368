import JSON
import Schema

extension Prover {
  /// What an atom about objects asks of the members; false when it was not seen to follow.
  mutating func derive(
    _ atom: ObjectAtom, from known: Conjunction, _ path: Simulation.Path,
    into entry: inout Simulation.Entry
  ) -> Bool {
    switch atom {
    case .required(let name): return known.required.contains(name)
    case .member(let name, let schema):
      if let allowed = known.allowed, !allowed.contains(name) { return true }
      let (parts, doubt) = memberGoal(name, in: known)
      if doubt != nil { return false }
      demand(parts, in: schema, at: .member(name), from: known, path, &entry)
      return true
    case .members(let names, let schema):
      return deriveMembers(names, schema, from: known, path, into: &entry)
    case .minProperties(let count):
      return known.required.count >= count || objectParts(known).minimum >= count
    case .maxProperties(let count):
      if let allowed = known.allowed, allowed.count <= count { return true }
      return objectParts(known).maximum <= count
    case .someMember: return false
    }
  }

  private mutating func deriveMembers(
    _ names: FormulaID, _ schema: FormulaID, from known: Conjunction, _ path: Simulation.Path,
    into entry: inout Simulation.Entry
  ) -> Bool {
    if let allowed = known.allowed {
      return derive(named: allowed.sorted(), names, schema, from: known, path, into: &entry)
    }
    var covering: [FormulaID] = []
    var exceptions: Set<NameID> = []
    var count = 0
    for atom in known.atoms {
      if case .object(.member(let name, _)) = formulas.store[atom] {
        // What is said of this member alone may declare more than what is said of all.
        if formulas.store.hasDeclarations { exceptions.insert(name) }
        continue
      }
      guard case .object(.members(let others, let other)) = formulas.store[atom] else { continue }
      count += 1
      if others == names || others == FormulaStore.always {
        covering.append(other)
      } else if let some = formulas.store.names(allExcept: others),
        let mine = formulas.store.names(allExcept: names)
      {
        covering.append(other)
        exceptions.formUnion(some.subtracting(mine))
      }
    }
    // In the declared reading all that is known of the member must be said with it.
    guard !covering.isEmpty, covering.count == count else { return false }
    guard derive(named: exceptions.sorted(), names, schema, from: known, path, into: &entry) else {
      return false
    }
    demand(covering, in: schema, at: .anyMember(names), from: known, path, &entry)
    return true
  }

  /// The same for single names, where they are meant.
  private mutating func derive(
    named some: [NameID], _ names: FormulaID, _ schema: FormulaID, from known: Conjunction,
    _ path: Simulation.Path, into entry: inout Simulation.Entry
  ) -> Bool {
    for name in some {
      let text = JSON.string(formulas.store.names[name.position].text)
      if holds(names, text) == false { continue }
      let (parts, doubt) = memberGoal(name, in: known)
      if doubt != nil { return false }
      demand(parts, in: schema, at: .member(name), from: known, path, &entry)
    }
    return true
  }

  /// What an atom about arrays asks of the items; false when it was not seen to follow.
  mutating func derive(
    _ atom: ArrayAtom, from known: Conjunction, _ path: Simulation.Path,
    into entry: inout Simulation.Entry
  ) -> Bool {
    let parts = arrayParts(known)
    guard parts.prefix <= 200 else { return false }
    switch atom {
    case .minItems(let count): return parts.minimum >= count
    case .maxItems(let count): return parts.maximum <= count
    case .item(let index, let schema):
      if parts.maximum > index {
        demand(parts.schemas(at: index), in: schema, at: .item(index), from: known, path, &entry)
      }
      return true
    case .items(let start, let schema):
      // From the prefix on all items are alike.
      for index in start...max(start, parts.prefix) where index < parts.maximum {
        demand(parts.schemas(at: index), in: schema, at: .item(index), from: known, path, &entry)
      }
      return true
    case .unique: return parts.maximum <= 1
    case .someItem, .contains, .repeated: return false
    }
  }

  private mutating func demand(
    _ parts: [FormulaID], in new: FormulaID, at place: Simulation.Place, from known: Conjunction,
    _ path: Simulation.Path, _ entry: inout Simulation.Entry
  ) {
    let parts = isDeclared(known) ? parts : parts.map { formulas.store.plain($0) }
    if new == FormulaStore.always || parts.contains(new) || parts.contains(FormulaStore.never) {
      return
    }
    let old = formulas.store.all(parts)
    if old == FormulaStore.never || old == new { return }
    if case .schema(let schema, .holds) = formulas.store[new],
      parts.contains(formulas.store.intern(.schema(schema, .declaring)))
    {
      return
    }
    let number = simulation.number(of: Simulation.Pair(old: old, new: new))
    entry.demands.append(Simulation.Demand(pair: number, place: place, path: path))
  }
}
