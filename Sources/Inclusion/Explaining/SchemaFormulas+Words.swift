import JSON
import Patterns
import Schema

/// Formulas as people may read them.
extension SchemaFormulas {
  /// A formula in as much detail as a line has room for.
  func outline(_ id: FormulaID, room: Int = 240) -> String {
    for depth in [7, 6, 5, 4] {
      let text = describe(id, depth: depth)
      if text.utf8.count <= room { return text }
    }
    return describe(id)
  }

  /// A formula, cut when long.
  func describe(_ id: FormulaID, depth: Int = 3) -> String {
    guard depth > 0 else { return "…" }
    switch store[id] {
    case .always: return "anything"
    case .never: return "nothing"
    case .types(let types): return types.briefWords
    case .all(let parts): return join(inReadingOrder(parts), " and ", depth)
    case .any(let parts): return describe(anyOf: parts, depth)
    case .maybe(let inner): return describe(inner, depth: depth)
    case .schema(let schema, let aspect):
      let place = classes.place(of: schema)
      return aspect == .fails ? "not \(place)" : place
    case .opaque(let key, _, let holds):
      return (holds ? "" : "not ") + store.opaques[key.position].text
    case .among(let values): return "one of \(list(values))"
    case .notAmong(let values): return "none of \(list(values))"
    case .declares: return "declared members"
    case .number(let atom): return describe(atom)
    case .string(let atom): return describe(atom)
    case .array(let atom): return describe(atom, depth)
    case .object(let atom): return describe(atom, depth)
    }
  }

  /// Alternatives; what holds of one type only, as a condition.
  private func describe(anyOf parts: [FormulaID], _ depth: Int) -> String {
    for (index, part) in parts.enumerated() {
      guard case .types(let others) = store[part] else { continue }
      let type = TypeSet.all.subtracting(others)
      guard type.isOneWord else { continue }
      var rest = parts
      rest.remove(at: index)
      let inner = rest.map { part in
        // The condition says the type already.
        let facts = store.parts(of: part).filter { fact in
          if case .types(let types) = store[fact] { !type.isSubset(of: types) } else { true }
        }
        return join(facts, " and ", depth)
      }
      return "(if \(type.words), \(inner.joined(separator: " or ")))"
    }
    return "(\(join(parts, " or ", depth)))"
  }

  private func join(_ parts: [FormulaID], _ word: String, _ depth: Int) -> String {
    let shown = parts.prefix(5).map { describe($0, depth: depth - 1) }
    return (parts.count > 5 ? shown + ["…"] : shown).joined(separator: word)
  }

  /// Which members are meant, by their names.
  private func described(_ names: FormulaID, _ depth: Int) -> String {
    switch store[names] {
    case .always: ""
    case .among(let values): " named \(list(values))"
    case .notAmong(let values): " not named \(list(values))"
    case .string(.matches(let pattern)): " matching /\(store.patterns[pattern.position].source)/"
    case .string(.fails(let pattern)): " not matching /\(store.patterns[pattern.position].source)/"
    default: " whose name is \(describe(names, depth: depth - 1))"
    }
  }

  /// First what types are possible and what the schemas say, then what does not hold.
  private func inReadingOrder(_ parts: [FormulaID]) -> [FormulaID] {
    func rank(_ part: FormulaID) -> Int {
      switch store[part] {
      case .types: 0
      case .schema(_, .fails): 3
      case .schema: 1
      default: 2
      }
    }
    return (0...3).flatMap { wanted in parts.filter { rank($0) == wanted } }
  }

  private func list(_ values: [ValueID]) -> String {
    let shown = values.prefix(5).map { store.values[$0.position].shortText }
    return (values.count > 5 ? shown + ["…"] : shown).joined(separator: ", ")
  }

  private func describe(_ atom: NumberAtom) -> String {
    switch atom {
    case .atLeast(let bound, let exclusive): "\(exclusive ? ">" : "≥") \(bound)"
    case .atMost(let bound, let exclusive): "\(exclusive ? "<" : "≤") \(bound)"
    case .multiple(let divisor): "multiple of \(divisor)"
    case .notMultiple(let divisor): "no multiple of \(divisor)"
    }
  }

  private func describe(_ atom: StringAtom) -> String {
    switch atom {
    case .minLength(let length): "length ≥ \(length)"
    case .maxLength(let length): "length ≤ \(length)"
    case .matches(let pattern): "matches /\(store.patterns[pattern.position].source)/"
    case .fails(let pattern): "does not match /\(store.patterns[pattern.position].source)/"
    }
  }

  private func describe(_ atom: ArrayAtom, _ depth: Int) -> String {
    switch atom {
    case .minItems(let count): "at least \(count) items"
    case .maxItems(let count): "at most \(count) items"
    case .item(let index, let schema): "item \(index): \(describe(schema, depth: depth - 1))"
    case .items(let start, let schema):
      "items from \(start): \(describe(schema, depth: depth - 1))"
    case .someItem(let start, let schema):
      "some item from \(start): \(describe(schema, depth: depth - 1))"
    case .contains(let schema, let minimum, let maximum):
      "\(minimum) to \(maximum.map(String.init) ?? "any number of") items are "
        + describe(schema, depth: depth - 1)
    case .unique: "all items differ"
    case .repeated: "two items are equal"
    }
  }

  private func describe(_ atom: ObjectAtom, _ depth: Int) -> String {
    switch atom {
    case .required(let name): "has \(store.names[name.position].text.quoted)"
    case .member(let name, let schema):
      schema == FormulaStore.never
        ? "lacks \(store.names[name.position].text.quoted)"
        : "\(store.names[name.position].text.quoted): \(describe(schema, depth: depth - 1))"
    case .members(let names, FormulaStore.never): "no members\(described(names, depth))"
    case .members(let names, let schema):
      "members\(described(names, depth)): \(describe(schema, depth: depth - 1))"
    case .someMember(let names, FormulaStore.always): "some member\(described(names, depth))"
    case .someMember(let names, let schema):
      "some member\(described(names, depth)): \(describe(schema, depth: depth - 1))"
    case .minProperties(let count): "at least \(count) members"
    case .maxProperties(let count): "at most \(count) members"
    }
  }
}

extension String {
  var quoted: String { JSON.string(self).compactText }
}

extension TypeSet {
  /// Whether one word names it.
  var isOneWord: Bool {
    [.null, .boolean, .number, .integer, .fraction, .string, .array, .object].contains(self)
  }

  /// The types in few words: of all but one, that one.
  var briefWords: String {
    let others = TypeSet.all.subtracting(self)
    return others.isOneWord ? "no \(others.words)" : words
  }

  var words: String {
    let known: [(TypeSet, String)] = [
      (.null, "null"), (.boolean, "boolean"), (.number, "number"), (.string, "string"),
      (.array, "array"), (.object, "object"),
    ]
    var words: [String] = []
    for (type, word) in known where !type.isDisjoint(with: self) {
      switch (type == .number, intersection(.number)) {
      case (true, .integer): words.append("integer")
      case (true, .fraction): words.append("fraction")
      default: words.append(word)
      }
    }
    return words.joined(separator: " or ")
  }
}
