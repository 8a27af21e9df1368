import JSON
import Schema

/// Recognises a schema that was read twice.
///
/// Two readings of one document, with the same documents around it, mean the same, however much of it the
/// prover could follow. Schemas are compared one by one: what stands there, how it is read, and where its
/// references lead.
extension SchemaSide {
  /// Whether both sides are the same schema in the same documents.
  func isSame(as other: SchemaSide) -> Bool {
    // What is known by its place alone may mean something else for somebody else.
    guard node == other.node, !graph.hasUnreadPlaces, !other.graph.hasUnreadPlaces,
      graph.nodes.count == other.graph.nodes.count,
      graph.documents.count == other.graph.documents.count,
      graph.dynamicAnchors == other.graph.dynamicAnchors
    else { return false }
    return zip(graph.nodes, other.graph.nodes).allSatisfy { $0.isRead(as: $1) }
      && zip(graph.documents, other.graph.documents).allSatisfy { $0.root == $1.root }
  }
}

extension Node {
  /// Whether a schema of an equal document is understood alike.
  fileprivate func isRead(as other: Node) -> Bool {
    guard document == other.document, pointer == other.pointer, dialect == other.dialect,
      resource == other.resource, assertsFormat == other.assertsFormat
    else { return false }
    switch (form, other.form) {
    case (.always, .always), (.never, .never): return true
    case (.keywords(let entries), .keywords(let others)):
      return entries.count == others.count
        && zip(entries, others).allSatisfy { $0.leadsWhere($1) }
    case (.always, _), (.never, _), (.keywords, _): return false
    }
  }
}

extension KeywordEntry {
  /// Whether an equal keyword leads to the same schemas, or is the same unknown.
  fileprivate func leadsWhere(_ other: KeywordEntry) -> Bool {
    guard name == other.name, keyword.inPlaceSchemas == other.keyword.inPlaceSchemas else {
      return false
    }
    switch (keyword, other.keyword) {
    case (.dynamicReference(_, let anchor), .dynamicReference(_, let second)):
      return anchor == second
    case (.unreadable(let unread), .unreadable(let second)):
      return unread.identity != nil && unread.identity == second.identity
    case (.unreadable, _), (_, .unreadable): return false
    default: return true
    }
  }
}
