import JSON
import Schema

/// The step between two versions of a payload that is an object of which the members say everything.
struct ObjectStep {
  let old: PlainObject
  let new: PlainObject
  /// What else arrives at the old version.
  let lineage: Lineage
  let moves: MemberMoves

  init?(from old: NodeID, to new: NodeID, _ lineage: Lineage, in knowledge: SchemaKnowledge) {
    guard let old = PlainObject(old, in: knowledge), let new = PlainObject(new, in: knowledge),
      new.sharesConditions(of: old)
    else { return nil }
    self.old = old
    self.new = new
    self.lineage = lineage
    moves = MemberMoves(from: old, to: new)
  }

  /// The schemas that the value of a member of the new version comes from.
  func ancestors(of name: Name) -> [Lineage.Ancestor] {
    lineage.members[moves.former(of: name) ?? name] ?? []
  }

  /// Whether a member of the new version has the name of an old one by `x-renamed-from`, or had it if
  /// that were not another member's.
  func isToMove(_ name: Name) -> Bool {
    if moves.former(of: name) != nil { return true }
    guard let former = new.formerNames[name] else { return false }
    return old.members[name] == nil && old.members[former] != nil
  }

  /// Why it is not known which value is to move to a name.
  func ambiguity(of name: Name) -> UpcastPlan.Reason? {
    guard let former = moves.former(of: name) else { return nil }
    let rivals = moves.rivals(of: name)
    guard rivals.isEmpty else { return .shared(former.text, by: rivals.map(\.text)) }
    guard old.members[name] == nil, let other = lineage.members[name]?.last else { return nil }
    return .taken(name.text, declaredBy: other.version)
  }

  /// Whether no member of the old version is refused by the new one only because it is there.
  func fits(isDeclared: Bool) -> Bool {
    guard new.isClosed else { return true }
    let former = moves.formerNames
    return old.members.keys.allSatisfy { new.members[$0] != nil || former.contains($0) }
      && (old.isClosed || isDeclared)
  }

  /// A member that an earlier version declares, the old one does not, and the new one refuses.
  var refusedMember: UpcastPlan.Reason? {
    guard new.isClosed else { return nil }
    let unnamed = lineage.members.filter {
      old.members[$0.key] == nil && new.members[$0.key] == nil
    }
    guard let first = unnamed.min(by: { $0.key < $1.key }), let ancestor = first.value.last else {
      return nil
    }
    return .passedOn(first.key.text, declaredBy: ancestor.version)
  }
}
