import JSON
import Schema

/// Schemas that apply to the same value, as one.
extension SchemaKnowledge {
  /// The facts of a schema and of what it refers to and combines, as far as no schema on the way to it
  /// is met again.
  func conjunction(_ id: NodeID, visited: [NodeID]) -> Facts {
    var facts = self[id]
    if !facts.unreadable.isEmpty {
      facts.unreadableParts = facts.unreadable.map { (id, $0) }
    }
    guard facts.reference != nil || facts.allOf != nil, visited.count < 64, !visited.contains(id)
    else { return facts }
    let own = facts.properties
    let visited = visited + [id]
    var isExact = true
    let branches = [facts.reference?.target].compactMap { $0 } + (facts.allOf?.branches ?? [])
    for branch in branches {
      switch graph[branch].form {
      case .always: continue
      case .never: isExact = false
      case .keywords:
        if references.dependsOnScope.contains(branch) { isExact = false }
        let inner = conjunction(branch, visited: visited)
        if !inner.unreadable.isEmpty {
          facts.unreadable += inner.unreadable
          facts.unreadableParts += inner.unreadableParts
        }
        isExact = facts.merge(inner, choose: choose) && isExact
      }
    }
    if !isExact {
      if let reference = self[id].reference { facts.checked.insert(reference.entry.name) }
      if let allOf = self[id].allOf { facts.checked.insert(allOf.entry.name) }
    }
    if loses(own, in: facts.properties) { facts.checked.insert("properties") }
    return facts
  }

  /// Whether a member has the type of another schema than the one that `properties` of the schema itself
  /// give it, which asks for something, too. They come first among all members, in their order.
  private func loses(_ own: [NamedSchema], in merged: [NamedSchema]) -> Bool {
    zip(own, merged).contains { own, chosen in
      own.schema != chosen.schema && !saysNothing(own.schema)
    }
  }

  /// Which of two schemas of one member makes the better type, and whether it says it all.
  private func choose(_ left: NodeID, _ right: NodeID) -> (chosen: NodeID, isExact: Bool) {
    if left == right || saysNothing(right) { return (left, true) }
    if saysNothing(left) { return (right, true) }
    if case .keywords(let entries) = graph[left].form, entries.count == 1,
      self[left].reference?.target == right
    {
      return (left, true)
    }
    if self[left].enumeration != nil { return (left, false) }
    if self[right].enumeration != nil { return (right, false) }
    if self[left].isSilent, self[left].reference == nil, self[left].allOf == nil {
      return (right, false)
    }
    return (left, false)
  }
}
