import JSON
import Schema

/// Finds the keyword that a doubt is about: the prover knows formulas only.
extension Comparison {
  typealias FoundKeyword = (entry: KeywordEntry, state: SchemaState)

  /// The keyword that says what a doubt is about, or the opposite: in the schemas looked at, else in the
  /// first that says it.
  mutating func keyword(of doubt: Doubt) -> FoundKeyword? {
    let near = schemas(of: doubt.goal)
    switch doubt.origin {
    case .formulas(let formulas):
      for formula in formulas {
        for schema in near.reversed() {
          if let found = keyword(of: schema, saying: formula) { return found }
        }
        for number in 0..<(classes.count - 1) {
          if let found = keyword(of: ClassID(number), saying: formula) { return found }
        }
      }
    case .keywords(let names):
      if let found = keyword(named: names) { return found }
    default: break
    }
    return near.reversed().compactMap { costliest(of: $0) }.first
  }

  /// The schemas that a goal is about, that of the right-hand side last; both roots without a goal.
  func schemas(of goal: FormulaID?) -> [ClassID] {
    guard let goal else { return classes.roots }
    return prover.formulas.store.parts(of: goal).compactMap { part in
      if case .schema(let schema, _) = prover.formulas.store[part] { schema } else { nil }
    }
  }

  private mutating func keyword(
    of schema: ClassID, saying formula: FormulaID
  ) -> FoundKeyword? {
    let written = prover.formulas.written(schema)
    guard schema != classes.unread,
      written.contains(where: { prover.formulas.store.says($0, formula) })
    else {
      return nil
    }
    for isDeclaring in [false, true] {
      let keywords = prover.formulas.formulasByKeyword(of: schema, isDeclaring: isDeclaring)
      for (entry, formulas) in keywords
      where formulas.contains(where: { prover.formulas.store.says($0, formula) }) {
        return (entry, classes.representative(schema))
      }
    }
    return nil
  }

  /// The first keyword with one of some names, of the side whose values are asked about.
  private func keyword(named names: [Name]) -> FoundKeyword? {
    let side: UInt8 = classes.isTurned ? 1 : 0
    for (side, name) in [side, 1 - side].flatMap({ side in names.map { (side, $0) } }) {
      for (index, node) in classes.states.graphs[Int(side)].nodes.enumerated() {
        guard case .keywords(let entries) = node.form else { continue }
        for entry in entries where entry.name == name {
          return (entry, SchemaState(side: side, node: NodeID(index), scope: 0))
        }
      }
    }
    return nil
  }

  /// The keyword of a schema that mostly costs most.
  private func costliest(of schema: ClassID) -> FoundKeyword? {
    let state = classes.representative(schema)
    guard case .keywords(let entries) = classes.states.form(state) else { return nil }
    let entry = entries.min { rank($0.keyword) < rank($1.keyword) }
    return entry.map { ($0, state) }
  }

  private func rank(_ keyword: Keyword) -> Int {
    switch keyword {
    case .oneOf: 0
    case .anyOf, .conditional, .dependentSchemas: 1
    case .unevaluatedProperties, .unevaluatedItems, .contains, .uniqueItems: 2
    case .patternProperties, .propertyNames, .not, .dependentRequired: 3
    case .properties, .additionalProperties, .prefixItems, .items, .allOf: 4
    case .reference, .dynamicReference: 5
    default: 6
    }
  }
}

extension FormulaStore {
  /// Whether a formula is part of what another one says about the same value, or of its opposite.
  fileprivate func says(_ whole: FormulaID, _ formula: FormulaID) -> Bool {
    contains(whole, formula, depth: 3)
      || knownComplement(whole).map { contains($0, formula, depth: 3) } ?? false
  }

  private func contains(_ whole: FormulaID, _ formula: FormulaID, depth: Int) -> Bool {
    if whole == formula { return true }
    guard depth > 0 else { return false }
    switch self[whole] {
    case .all(let parts), .any(let parts):
      return parts.contains { contains($0, formula, depth: depth - 1) }
    default: return false
    }
  }
}
