import JSON
import Schema

extension ProofChecker {
  mutating func hasNoObject(_ rule: Derivation.Rule, _ state: CheckedState) -> Bool {
    switch rule {
    case .member(let name):
      return state.contains(formulas.store.required(name))
        && isEmpty(part: memberSchemas(name, state), of: state)
    case .noMember(let demand):
      return demanded(demand, state).map { hasNoMember($0.names, $0.schema, state) } ?? false
    case .tooFew(let names):
      let others = formulas.store.notAmong(values(names))
      let possible = names.sortedOnce().filter {
        !isEmpty(part: memberSchemas($0, state), of: state)
      }
      return possible.count < counts(state).minimum
        && hasNoMember(others, FormulaStore.always, state)
    default: return false
    }
  }

  /// What is said about the value of a member; sets of names that cannot be judged are left out.
  mutating func memberSchemas(_ name: NameID, _ state: CheckedState) -> [FormulaID] {
    var parts: [FormulaID] = []
    for fact in state.order {
      switch formulas.store[fact] {
      case .object(.member(name, let schema)): parts.append(schema)
      case .object(.members(let names, let schema)):
        if isNamed(name, names) == true { parts.append(schema) }
      default: continue
      }
    }
    return parts
  }

  /// Whether a name is in a set of names; nil when that is not known.
  mutating func isNamed(_ name: NameID, _ names: FormulaID) -> Bool? {
    formulas.holds(names, .string(formulas.store.names[name.position].text))
  }

  private mutating func values(_ names: [NameID]) -> [ValueID] {
    names.map { formulas.store.id(of: .string(formulas.store.names[$0.position].text)) }
  }

  private func demanded(
    _ demand: FormulaID, _ state: CheckedState
  ) -> (names: FormulaID, schema: FormulaID)? {
    guard state.contains(demand),
      case .object(.someMember(let names, let schema)) = formulas.store[demand]
    else { return nil }
    return (names, schema)
  }

  /// A member that is demanded has one of some names, or another one.
  mutating func cases(
    ofPlacing demand: FormulaID, at places: [NameID], _ state: CheckedState
  ) -> [CheckedState]? {
    guard let (names, schema) = demanded(demand, state) else { return nil }
    var cases: [CheckedState] = []
    for name in places where isNamed(name, names) != false {
      let with = adding(formulas.store.required(name), to: state)
      cases.append(adding(formulas.store.member(name, schema), to: with))
    }
    let others = formulas.store.all([names, formulas.store.notAmong(values(places))])
    return cases + [adding(formulas.store.intern(.object(.someMember(others, schema))), to: state)]
  }

  /// Whether no member has a name in a set and a value in a schema: for each way to be inside or
  /// outside of the sets of names that something is said about, one of both is impossible. What is said about
  /// the very set comes first; what declares members of the value is known only at the end.
  private mutating func hasNoMember(
    _ names: FormulaID, _ schema: FormulaID, _ state: CheckedState
  ) -> Bool {
    var cells = [(names: [formulas.store.types(.string), names], schemas: [schema])]
    cells.removeAll { isEmpty(part: $0.names, of: state) }
    let first = state.order.filter {
      if case .object(.members(names, _)) = formulas.store[$0] { true } else { false }
    }
    for fact in first + state.order {
      guard case .object(.members(let set, let inner)) = formulas.store[fact] else { continue }
      let outside = formulas.store.complement(set)
      cells = cells.flatMap {
        [($0.names + [outside], $0.schemas), ($0.names + [set], $0.schemas + [inner])]
      }
      cells.removeAll { isEmpty(part: $0.names, of: state) }
      cells.removeAll { isEmpty(part: $0.schemas.map { formulas.store.plain($0) }, of: state) }
      guard cells.count <= 256 else { return false }
    }
    return cells.allSatisfy { isEmpty(part: $0.schemas, of: state) }
  }

  /// How many members there must and may be.
  private func counts(_ state: CheckedState) -> (minimum: Int, maximum: Int) {
    var (minimum, maximum) = (0, Int.max)
    for fact in state.order {
      switch formulas.store[fact] {
      case .object(.minProperties(let count)): minimum = max(minimum, count)
      case .object(.maxProperties(let count)): maximum = min(maximum, count)
      default: continue
      }
    }
    return (minimum, maximum)
  }

  /// There are fewer members than required names and demands of others: two demands are met by one.
  mutating func cases(ofSharing demands: [FormulaID], _ state: CheckedState) -> [CheckedState]? {
    let required = state.order.compactMap { fact -> NameID? in
      if case .object(.required(let name)) = formulas.store[fact] { name } else { nil }
    }
    let sets = demands.compactMap { demanded($0, state) }
    let areOthers = sets.allSatisfy { set in
      required.allSatisfy { isNamed($0, set.names) == false }
    }
    let (minimum, maximum) = counts(state)
    guard areOthers, max(minimum, required.count + sets.count) > maximum else { return nil }
    return sets.indices.flatMap { second in
      sets[..<second].map { first in
        let names = formulas.store.all([first.names, sets[second].names])
        let schema = formulas.store.all([first.schema, sets[second].schema])
        return adding(formulas.store.intern(.object(.someMember(names, schema))), to: state)
      }
    }
  }

  /// In the declared reading, members that nothing declares do not occur. That is known once all is
  /// settled that may declare some, unless nothing declares any: then there may be all.
  mutating func closed(_ state: CheckedState) -> CheckedState? {
    let open = openDeclarations(of: state)
    guard open.allSatisfy({ formulas.store.plain($0) == $0 }) else { return nil }
    var declared: [FormulaID] = []
    var isFree = true
    for case .declares(let names, let requiredOnly) in state.order.map({ formulas.store[$0] }) {
      declared.append(names)
      if !requiredOnly { isFree = false }
    }
    guard !isFree else { return nil }
    let others = formulas.store.complement(formulas.store.any(declared))
    return adding(formulas.store.members(others, FormulaStore.never), to: state)
  }
}
