import JSON
import Schema

extension Elaboration {
  /// The step that closes a state for a reason that is seen at once: no type is left, a needed member
  /// has no value, the listed values are outside, or none of the alternatives is possible. Facts up
  /// to a place were looked at before.
  mutating func close(_ state: CheckedState, since start: Int = 0, depth: Int = 3) -> Int? {
    if state.types.isEmpty { return write(.contradiction) }
    if state.types == .object, let end = closeMembers(state) { return end }
    let new = state.order[start...]
    checker.work += new.count
    let isListed = new.contains {
      if case .among(let values) = checker.formulas.store[$0] { values.count <= 500 } else { false }
    }
    let isSmall = state.types == .null || state.types == .boolean
    if isListed || isSmall, let end = attempt(.values, state) { return end }
    if let end = closeBounds(state) ?? closeOpposite(state, since: start) { return end }
    guard depth > 0 else { return nil }
    for choice in new {
      guard case .any(let ways) = checker.formulas.store[choice],
        let premises = close(ways, state, depth: depth - 1)
      else { continue }
      return write(.choice(choice), premises)
    }
    return nil
  }

  /// By bounds, lengths or counts with nothing between them.
  private mutating func closeBounds(_ state: CheckedState) -> Int? {
    var bounds = Bounds()
    for fact in state.order {
      switch checker.formulas.store[fact] {
      case .number(let atom): bounds.meet(atom)
      case .string(let atom): bounds.meet(atom)
      case .array(let atom): bounds.meet(atom)
      case .object(let atom): bounds.meet(atom)
      default: continue
      }
    }
    guard bounds.leaveNothing(of: state.types) else { return nil }
    switch state.types {
    case .array: return attempt(.positions, state)
    case .object: return attempt(.shared([]), state)
    case .string: return attempt(.strings, state)
    default: return attempt(.numbers, state)
    }
  }

  /// The steps that close all alternatives.
  private mutating func close(
    _ ways: [FormulaID], _ state: CheckedState, depth: Int
  ) -> [Int]? {
    if ways.contains(where: state.contains) { return nil }
    var premises: [Int] = []
    for way in ways {
      if checker.formulas.mask(way).isDisjoint(with: state.types) {
        premises.append(write(.contradiction))
        continue
      }
      // Only what the alternative itself says is looked at again.
      let part = checker.adding(way, to: state)
      guard let end = close(part, since: state.order.count, depth: depth) else { return nil }
      premises.append(end)
    }
    return premises
  }

  /// By a formula with alternatives and its opposite, of which one is new.
  private mutating func closeOpposite(_ state: CheckedState, since start: Int) -> Int? {
    for fact in state.order[start...] {
      guard let opposite = checker.formulas.store.knownComplement(fact) else { continue }
      switch checker.formulas.store[fact] {
      case .any where checker.formulas.store.parts(of: opposite).allSatisfy(state.contains):
        return contradict(fact, state)
      case .all where state.contains(opposite): return contradict(opposite, state)
      default: continue
      }
    }
    return nil
  }

  /// The step for a state in which alternatives and all parts of their opposite are known.
  private mutating func contradict(_ fact: FormulaID, _ state: CheckedState) -> Int? {
    guard case .any(let ways) = checker.formulas.store[fact] else { return nil }
    var premises: [Int] = []
    for way in ways {
      let part = checker.adding(way, to: state)
      let end = contradict(way: way, part) ?? closeChoice(part, since: state.order.count)
      guard let end else { return nil }
      premises.append(end)
    }
    return write(.choice(fact), premises)
  }

  /// By alternatives that are new, each by what is said about parts.
  private mutating func closeChoice(_ state: CheckedState, since start: Int) -> Int? {
    for choice in state.order[start...] {
      guard case .any(let ways) = checker.formulas.store[choice] else { continue }
      var premises: [Int] = []
      for way in ways {
        guard let end = closeAtoms(checker.adding(way, to: state)) else { break }
        premises.append(end)
      }
      if premises.count == ways.count { return write(.choice(choice), premises) }
    }
    return nil
  }

  /// The same for one alternative: its opposite says that one of its parts fails.
  private mutating func contradict(way: FormulaID, _ state: CheckedState) -> Int? {
    if state.types.isEmpty { return write(.contradiction) }
    let opposite = checker.formulas.store.complement(way)
    guard state.contains(opposite), case .any(let failures) = checker.formulas.store[opposite]
    else { return closeAtoms(state) }
    var premises: [Int] = []
    for failure in failures {
      let failed = checker.adding(failure, to: state)
      let part = checker.formulas.store.parts(of: way).first {
        checker.formulas.store.knownComplement($0) == failure
      }
      guard let end = closeAtoms(failed) ?? part.flatMap({ contradict($0, failed) }) else {
        return nil
      }
      premises.append(end)
    }
    return write(.choice(opposite), premises)
  }

  /// By what is said about parts, without a look at alternatives.
  private mutating func closeAtoms(_ state: CheckedState) -> Int? {
    if state.types.isEmpty { return write(.contradiction) }
    switch state.types {
    case .object:
      if let end = closeMembers(state) { return end }
      for fact in state.order {
        guard case .object(.someMember) = checker.formulas.store[fact] else { continue }
        if let end = attempt(.noMember(fact), state) { return end }
      }
      return nil
    case .array: return attempt(.positions, state)
    case .string: return attempt(.strings, state)
    default: return attempt(.values, state) ?? attempt(.numbers, state)
    }
  }

  /// By a member that must be there and cannot.
  private mutating func closeMembers(_ state: CheckedState) -> Int? {
    var allowed: Set<NameID>?
    var demands: [(fact: FormulaID, names: FormulaID)] = []
    for fact in state.order {
      switch checker.formulas.store[fact] {
      case .object(.required(let name)):
        if let end = attempt(.member(name), state) { return end }
      case .object(.someMember(let names, _)): demands.append((fact, names))
      case .object(.members(let names, FormulaStore.never)):
        guard let some = checker.formulas.store.names(allExcept: names) else { continue }
        allowed = allowed.map { $0.intersection(some) } ?? some
      default: continue
      }
    }
    for (fact, names) in demands {
      guard let allowed, let others = checker.formulas.store.names(allExcept: names),
        allowed.isSubset(of: others)
      else { continue }
      if let end = attempt(.noMember(fact), state) { return end }
    }
    return nil
  }

  /// The step that closes a state without alternatives: by its values, by arithmetic, or by parts.
  mutating func solve(_ state: CheckedState) -> Int? {
    if let end = attempt(.values, state) { return end }
    switch state.types {
    case .string: return attempt(.strings, state)
    case .array: return solveArray(state)
    case .object: return solveObject(state)
    default: return attempt(.numbers, state)
    }
  }

  private mutating func solveArray(_ state: CheckedState) -> Int? {
    let array = checker.array(of: state)
    return attempt(.positions, state) ?? settle(state) ?? solveDistinct(array, state)
  }

  /// How many facts it takes, about, to look at all ways to fill an array: each position may meet each of
  /// the demands, and so for each pair of positions where two items are equal.
  func looksToFill(_ state: CheckedState) -> Int {
    let array = checker.array(of: state)
    let demanded = array.demands.reduce(array.prefix + 2) { $0 + min($1.minimum, 1_000) }
    let longest = min(array.maximum, max(array.minimum, demanded), 1_000)
    let ways = longest << min(array.demands.count, 8)
    guard array.isRepeated else { return ways / 8 }
    return ways * longest * longest << min(array.demands.count, 8) / 8
  }

  /// Positions that have fewer values together than they are, found by giving each a value of its own
  /// as long as that is possible.
  private mutating func solveDistinct(_ array: CheckedArray, _ state: CheckedState) -> Int? {
    guard array.isUnique, array.minimum <= 65 else { return nil }
    var options: [[ValueID]?] = []
    for index in 0..<array.minimum { options.append(values(of: array.schemas(at: index))) }
    var owners: [ValueID: Int] = [:]
    func assign(_ index: Int, _ seen: inout Set<ValueID>) -> Bool {
      for value in options[index] ?? [] where seen.insert(value).inserted {
        if let owner = owners[value], !assign(owner, &seen) { continue }
        owners[value] = index
        return true
      }
      return false
    }
    for index in options.indices where options[index] != nil {
      var seen: Set<ValueID> = []
      if assign(index, &seen) { continue }
      let positions = seen.compactMap { owners[$0] } + [index]
      return attempt(.distinct(positions.sorted(), among: seen.sorted()), state)
    }
    return nil
  }

  /// All values that an item can have, where that follows from an `enum` or from a goal.
  private mutating func values(of parts: [FormulaID]) -> [ValueID]? {
    let null = checker.formulas.store.id(of: .null)
    let booleans = [false, true].map { checker.formulas.store.id(of: .bool($0)) }
    for possible in [[null], booleans] + checker.formulas.store.valueLists {
      let list = possible.filter { id in
        let value = checker.formulas.store.values[id.position]
        return parts.allSatisfy { checker.formulas.holds($0, value) != false }
      }
      let others = checker.formulas.store.notAmong(list)
      let set = checker.formulas.store.all(parts + [others])
      if set == FormulaStore.never || prove(set) { return list }
    }
    return nil
  }
}
