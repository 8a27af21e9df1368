import JSON
import Patterns
import Schema

extension Prover {
  /// Whether a value is in a formula; nil when that is not known.
  mutating func holds(_ id: FormulaID, _ value: JSON, depth: Int = 200) -> Bool? {
    guard depth > 0 else { return nil }
    switch formulas.store[id] {
    case .always, .maybe, .declares: return true
    case .never: return false
    case .types(let types): return types.contains(TypeSet(of: value))
    case .all(let parts):
      var result: Bool? = true
      for part in parts {
        switch holds(part, value, depth: depth - 1) {
        case false?: return false
        case nil: result = nil
        case true?: continue
        }
      }
      return result
    case .any(let parts):
      var result: Bool? = false
      for part in parts {
        switch holds(part, value, depth: depth - 1) {
        case true?: return true
        case nil: result = nil
        case false?: continue
        }
      }
      return result
    case .schema(let schema, let aspect):
      return holds(formulas.definition(schema, aspect), value, depth: depth - 1)
    case .opaque(_, let types, _): return types.contains(TypeSet(of: value)) ? nil : true
    case .among(let values): return formulas.store.contains(value, in: values)
    case .notAmong(let values): return !formulas.store.contains(value, in: values)
    case .number(let atom): return holds(atom, value)
    case .string(let atom): return holds(atom, value)
    case .array(let atom): return holds(atom, value, depth)
    case .object(let atom): return holds(atom, value, depth)
    }
  }

  private func holds(_ atom: NumberAtom, _ value: JSON) -> Bool? {
    guard case .number(let number) = value else { return true }
    let exact = number.rational
    switch atom {
    case .atLeast(let bound, let exclusive): return exclusive ? exact > bound : exact >= bound
    case .atMost(let bound, let exclusive): return exclusive ? exact < bound : exact <= bound
    case .multiple(let divisor): return (exact / divisor).isInteger
    case .notMultiple(let divisor): return !(exact / divisor).isInteger
    case .writtenAsInteger: return number.isWrittenAsInteger
    case .notWrittenAsInteger: return !number.isWrittenAsInteger
    }
  }

  private func holds(_ atom: StringAtom, _ value: JSON) -> Bool? {
    guard case .string(let text) = value else { return true }
    switch atom {
    case .minLength(let length): return text.unicodeScalars.count >= length
    case .maxLength(let length): return text.unicodeScalars.count <= length
    case .matches(let pattern): return matches(pattern, text)
    case .fails(let pattern): return matches(pattern, text).map { !$0 }
    }
  }

  private func matches(_ pattern: PatternID, _ text: String) -> Bool? {
    switch formulas.store.patterns[pattern.position].matches(text) {
    case .yes: true
    case .no: false
    case .gaveUp: nil
    }
  }

  private mutating func holds(_ atom: ArrayAtom, _ value: JSON, _ depth: Int) -> Bool? {
    guard case .array(let items) = value else { return true }
    switch atom {
    case .minItems(let count): return items.count >= count
    case .maxItems(let count): return items.count <= count
    case .item(let index, let schema):
      return index < items.count ? holds(schema, items[index], depth: depth - 1) : true
    case .items(let start, let schema):
      return count(items.dropFirst(start), in: schema, depth).all
    case .someItem(let start, let schema):
      return count(items.dropFirst(start), in: schema, depth).some
    case .contains(let schema, let minimum, let maximum):
      let counts = count(items[...], in: schema, depth)
      if counts.yes > (maximum ?? .max) || counts.yes + counts.unknown < minimum { return false }
      return counts.yes >= minimum && counts.yes + counts.unknown <= (maximum ?? .max) ? true : nil
    case .unique: return Set(items).count == items.count
    case .repeated: return Set(items).count != items.count
    }
  }

  private mutating func holds(_ atom: ObjectAtom, _ value: JSON, _ depth: Int) -> Bool? {
    guard case .object(let object) = value else { return true }
    switch atom {
    case .required(let name): return object[formulas.store.names[name.position]] != nil
    case .member(let name, let schema):
      guard let member = object[formulas.store.names[name.position]] else { return true }
      return holds(schema, member, depth: depth - 1)
    case .minProperties(let count): return object.count >= count
    case .maxProperties(let count): return object.count <= count
    case .members(let names, let schema):
      var result: Bool? = true
      for member in object.members {
        let named = holds(names, .string(member.name.text))
        if named == false { continue }
        let inside = holds(schema, member.value, depth: depth - 1)
        if inside == true { continue }
        if named == true, inside == false { return false }
        result = nil
      }
      return result
    case .someMember(let names, let schema):
      var result: Bool? = false
      for member in object.members {
        let named = holds(names, .string(member.name.text))
        if named == false { continue }
        let inside = holds(schema, member.value, depth: depth - 1)
        if inside == false { continue }
        if named == true, inside == true { return true }
        result = nil
      }
      return result
    }
  }

  private mutating func count(
    _ items: ArraySlice<JSON>, in schema: FormulaID, _ depth: Int
  ) -> Count {
    var count = Count()
    for item in items {
      switch holds(schema, item, depth: depth - 1) {
      case true?: count.yes += 1
      case false?: count.no += 1
      case nil: count.unknown += 1
      }
    }
    return count
  }
}

/// How many items are surely inside, surely outside, and neither.
private struct Count {
  var yes = 0
  var no = 0
  var unknown = 0

  var all: Bool? { no > 0 ? false : unknown > 0 ? nil : true }
  var some: Bool? { yes > 0 ? true : unknown > 0 ? nil : false }
}
