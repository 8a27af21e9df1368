import JSON
import Schema

/// What is known about one value in an argument that is checked.
struct CheckedState {
  var types = TypeSet.all
  /// The formulas that hold, with all that follows by taking them apart.
  var members: Set<FormulaID> = []
  /// The formulas from which the others follow.
  var given: [FormulaID] = []
  var isContradictory = false
  var choices: [FormulaID] = []
  var required: Set<NameID> = []
  var schemas: [NameID: [FormulaID]] = [:]
  /// The only members there may be, when that is known.
  var allowed: Set<NameID>?
  /// Sets of names of which a member must be one.
  var demanded: [FormulaID] = []
  var maybes: Set<FormulaID> = []
  /// Schemas that may declare members, and for which both cases were looked at.
  var decided: Set<FormulaID> = []
}

extension ProofChecker {
  /// The state in which some formulas hold; without what follows when it is not closed.
  mutating func state(of parts: [FormulaID], isClosed: Bool = true) -> CheckedState {
    var state = CheckedState()
    for part in parts {
      if case .all(let some) = formulas.store[part] {
        state.given += some
      } else {
        state.given.append(part)
      }
    }
    for part in state.given {
      if isClosed {
        state = adding(part, to: state)
      } else if case .types(let types) = formulas.store[part] {
        state.types.formIntersection(types)
      }
    }
    return state
  }

  mutating func adding(_ formula: FormulaID, to start: CheckedState) -> CheckedState {
    var state = start
    var pending = [formula]
    while let next = pending.popLast() {
      guard state.members.insert(next).inserted else { continue }
      switch formulas.store[next] {
      case .never: state.isContradictory = true
      case .types(let types): state.types.formIntersection(types)
      case .among: state.types.formIntersection(types(next))
      case .all(let parts): pending += parts
      case .any: state.choices.append(next)
      case .maybe(let inner): state.maybes.insert(inner)
      case .schema(let schema, let aspect):
        if aspect == .declaring { pending.append(formulas.store.intern(.schema(schema, .holds))) }
        pending.append(formulas.definition(schema, aspect))
        let opposite = formulas.store.intern(.schema(schema, aspect == .fails ? .holds : .fails))
        if state.members.contains(opposite) { state.isContradictory = true }
      case .opaque(let key, let types, let holds):
        let opposite = formulas.store.intern(.opaque(key, applies: types, holds: !holds))
        if state.members.contains(opposite) { state.types.subtract(types) }
      case .string(.matches(let pattern)):
        let opposite = formulas.store.intern(.string(.fails(pattern)))
        if state.members.contains(opposite) { state.types.subtract(.string) }
      case .string(.fails(let pattern)):
        let opposite = formulas.store.intern(.string(.matches(pattern)))
        if state.members.contains(opposite) { state.types.subtract(.string) }
      case .object(.required(let name)): state.required.insert(name)
      case .object(.member(let name, let schema)):
        state.schemas[name, default: []].append(schema)
      case .object(.someMember(let names, _)): state.demanded.append(names)
      case .object(.members(let names, FormulaStore.never)):
        guard let names = formulas.store.names(allExcept: names) else { continue }
        state.allowed = state.allowed.map { $0.intersection(names) } ?? names
      default: continue
      }
    }
    if state.types.isEmpty { state.isContradictory = true }
    return state
  }

  /// Whether a state has no value for a reason that is seen at once: no type is left, a needed member
  /// has no value, or none of the alternatives is possible.
  mutating func isPlainlyEmpty(_ state: CheckedState, depth: Int = 3) -> Bool {
    if state.isContradictory { return true }
    var types = state.types
    for choice in state.choices { types.formIntersection(self.types(choice)) }
    if types.isEmpty { return true }
    if types == .object {
      for name in state.required where hasNoValue(name, state) { return true }
      for names in state.demanded {
        guard let allowed = state.allowed, let others = formulas.store.names(allExcept: names)
        else { continue }
        if allowed.isSubset(of: others) { return true }
      }
    }
    guard depth > 0 else { return false }
    for choice in state.choices {
      guard case .any(let ways) = formulas.store[choice] else { continue }
      let isEmpty = ways.allSatisfy { way in
        if state.members.contains(way) { return false }
        if self.types(way).isDisjoint(with: types) { return true }
        var part = adding(way, to: state)
        // Only what the alternative itself says is looked at again.
        part.choices.removeAll(where: state.choices.contains)
        return isPlainlyEmpty(part, depth: depth - 1)
      }
      if isEmpty { return true }
    }
    return false
  }

  /// Whether a member that is needed has no value.
  mutating func hasNoValue(_ name: NameID, _ state: CheckedState) -> Bool {
    let parts = memberSchemas(name, state)
    guard !parts.isEmpty else { return false }
    if isEmpty(part: parts) { return true }
    for part in parts {
      guard let values = formulas.finiteValues(part), values.count <= 500 else { continue }
      let isOutside = values.map { formulas.store.values[$0.position] }.allSatisfy { value in
        parts.contains { formulas.holds($0, value) == false }
      }
      if isOutside { return true }
    }
    return false
  }

  /// The types that members of a formula can have, or more.
  mutating func types(_ id: FormulaID) -> TypeSet {
    if let types = known[id] { return types }
    known[id] = .all
    let result: TypeSet
    switch formulas.store[id] {
    case .never: result = []
    case .types(let types): result = types
    case .all(let parts): result = parts.reduce(.all) { $0.intersection(types($1)) }
    case .any(let parts): result = parts.reduce([]) { $0.union(types($1)) }
    case .schema(let schema, let aspect): result = types(formulas.definition(schema, aspect))
    case .among(let values):
      result = values.reduce([]) { $0.union(TypeSet(of: formulas.store.values[$1.position])) }
    default: result = .all
    }
    known[id] = result
    return result
  }
}
