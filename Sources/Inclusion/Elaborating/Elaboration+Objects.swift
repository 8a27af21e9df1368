import JSON
import Schema

extension Elaboration {
  /// The step that closes a state about objects without alternatives.
  mutating func solveObject(_ state: CheckedState) -> Int? {
    if let closed = checker.closed(state), closed.order.count > state.order.count {
      return solveObject(closed).map { write(.undeclared, [$0]) }
    }
    if let end = close(state) ?? settle(state) ?? crowd([], state) { return end }
    let names = named(state)
    if let end = solveTooFew(names, state) { return end }
    let demands = state.order.filter {
      if case .object(.someMember) = checker.formulas.store[$0] { true } else { false }
    }
    var fuel = placements
    return place(demands[...], at: names, apart: [], state, &fuel)
  }

  /// Names that occur by themselves.
  private func named(_ state: CheckedState) -> [NameID] {
    state.order.compactMap { fact -> NameID? in
      switch checker.formulas.store[fact] {
      case .object(.required(let name)), .object(.member(let name, _)): name
      default: nil
      }
    }.sortedOnce()
  }

  /// Looks at each alternative of a choice that may declare members, and at both cases of a schema that
  /// may hold: what is declared is known only then.
  mutating func settle(_ state: CheckedState) -> Int? {
    for choice in checker.openDeclarations(of: state) {
      guard state.contains(choice) else {
        if let end = decide(choice, state) { return end }
        continue
      }
      guard case .any(let ways) = checker.formulas.store[choice] else { continue }
      var premises: [Int] = []
      for way in ways {
        let part = checker.adding(way, to: state)
        var end = close(part, since: state.order.count)
        if end == nil, spend() { end = solve(part) }
        guard let end else { return nil }
        premises.append(end)
      }
      return write(.choice(choice), premises)
    }
    return nil
  }

  /// Looks at both cases of a schema that may hold and declare members.
  private mutating func decide(_ inner: FormulaID, _ state: CheckedState) -> Int? {
    guard state.decided.count < 6, spend(), let cases = checker.cases(of: .maybe(inner), in: state)
    else {
      return nil
    }
    var premises: [Int] = []
    for part in cases {
      guard let end = solve(part) else { return nil }
      premises.append(end)
    }
    return write(.maybe(inner), premises)
  }

  /// By a list of the only names that can occur.
  private mutating func solveTooFew(_ names: [NameID], _ state: CheckedState) -> Int? {
    let isDemanding = state.order.contains {
      if case .object(.minProperties) = checker.formulas.store[$0] { true } else { false }
    }
    guard isDemanding else { return nil }
    for list in [[]] + checker.formulas.store.valueLists {
      let texts = list.compactMap { checker.formulas.store.values[$0.position].string }
      guard texts.count == list.count else { continue }
      let others = texts.map { checker.formulas.store.id(of: Name($0)) }
      if let end = attempt(.tooFew((names + others).sortedOnce()), state) { return end }
    }
    return nil
  }

  /// Places the demands one after another, each at a name that occurs or at another one, until a
  /// member has no value or there are too many.
  private mutating func place(
    _ demands: ArraySlice<FormulaID>, at names: [NameID], apart: [FormulaID],
    _ state: CheckedState, _ fuel: inout Int
  ) -> Int? {
    fuel -= 1
    guard fuel > 0 else {
      isCut = true
      return nil
    }
    guard !demands.isEmpty else { return crowd(apart, state) }
    guard let demand = demands.first,
      case .object(.someMember(let set, _)) = checker.formulas.store[demand],
      let cases = checker.cases(of: .placed(demand, at: names), in: state), let last = cases.last
    else { return nil }
    let places = names.filter { checker.isNamed($0, set) != false }
    var premises: [Int] = []
    for (name, part) in zip(places, cases) {
      let end =
        attempt(.member(name), part)
        ?? place(demands.dropFirst(), at: names, apart: apart, part, &fuel)
      guard let end else { return nil }
      premises.append(end)
    }
    let isNew = last.order.count > state.order.count
    let other = isNew ? last.order[state.order.count] : demand
    let end =
      attempt(.noMember(other), last)
      ?? place(demands.dropFirst(), at: names, apart: apart + [other], last, &fuel)
    guard let end else { return nil }
    return write(.placed(demand, at: names), premises + [end])
  }

  /// Merges demands, two at a time, where there are more than members, until they contradict each other.
  private mutating func crowd(_ demands: [FormulaID], _ state: CheckedState) -> Int? {
    let rule = Derivation.Rule.shared(demands)
    guard demands.count < 8, let cases = checker.cases(of: rule, in: state) else { return nil }
    var pairs: [(Int, Int)] = []
    for second in demands.indices { for first in 0..<second { pairs.append((first, second)) } }
    var premises: [Int] = []
    for ((first, second), part) in zip(pairs, cases) {
      let isNew = part.order.count > state.order.count
      let merged = isNew ? part.order[state.order.count] : demands[second]
      var others = demands
      others[first] = merged
      others.remove(at: second)
      guard let end = attempt(.noMember(merged), part) ?? crowd(others, part) else { return nil }
      premises.append(end)
    }
    return write(rule, premises)
  }
}
