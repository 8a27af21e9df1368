import JSON
import Schema

/// Why a case is not possible.
extension Narration {
  /// What is told of a step that ends a case.
  mutating func closing(_ rule: Derivation.Rule, _ state: CheckedState) -> Told {
    switch rule {
    case .contradiction: return clash(in: state, before: nil)
    case .claimed(let set): return .closed(reference(to: set), known: nil)
    case .member(let name): return member(name, state)
    case .values: return .closed(refusals(state), known: nil)
    case .numbers:
      let kind = state.types == .integer ? "integer" : "number"
      return .closed(
        nothing(like: kind, rule, state) { if case .number = $0 { true } else { false } },
        known: nil)
    case .strings:
      return .closed(
        nothing(like: "string", rule, state) { if case .string = $0 { true } else { false } },
        known: nil)
    case .positions, .distinct:
      return .closed(
        nothing(like: "array", rule, state) { if case .array = $0 { true } else { false } }
          + basis(of: rule, state), known: nil)
    case .noMember: return .closed(refusals(ofMembers: state) + basis(of: rule, state), known: nil)
    case .tooFew, .shared:
      return .closed(
        nothing(like: "object", rule, state) { if case .object = $0 { true } else { false } }
          + basis(of: rule, state), known: nil)
    default: return .closed("contradicts itself", known: nil)
    }
  }

  /// Facts of a kind that have no value in common; those that do not matter are left out.
  private mutating func nothing(
    like kind: String, _ rule: Derivation.Rule, _ state: CheckedState,
    where isMeant: (Formula) -> Bool
  ) -> String {
    var kept = state.order.filter {
      if case .notAmong = checker.formulas.store[$0] { return true }
      return isMeant(checker.formulas.store[$0])
    }
    for fact in kept where kept.count > 1 && kept.count <= 12 {
      let fewer = kept.filter { $0 != fact }
      var trial = CheckedState()
      trial.types = state.types
      for other in fewer { trial = checker.adding(other, to: trial) }
      if !trial.types.isEmpty, checker.cases(of: rule, in: trial) != nil { kept = fewer }
    }
    kept.removeAll { closings.contains($0) }
    let shown = kept.prefix(8).map { checker.formulas.outline($0, room: 80) }
    let all = shown.joined(separator: " and ") + (kept.count > 8 ? " and …" : "")
    return kept.isEmpty ? "there is no such \(kind)" : "no \(kind) has \(all)"
  }

  /// What is said about the members that would be needed.
  private func refusals(ofMembers state: CheckedState) -> String {
    let facts = state.order.filter { fact in
      if case .object(.members) = checker.formulas.store[fact] { true } else { false }
    }
    // Which of them excludes the member is not told apart: all are said.
    let shown = facts.prefix(3).map { fact in
      closings.contains(fact)
        ? "only declared members are sent" : checker.formulas.outline(fact, room: 120)
    }
    return "but " + shown.joined(separator: " and ") + (facts.count > 3 ? " and …" : "")
  }

  /// The claims that a step without cases rests on.
  private mutating func basis(of rule: Derivation.Rule, _ state: CheckedState) -> String {
    var trial = ProofChecker(checker.formulas)
    var sets: [FormulaID] = []
    while true {
      trial.missing = []
      if trial.cases(of: rule, in: state) != nil { break }
      let new = Set(trial.missing).subtracting(sets).filter { claims[$0] != nil }.sorted()
      guard !new.isEmpty, sets.count < 50 else { break }
      for set in new { trial.claim(set) }
      sets += new
    }
    checker.formulas = trial.formulas
    // What is seen at once is not worth a line.
    let long = sets.compactMap { set -> String? in
      let told = reference(to: set)
      return told.hasPrefix("see [") ? told : nil
    }
    let shown = long.prefix(4).joined(separator: ", ")
    return long.isEmpty ? "" : " (\(shown)\(long.count > 4 ? ", …" : ""))"
  }

  /// A member that must be there, and cannot.
  private mutating func member(_ name: NameID, _ state: CheckedState) -> Told {
    let parts = checker.memberSchemas(name, state)
    let text = checker.formulas.store.names[name.position].text.quoted
    if parts.contains(FormulaStore.never) {
      let isUndeclared = closings.contains { fact in
        guard state.contains(fact),
          case .object(.members(let names, FormulaStore.never)) = checker.formulas.store[fact]
        else { return false }
        return checker.isNamed(name, names) == true
      }
      return .closed(
        isUndeclared
          ? "nothing declares \(text), and only declared members are sent"
          : "\(text) is not allowed", known: nil)
    }
    let whole = checker.formulas.store.all(parts)
    let plain = checker.formulas.store.all(parts.map { checker.formulas.store.plain($0) })
    let set = claims[whole] != nil ? whole : plain
    let isSame = opposites(among: checker.formulas.store.parts(of: set)) != nil
    if isSame || parts.contains(where: { parts.contains(checker.formulas.store.complement($0)) }) {
      return .closed("against what is known of \(text)", known: text)
    }
    if set == FormulaStore.never {
      let shown = parts.prefix(4).map { checker.formulas.outline($0, room: 80) }
      return .closed("\(text) would be " + shown.joined(separator: " and "), known: nil)
    }
    let reason = reference(to: set)
    if reason.hasPrefix("see [") { return .closed(reason, known: nil) }
    return .closed(
      "\(text) would be \(checker.formulas.outline(set, room: 160)): \(reason)", known: nil)
  }

  /// Why each of the listed values is outside.
  private mutating func refusals(_ state: CheckedState) -> String {
    var values: [JSON] = []
    if state.types == .null { values = [.null] }
    if state.types == .boolean { values = [true, false] }
    for case .among(let some) in state.order.map({ checker.formulas.store[$0] })
    where values.isEmpty {
      values = some.map { checker.formulas.store.values[$0.position] }
    }
    var groups: [(reason: String, values: [JSON])] = []
    for value in values.prefix(500) {
      // The last such fact says least besides.
      let refusal = state.order.last { checker.formulas.holds($0, value) == false }
      let reason =
        state.types.contains(TypeSet(of: value))
        ? refusal.map { checker.formulas.outline($0, room: 80) } ?? "" : state.types.briefWords
      if let place = groups.firstIndex(where: { $0.reason == reason }) {
        groups[place].values.append(value)
      } else {
        groups.append((reason, [value]))
      }
    }
    let shown = groups.prefix(3).map { group in
      let list = group.values.prefix(5).map(\.shortText).joined(separator: ", ")
      return "\(list)\(group.values.count > 5 ? ", …" : "") would have to be \(group.reason)"
    }
    return shown.joined(separator: "; ") + (groups.count > 3 ? "; …" : "")
  }

  /// A fact and its opposite, if both are known.
  private mutating func opposites(among facts: [FormulaID]) -> FormulaID? {
    let known = Set(facts)
    return facts.first { fact in
      guard case .schema(let schema, .fails) = checker.formulas.store[fact] else { return false }
      return [Aspect.holds, .declaring].contains { aspect in
        checker.formulas.store.known(.schema(schema, aspect)).map(known.contains) ?? false
      }
    }
  }

  /// Which facts contradict each other. With `before`, one of them is new.
  mutating func clash(in state: CheckedState, before: CheckedState?) -> Told {
    if let same = opposites(among: state.order) {
      return .closed("but \(checker.formulas.describe(same))", known: nil)
    }
    let old = before?.order ?? []
    let new = state.order.dropFirst(old.count)
    let start =
      before == nil ? CheckedState() : new.first.map { checker.adding($0, to: CheckedState()) }
    guard let start else { return .closed("contradicts itself", known: nil) }
    let candidates = before == nil ? state.order : old
    let enough = candidates.filter { checker.adding($0, to: start).types.isEmpty }
    if let way = new.first,
      let same = enough.first(where: { checker.formulas.store.complement($0) == way })
    {
      let text = checker.formulas.outline(same, room: 80)
      return .closed("but \(text)", known: text)
    }
    // What was learned last is the most particular, and what has no parts.
    let isPlain = { (fact: FormulaID) in self.checker.formulas.store.parts(of: fact) == [fact] }
    if let fact = enough.last(where: isPlain) ?? enough.last {
      return .closed("but \(checker.formulas.outline(fact, room: 120))", known: nil)
    }
    guard candidates.count <= 80 else { return .closed("contradicts what is known", known: nil) }
    var kept = candidates
    for fact in candidates {
      let fewer = kept.filter { $0 != fact }
      var trial = start
      for other in fewer { trial = checker.adding(other, to: trial) }
      if trial.types.isEmpty { kept = fewer }
    }
    let shown = kept.prefix(4).map { checker.formulas.outline($0, room: 80) }
    return .closed("but " + shown.joined(separator: ", and "), known: nil)
  }
}
