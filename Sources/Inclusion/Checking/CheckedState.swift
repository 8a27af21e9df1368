import Schema

/// What is known about one value at a step of an argument.
struct CheckedState {
  var types = TypeSet.all
  /// The formulas that hold, with all that follows by taking them apart.
  private(set) var facts: Set<FormulaID> = []
  /// The same, in the order in which they were added.
  private(set) var order: [FormulaID] = []
  /// Schemas that may declare members, and for which both cases were looked at.
  var decided: Set<FormulaID> = []

  func contains(_ fact: FormulaID) -> Bool { facts.contains(fact) }

  /// False when it was known.
  mutating func insert(_ fact: FormulaID) -> Bool {
    guard facts.insert(fact).inserted else { return false }
    order.append(fact)
    return true
  }
}

extension ProofChecker {
  /// A state in which one more formula holds.
  mutating func adding(_ formula: FormulaID, to start: CheckedState) -> CheckedState {
    var state = start
    var pending = [formula]
    defer { work += state.order.count }
    while let next = pending.popLast() {
      guard state.insert(next) else { continue }
      state.types.formIntersection(formulas.mask(next))
      switch formulas.store[next] {
      case .all(let parts): pending += parts
      case .any: continue
      case .schema(let schema, let aspect):
        if aspect == .declaring { pending.append(formulas.store.intern(.schema(schema, .holds))) }
        pending.append(formulas.definition(schema, aspect))
        excludeOpposite(of: next, from: &state)
      default: excludeOpposite(of: next, from: &state)
      }
    }
    return state
  }

  /// Leaves out the types for which a fact and its opposite hold.
  private mutating func excludeOpposite(of fact: FormulaID, from state: inout CheckedState) {
    let opposite = formulas.store.complement(fact)
    var types = TypeSet.all
    for part in formulas.store.parts(of: opposite) {
      switch formulas.store[part] {
      case .types(let some): types.formIntersection(some)
      default: if !state.contains(part) { return }
      }
    }
    state.types.subtract(types)
  }

  /// What may still hold and declare something: schemas that may hold, and open alternatives.
  func openDeclarations(of state: CheckedState) -> [FormulaID] {
    guard formulas.store.hasDeclarations else { return [] }
    return state.order.compactMap { fact in
      switch formulas.store[fact] {
      case .maybe(let inner):
        state.contains(inner) || state.decided.contains(inner) ? nil : inner
      case .any(let ways): ways.contains(where: state.contains) ? nil : fact
      default: nil
      }
    }
  }
}
