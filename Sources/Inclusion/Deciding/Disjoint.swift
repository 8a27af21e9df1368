public import Schema

/// Whether it is proved that no value belongs to both of two schemas of one graph.
public func areProvablyDisjoint(
  _ one: NodeID, _ other: NodeID, in graph: SchemaGraph, budget: Budget = .standard
) -> Bool {
  var comparison = Comparison(
    old: SchemaSide(graph: graph, node: one), new: SchemaSide(graph: graph, node: other),
    budget: budget)
  return comparison.isIntersectionEmpty()
}

extension Comparison {
  fileprivate mutating func isIntersectionEmpty() -> Bool {
    guard !classes.states.isOverfull else { return false }
    let both = classes.roots.map { prover.formulas.store.intern(.schema($0, .holds)) }
    guard case .empty = prover.inhabit(both) else { return false }
    return true
  }
}
