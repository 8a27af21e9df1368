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
      for branch in branches {
        parts.append(isCertain(branch) ? branch : formulas.store.intern(.maybe(branch)))
      }
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

  /// Whether a branch holds of every value that is left: it declares in any case then.
  private mutating func isCertain(_ branch: FormulaID) -> Bool {
    var formula = formulas.store.plain(branch)
    if case .schema(let schema, _) = formulas.store[formula] {
      formula = formulas.definition(schema, .holds)
    }
    if formula == FormulaStore.always { return true }
    guard case .types(let types) = formulas.store[formula] else { return false }
    return entries.contains {
      if case .type(let own) = $0.keyword { own.isSubset(of: types) } else { false }
    }
  }

  /// One branch holds and each other one fails, as far as that is not a matter of types.
  private mutating func writeOneOf(_ nodes: [NodeID]) {
    let branches = formulas.variants(nodes.map { plain($0) })
    let excluded = branches.map { formulas.store.complement($0.formula) }
    let ways = nodes.indices.map { index -> FormulaID in
      var way = [schema(nodes[index])]
      var types = TypeSet.all
      for other in nodes.indices where other != index {
        let overlap = formulas.overlap(branches[index], branches[other])
        if overlap.isSubset(of: branches[other].full) {
          types.subtract(overlap)
        } else {
          way.append(excluded[other])
        }
      }
      way.append(formulas.store.types(types))
      return formulas.store.all(way)
    }
    parts.append(formulas.store.any(ways))
  }
}
