import JSON
import Schema

/// What a conjunction already says about a formula.
enum Status {
  case holds
  case fails
  case open
}

extension Prover {
  /// Drops alternatives that are already decided; true when a choice has none left.
  mutating func settleChoices(_ conjunction: inout Conjunction) -> Bool {
    var isChanged = true
    while isChanged {
      isChanged = false
      let choices = conjunction.choices
      conjunction.choices = []
      for choice in choices {
        guard case .any(let ways) = formulas.store[choice] else { continue }
        charge(1 + ways.count / 16)
        if ways.contains(where: conjunction.members.contains) { continue }
        if isExhausted {
          conjunction.choices.append(choice)
          continue
        }
        var open: [FormulaID] = []
        var isSettled = false
        for way in ways {
          switch status(way, in: conjunction) {
          case .holds: isSettled = true
          case .fails: continue
          case .open: open.append(way)
          }
          if isSettled { break }
        }
        if isSettled { continue }
        if keep(open, of: choice, ways, &conjunction) { return true }
        if open.count == 1 { isChanged = true }
      }
    }
    return false
  }

  /// Goes on with the alternatives that are left of a choice; true when that contradicts.
  private mutating func keep(
    _ open: [FormulaID], of choice: FormulaID, _ ways: [FormulaID],
    _ conjunction: inout Conjunction
  ) -> Bool {
    let origin = conjunction.origin(of: choice)
    guard open.count > 1 else {
      conjunction.conclusions.append(.choice(origin, ways: open))
      return open.first.map { add($0, to: &conjunction) } ?? true
    }
    let rest = open.count == ways.count ? choice : formulas.store.any(open)
    if rest != choice { conjunction.origins[rest] = origin }
    conjunction.choices.append(rest)
    return false
  }

  /// Whether the opposite of a formula is known.
  func isExcluded(_ formula: FormulaID, from conjunction: Conjunction) -> Bool {
    formulas.store.knownComplement(formula).map(conjunction.members.contains) ?? false
  }

  /// Quick answers only: types, identity, and members with finitely many values.
  mutating func status(
    _ formula: FormulaID, in conjunction: Conjunction, depth: Int = 5
  ) -> Status {
    charge()
    if conjunction.members.contains(formula) { return .holds }
    let mask = formulas.mask(formula)
    if mask.isDisjoint(with: conjunction.types) { return .fails }
    switch formulas.store[formula] {
    case .always: return .holds
    // True in any case, but what it declares counts only once it is added.
    case .maybe, .declares: return .open
    case .never: return .fails
    case .types(let types): return conjunction.types.isSubset(of: types) ? .holds : .open
    case .all(let parts):
      if isExcluded(formula, from: conjunction) { return .fails }
      return status(ofAll: parts, in: conjunction, depth: depth)
    case .any(let parts):
      if isExcluded(formula, from: conjunction) { return .fails }
      var result = Status.fails
      for part in parts {
        switch status(part, in: conjunction, depth: depth) {
        case .holds: return .holds
        case .open: result = .open
        case .fails: continue
        }
      }
      return result
    case .schema(let schema, let aspect):
      let plain =
        aspect == .declaring ? formulas.store.intern(.schema(schema, .holds)) : formula
      if conjunction.members.contains(plain), aspect != .declaring { return .holds }
      if conjunction.members.contains(formulas.store.complement(plain)) { return .fails }
      guard depth > 0 else { return .open }
      return status(formulas.definition(schema, aspect), in: conjunction, depth: depth - 1)
    case .number(let atom):
      if conjunction.types.isDisjoint(with: .number) { return .holds }
      return conjunction.bounds.status(of: atom, isOnly: conjunction.types.isSubset(of: .number))
    case .string(let atom):
      if conjunction.types.isDisjoint(with: .string) { return .holds }
      return conjunction.bounds.status(of: atom, isOnly: conjunction.types == .string)
    case .array(let atom):
      if !conjunction.types.contains(.array) { return .holds }
      return conjunction.bounds.status(of: atom, isOnly: conjunction.types == .array)
    case .opaque(_, let types, _): return conjunction.types.isDisjoint(with: types) ? .holds : .open
    case .among: return .open
    case .notAmong(let values):
      let types = values.reduce(into: TypeSet()) {
        $0.formUnion(TypeSet(of: formulas.store.values[$1.position]))
      }
      return types.isDisjoint(with: conjunction.types) ? .holds : .open
    case .object(let atom):
      guard conjunction.types.contains(.object) else { return .holds }
      let found = status(atom, in: conjunction, requiring: nil)
      // Values that are no objects satisfy whatever is asked of objects.
      return found == .fails && conjunction.types != .object ? .open : found
    }
  }

  /// What fails for members that are required alongside fails, too.
  private mutating func status(
    ofAll parts: [FormulaID], in conjunction: Conjunction, depth: Int
  ) -> Status {
    var result = Status.holds
    var required: NameID?
    for part in parts {
      switch status(part, in: conjunction, depth: depth) {
      case .fails: return .fails
      case .open:
        result = .open
        if case .object(.required(let name)) = formulas.store[part] { required = name }
      case .holds: continue
      }
    }
    guard let required, conjunction.types == .object else { return result }
    for part in parts {
      guard case .object(.member(required, let schema)) = formulas.store[part] else { continue }
      let atom = ObjectAtom.member(required, schema)
      if status(atom, in: conjunction, requiring: required) == .fails { return .fails }
    }
    return result
  }

  private mutating func status(
    _ atom: ObjectAtom, in conjunction: Conjunction, requiring other: NameID?
  ) -> Status {
    switch atom {
    case .required(let name):
      if conjunction.required.contains(name) { return .holds }
      if let allowed = conjunction.allowed, !allowed.contains(name) { return .fails }
      let isAbsent = conjunction.memberSchemas[name]?.contains(FormulaStore.never) ?? false
      return isAbsent ? .fails : .open
    case .member(let name, let schema):
      if let allowed = conjunction.allowed, !allowed.contains(name) { return .holds }
      let isRequired = name == other || conjunction.required.contains(name)
      guard let known = conjunction.memberSchemas[name] else {
        return schema == FormulaStore.never && isRequired ? .fails : .open
      }
      if known.contains(FormulaStore.never) { return isRequired ? .fails : .holds }
      if known.contains(schema) { return .holds }
      return status(ofMember: schema, known, isRequired: isRequired)
    case .someMember(let names, let schema):
      guard let others = formulas.store.names(allExcept: names) else { return .open }
      if let allowed = conjunction.allowed, allowed.isSubset(of: others) { return .fails }
      let isThere = schema == FormulaStore.always && !conjunction.required.isSubset(of: others)
      return isThere ? .holds : .open
    case .minProperties, .maxProperties:
      return conjunction.bounds.status(of: atom, isOnly: conjunction.types == .object)
    case .members: return .open
    }
  }

  private mutating func status(
    ofMember schema: FormulaID, _ known: [FormulaID], isRequired: Bool
  ) -> Status {
    if schema == FormulaStore.never { return isRequired ? .fails : .open }
    var types = TypeSet.all
    for part in known { types.formIntersection(formulas.mask(part)) }
    if types.isDisjoint(with: formulas.mask(schema)) { return isRequired ? .fails : .open }
    for part in known {
      guard let values = formulas.finiteValues(part), values.count <= 64 else { continue }
      var hasInside = false
      var hasOutside = false
      charge(values.count)
      for value in values {
        switch holds(schema, formulas.store.values[value.position]) {
        case true?: hasInside = true
        case false?: hasOutside = true
        case nil: return .open
        }
      }
      if !hasOutside { return .holds }
      if !hasInside, isRequired { return .fails }
    }
    return .open
  }

  /// Asks the prover itself about alternatives that are about single members.
  ///
  /// Without this, unions of objects told apart by a member would multiply.
  mutating func lookAhead(_ conjunction: inout Conjunction) -> Bool {
    guard conjunction.types == .object else { return false }
    let choices = conjunction.choices
    let isDeclared = isDeclared(conjunction)
    conjunction.choices = []
    for choice in choices {
      guard case .any(let ways) = formulas.store[choice] else { continue }
      var open: [FormulaID] = []
      var isSettled = false
      for way in ways where !isSettled {
        switch foresee(way, &conjunction, isDeclared: isDeclared) {
        case .holds: isSettled = true
        case .open: open.append(way)
        case .fails: continue
        }
      }
      if isSettled { continue }
      if keep(open, of: choice, ways, &conjunction) { return true }
    }
    return settleChoices(&conjunction)
  }

  /// Whether all is known that schemas declare about the parts of a value.
  mutating func isDeclared(_ conjunction: Conjunction) -> Bool {
    guard formulas.store.hasDeclarations else { return true }
    let choices = conjunction.choices
    if choices.contains(where: { formulas.store.mayDeclareInParts($0) }) { return false }
    return conjunction.maybes.allSatisfy {
      conjunction.members.contains($0) || !formulas.store.mayDeclareInParts($0)
    }
  }

  private mutating func foresee(
    _ way: FormulaID, _ conjunction: inout Conjunction, isDeclared: Bool
  ) -> Status {
    let parts: [FormulaID]
    if case .all(let some) = formulas.store[way] { parts = some } else { parts = [way] }
    var required = conjunction.required
    for part in parts {
      if case .object(.required(let name)) = formulas.store[part] { required.insert(name) }
    }
    var result = Status.holds
    for part in parts {
      guard case .object(.member(let name, let schema)) = formulas.store[part] else {
        if status(part, in: conjunction) != .holds { result = .open }
        continue
      }
      var (known, doubt) = memberGoal(name, in: conjunction)
      if doubt != nil { return .open }
      if !isDeclared { known = known.map { formulas.store.plain($0) } }
      if required.contains(name), case .empty(let proof, let low) = inhabit(known + [schema]) {
        conjunction.premises.append(proof)
        conjunction.low = min(conjunction.low, low)
        return .fails
      }
      guard result == .holds else { continue }
      let outside = formulas.store.complement(schema)
      if case .empty(_, let low) = inhabit(known + [outside]) {
        conjunction.low = min(conjunction.low, low)
      } else {
        result = .open
      }
    }
    return result
  }
}
