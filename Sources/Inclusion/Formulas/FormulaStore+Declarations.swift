/// In the declared reading, what all the schemas that apply to a value declare counts together. So a
/// set that is closed by its declarations may be used for a part of a value only when all is known
/// that is declared about that part.
extension FormulaStore {
  /// A formula without its declarations: a larger set, whatever else is declared about its values.
  mutating func plain(_ id: FormulaID) -> FormulaID {
    guard hasDeclarations else { return id }
    if let known = plains[id] { return known }
    let result = makePlain(id)
    plains[id] = result
    return result
  }

  private mutating func makePlain(_ id: FormulaID) -> FormulaID {
    switch self[id] {
    case .declares, .maybe: return Self.always
    case .schema(let schema, .declaring): return intern(.schema(schema, .holds))
    case .all(let parts): return all(parts.map { plain($0) })
    case .any(let ways): return any(ways.map { plain($0) })
    case .array(.item(let index, let schema)):
      return intern(.array(.item(index, plain(schema))))
    case .array(.items(let start, let schema)): return items(from: start, plain(schema))
    case .object(.member(let name, let schema)): return member(name, plain(schema))
    case .object(.members(let names, let schema)): return members(names, plain(schema))
    default: return id
    }
  }

  /// Whether a formula may declare something about the members or items of the parts of a value.
  mutating func mayDeclareInParts(_ id: FormulaID) -> Bool {
    guard hasDeclarations else { return false }
    switch self[id] {
    case .declares: return false
    case .maybe(let inner): return mayDeclareInParts(inner)
    case .all(let parts), .any(let parts): return parts.contains { mayDeclareInParts($0) }
    default: return plain(id) != id
    }
  }
}
