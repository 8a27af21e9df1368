import JSON
import Schema

/// A name that is not among the named ones, and what its member must satisfy.
enum FreshCell {
  case name(FreshMember, Doubt?)
  case failure(Outcome)
}

/// Where the search for names may not go further.
private enum NameLimit {
  /// Sets of names that something is said about.
  static let sets = 40
  /// Ways to be inside or outside of them.
  static let ways = 128
}

extension Prover {
  /// New names in a set, one for each way in which the sets of names of `patternProperties` and
  /// `additionalProperties` can meet there, and those of demands that are still to be placed.
  ///
  /// All that is asked of names holds for every name of a cell or for none, so one stands for all: in an
  /// object, two names of a cell can be exchanged.
  mutating func freshCells(
    _ search: ObjectSearch, _ names: FormulaID, _ taken: [Name],
    for schema: FormulaID = FormulaStore.always,
    before demands: ArraySlice<(names: FormulaID, schema: FormulaID)> = []
  ) -> [FreshCell] {
    let known = search.parts.named.map { formulas.store.names[$0.position] } + taken
    let excluded = formulas.store.notAmong(
      known.map { formulas.store.id(of: .string($0.text)) })
    let base = [formulas.store.types(.string), names, excluded]
    var cells: [FreshCell] = []
    var sets = search.parts.members
    for demand in demands where demand.names != FormulaStore.always && demand.names != names {
      guard !sets.contains(where: { $0.names == demand.names }) else { continue }
      sets.append((demand.names, FormulaStore.always))
    }
    guard sets.count <= NameLimit.sets else {
      let reason = "more than \(NameLimit.sets) patterns of names overlap"
      return [.failure(overlap(reason, search))]
    }
    // Of what is said about the very names, each of them has all: no name is left outside.
    sets = sets.filter { $0.names == names } + sets.filter { $0.names != names }
    split(base, sets[...], schemas: [], for: formulas.store.plain(schema), into: &cells)
    if cells.count >= NameLimit.ways {
      cells.append(.failure(overlap("the patterns of names overlap in many ways", search)))
    }
    return cells
  }

  /// The doubt about sets of names, at the last that is given by a pattern.
  private mutating func overlap(_ reason: String, _ search: ObjectSearch) -> Outcome {
    let atoms = search.conjunction.atoms.filter {
      switch formulas.store[$0] {
      case .object(.members(let names, _)), .object(.someMember(let names, _)):
        if case .string = formulas.store[names] { true } else { false }
      default: false
      }
    }
    return .doubtful(nil, Doubt(reason, about: atoms.reversed()))
  }

  private mutating func split(
    _ base: [FormulaID], _ sets: ArraySlice<(names: FormulaID, schema: FormulaID)>,
    schemas: [FormulaID], for schema: FormulaID, into cells: inout [FreshCell]
  ) {
    guard cells.count < NameLimit.ways else { return }
    if !sets.isEmpty {
      // No name at all is no name with anything, and no value is none of which more is asked. What declares
      // its members is not complete yet.
      let values = [schema] + schemas.map { formulas.store.plain($0) }
      for part in schemas.isEmpty ? [base] : [base, values] {
        let outcome = inhabit(part)
        guard outcome.isEmpty else { continue }
        cells.append(.failure(outcome))
        return
      }
    }
    guard let set = sets.first else {
      let outcome = inhabit(base)
      switch outcome {
      case .found(let sample):
        cells.append(.name(FreshMember(sample, schemas: schemas), nil))
      case .doubtful(let sample?, let doubt):
        cells.append(.name(FreshMember(sample, schemas: schemas), doubt))
      case .doubtful, .empty: cells.append(.failure(outcome))
      }
      return
    }
    let outside = formulas.store.complement(set.names)
    split(base + [outside], sets.dropFirst(), schemas: schemas, for: schema, into: &cells)
    if set.schema == FormulaStore.never { return }
    split(
      base + [set.names], sets.dropFirst(), schemas: schemas + [set.schema], for: schema,
      into: &cells)
  }

  /// Required members, placed demands, and as many others as `minProperties` asks for.
  mutating func fill(
    _ search: inout ObjectSearch, _ extra: [NameID: [FormulaID]], _ fresh: [FreshMember]
  ) -> Outcome {
    var draft = ObjectDraft()
    var low = search.conjunction.low
    // A member without any value settles it, whatever is unknown about the others.
    var open: Doubt?
    for name in search.parts.named
    where search.conjunction.required.contains(name) || extra[name] != nil {
      let (parts, doubt) = memberGoal(name, in: search.conjunction)
      draft.doubt = draft.doubt ?? doubt
      switch inhabit(parts + (extra[name] ?? [])) {
      case .found(let sample):
        draft.members.append((formulas.store.names[name.position], sample))
      case .doubtful(let sample?, let reason):
        draft.members.append((formulas.store.names[name.position], sample))
        draft.doubt = draft.doubt ?? reason
      case .doubtful(nil, let reason): open = open ?? reason
      case .empty(let proof, let assumed):
        if let doubt { return .doubtful(nil, doubt) }
        low = min(low, assumed)
        return empty(
          .member(name), search.conjunction.goal, search.conjunction.premises + [proof], low: low)
      }
    }
    for member in fresh {
      switch inhabit(member.schemas) {
      case .found(let sample): draft.members.append((member.name, sample))
      case .doubtful(let sample, let reason):
        if let sample { draft.members.append((member.name, sample)) } else { open = open ?? reason }
        draft.doubt = draft.doubt ?? reason
      case .empty(let proof, let assumed):
        return empty(.objects, search.conjunction.goal, [proof], low: min(low, assumed))
      }
    }
    if let open { return .doubtful(nil, open) }
    return complete(&search, draft, low)
  }

  private mutating func complete(
    _ search: inout ObjectSearch, _ start: ObjectDraft, _ assumed: Int
  ) -> Outcome {
    var draft = start
    var low = assumed
    var premises = search.conjunction.premises
    // Members of which it is not known whether they have a value.
    var unsure = 0
    if draft.members.count < search.parts.minimum {
      for name in search.parts.named where draft.members.count < search.parts.minimum {
        let text = formulas.store.names[name.position]
        if draft.contains(text) { continue }
        let (parts, doubt) = memberGoal(name, in: search.conjunction)
        switch inhabit(parts) {
        case .found(let sample): draft.members.append((text, sample))
        case .doubtful(_, let reason):
          unsure += 1
          draft.doubt = draft.doubt ?? reason
        case .empty where doubt != nil:
          unsure += 1
          draft.doubt = draft.doubt ?? doubt
        case .empty(let proof, let other):
          premises.append(proof)
          low = min(low, other)
        }
      }
    }
    while draft.members.count < search.parts.minimum {
      // Each new name must differ from all before it.
      if let doubt = spend(1 + draft.members.count / 8) { return .doubtful(nil, doubt) }
      var alternatives = Alternatives()
      guard let next = anyFresh(search, draft, &alternatives) else {
        if let doubt = draft.doubt, draft.members.count + unsure >= search.parts.minimum {
          return .doubtful(nil, doubt)
        }
        return alternatives.outcome {
          write(.objects, search.conjunction.goal, premises + $0)
        }.assuming(low)
      }
      draft.members.append(next)
    }
    guard draft.members.count <= search.parts.maximum else {
      if let doubt = draft.doubt { return .doubtful(nil, doubt) }
      return empty(.objects, search.conjunction.goal, premises, low: low)
    }
    let object = JSONObject(draft.members.map { JSONMember(name: $0.name, value: $0.sample.value) })
    return found(
      .object(object), size: draft.size, doubt: draft.doubt, in: search.conjunction)
  }

  private mutating func anyFresh(
    _ search: ObjectSearch, _ draft: ObjectDraft, _ alternatives: inout Alternatives
  ) -> (Name, Sample)? {
    for cell in freshCells(search, FormulaStore.always, draft.members.map(\.name)) {
      switch cell {
      case .failure(let outcome): alternatives.add(outcome)
      case .name(let member, _):
        let outcome = inhabit(member.schemas)
        if case .found(let sample) = outcome { return (member.name, sample) }
        alternatives.add(outcome)
      }
    }
    return nil
  }
}
