import Schema

extension FormulaWriter {
  mutating func writeArray(_ entry: KeywordEntry) {
    switch entry.keyword {
    case .prefixItems(let nodes):
      for (index, node) in nodes.enumerated() {
        let item = schema(node)
        if item != FormulaStore.always { parts.append(array(.item(index, item))) }
      }
    case .items(let node, let start):
      let item = schema(node)
      parts.append(formulas.store.items(from: start, item))
    case .contains(let node, let minimum, let maximum, _):
      guard minimum > 0 || maximum != nil else { return }
      // What `contains` finds says nothing about the members of the items it does not find.
      let item = plain(node)
      parts.append(array(.contains(item, minimum: minimum, maximum: maximum)))
    case .minItems(let count): if count > 0 { parts.append(array(.minItems(count))) }
    case .maxItems(let count): parts.append(array(.maxItems(count)))
    case .uniqueItems: parts.append(array(.unique))
    case .unevaluatedItems(let node): writeUnevaluatedItems(node, entry)
    default: return
    }
  }

  private mutating func array(_ atom: ArrayAtom) -> FormulaID {
    formulas.store.intern(.array(atom))
  }

  private mutating func writeUnevaluatedItems(_ node: NodeID, _ entry: KeywordEntry) {
    let rest = schema(node)
    let others = entries.filter {
      if case .unevaluatedItems = $0.keyword { false } else { true }
    }
    let cases = itemCases(of: others, in: state, besides: rest)
    guard let cases else { return writeUnread(entry, applies: .array) }
    let ways = cases.map { way -> FormulaID in
      guard way.evaluated.prefix != .max else { return formulas.store.all(way.conditions) }
      let item = formulas.store.any(way.evaluated.found + [rest])
      let tail = formulas.store.items(from: way.evaluated.prefix, item)
      return formulas.store.all(way.conditions + [tail])
    }
    let formula = formulas.store.any(ways)
    parts.append(formulas.store.any([formula, formulas.store.types(.all.subtracting(.array))]))
  }
}
