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
    /// All of them apply.
    let nodes: [NodeID]
    /// The first version after it whose types forget some of what it says, and pass on the rest.
    var forgetting: Int?
  }

  /// How much of what earlier versions say, and a version itself does not, its types pass on.
  enum Passing { case everything, part, nothing }

  /// The versions whose payloads arrive unchanged, the latest one last.
  private(set) var payloads: [Ancestor]
  /// The schemas that the values of members come from, by the name they have now. Names that the latest
  /// version does not declare are among them.
  private(set) var members: [Name: [Ancestor]]

  /// What arrives at the first version, or where a step writes the whole payload.
  init(_ version: Int, _ node: NodeID, declaring members: [(name: Name, schemas: [NodeID])]) {
    payloads = []
    self.members = [:]
    add(version, node, declaring: members)
  }

  /// Takes what a version says of its payloads.
  mutating func add(
    _ version: Int, _ node: NodeID, declaring members: [(name: Name, schemas: [NodeID])]
  ) {
    payloads.append(Ancestor(version: version, nodes: [node]))
    for member in members {
      self.members[member.name, default: []]
        .append(Ancestor(version: version, nodes: member.schemas))
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

  /// Takes what the types of a version pass on: of the whole payload, and of each member by its name.
  mutating func pass(through version: Int, payload: Passing, _ member: (Name) -> Passing) {
    payloads = Self.passed(payloads, through: version, payload)
    members = members.reduce(into: [:]) { members, entry in
      let ancestors = Self.passed(entry.value, through: version, member(entry.key))
      if !ancestors.isEmpty { members[entry.key] = ancestors }
    }
  }

  private static func passed(
    _ ancestors: [Ancestor], through version: Int, _ passing: Passing
  ) -> [Ancestor] {
    switch passing {
    case .everything: return ancestors
    case .nothing: return []
    case .part:
      return ancestors.map { ancestor in
        var ancestor = ancestor
        ancestor.forgetting = ancestor.forgetting ?? version
        return ancestor
      }
    }
  }
}
