import JSON
import Schema

/// What the unknown parts of schemas are known by. Two parts with one key are taken for the same predicate,
/// by the prover and by the checker of proofs alike: a key must hold all that the meaning depends on.
extension SchemaStates {
  /// The key of a keyword that could not be read. What stands there may have dynamic references, so that it also
  /// depends on the schemas that the dynamic scope has.
  func key(of unread: Unread, _ name: Name, in state: SchemaState) -> Name {
    let scope = scopes[Int(state.scope)]
    if let identity = unread.identity, scope.isEmpty { return identity }
    let version = hasSameDocuments ? "" : state.side == 0 ? " (old)" : " (new)"
    var key = "the unread `\(name)` at \(place(state.node, state.side))\(version)"
    for (anchor, target) in scope.sorted(by: { $0.key < $1.key }) {
      key += ", `\(anchor)` being \(place(target, state.side))"
    }
    return Name(key)
  }

  private func place(_ node: NodeID, _ side: UInt8) -> String {
    let graph = graphs[Int(side)]
    return "\(graph.documentURIs[graph[node].document])#\(graph[node].pointer)"
  }

  /// Whether both sides were read from the same documents, so that whatever one of them means in one place,
  /// the other one means there, too.
  static func haveSameDocuments(_ old: SchemaGraph, _ new: SchemaGraph) -> Bool {
    // Comparing whole documents is dear, and matters only for what has no identity of its own.
    guard old.hasUnreadPlaces, new.hasUnreadPlaces, !old.hasUnreadDocuments,
      !new.hasUnreadDocuments,
      old.documentURIs.map({ Name($0) }) == new.documentURIs.map({ Name($0) })
    else { return false }
    return zip(old.documents, new.documents).allSatisfy { $0.root == $1.root }
  }
}

extension SchemaClasses {
  /// The key of a keyword that stays unknown to the prover.
  func opaqueKey(of entry: KeywordEntry, in state: SchemaState) -> Name {
    switch entry.keyword {
    case .unreadable(let unread): return states.key(of: unread, entry.name, in: state)
    case .pattern(let pattern): return Name("the illegal pattern \(pattern.source)")
    default:
      // What it means depends on schemas below and beside it: on the whole schema that it stands in.
      guard let schema = schemaClass(of: state) else { return Self.key(ofUnread: state) }
      return Name("`\(entry.name)` of schema \(schema.position)")
    }
  }

  /// The key of a schema that belongs to no class.
  static func key(ofUnread state: SchemaState) -> Name {
    Name(
      "unread schema \(state.node.index), \(state.side == 0 ? "old" : "new"), scope \(state.scope)")
  }
}
