import JSON
import Schema

/// What a state says about objects.
private struct CheckedObject {
  var minimum = 0
  var maximum = Int.max
  var sets: [(names: FormulaID, schema: FormulaID)] = []
  var demands: [(names: FormulaID, schema: FormulaID)] = []
  var named: [NameID] = []
}

/// A member with a new name: what its name and its value are in.
private struct NewMember {
  var names: [FormulaID]
  var schemas: [FormulaID]
}

extension ProofChecker {
  /// What is said about the value of a member; sets of names that cannot be judged are left out.
  mutating func memberSchemas(_ name: NameID, _ state: CheckedState) -> [FormulaID] {
    let text = JSON.string(formulas.store.names[name.position].text)
    var parts = state.schemas[name] ?? []
    for member in state.members.sorted() {
      guard case .object(.members(let names, let schema)) = formulas.store[member] else { continue }
      if formulas.holds(names, text) == true { parts.append(schema) }
    }
    return parts
  }

  /// Whether no object has the members that a state asks for.
  mutating func hasNoObject(_ start: CheckedState) -> Bool {
    let state = closingUndeclared(start)
    if isPlainlyEmpty(state) { return true }
    var object = CheckedObject()
    for member in state.members.sorted() {
      guard case .object(let atom) = formulas.store[member] else { continue }
      switch atom {
      case .minProperties(let count): object.minimum = max(object.minimum, count)
      case .maxProperties(let count): object.maximum = min(object.maximum, count)
      case .members(let names, let schema): object.sets.append((names, schema))
      case .someMember(let names, let schema): object.demands.append((names, schema))
      case .required, .member: continue
      }
    }
    object.named = (Array(state.required) + Array(state.schemas.keys)).sortedOnce()
    if object.minimum > object.maximum || state.required.count > object.maximum { return true }
    if object.minimum > 0, hasTooFewNames(object, state) { return true }
    var fuel = 20_000
    return !canPlace(object, state, 0, extra: [:], new: [], &fuel)
  }

  /// In the declared reading, members that nothing declares do not occur.
  private mutating func closingUndeclared(_ state: CheckedState) -> CheckedState {
    guard state.maybes.isSubset(of: state.decided.union(state.members)),
      !state.choices.contains(where: { mayDeclare(choice: $0, state) })
    else { return state }
    var declared: [FormulaID] = []
    var isFree = true
    for member in state.members {
      guard case .declares(let names, let requiredOnly) = formulas.store[member] else { continue }
      declared.append(names)
      if !requiredOnly { isFree = false }
    }
    guard !isFree else { return state }
    let names = formulas.store.any(declared)
    let others = formulas.store.complement(names)
    return adding(formulas.store.members(others, FormulaStore.never), to: state)
  }

  /// Whether an alternative that was not decided may declare members.
  private mutating func mayDeclare(choice: FormulaID, _ state: CheckedState) -> Bool {
    guard case .any(let ways) = formulas.store[choice],
      !ways.contains(where: state.members.contains)
    else { return false }
    return ways.contains { mayDeclare($0) && !isPlainlyEmpty(adding($0, to: state)) }
  }

  private func mayDeclare(_ formula: FormulaID) -> Bool {
    switch formulas.store[formula] {
    case .declares, .maybe, .schema(_, .declaring): true
    case .all(let parts), .any(let parts): parts.contains { mayDeclare($0) }
    default: false
    }
  }

  /// Whether the demands for members with certain names can be met, from one on.
  private mutating func canPlace(
    _ object: CheckedObject, _ state: CheckedState, _ index: Int,
    extra: [NameID: [FormulaID]], new: [NewMember], _ fuel: inout Int
  ) -> Bool {
    fuel -= 1
    guard fuel > 0 else { return true }
    guard index < object.demands.count else {
      return state.required.union(extra.keys).count + new.count <= object.maximum
    }
    let demand = object.demands[index]
    for name in object.named {
      let text = JSON.string(formulas.store.names[name.position].text)
      guard formulas.holds(demand.names, text) != false else { continue }
      var with = extra
      with[name, default: []].append(demand.schema)
      if isEmpty(part: memberSchemas(name, state) + (with[name] ?? [])) { continue }
      if canPlace(object, state, index + 1, extra: with, new: new, &fuel) { return true }
    }
    for position in new.indices {
      var shared = new
      shared[position].names.append(demand.names)
      shared[position].schemas.append(demand.schema)
      if isEmpty(part: shared[position].names) || isEmpty(part: shared[position].schemas) {
        continue
      }
      if canPlace(object, state, index + 1, extra: extra, new: shared, &fuel) { return true }
    }
    for var member in newMembers(object, [demand.names], except: []) {
      member.schemas.append(demand.schema)
      if isEmpty(part: member.schemas) { continue }
      if canPlace(object, state, index + 1, extra: extra, new: new + [member], &fuel) {
        return true
      }
    }
    return false
  }

  /// The ways in which a name that is not spelled out can be in the sets of names or outside.
  private mutating func newMembers(
    _ object: CheckedObject, _ names: [FormulaID], except others: [ValueID]
  ) -> [NewMember] {
    let spelled = object.named.map { name in
      formulas.store.id(of: .string(formulas.store.names[name.position].text))
    }
    let base = names + [formulas.store.types(.string), formulas.store.notAmong(spelled + others)]
    var members = [NewMember(names: base, schemas: [])]
    for set in object.sets {
      let outside = formulas.store.complement(set.names)
      var next: [NewMember] = []
      for member in members {
        let inside = NewMember(
          names: member.names + [set.names], schemas: member.schemas + [set.schema])
        let without = NewMember(names: member.names + [outside], schemas: member.schemas)
        for option in [inside, without] {
          if isEmpty(part: option.names) || isEmpty(part: option.schemas) { continue }
          next.append(option)
        }
      }
      members = next
    }
    return members.filter { !isEmpty(part: $0.names) }
  }

  /// Whether fewer names can occur than members are needed.
  private mutating func hasTooFewNames(_ object: CheckedObject, _ state: CheckedState) -> Bool {
    let lists =
      [[]]
      + formulas.store.valueLists.filter { list in
        list.allSatisfy { formulas.store.values[$0.position].string != nil }
      }
    for list in lists where newMembers(object, [], except: list).isEmpty {
      let others = Set(
        list.compactMap { formulas.store.values[$0.position].string }.map { Name($0) })
      let names = others.union(object.named.map { formulas.store.names[$0.position] })
      let possible = names.count { name in
        !isEmpty(part: memberSchemas(formulas.store.id(of: name), state))
      }
      if possible < object.minimum { return true }
    }
    return false
  }
}
