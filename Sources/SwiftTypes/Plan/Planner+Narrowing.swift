import JSON
import Schema

/// Members of a merged struct about which several parts say something, of which one gives the type.
///
///     { "allOf": [{ "properties": { "e": { "enum": ["a", "b"] } } },
///                 { "properties": { "e": { "enum": ["b", "c"] } } }] }
struct MergedMember {
  /// The schema of the struct.
  let home: NodeID
  /// The schemas of the member that do not give its type.
  let others: [NodeID]
}

extension Planner {
  /// The values of an enumeration that all schemas of a merged member accept, where the enumeration stands
  /// within the merged struct and in no type of its own: what else uses it accepts no more. All of them
  /// where none is left, which is no enumeration.
  func narrowed(_ values: [JSON], of id: NodeID, as member: MergedMember?) -> [JSON] {
    guard let member, isOwnPart(id, of: member.home) else { return values }
    let others = member.others.filter { !references.dependsOnScope.contains($0) }
    let accepted = values.filter { value in
      others.allSatisfy { graph.isValid(value, at: $0) != false }
    }
    return accepted.isEmpty ? values : accepted
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
