import JSON
import Patterns
import Schema

/// Every formula, name, value and pattern of one comparison, each kept once.
struct FormulaStore {
  private(set) var formulas: [Formula] = [.always, .never]
  private var ids: [Formula: FormulaID] = [.always: FormulaID(0), .never: FormulaID(1)]
  private var complements: [FormulaID?] = [FormulaID(1), FormulaID(0)]
  /// Bytes that all of it takes, about.
  private(set) var bytes = 0

  private(set) var names: [Name] = []
  private var nameIDs: [Name: NameID] = [:]
  private(set) var values: [JSON] = []
  private var valueIDs: [JSON: ValueID] = [:]
  private(set) var patterns: [Pattern] = []
  private var patternIDs: [Name: PatternID] = [:]
  private(set) var opaques: [Name] = []
  /// The names that sets of names leave out.
  var exceptions: [FormulaID: Set<NameID>] = [:]
  private var opaqueIDs: [Name: OpaqueID] = [:]
  /// Whether some formula is about what schemas declare.
  private(set) var hasDeclarations = false
  /// The formulas without their declarations.
  var plains: [FormulaID: FormulaID] = [:]

  /// Everything.
  static let always = FormulaID(0)
  /// Nothing.
  static let never = FormulaID(1)

  subscript(_ id: FormulaID) -> Formula { formulas[id.position] }

  var count: Int { formulas.count }

  /// The formulas that together say the same as one.
  func parts(of id: FormulaID) -> [FormulaID] {
    if case .all(let parts) = self[id] { parts } else { [id] }
  }

  /// The lists of values that some formula excludes.
  var valueLists: [[ValueID]] {
    formulas.compactMap { if case .notAmong(let values) = $0 { values } else { nil } }
  }

  mutating func id(of name: Name) -> NameID {
    if let known = nameIDs[name] { return known }
    let id = NameID(names.count)
    names.append(name)
    nameIDs[name] = id
    return id
  }

  mutating func id(of value: JSON) -> ValueID {
    if let known = valueIDs[value] { return known }
    let id = ValueID(values.count)
    values.append(value)
    valueIDs[value] = id
    return id
  }

  /// Whether a value is among some interned ones.
  func contains(_ value: JSON, in ids: [ValueID]) -> Bool {
    guard ids.count > 4 else { return ids.contains { values[$0.position] == value } }
    guard let id = valueIDs[value] else { return false }
    var low = 0
    var high = ids.count
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < ids.count && ids[low] == id
  }

  mutating func id(of pattern: Pattern) -> PatternID {
    let source = Name(pattern.source)
    if let known = patternIDs[source] { return known }
    let id = PatternID(patterns.count)
    patterns.append(pattern)
    patternIDs[source] = id
    return id
  }

  mutating func id(ofOpaque description: Name) -> OpaqueID {
    if let known = opaqueIDs[description] { return known }
    let id = OpaqueID(opaques.count)
    opaques.append(description)
    opaqueIDs[description] = id
    return id
  }

  /// The formula, interned as it stands; `all` and `any` go through their own constructors.
  mutating func intern(_ formula: Formula) -> FormulaID {
    if let known = ids[formula] { return known }
    let id = FormulaID(formulas.count)
    formulas.append(formula)
    complements.append(nil)
    ids[formula] = id
    switch formula {
    case .all(let parts), .any(let parts): bytes += 500 + 4 * parts.count
    default: bytes += 500
    }
    if case .schema(_, .declaring) = formula { hasDeclarations = true }
    return id
  }

  /// A formula that was interned before.
  func known(_ formula: Formula) -> FormulaID? { ids[formula] }

  /// The values that are not in a formula.
  mutating func complement(_ id: FormulaID) -> FormulaID {
    if let known = complements[id.position] { return known }
    let result = makeComplement(of: formulas[id.position])
    complements[id.position] = result
    if complements[result.position] == nil, isReversible(formulas[id.position]) {
      complements[result.position] = id
    }
    return result
  }

  /// The complement, if it was asked for before.
  func knownComplement(_ id: FormulaID) -> FormulaID? { complements[id.position] }

  private func isReversible(_ formula: Formula) -> Bool {
    switch formula {
    case .schema(_, let aspect): aspect != .declaring
    case .types, .among, .notAmong, .all, .any: true
    default: false
    }
  }

  private mutating func makeComplement(of formula: Formula) -> FormulaID {
    switch formula {
    case .always, .maybe, .declares: return Self.never
    case .never: return Self.always
    case .types(let types): return self.types(TypeSet.all.subtracting(types))
    case .all(let parts): return any(parts.map { complement($0) })
    case .any(let parts): return all(parts.map { complement($0) })
    case .schema(let schema, let aspect):
      return intern(.schema(schema, aspect == .fails ? .holds : .fails))
    case .opaque(let key, let types, let holds):
      return typed(types, intern(.opaque(key, applies: types, holds: !holds)))
    case .among(let values): return intern(.notAmong(values))
    case .notAmong(let values): return intern(.among(values))
    case .number(let atom): return typed(.number, intern(.number(atom.negated)))
    case .string(let atom): return negated(atom)
    case .array(let atom): return negated(atom)
    case .object(let atom): return negated(atom)
    }
  }

  /// A formula restricted to some types.
  mutating func typed(_ types: TypeSet, _ id: FormulaID) -> FormulaID {
    all([self.types(types), id])
  }

  mutating func types(_ types: TypeSet) -> FormulaID {
    switch types {
    case .all: Self.always
    case []: Self.never
    default: intern(.types(types))
    }
  }
}
