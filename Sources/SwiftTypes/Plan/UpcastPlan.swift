import Contracts
import Inclusion
import JSON
import Schema

/// The step from one payload version to the next, and what has to be written for it by hand.
struct UpcastPlan {
  /// The numbers of the versions.
  let old: Int
  let new: Int
  let kind: Kind

  enum Kind {
    /// Every value of the old version is a value of the new one.
    case derived
    /// The members of the new version that the old one does not give.
    case holes([Hole])
    /// Nothing less than the whole payload can be asked for; nil where the versions do not say why.
    case whole(Reason?)
  }

  /// A member that the new version needs, or wants otherwise than the old one has it.
  struct Hole {
    let member: MemberPlan
    let source: Source
    let reason: Reason
  }

  /// Why what the old version gives will not do.
  enum Reason {
    /// It has no such member.
    case absent
    /// It may leave the member out.
    case optional
    /// It allows a value, given as JSON text, that a keyword of the new version refuses.
    case refused(String, keyword: String)
    /// That all of its values will do is not proved, and why.
    case unproved(String)
  }

  /// Where the value of a member comes from.
  enum Source {
    /// Somebody has to write it.
    case written
    /// There is only one that it can have, in the place of what the old version declares or, where it
    /// declares nothing, of nothing.
    case constant(Constant, replacing: Bool)
    /// The `default` of the new version, where the old payload has none.
    case fallback(JSON)
    /// The member of this name, as `x-renamed-from` says; else the `default`, where it may be absent.
    case renamed(String, fallback: JSON?)
  }

  /// Whether nothing has to be written by hand.
  var isMechanical: Bool {
    switch kind {
    case .derived: true
    case .whole: false
    case .holes(let holes):
      holes.allSatisfy { hole in
        if case .written = hole.source { false } else { true }
      }
    }
  }
}

extension Planner {
  /// The steps between neighbours, judged as `treaty check` judges a change of the same schemas.
  func upcasts(of versions: [(number: Int, node: NodeID)]) -> [UpcastPlan] {
    zip(versions, versions.dropFirst()).map { old, new in
      UpcastPlan(old: old.number, new: new.number, kind: upcast(from: old.node, to: new.node))
    }
  }

  private func upcast(from old: NodeID, to new: NodeID) -> UpcastPlan.Kind {
    let isRenaming = renames(from: old, to: new)
    let objection = objection(to: old, in: new)
    if !isRenaming, objection == nil { return .derived }
    guard let left = PlainObject(old, in: graph), let right = PlainObject(new, in: graph),
      left.fits(into: right, isDeclared: isDeclared), let plan = plan(of: new),
      case .object(let object) = plan.kind
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
      let known = given ?? (formerName.flatMap { right.members[$0] } == nil ? former : nil)
      let refusal = known.flatMap { self.objection(to: $0, in: wanted) }
      if former == nil, isGiven, refusal == nil { continue }
      let reason = refusal ?? (known == nil ? .absent : .optional)
      let source: UpcastPlan.Source
      switch member.content {
      case .value: source = self.source(of: member, wanted, left, right)
      case .constant(let constant): source = .constant(constant, replacing: given != nil)
      case .forbidden: return .whole(objection)
      }
      holes.append(UpcastPlan.Hole(member: member, source: source, reason: reason))
    }
    return holes.isEmpty ? .whole(objection) : .holes(holes)
  }

  /// What gives a member of the new version its value: another name for a member of the old one, a
  /// `default`, or else somebody's hand.
  private func source(
    of member: MemberPlan, _ wanted: NodeID, _ left: PlainObject, _ right: PlainObject
  ) -> UpcastPlan.Source {
    let name = Name(member.name)
    let value = style.defaults == .forbid ? nil : graph[wanted].source["default"]
    let fallback = value.flatMap { graph.isValid($0, at: wanted) == true ? $0 : nil }
    if left.members[name] == nil, let former = right.formerNames[name],
      let given = left.members[former]
    {
      guard right.members[former] == nil, includes(wanted, given) else { return .written }
      if !member.isRequired || left.required.contains(former) {
        return .renamed(former.text, fallback: nil)
      }
      return fallback.map { .renamed(former.text, fallback: $0) } ?? .written
    }
    guard let fallback, left.members[name].map({ includes(wanted, $0) }) ?? true else {
      return .written
    }
    return .fallback(fallback)
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

  private var isDeclared: Bool { contracts.configuration.contentModel == .declared }

  private func includes(_ new: NodeID, _ old: NodeID) -> Bool { objection(to: old, in: new) == nil }

  /// Why not every value of the old schema is one of the new one. What is undecided is not proved, and
  /// therefore a hole.
  private func objection(to old: NodeID, in new: NodeID) -> UpcastPlan.Reason? {
    let verdict = decide(
      SchemaSide(graph: graph, node: old), in: SchemaSide(graph: graph, node: new),
      reading: isDeclared ? .declared : .strict)
    switch verdict {
    case .proved: return nil
    case .refuted(let witness):
      return .refused(witness.value.compactText, keyword: witness.rejected.keyword)
    case .undecided(let undecided): return .unproved(undecided.reason)
    }
  }
}

/// An object of which its members say everything: beside them there are only annotations.
private struct PlainObject {
  private static let known: Set<Name> = [
    "$schema", "$id", "$comment", "title", "description", "default", "deprecated", "examples",
    "readOnly", "writeOnly", "type", "properties", "required", "additionalProperties", "$defs",
    "definitions",
  ]

  let members: [Name: NodeID]
  let required: Set<Name>
  /// The names that members had in the version before, as `x-renamed-from` says.
  let formerNames: [Name: Name]
  private let isClosed: Bool

  init?(_ id: NodeID, in graph: SchemaGraph) {
    let node = graph[id]
    guard let source = node.source.object, source["type"]?.string == "object" else { return nil }
    for member in source.members where !Self.known.contains(member.name) {
      guard member.name.text.utf8.starts(with: "x-".utf8) else { return nil }
    }
    switch source["additionalProperties"] {
    case nil, .bool(true): isClosed = false
    case .bool(false): isClosed = true
    default: return nil
    }
    var members: [Name: NodeID] = [:]
    var formerNames: [Name: Name] = [:]
    for member in source["properties"]?.object?.members ?? [] {
      let pointer = node.pointer.appending("properties").appending(member.name)
      guard let schema = graph.node(at: pointer, inDocument: node.document) else { return nil }
      members[member.name] = schema
      formerNames[member.name] = member.value["x-renamed-from"]?.string.map { Name($0) }
    }
    self.members = members
    self.formerNames = formerNames
    required = Set((source["required"]?.array ?? []).compactMap { $0.string.map { Name($0) } })
    guard required.allSatisfy({ members[$0] != nil }) else { return nil }
  }

  /// Whether no member of this one is refused by another one only because it is there.
  func fits(into other: PlainObject, isDeclared: Bool) -> Bool {
    guard other.isClosed else { return true }
    let former = Set(other.formerNames.filter { members[$0.key] == nil }.values)
    return members.keys.allSatisfy { other.members[$0] != nil || former.contains($0) }
      && (isClosed || isDeclared)
  }
}
