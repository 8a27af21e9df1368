import Schema

extension FormulaWriter {
  mutating func writeInPlace(_ entry: KeywordEntry) {
    switch entry.keyword {
    case .allOf(let nodes): for node in nodes { parts.append(schema(node)) }
    case .reference(let node): parts.append(schema(node))
    case .dynamicReference(let initial, let anchor):
      let target = formulas.classes.states.target(initial: initial, anchor: anchor, in: state)
      parts.append(schema(target))
    case .anyOf(let nodes):
      let branches = nodes.map { schema($0) }
      parts.append(formulas.store.any(branches))
      guard isDeclaring, branches.count > 1 else { return }
      for branch in branches { parts.append(formulas.store.intern(.maybe(branch))) }
    case .oneOf(let nodes): writeOneOf(nodes)
    case .not(let node):
      let inner = plain(node)
      parts.append(formulas.store.complement(inner))
    case .conditional(let condition, let consequence, let alternative):
      let test = schema(condition)
      let failed = formulas.store.complement(plain(condition))
      let then = consequence.map { schema($0) } ?? FormulaStore.always
      let otherwise = alternative.map { schema($0) } ?? FormulaStore.always
      let first = formulas.store.all([test, then])
      let second = formulas.store.all([failed, otherwise])
      parts.append(formulas.store.any([first, second]))
    default: return
    }
  }

  /// One branch holds and each other one fails, where that is not plain from the types.
  private mutating func writeOneOf(_ nodes: [NodeID]) {
    let branches = nodes.map { plain($0) }
    let excluded = branches.map { formulas.store.complement($0) }
    let ways = nodes.indices.map { index -> FormulaID in
      var way = [schema(nodes[index])]
      for other in nodes.indices where other != index {
        if formulas.areSurelyDisjoint(branches[index], branches[other]) { continue }
        way.append(excluded[other])
      }
      return formulas.store.all(way)
    }
    parts.append(formulas.store.any(ways))
  }
}

extension SchemaFormulas {
  /// Whether two formulas share no value, by their types or by a member that tells them apart.
  mutating func areSurelyDisjoint(_ left: FormulaID, _ right: FormulaID) -> Bool {
    let types = mask(left).intersection(mask(right))
    guard !types.isEmpty else { return true }
    guard types == .object else {
      guard let first = finiteValues(left), let second = finiteValues(right) else { return false }
      return first.allSatisfy { !second.contains($0) }
    }
    let first = discriminators(left)
    guard !first.isEmpty else { return false }
    let second = discriminators(right)
    return first.contains { name, values in
      guard let others = second[name] else { return false }
      return values.allSatisfy { !others.contains($0) }
    }
  }

  /// The finite sets of values that members required by a formula are restricted to.
  private mutating func discriminators(_ id: FormulaID) -> [NameID: [ValueID]] {
    if let known = knownDiscriminators[id] { return known }
    let found = findDiscriminators(id)
    knownDiscriminators[id] = found
    return found
  }

  private mutating func findDiscriminators(_ id: FormulaID) -> [NameID: [ValueID]] {
    var required: Set<NameID> = []
    var values: [NameID: [ValueID]] = [:]
    var pending = [id]
    var budget = 2_000
    while let next = pending.popLast(), budget > 0 {
      budget -= 1
      switch store[next] {
      case .all(let parts): pending += parts
      case .schema(let schema, let aspect):
        if aspect != .fails { pending.append(definition(schema, .holds)) }
      case .object(.required(let name)): required.insert(name)
      case .object(.member(let name, let value)):
        if let finite = finiteValues(value) { values[name] = finite }
      default: continue
      }
    }
    return values.filter { required.contains($0.key) }
  }
}
