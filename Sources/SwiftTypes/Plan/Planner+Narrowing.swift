import JSON
import Schema

/// A member or an item about which several parts of a merged schema say something, of which one gives the
/// type; and what is in it.
///
///     { "allOf": [{ "properties": { "e": { "enum": ["a", "b"] } } },
///                 { "properties": { "e": { "enum": ["b", "c"] } } }] }
struct MergedValue {
  /// The schema whose parts they are.
  let home: NodeID
  /// The schemas of the value that do not give its type.
  let others: [NodeID]
}

extension Planner {
  /// The values of an enumeration that all schemas of a merged value accept, where the enumeration stands
  /// within the merged schema and in no type of its own: what else uses it accepts no more. All of them
  /// where none is left, which is no enumeration.
  func narrowed(_ values: [JSON], of id: NodeID, as merged: [MergedValue]) -> [JSON] {
    let others = merged.filter { isOwnPart(id, of: $0.home) }.flatMap(\.others)
      .filter { !references.dependsOnScope.contains($0) }
    let accepted = values.filter { value in
      others.allSatisfy { graph.isValid(value, at: $0) != false }
    }
    return accepted.isEmpty ? values : accepted
  }

  /// What else is said of a member of a schema, by its own parts and by those of schemas around it.
  func merged(
    _ name: Name, _ facts: Facts, of id: NodeID, within outer: [MergedValue]
  ) -> [MergedValue] {
    merged(facts.besides[name] ?? [], of: id, within: outer) { facts in
      facts.properties.filter { $0.name == name }.map(\.schema) + (facts.besides[name] ?? [])
    }
  }

  /// The same of the items of an array.
  func mergedItems(
    _ facts: Facts, of id: NodeID, within outer: [MergedValue]
  ) -> [MergedValue] {
    merged(facts.itemsBeside, of: id, within: outer) { facts in
      facts.prefix.isEmpty ? (facts.items.map { [$0] } ?? []) + facts.itemsBeside : []
    }
  }

  private func merged(
    _ own: [NodeID], of id: NodeID, within outer: [MergedValue], _ part: (Facts) -> [NodeID]
  ) -> [MergedValue] {
    let inner = outer.map { value in
      let known = value.others.filter { !references.dependsOnScope.contains($0) }
      // Several ways may lead to one schema, at each depth anew: it is asked once.
      var seen: Set<NodeID> = []
      let others = known.flatMap { part(conjunction($0)) }.filter { seen.insert($0).inserted }
      return MergedValue(home: value.home, others: others)
    }
    return ([MergedValue(home: id, others: own)] + inner).filter { !$0.others.isEmpty }
  }

  /// Whether a schema stands within another one, and neither it nor one on the way has a type that others
  /// know.
  private func isOwnPart(_ id: NodeID, of home: NodeID) -> Bool {
    guard graph[id].document == graph[home].document else { return false }
    let end = graph[home].pointer.count
    var pointer = graph[id].pointer
    while pointer.count > end, let outer = pointer.parent {
      if Self.definitionKeywords.contains(outer.lastToken?.text ?? "") { return false }
      if let inner = graph.node(at: pointer, inDocument: graph[id].document),
        references.targets.contains(inner) || selfContaining.contains(inner)
      {
        return false
      }
      pointer = outer
    }
    return pointer == graph[home].pointer
  }
}
