import JSON
import Patterns
import Schema

/// The formulas of all schemas of a comparison, made when first asked for.
struct SchemaFormulas {
  var store = FormulaStore()
  var classes: SchemaClasses
  /// What the automata of patterns may cost.
  var automata = Language.Budget()
  private var definitions: [FormulaID?]
  private var declaringDefinitions: [FormulaID?]
  /// Definitions being written; until one is done, the schema stands for itself.
  private var unfinished: Set<FormulaID> = []
  private var masks: [TypeSet?] = []
  private var isOpen: [Bool] = []
  /// How many pairs of alternatives were looked at since somebody counted them.
  var looks = 0
  /// What tells variants of a union apart, by formula.
  var knownShapes: [FormulaID: [Shape]] = [:]

  init(_ classes: SchemaClasses) {
    self.classes = classes
    definitions = Array(repeating: nil, count: classes.count)
    declaringDefinitions = definitions
  }

  /// The looks so far, which begin anew.
  mutating func takeLooks() -> Int {
    defer { looks = 0 }
    return looks
  }

  /// What a schema says, in terms of the schemas it leads to.
  mutating func definition(_ schema: ClassID, _ aspect: Aspect) -> FormulaID {
    switch aspect {
    case .fails: return store.complement(definition(schema, .holds))
    case .holds:
      if let known = definitions[schema.position] { return known }
      let reference = store.intern(.schema(schema, .holds))
      guard unfinished.insert(reference).inserted else { return reference }
      let formula = formula(of: schema, isDeclaring: false)
      unfinished.remove(reference)
      definitions[schema.position] = formula
      return formula
    case .declaring:
      if let known = declaringDefinitions[schema.position] { return known }
      let reference = store.intern(.schema(schema, .declaring))
      guard unfinished.insert(reference).inserted else { return reference }
      let formula = formula(of: schema, isDeclaring: true)
      unfinished.remove(reference)
      declaringDefinitions[schema.position] = formula
      return formula
    }
  }

  /// A schema that a state leads to; one without schemas below it is written out.
  mutating func reference(
    to node: NodeID, from state: SchemaState, isDeclaring: Bool
  ) -> FormulaID {
    let child = classes.state(of: node, below: state)
    guard let schema = classes.schemaClass(of: child) else {
      let opaque = store.opaque(SchemaClasses.key(ofUnread: child), applies: .all)
      let open = store.intern(.schema(classes.unread, isDeclaring ? .declaring : .holds))
      return store.all([opaque, open])
    }
    if classes.isLeaf(schema) { return definition(schema, isDeclaring ? .declaring : .holds) }
    return store.intern(.schema(schema, isDeclaring ? .declaring : .holds))
  }

  /// Accepts anything and declares all members of a value and of its parts: what could not be read
  /// may declare any.
  private mutating func openFormula(isDeclaring: Bool) -> FormulaID {
    guard isDeclaring else { return FormulaStore.always }
    let part = store.intern(.schema(classes.unread, .declaring))
    return store.all([
      store.intern(.declares(FormulaStore.always, requiredOnly: false)),
      store.members(FormulaStore.always, part), store.items(from: 0, part),
    ])
  }

  /// The formula of a schema's keywords.
  private mutating func formula(of schema: ClassID, isDeclaring: Bool) -> FormulaID {
    if schema == classes.unread { return openFormula(isDeclaring: isDeclaring) }
    let state = classes.representative(schema)
    switch classes.states.form(state) {
    case .always: return FormulaStore.always
    case .never: return FormulaStore.never
    case .keywords(let entries):
      var writer = FormulaWriter(
        formulas: consume self, state: state, entries: entries, isDeclaring: isDeclaring)
      let formula = writer.write()
      self = writer.formulas
      return formula
    }
  }

  /// What was written down about a schema so far.
  func written(_ schema: ClassID) -> [FormulaID] {
    [definitions[schema.position], declaringDefinitions[schema.position]].compactMap { $0 }
  }

  /// What each keyword of a schema says.
  mutating func formulasByKeyword(
    of schema: ClassID, isDeclaring: Bool
  ) -> [(keyword: KeywordEntry, formulas: [FormulaID])] {
    let state = classes.representative(schema)
    guard schema != classes.unread, case .keywords(let entries) = classes.states.form(state) else {
      return []
    }
    var writer = FormulaWriter(
      formulas: consume self, state: state, entries: entries, isDeclaring: isDeclaring)
    let found = entries.map { (keyword: $0, formulas: writer.formulas(of: $0)) }
    self = writer.formulas
    return found
  }

  /// Types that members of a formula can have; possibly too many, never too few.
  mutating func mask(_ id: FormulaID) -> TypeSet {
    while masks.count < store.count {
      masks.append(nil)
      isOpen.append(false)
    }
    if let known = masks[id.position] { return known }
    if isOpen[id.position] { return .all }
    isOpen[id.position] = true
    defer { isOpen[id.position] = false }
    let result: TypeSet
    switch store[id] {
    case .never: result = []
    case .types(let types): result = types
    case .all(let parts):
      var types = TypeSet.all
      for part in parts where !types.isEmpty { types.formIntersection(mask(part)) }
      result = types
    case .any(let parts):
      var types: TypeSet = []
      for part in parts where types != .all { types.formUnion(mask(part)) }
      result = types
    case .schema(let schema, let aspect):
      result = mask(definition(schema, aspect == .declaring ? .holds : aspect))
    case .among(let values):
      result = values.reduce(into: []) { $0.formUnion(TypeSet(of: store.values[$1.position])) }
    default: result = .all
    }
    while masks.count < store.count {
      masks.append(nil)
      isOpen.append(false)
    }
    masks[id.position] = result
    return result
  }

  /// Values of a formula that surely has only these.
  mutating func finiteValues(_ id: FormulaID, depth: Int = 6) -> [ValueID]? {
    guard depth > 0 else { return nil }
    switch store[id] {
    case .never: return []
    case .among(let values): return values
    case .all(let parts):
      for part in parts {
        if let values = finiteValues(part, depth: depth - 1) { return values }
      }
      return nil
    case .any(let parts):
      var union: [ValueID] = []
      for part in parts {
        guard let values = finiteValues(part, depth: depth - 1) else { return nil }
        union += values
      }
      return union.sortedOnce()
    case .schema(let schema, let aspect):
      guard aspect != .fails else { return nil }
      return finiteValues(definition(schema, aspect), depth: depth - 1)
    default: return nil
    }
  }
}

extension FormulaStore {
  mutating func opaque(_ key: Name, applies types: TypeSet) -> FormulaID {
    intern(.opaque(id(ofOpaque: key), applies: types, holds: true))
  }
}
