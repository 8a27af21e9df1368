import JSON
import Schema

/// Schemas without a name that contain themselves.
///
///     { "type": "object", "properties": { "c": { "$ref": "#", "required": ["c"] } } }
///
/// `/properties/c` is merged with the whole schema, and so has a member `c`, which is `/properties/c`
/// again. A type of such a schema would never be complete where it is used: it gets one of its own, as if
/// something referred to it.
extension Planner {
  /// Notes which of the open schemas, from a position on, are to be types of their own: those that lead to
  /// the next one by a merge, and not because it stands within them.
  mutating func closeCycle(from start: Int) {
    let cycle = open[start...]
    var next = cycle.dropFirst()
    if let first = cycle.first { next.append(first) }
    for (outer, inner) in zip(cycle, next) where !contains(outer, inner) {
      selfContaining.insert(outer)
    }
  }

  /// Whether a schema stands within another one.
  private func contains(_ outer: NodeID, _ inner: NodeID) -> Bool {
    guard graph[outer].document == graph[inner].document else { return false }
    let way = graph[outer].pointer.tokens
    let tokens = graph[inner].pointer.tokens
    return tokens.count > way.count
      && zip(way, tokens).allSatisfy { Name($0.text) == Name($1.text) }
  }
}
