import JSON
import Schema

extension FormulaWriter {
  mutating func writeObject(_ entry: KeywordEntry) {
    switch entry.keyword {
    case .properties(let schemas):
      for named in schemas {
        let value = schema(named.schema)
        parts.append(formulas.store.member(formulas.store.id(of: named.name), value))
      }
      declare(names(schemas.map(\.name)), evenIfNone: true)
    case .patternProperties(let schemas):
      declare(FormulaStore.never, evenIfNone: true)
      for each in schemas {
        guard let matches = matching(each.pattern) else {
          writeUnread(entry, applies: .object)
          continue
        }
        let value = schema(each.schema)
        parts.append(formulas.store.members(matches, value))
        declare(matches)
      }
    case .additionalProperties(let node):
      let value = schema(node)
      if let names = additionalNames() {
        parts.append(formulas.store.members(names, value))
      } else {
        writeUnread(entry, applies: .object)
      }
      declare(FormulaStore.always)
    case .propertyNames(let node):
      let name = plain(node)
      let others = formulas.store.complement(name)
      let strings = formulas.store.all([others, formulas.store.types(.string)])
      parts.append(formulas.store.members(strings, FormulaStore.never))
    case .unevaluatedProperties(let node): writeUnevaluatedProperties(node, entry)
    case .dependentSchemas(let schemas):
      for named in schemas {
        let name = formulas.store.id(of: named.name)
        let other = schema(named.schema)
        // Of other values than objects it says nothing, and declares nothing for their parts.
        let present = formulas.store.all([
          formulas.store.types(.object), formulas.store.required(name), other,
        ])
        parts.append(formulas.store.any([formulas.store.absent(name), present]))
      }
    default: writeCounts(entry)
    }
  }

  private mutating func writeCounts(_ entry: KeywordEntry) {
    switch entry.keyword {
    case .minProperties(let count):
      if count > 0 { parts.append(formulas.store.intern(.object(.minProperties(count)))) }
    case .maxProperties(let count):
      parts.append(formulas.store.intern(.object(.maxProperties(count))))
    case .required(let required):
      for name in required {
        parts.append(formulas.store.required(formulas.store.id(of: name)))
      }
      if !required.isEmpty { declare(names(required), requiredOnly: true) }
    case .dependentRequired(let dependents):
      for dependent in dependents {
        let name = formulas.store.id(of: dependent.name)
        let demanded = dependent.required.map {
          formulas.store.required(formulas.store.id(of: $0))
        }
        let together = formulas.store.all(demanded)
        parts.append(formulas.store.any([formulas.store.absent(name), together]))
        declare(names(dependent.required + [dependent.name]), requiredOnly: true)
      }
    default: return
    }
  }

  /// An empty `properties` declares that there are no members; that is more than to say nothing.
  private mutating func declare(
    _ names: FormulaID, requiredOnly: Bool = false, evenIfNone: Bool = false
  ) {
    guard isDeclaring, evenIfNone || names != FormulaStore.never else { return }
    parts.append(formulas.store.intern(.declares(names, requiredOnly: requiredOnly)))
  }

  private mutating func names(_ names: [Name]) -> FormulaID {
    formulas.store.among(names.map { formulas.store.id(of: .string($0.text)) })
  }

  /// The names that `additionalProperties` of this schema is about; nil when a pattern is illegal.
  private mutating func additionalNames() -> FormulaID? {
    var excluded: [FormulaID] = []
    for entry in entries {
      switch entry.keyword {
      case .properties(let schemas):
        let known = names(schemas.map(\.name))
        excluded.append(formulas.store.complement(known))
      case .patternProperties(let schemas):
        for each in schemas {
          guard let matches = matching(each.pattern) else { return nil }
          excluded.append(formulas.store.complement(matches))
        }
      default: continue
      }
    }
    return formulas.store.all(excluded)
  }

  private mutating func writeUnevaluatedProperties(_ node: NodeID, _ entry: KeywordEntry) {
    let rest = schema(node)
    declare(FormulaStore.always)
    let others = entries.filter {
      if case .unevaluatedProperties = $0.keyword { false } else { true }
    }
    let cases = memberCases(of: others, in: state, besides: rest)
    guard let cases else { return writeUnread(entry, applies: .object) }
    let ways = cases.map { way -> FormulaID in
      let names = formulas.store.complement(way.evaluated)
      let members = formulas.store.members(names, rest)
      return formulas.store.all(way.conditions + [members])
    }
    let formula = formulas.store.any(ways)
    parts.append(formulas.store.any([formula, formulas.store.types(.all.subtracting(.object))]))
  }
}
