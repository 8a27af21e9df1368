import JSON
import Patterns
import Schema

/// What formulas mean: membership of single values, from the definition of each atom.
extension SchemaFormulas {
  /// Whether a value is in a formula; nil when that is not known.
  mutating func holds(_ id: FormulaID, _ value: JSON, depth: Int = 200) -> Bool? {
    guard depth > 0 else { return nil }
    switch store[id] {
    case .always, .maybe, .declares: return true
    case .never: return false
    case .types(let types): return types.contains(TypeSet(of: value))
    case .all(let parts): return all(parts) { holds($0, value, depth: depth - 1) }
    case .any(let parts): return some(parts) { holds($0, value, depth: depth - 1) }
    case .schema(let schema, let aspect):
      return holds(definition(schema, aspect), value, depth: depth - 1)
    case .opaque(_, let types, _): return types.contains(TypeSet(of: value)) ? nil : true
    case .among(let values):
      return store.contains(value, in: values)
    case .notAmong(let values):
      return !store.contains(value, in: values)
    case .number(let atom):
      guard case .number(let number) = value else { return true }
      return holds(atom, number.rational)
    case .string(let atom):
      guard case .string(let text) = value else { return true }
      return holds(atom, text)
    case .array(let atom):
      guard case .array(let items) = value else { return true }
      return holds(atom, items, depth - 1)
    case .object(let atom):
      guard case .object(let object) = value else { return true }
      return holds(atom, object, depth - 1)
    }
  }

  func holds(_ atom: NumberAtom, _ value: Rational) -> Bool {
    switch atom {
    case .atLeast(let bound, exclusive: false): value >= bound
    case .atLeast(let bound, exclusive: true): value > bound
    case .atMost(let bound, exclusive: false): value <= bound
    case .atMost(let bound, exclusive: true): value < bound
    case .multiple(let divisor): (value / divisor).isInteger
    case .notMultiple(let divisor): !(value / divisor).isInteger
    }
  }

  private func holds(_ atom: StringAtom, _ text: String) -> Bool? {
    switch atom {
    case .minLength(let length): return text.unicodeScalars.count >= length
    case .maxLength(let length): return text.unicodeScalars.count <= length
    case .matches(let pattern), .fails(let pattern):
      let isMeant = if case .matches = atom { true } else { false }
      switch store.patterns[pattern.position].matches(text) {
      case .yes: return isMeant
      case .no: return !isMeant
      case .gaveUp: return nil
      }
    }
  }

  private mutating func holds(_ atom: ArrayAtom, _ items: [JSON], _ depth: Int) -> Bool? {
    switch atom {
    case .minItems(let count): return items.count >= count
    case .maxItems(let count): return items.count <= count
    case .item(let index, let schema):
      return index < items.count ? holds(schema, items[index], depth: depth) : true
    case .items(let start, let schema):
      return all(items.dropFirst(start)) { holds(schema, $0, depth: depth) }
    case .someItem(let start, let schema):
      return some(items.dropFirst(start)) { holds(schema, $0, depth: depth) }
    case .contains(let schema, let minimum, let maximum):
      let answers = items.map { holds(schema, $0, depth: depth) }
      let surely = answers.count { $0 == true }
      let possibly = answers.count { $0 != false }
      if possibly < minimum || surely > maximum ?? .max { return false }
      return surely >= minimum && possibly <= maximum ?? .max ? true : nil
    case .unique: return Set(items).count == items.count
    case .repeated: return Set(items).count < items.count
    }
  }

  private mutating func holds(_ atom: ObjectAtom, _ object: JSONObject, _ depth: Int) -> Bool? {
    switch atom {
    case .required(let name): return object[store.names[name.position]] != nil
    case .member(let name, let schema):
      guard let value = object[store.names[name.position]] else { return true }
      return holds(schema, value, depth: depth)
    case .minProperties(let count): return object.count >= count
    case .maxProperties(let count): return object.count <= count
    case .members(let names, let schema):
      return all(object.members) { member in
        let isNamed = holds(names, .string(member.name.text), depth: depth)
        return isNamed == false ? true : or(not(isNamed), holds(schema, member.value, depth: depth))
      }
    case .someMember(let names, let schema):
      return some(object.members) { member in
        not(
          or(
            not(holds(names, .string(member.name.text), depth: depth)),
            not(holds(schema, member.value, depth: depth))))
      }
    }
  }
}

private func all<Part>(_ parts: some Sequence<Part>, _ test: (Part) -> Bool?) -> Bool? {
  not(some(parts) { not(test($0)) })
}

private func some<Part>(_ parts: some Sequence<Part>, _ test: (Part) -> Bool?) -> Bool? {
  var result: Bool? = false
  for part in parts {
    guard let answer = test(part) else {
      result = nil
      continue
    }
    if answer { return true }
  }
  return result
}

private func not(_ answer: Bool?) -> Bool? { answer.map { !$0 } }

private func or(_ left: Bool?, _ right: Bool?) -> Bool? {
  left == true || right == true ? true : left == nil || right == nil ? nil : false
}
