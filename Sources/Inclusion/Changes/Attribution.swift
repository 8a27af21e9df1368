import JSON
import Schema

/// The verdicts about two versions of a schema, and the edits that explain them.
///
/// The verdicts about the whole are the truth. An edit is blamed for a loss only when a member of the
/// old whole shows it: one that the new whole rejects, and that violates the edited keyword there.
public func difference(
  from old: SchemaSide, to new: SchemaSide, reading: Reading = .declared,
  budget: Budget = .standard
) -> SchemaDifference {
  var backward = Comparison(old: old, new: new, budget: budget)
  var forward = Comparison(old: new, new: old, budget: budget)
  let lost = backward.verdict(reading)
  let gained = forward.verdict(reading)
  var classes = backward.classes
  var walk = EditWalk(old: old.graph, new: new.graph) { first, second in
    let left = classes.schemaClass(onSide: 0, first)
    return left != nil && left == classes.schemaClass(onSide: 1, second)
  }
  walk.walk(old.node, new.node, path: [])
  var changes = walk.edits.map { edit in
    SchemaChange(
      kind: edit.kind, oldPlace: old.graph.place(of: edit.old, edit.oldSuffix),
      newPlace: new.graph.place(of: edit.new, edit.newSuffix), message: edit.message,
      backward: lost.isProved
        ? lost
        : backward.loss(edit.backward, own: edit.old, other: edit.new, edit.path, reading),
      forward: gained.isProved
        ? gained
        : forward.loss(edit.forward, own: edit.new, other: edit.old, edit.path, reading))
  }
  let isLossExplained = lost.isProved || changes.contains { !$0.backward.isProved }
  let isGainExplained = gained.isProved || changes.contains { !$0.forward.isProved }
  if !isLossExplained || !isGainExplained {
    let nothing = Verdict.proved(Proof(rule: "explained by the other changes", goal: ""))
    changes.append(
      SchemaChange(
        kind: .schemaChanged, oldPlace: old.graph.place(of: old.node, []),
        newPlace: new.graph.place(of: new.node, []),
        message: "The schema changed as a whole",
        backward: isLossExplained ? nothing : lost, forward: isGainExplained ? nothing : gained))
  }
  return SchemaDifference(backward: lost, forward: gained, changes: changes)
}

/// The edits between two versions of a schema, each with its effect on the whole.
public func changes(
  from old: SchemaSide, to new: SchemaSide, reading: Reading = .declared,
  budget: Budget = .standard
) -> [SchemaChange] {
  difference(from: old, to: new, reading: reading, budget: budget).changes
}

extension SchemaGraph {
  fileprivate func place(of node: NodeID, _ suffix: [Name]) -> SchemaPlace {
    SchemaPlace(
      document: self[node].document,
      pointer: self[node].pointer.appending(JSONPointer(suffix)))
  }
}

extension Comparison {
  fileprivate mutating func verdict(_ reading: Reading) -> Verdict {
    let strict = strict()
    return reading == .strict ? strict : declared(after: strict)
  }

  /// Whether the whole loses a value by an edit: one whose part on the way violates it.
  fileprivate mutating func loss(
    _ violation: Violation, own: NodeID, other: NodeID, _ path: [InstanceStep], _ reading: Reading
  ) -> Verdict {
    let inside = prover.formulas.schema(onSide: 0, own)
    guard let violated = prover.formulas.formula(of: violation, other: other) else {
      return .proved(Proof(rule: "such an edit loses nothing in this direction", goal: ""))
    }
    var part = prover.formulas.store.all([inside, violated])
    for step in path.reversed() { part = prover.formulas.formula(of: step, part) }
    prover.restart(steps: 10_000)
    return settle(
      prover.inhabit(goal(reading == .strict ? .holds : .declaring) + [part]), reading: reading,
      isWhole: false)
  }
}

extension SchemaFormulas {
  /// A schema anywhere in the documents of a side; what is not reached from its root says nothing.
  fileprivate mutating func schema(onSide side: UInt8, _ node: NodeID) -> FormulaID {
    guard let schema = classes.schemaClass(onSide: side, node) else { return FormulaStore.always }
    return store.intern(.schema(schema, .holds))
  }

  /// Nil when nothing can violate it.
  fileprivate mutating func formula(of violation: Violation, other: NodeID) -> FormulaID? {
    switch violation {
    case .none: return nil
    case .failsWhole: return store.complement(schema(onSide: 1, other))
    case .loses(let node): return schema(onSide: 0, node)
    case .has(let name):
      let required = store.required(store.id(of: name))
      return store.all([store.types(.object), required])
    case .lacks(let name):
      let absent = store.absent(store.id(of: name))
      return store.all([store.types(.object), absent])
    case .fails(let names):
      return complement(onSide: 1, other) { names.contains($0.name) }
    case .failsMember(let name):
      return complement(onSide: 1, other) {
        guard case .properties(let schemas) = $0.keyword else { return false }
        return schemas.contains { $0.name == name }
      } narrowed: {
        guard case .properties(let schemas) = $0.keyword else { return $0 }
        return KeywordEntry(
          name: $0.name, keyword: .properties(schemas.filter { $0.name == name }))
      }
    }
  }

  /// What some keywords of a schema reject; nil when it has none of them.
  private mutating func complement(
    onSide side: UInt8, _ node: NodeID, of isMeant: (KeywordEntry) -> Bool,
    narrowed: (KeywordEntry) -> KeywordEntry = { $0 }
  ) -> FormulaID? {
    let state = classes.rootState(onSide: side, node)
    guard case .keywords(let entries) = classes.states.form(state) else { return nil }
    let meant = entries.filter(isMeant).map(narrowed)
    guard !meant.isEmpty else { return nil }
    return store.complement(formula(of: meant, among: entries, in: state))
  }

  fileprivate mutating func formula(of step: InstanceStep, _ part: FormulaID) -> FormulaID {
    switch step {
    case .member(let name):
      let id = store.id(of: name)
      let required = store.required(id)
      let member = store.member(id, part)
      return store.all([store.types(.object), required, member])
    case .someMember:
      let some = store.intern(.object(.someMember(FormulaStore.always, part)))
      return store.all([store.types(.object), some])
    case .item(let index):
      let long = store.intern(.array(.minItems(index + 1)))
      let item = store.intern(.array(.item(index, part)))
      return store.all([store.types(.array), long, item])
    case .someItem(let start):
      let some = store.intern(.array(.someItem(from: start, part)))
      return store.all([store.types(.array), some])
    }
  }
}
