import JSON
import Schema

/// What stored payloads may be that arrive at a version, beside what its own schema says.
///
/// Where version 1 has a member `a` and version 2 does not name it, the step between them keeps it: what
/// version 3 says of a member `a` is asked of payloads of version 1, too.
struct Lineage {
  /// What a version says of the whole payload or of a member.
  struct Ancestor {
    let version: Int
    let node: NodeID
  }

  /// The versions whose payloads arrive unchanged, the latest one last.
  private(set) var payloads: [Ancestor]
  /// The schemas that the values of members come from, by the name they have now. Names that the latest
  /// version does not declare are among them.
  private(set) var members: [Name: [Ancestor]]

  /// What arrives at the first version, or where a step writes the whole payload.
  init(_ version: Int, _ node: NodeID, declaring members: [(name: Name, schema: NodeID)]) {
    payloads = []
    self.members = [:]
    add(version, node, declaring: members)
  }

  /// Takes what a version says of its payloads.
  mutating func add(
    _ version: Int, _ node: NodeID, declaring members: [(name: Name, schema: NodeID)]
  ) {
    payloads.append(Ancestor(version: version, node: node))
    for member in members {
      self.members[member.name, default: []]
        .append(Ancestor(version: version, node: member.schema))
    }
  }

  /// Takes the step to the next version, which changes some members.
  mutating func pass(_ holes: [UpcastPlan.Hole]) {
    payloads = []
    let before = members
    for hole in holes {
      if let former = hole.former { members[Name(former)] = nil }
    }
    for hole in holes {
      let name = Name(hole.member.name)
      switch hole.source {
      case .written, .constant(_, replacing: true): members[name] = nil
      case .constant(_, replacing: false), .fallback: break
      case .renamed(let former, _): members[name] = before[Name(former)]
      }
    }
  }

  /// Forgets the members for which nothing but the latest version counts.
  mutating func forget(where isForgotten: (Name) -> Bool) {
    for name in members.keys where isForgotten(name) { members[name] = nil }
  }
}
