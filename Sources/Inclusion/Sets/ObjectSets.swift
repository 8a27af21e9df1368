import JSON
import Schema

/// The object atoms of a conjunction, sorted by kind.
struct ObjectParts {
  var minimum = 0
  var maximum = Int.max
  var members: [(names: FormulaID, schema: FormulaID)] = []
  var demands: [(names: FormulaID, schema: FormulaID)] = []
  /// Names that occur by themselves, sorted.
  var named: [NameID] = []
}

/// Members chosen so far.
struct ObjectDraft {
  var members: [(name: Name, sample: Sample)] = []
  var doubt: Doubt?

  var size: Int { members.reduce(1) { $0 + $1.sample.size } }

  func contains(_ name: Name) -> Bool { members.contains { $0.name == name } }
}

/// A member with a value, or why there is none.
enum MemberAnswer {
  case member(Name, Sample, Doubt?)
  case empty(ProofID, low: Int)
  case doubtful(Doubt)
}

extension Prover {
  /// An object in a conjunction of object atoms.
  mutating func solveObjects(_ start: Conjunction, _ doubt: Doubt?) -> Outcome {
    var conjunction = start
    closeUndeclared(&conjunction)
    let parts = objectParts(conjunction)
    guard conjunction.required.count <= parts.maximum, parts.minimum <= parts.maximum else {
      return close(conjunction, .objects)
    }
    guard parts.minimum <= 10_000 else {
      return .doubtful(
        nil,
        Doubt(
          "an object of more than 10000 members is needed", .smaller,
          about: [formulas.store.intern(.object(.minProperties(parts.minimum)))]))
    }
    guard parts.demands.count <= 6 else {
      let atoms = parts.demands.map {
        formulas.store.intern(.object(.someMember($0.names, $0.schema)))
      }
      return .doubtful(
        nil, Doubt("more than 6 members are demanded by their names' patterns", about: atoms))
    }
    // A demand that needs the most special name goes first.
    let ranked = parts.demands.map { (rank: rank($0.names), demand: $0) }
    let demands = ranked.sorted { $0.rank < $1.rank }.map(\.demand)
    var search = ObjectSearch(conjunction: conjunction, parts: parts, demands: demands)
    let outcome = place(&search, index: 0, extra: [:], fresh: [])
    guard case .found(let sample) = outcome, let doubt else { return outcome }
    return .doubtful(sample, doubt)
  }

  private func rank(_ names: FormulaID) -> Int {
    if names == FormulaStore.always { return 2 }
    if case .notAmong = formulas.store[names] { return 1 }
    return 0
  }

  func objectParts(_ conjunction: Conjunction) -> ObjectParts {
    var parts = ObjectParts()
    for atom in conjunction.atoms {
      guard case .object(let object) = formulas.store[atom] else { continue }
      switch object {
      case .minProperties(let count): parts.minimum = max(parts.minimum, count)
      case .maxProperties(let count): parts.maximum = min(parts.maximum, count)
      case .members(let names, let schema): parts.members.append((names, schema))
      case .someMember(let names, let schema): parts.demands.append((names, schema))
      case .required, .member: continue
      }
    }
    parts.named = (Array(conjunction.required) + Array(conjunction.memberSchemas.keys)).sortedOnce()
    return parts
  }

  /// In the declared reading an object has only members that some part of it declares.
  mutating func closeUndeclared(_ conjunction: inout Conjunction) {
    var declared: [FormulaID] = []
    var isFree = true
    for atom in conjunction.atoms {
      guard case .declares(let names, let requiredOnly) = formulas.store[atom] else { continue }
      declared.append(names)
      if !requiredOnly { isFree = false }
    }
    guard !isFree else { return }
    let names = formulas.store.any(declared)
    let others = formulas.store.complement(names)
    let closing = formulas.store.members(others, FormulaStore.never)
    if closing != FormulaStore.always { _ = add(closing, to: &conjunction) }
  }
}

/// The state of the search for an object.
struct ObjectSearch {
  let conjunction: Conjunction
  let parts: ObjectParts
  let demands: [(names: FormulaID, schema: FormulaID)]
  /// Values of members by themselves.
  var known: [NameID: Outcome] = [:]
}

/// A new name with the formulas its value is in.
struct FreshMember {
  let name: Name
  var schemas: [FormulaID]

  init(_ name: Sample, schemas: [FormulaID]) {
    self.name = Name(name.value.string ?? "")
    self.schemas = schemas
  }
}

extension Prover {
  /// Places the demands from an index on, each at a named member, at a new one, or at one that was
  /// newly placed; then fills up.
  mutating func place(
    _ search: inout ObjectSearch, index: Int, extra: [NameID: [FormulaID]], fresh: [FreshMember]
  ) -> Outcome {
    if let doubt = spend() { return .doubtful(nil, doubt) }
    guard index < search.demands.count else { return fill(&search, extra, fresh) }
    let demand = search.demands[index]
    var alternatives = Alternatives()
    for name in search.parts.named where !alternatives.isSettled {
      let text = JSON.string(formulas.store.names[name.position].text)
      let isNamed = holds(demand.names, text)
      guard isNamed != false else { continue }
      var with = extra
      with[name, default: []].append(demand.schema)
      var outcome = quickCheck(search, name, with)
      if outcome == nil { outcome = place(&search, index: index + 1, extra: with, fresh: fresh) }
      guard var outcome else { continue }
      if isNamed == nil {
        let atom = formulas.store.intern(.object(.someMember(demand.names, demand.schema)))
        let doubt = Doubt("whether a member name is meant cannot be judged", about: [atom])
        outcome = outcome.doubted(doubt)
      }
      alternatives.add(outcome)
    }
    if !alternatives.isSettled {
      placeFresh(&search, index: index, extra: extra, fresh: fresh, &alternatives)
    }
    for position in fresh.indices where !alternatives.isSettled {
      guard holds(demand.names, .string(fresh[position].name.text)) != false else { continue }
      var shared = fresh
      shared[position].schemas.append(demand.schema)
      alternatives.add(place(&search, index: index + 1, extra: extra, fresh: shared))
    }
    return alternatives.outcome {
      write(.objects, search.conjunction.goal, search.conjunction.premises + $0)
    }.assuming(search.conjunction.low)
  }

  /// Empty at once when the member by itself has no value.
  private mutating func quickCheck(
    _ search: ObjectSearch, _ name: NameID, _ extra: [NameID: [FormulaID]]
  ) -> Outcome? {
    let (parts, doubt) = memberGoal(name, in: search.conjunction)
    guard doubt == nil else { return nil }
    let outcome = inhabit(parts + (extra[name] ?? []))
    guard case .empty(let proof, let low) = outcome else { return nil }
    return empty(.member(name), search.conjunction.goal, [proof], low: low)
  }

  private mutating func placeFresh(
    _ search: inout ObjectSearch, index: Int, extra: [NameID: [FormulaID]], fresh: [FreshMember],
    _ alternatives: inout Alternatives
  ) {
    let demand = search.demands[index]
    let taken = fresh.map(\.name)
    let later = search.demands[(index + 1)...]
    for cell in freshCells(search, demand.names, taken, for: demand.schema, before: later) {
      var outcome: Outcome
      switch cell {
      case .failure(let failure): outcome = failure
      case .name(var member, let doubt):
        member.schemas.append(demand.schema)
        outcome = inhabit(member.schemas)
        if !outcome.isEmpty {
          outcome = place(&search, index: index + 1, extra: extra, fresh: fresh + [member])
        }
        if let doubt { outcome = outcome.doubted(doubt) }
      }
      alternatives.add(outcome)
      if alternatives.isSettled { return }
    }
  }
}

extension Outcome {
  /// Not certain, for a reason.
  func doubted(_ doubt: Doubt) -> Outcome {
    switch self {
    case .empty: .doubtful(nil, doubt)
    case .found(let sample): .doubtful(sample, doubt)
    case .doubtful: self
    }
  }
}
