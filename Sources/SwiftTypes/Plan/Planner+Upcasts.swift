import Contracts
import Inclusion
import JSON
import Schema

extension Planner {
  /// The steps between neighbours, judged as `treaty check` judges a change of the same schemas, and as
  /// a change of those of earlier versions, whose payloads take the step after theirs.
  func upcasts(of versions: [(number: Int, node: NodeID)]) -> [UpcastPlan] {
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
        forget(before: new.node, members, in: &lineage)
        lineage.add(new.number, new.node, declaring: members)
      }
      return UpcastPlan(old: old.number, new: new.number, kind: kind)
    }
  }

  private func declaredMembers(_ id: NodeID) -> [(name: Name, schema: NodeID)] {
    conjunction(id).properties.map { ($0.name, $0.schema) }
  }

  /// Forgets what a version says at least as exactly: members that are no objects and hold none. Of
  /// objects it may name fewer members than a version before it, whose values are passed on.
  private func forget(
    before new: NodeID, _ declared: [(name: Name, schema: NodeID)], in lineage: inout Lineage
  ) {
    var isDropping = false
    if case .object(let object) = plan(of: new)?.kind, case .dropped = object.rest {
      isDropping = true
    }
    var schemas: [Name: NodeID] = [:]
    for member in declared { schemas[member.name] = member.schema }
    lineage.forget { name in
      guard let schema = schemas[name] else { return isDropping }
      return knowledge.kinds(of: schema)?.isDisjoint(with: [.object, .array]) ?? false
    }
  }

  private func upcast(
    from old: NodeID, to new: NodeID, _ lineage: Lineage
  ) -> UpcastPlan.Kind {
    guard let latest = lineage.payloads.last else { return .whole(nil) }
    let isRenaming = renames(from: old, to: new)
    let direct = objection(to: latest, in: new)
    let left = PlainObject(old, in: graph)
    let right = PlainObject(new, in: graph)
    let refused = left.flatMap { left in right.flatMap { refusedMember(lineage, left, $0) } }
    // Of plain objects the members say everything.
    let isPlain = left != nil && right != nil
    let earlier = isPlain ? [] : Array(lineage.payloads.dropLast())
    let objection =
      direct ?? self.objection(to: earlier, in: new) ?? inherited(lineage, in: new) ?? refused
    if !isRenaming, objection == nil { return .derived }
    guard let left, let right, refused == nil, left.fits(into: right, isDeclared: isDeclared),
      let plan = plan(of: new), case .object(let object) = plan.kind
    else { return .whole(objection) }
    var holes: [UpcastPlan.Hole] = []
    for member in object.members {
      let name = Name(member.name)
      guard let wanted = right.members[name] else { return .whole(objection) }
      let given = left.members[name]
      let isGiven = !member.isRequired || left.required.contains(name)
      let formerName = given == nil ? right.formerNames[name] : nil
      let former = formerName.flatMap { left.members[$0] }
      // A name that the new version still has was no other name of this one.
      let isKnown = former != nil && formerName.flatMap { right.members[$0] } == nil
      let known = isKnown ? formerName ?? name : name
      let refusal = self.objection(to: lineage.members[known] ?? [], in: wanted)
      if former == nil, isGiven, refusal == nil { continue }
      let reason = refusal ?? (left.members[known] == nil ? .absent : .optional)
      let source: UpcastPlan.Source
      switch member.content {
      case .value:
        source = self.source(of: member, wanted, left, right, isRefused: refusal != nil)
      case .constant(let constant):
        source = .constant(constant, replacing: lineage.members[name] != nil)
      case .forbidden: return .whole(reason)
      }
      holes.append(UpcastPlan.Hole(member: member, source: source, reason: reason))
    }
    return holes.isEmpty ? .whole(objection) : .holes(holes)
  }

  /// What gives a member of the new version its value: another name for a member of the old one, a
  /// `default`, or else somebody's hand.
  private func source(
    of member: MemberPlan, _ wanted: NodeID, _ left: PlainObject, _ right: PlainObject,
    isRefused: Bool
  ) -> UpcastPlan.Source {
    guard !isRefused else { return .written }
    let name = Name(member.name)
    let value = style.defaults == .forbid ? nil : graph[wanted].source["default"]
    let fallback = value.flatMap { graph.isValid($0, at: wanted) == true ? $0 : nil }
    if left.members[name] == nil, let former = right.formerNames[name],
      left.members[former] != nil
    {
      guard right.members[former] == nil else { return .written }
      if !member.isRequired || left.required.contains(former) {
        return .renamed(former.text, fallback: nil)
      }
      return fallback.map { .renamed(former.text, fallback: $0) } ?? .written
    }
    return fallback.map { .fallback($0) } ?? .written
  }

  /// Whether the new version says of a member that it had another name, which the old version has.
  private func renames(from old: NodeID, to new: NodeID) -> Bool {
    let given = graph[old].source["properties"]?.object
    let wanted = graph[new].source["properties"]?.object?.members ?? []
    return wanted.contains { member in
      guard let former = member.value["x-renamed-from"]?.string else { return false }
      return given?[Name(former)] != nil && given?[member.name] == nil
    }
  }

  /// Why what earlier versions say of members, and later ones pass on, will not do.
  private func inherited(_ lineage: Lineage, in new: NodeID) -> UpcastPlan.Reason? {
    let latest = lineage.payloads.last?.version
    for member in declaredMembers(new) {
      let ancestors = (lineage.members[member.name] ?? []).filter { $0.version != latest }
      let reason = objection(to: ancestors, in: member.schema)
      if let reason { return reason }
    }
    return nil
  }

  /// A member that an earlier version declares, the old one does not, and the new one refuses.
  private func refusedMember(
    _ lineage: Lineage, _ left: PlainObject, _ right: PlainObject
  ) -> UpcastPlan.Reason? {
    guard right.isClosed else { return nil }
    let unnamed = lineage.members.filter {
      left.members[$0.key] == nil && right.members[$0.key] == nil
    }
    guard let first = unnamed.min(by: { $0.key < $1.key }), let ancestor = first.value.last else {
      return nil
    }
    return .passedOn(first.key.text, declaredBy: ancestor.version)
  }

  private var isDeclared: Bool { contracts.configuration.contentModel == .declared }

  private func objection(
    to ancestors: [Lineage.Ancestor], in new: NodeID
  ) -> UpcastPlan.Reason? {
    for ancestor in ancestors.reversed() {
      if let reason = objection(to: ancestor, in: new) { return reason }
    }
    return nil
  }

  /// Why not every value of the old schema is one of the new one. What is undecided is not proved, and
  /// therefore a hole.
  private func objection(to old: Lineage.Ancestor, in new: NodeID) -> UpcastPlan.Reason? {
    guard old.node != new else { return nil }
    let verdict = decide(
      SchemaSide(graph: graph, node: old.node), in: SchemaSide(graph: graph, node: new),
      reading: isDeclared ? .declared : .strict)
    switch verdict {
    case .proved: return nil
    case .refuted(let witness):
      return .refused(
        witness.value.compactText, keyword: witness.rejected.keyword, allowedBy: old.version)
    case .undecided(let undecided): return .unproved(undecided.reason, of: old.version)
    }
  }
}
