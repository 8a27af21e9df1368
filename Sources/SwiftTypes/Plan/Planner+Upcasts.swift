import Contracts
import Inclusion
import JSON
import Schema

extension Planner {
  /// The steps between neighbours, judged as `treaty check` judges a change of the same schemas, and as
  /// a change of those of earlier versions, whose payloads take the step after theirs.
  func upcasts(of versions: [(number: Int, node: NodeID)]) -> [UpcastPlan] {
    let versions = versions.map { (number: $0.number, node: payload($0.node)) }
    guard let first = versions.first else { return [] }
    var lineage = Lineage(first.number, first.node, declaring: declaredMembers(first.node))
    return zip(versions, versions.dropFirst()).map { old, new in
      let kind = upcast(from: old.node, to: new.node, lineage)
      let members = declaredMembers(new.node)
      switch kind {
      case .derived: break
      case .holes(let holes): lineage.pass(holes)
      case .whole: lineage = Lineage(new.number, new.node, declaring: members)
      }
      if case .whole = kind {
      } else {
        pass(through: new, members, &lineage)
        lineage.add(new.number, new.node, declaring: members)
      }
      return UpcastPlan(old: old.number, new: new.number, kind: kind)
    }
  }

  private func declaredMembers(_ id: NodeID) -> [(name: Name, schemas: [NodeID])] {
    let facts = conjunction(id)
    return facts.properties.map { ($0.name, telling([$0.schema] + (facts.besides[$0.name] ?? []))) }
  }

  /// The schemas of a value that say something of it; the first one, where none does.
  private func telling(_ schemas: [NodeID]) -> [NodeID] {
    let telling = schemas.filter { !saysNothing($0) }
    return telling.isEmpty ? Array(schemas.prefix(1)) : telling
  }

  /// Forgets what a version says at least as exactly: members that are no objects and hold none. Of
  /// objects it may name fewer members than a version before it, whose values are passed on as far as its
  /// types keep them.
  private func pass(
    through new: (number: Int, node: NodeID), _ declared: [(name: Name, schemas: [NodeID])],
    _ lineage: inout Lineage
  ) {
    var others = Lineage.Passing.everything
    var types: [Name: SwiftType] = [:]
    if case .object(let object) = plan(of: new.node)?.kind {
      if case .dropped = object.rest { others = .nothing }
      for member in object.members { types[Name(member.name)] = member.content.type }
    }
    var schemas: [Name: [NodeID]] = [:]
    for member in declared { schemas[member.name] = member.schemas }
    let payload = passing(.named(location(new.node)))
    lineage.pass(through: new.number, payload: payload) { name in
      guard let schemas = schemas[name] else { return others }
      let isPlain = schemas.contains {
        knowledge.kinds(of: $0)?.isDisjoint(with: [.object, .array]) ?? false
      }
      return isPlain ? .nothing : types[name].map { passing($0) } ?? .everything
    }
  }

  private func upcast(
    from old: NodeID, to new: NodeID, _ lineage: Lineage
  ) -> UpcastPlan.Kind {
    guard let latest = lineage.payloads.last else { return .whole(nil) }
    let direct = objection(to: latest, in: [new])
    let step = ObjectStep(from: old, to: new, lineage, in: knowledge)
    let refused = step?.refusedMember
    // Of plain objects the members say everything, but for what the old version asked, too. Others may say
    // something of members that no version names yet: what a step changed would no longer be known to have
    // come from them.
    let earlier = lineage.payloads.dropLast().filter { ancestor in
      step == nil || ancestor.nodes.contains { PlainObject($0, in: knowledge) == nil }
    }
    let hidden = self.objection(to: earlier, in: [new])
    let objection = direct ?? hidden ?? inherited(lineage, in: new, step) ?? refused
    let isRenaming = renames(from: old, to: new) || step?.moves.formerNames.isEmpty == false
    if !isRenaming, objection == nil { return .derived }
    guard let step, refused == nil, step.fits(isDeclared: isDeclared),
      let plan = plan(of: new), case .object(let object) = plan.kind,
      object.members.count == step.new.members.count
    else { return .whole(objection) }
    var holes: [UpcastPlan.Hole] = []
    for member in object.members {
      guard let wanted = step.new.members[Name(member.name)] else { return .whole(objection) }
      guard let reason = reason(for: member, wanted, in: step) else { continue }
      guard let source = source(of: member, wanted, reason, in: step) else { return .whole(reason) }
      let former = step.moves.removal(by: Name(member.name))
      holes.append(
        UpcastPlan.Hole(
          member: asked(member, source), source: source, former: former?.text, reason: reason))
    }
    guard !holes.isEmpty, step.new.conditions.allSatisfy({ $0.holds(after: holes, in: graph) })
    else { return .whole(objection) }
    if let first = earlier.first { return .whole(hidden ?? .saysMore(first.version)) }
    return .holes(step.moves.sorted(holes))
  }

  /// Why a member of the new version is not what stands there by its name; nil where it is.
  private func reason(
    for member: MemberPlan, _ wanted: [NodeID], in step: ObjectStep
  ) -> UpcastPlan.Reason? {
    let name = Name(member.name)
    if let reason = step.ambiguity(of: name) { return reason }
    if let reason = objection(to: step.ancestors(of: name), in: telling(wanted)) { return reason }
    let isGiven = !member.isRequired || step.old.required.contains(name)
    if isGiven, !step.isToMove(name) { return nil }
    let known = step.moves.former(of: name) ?? name
    return step.old.members[known] == nil ? .absent : .optional
  }

  /// What gives a member of the new version its value: another name for a member of the old one, a
  /// `default`, or else somebody's hand; nil where it may have none.
  private func source(
    of member: MemberPlan, _ wanted: [NodeID], _ reason: UpcastPlan.Reason, in step: ObjectStep
  ) -> UpcastPlan.Source? {
    let name = Name(member.name)
    switch member.content {
    case .value(.null) where member.isRequired:
      guard fits(.null, wanted) else { return nil }
      return source(of: .null, reason, step.ancestors(of: name))
    case .constant(let constant):
      // The type is that of one of the schemas.
      let values = wanted.compactMap { graph[$0].source["const"] }
      guard values.allSatisfy({ fits($0, wanted) }) else { return nil }
      return source(of: constant, reason, step.ancestors(of: name))
    case .forbidden: return nil
    case .value: break
    }
    switch reason {
    case .absent, .optional: break
    case .refused, .overflow, .unproved, .passedOn, .taken, .shared, .saysMore: return .written
    }
    let fallback = style.defaults == .forbid ? nil : fallback(wanted)
    guard step.isToMove(name) else { return fallback.map { .fallback($0) } ?? .written }
    guard let former = step.moves.single[name] else { return .written }
    if !member.isRequired || step.old.required.contains(former) {
      return .renamed(former.text, fallback: nil)
    }
    return fallback.map { .renamed(former.text, fallback: $0) } ?? .written
  }

  /// The `default` of a member, which all of its schemas accept; nil where two of them say another one.
  private func fallback(_ schemas: [NodeID]) -> JSON? {
    let values = schemas.compactMap { graph[$0].source["default"] }
    guard let value = values.first, values.allSatisfy({ $0 == value }), fits(value, schemas) else {
      return nil
    }
    return value
  }

  private func fits(_ value: JSON, _ schemas: [NodeID]) -> Bool {
    schemas.allSatisfy { graph.isValid(value, at: $0) == true }
  }

  /// What gives a member the one value it may have. One that had many values tells something that is not
  /// to be lost without anybody seeing it; one that had a single value told nothing.
  private func source(
    of constant: Constant, _ reason: UpcastPlan.Reason, _ ancestors: [Lineage.Ancestor]
  ) -> UpcastPlan.Source {
    switch reason {
    case .absent, .optional: break
    case .refused, .overflow, .unproved:
      guard ancestors.allSatisfy({ $0.nodes.contains { isSingle($0) } }) else { return .written }
    case .passedOn, .taken, .shared, .saysMore: return .written
    }
    return .constant(constant, replacing: !ancestors.isEmpty)
  }

  private func isSingle(_ id: NodeID) -> Bool {
    let facts = conjunction(id)
    return facts.isConstant && facts.enumeration?.count == 1 || knowledge.kinds(of: id) == .null
  }

  /// A member as a step asks for it: also where its type has no property for its only value.
  private func asked(_ member: MemberPlan, _ source: UpcastPlan.Source) -> MemberPlan {
    guard case .written = source, case .constant(let constant) = member.content else {
      return member
    }
    var asked = member
    switch constant {
    case .string: asked.content = .value(.string(StringChecks()))
    case .bool: asked.content = .value(.bool)
    case .number(_, _?): asked.content = .value(.integer(NumberChecks()))
    case .null, .number(_, nil), .json: asked.content = .value(.raw)
    }
    return asked
  }

  /// Whether the new version says of a member that it had another name, which the old version has.
  private func renames(from old: NodeID, to new: NodeID) -> Bool {
    let given = Set(declaredMembers(old).map(\.name))
    return (knowledge.parts(of: new) ?? [new]).flatMap { knowledge[$0].properties }
      .contains { member in
        guard let former = knowledge.formerName(of: member.schema) else { return false }
        return given.contains(former) && !given.contains(member.name)
      }
  }

  /// Why what earlier versions say of members, and later ones pass on, will not do.
  private func inherited(
    _ lineage: Lineage, in new: NodeID, _ step: ObjectStep?
  ) -> UpcastPlan.Reason? {
    let latest = lineage.payloads.last?.version
    for member in declaredMembers(new) {
      let ancestors = (lineage.members[member.name] ?? []).filter { $0.version != latest }
      let reason = objection(to: ancestors, in: member.schemas)
      if let reason { return reason }
    }
    guard step == nil, PlainObject(new, in: knowledge)?.conditions.isEmpty != true else {
      return nil
    }
    // Patterns and `unevaluated…`, for example, say something of members that are not named.
    let named = Set(declaredMembers(new).map(\.name))
    let unnamed = lineage.members.filter { !named.contains($0.key) }
    for (name, ancestors) in unnamed.sorted(by: { $0.key < $1.key }) {
      guard let ancestor = ancestors.last, ancestor.version != latest else { continue }
      let reason = "the new one does not say by its name what becomes of the member `\(name)`"
      return .unproved(reason, of: ancestor.version)
    }
    return nil
  }

  private var isDeclared: Bool { contracts.configuration.contentModel == .declared }

  private func objection(
    to ancestors: [Lineage.Ancestor], in new: [NodeID]
  ) -> UpcastPlan.Reason? {
    for ancestor in ancestors.reversed() {
      if let reason = objection(to: ancestor, in: new) { return reason }
    }
    return nil
  }

  /// Why not every value of all old schemas is one of all new ones.
  private func objection(to old: Lineage.Ancestor, in new: [NodeID]) -> UpcastPlan.Reason? {
    for new in new where !old.nodes.contains(new) {
      let reasons = old.nodes.map { objection(to: old, $0, in: new) }
      guard reasons.allSatisfy({ $0 != nil }) else { continue }
      guard reasons.count > 1 else { return reasons[0] }
      // Another one may refuse the value that one of them allows.
      return .unproved("several schemas together say what it allows", of: old.version)
    }
    return nil
  }

  /// Why not every value of an old schema is one of the new one. What is undecided is not proved, and
  /// therefore a hole.
  private func objection(
    to old: Lineage.Ancestor, _ node: NodeID, in new: NodeID
  ) -> UpcastPlan.Reason? {
    let reading: Inclusion.Reading = isDeclared ? .declared : .strict
    let verdict = decide(
      SchemaSide(graph: graph, node: node), in: SchemaSide(graph: graph, node: new),
      reading: reading)
    switch verdict {
    case .proved: return overflow(of: old, node, in: new, reading)
    case .refuted(let witness):
      return refusal(witness.value.compactText, keyword: witness.rejected.keyword, old)
    case .undecided(let undecided): return .unproved(undecided.reason, of: old.version)
    }
  }

  /// A number that the new schema accepts and its type does not hold: where `format` says that a machine
  /// word will do, and the old version did not.
  private func overflow(
    of old: Lineage.Ancestor, _ node: NodeID, in new: NodeID, _ reading: Inclusion.Reading
  ) -> UpcastPlan.Reason? {
    guard let bounded = knowledge.bounded else { return nil }
    let verdict = decide(
      SchemaSide(graph: bounded, node: node), in: SchemaSide(graph: bounded, node: new),
      reading: reading)
    switch verdict {
    case .proved: return nil
    case .refuted(let witness):
      let text = witness.value.compactText
      // The digits of a number beyond doubles say little.
      return text.utf8.count > 60
        ? .overflow(allowedBy: old.version)
        : refusal(text, keyword: knowledge.hasWordsOnly ? "type" : "format", old)
    case .undecided(let undecided): return .unproved(undecided.reason, of: old.version)
    }
  }

  /// Why a value of an old schema will not do; what comes of it where types forget some of it is not known.
  private func refusal(
    _ value: String, keyword: String, _ old: Lineage.Ancestor
  ) -> UpcastPlan.Reason {
    guard let version = old.forgetting else {
      return .refused(value, keyword: keyword, allowedBy: old.version)
    }
    return .unproved("version \(version) forgets members that it does not name", of: old.version)
  }
}
