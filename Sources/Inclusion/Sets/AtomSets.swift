import JSON
import Schema

extension Prover {
  /// A member of a conjunction without alternatives, of one type.
  mutating func solveAtoms(_ conjunction: inout Conjunction) -> Outcome {
    let doubt = opaqueDoubt(in: conjunction)
    switch conjunction.types {
    case .null: return solveConstants([.null], conjunction, doubt)
    case .boolean: return solveConstants([.bool(true), .bool(false)], conjunction, doubt)
    case .string: return solveStrings(conjunction, doubt)
    case .array:
      if let next = takeExclusion(from: &conjunction) { return next }
      return solveArrays(conjunction, doubt)
    case .object:
      if let next = takeExclusion(from: &conjunction) { return next }
      return solveObjects(conjunction, doubt)
    default: return solveNumbers(conjunction, doubt)
    }
  }

  private func opaqueDoubt(in conjunction: Conjunction) -> Doubt? {
    for atom in conjunction.atoms {
      guard case .opaque(let key, let types, _) = formulas.store[atom] else { continue }
      if !types.isDisjoint(with: conjunction.types) {
        return Doubt("something could not be read", .construct, origin: .construct(key))
      }
    }
    return nil
  }

  private mutating func solveConstants(
    _ values: [JSON], _ conjunction: Conjunction, _ doubt: Doubt?
  ) -> Outcome {
    let excluded = exclusions(in: conjunction)
    guard let value = values.first(where: { !excluded.contains($0) }) else {
      return close(conjunction, .values(values.count))
    }
    return found(value, size: 1, doubt: doubt, in: conjunction)
  }

  /// The single values that are excluded.
  func exclusions(in conjunction: Conjunction) -> Set<JSON> {
    var result: Set<JSON> = []
    for atom in conjunction.atoms {
      guard case .notAmong(let values) = formulas.store[atom] else { continue }
      for value in values { result.insert(formulas.store.values[value.position]) }
    }
    return result
  }

  /// Excluded arrays and objects are written out as what tells other values from them.
  private mutating func takeExclusion(from conjunction: inout Conjunction) -> Outcome? {
    guard
      let index = conjunction.atoms.firstIndex(where: {
        if case .notAmong = formulas.store[$0] { true } else { false }
      }), case .notAmong(let values) = formulas.store[conjunction.atoms[index]]
    else { return nil }
    conjunction.atoms.remove(at: index)
    for value in values {
      guard conjunction.types.contains(TypeSet(of: formulas.store.values[value.position])) else {
        continue
      }
      conjunction.conclusions.append(.differing(value))
      if add(formulas.store.differing(from: value), to: &conjunction) {
        return close(conjunction, .contradiction)
      }
    }
    return solve(conjunction)
  }
}
