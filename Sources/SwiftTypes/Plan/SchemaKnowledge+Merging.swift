import JSON
import Schema

/// Schemas that apply to the same value, as one.
extension SchemaKnowledge {
  /// The facts of a schema and of what it refers to and combines. Each schema is merged once, however many
  /// ways lead to it: where each of many levels leads twice to the next one, the ways are beyond counting.
  func combination(_ id: NodeID) -> Facts {
    var waiting = [id]
    var begun: Set<NodeID> = []
    while let next = waiting.popLast() {
      guard combined[next] == nil else { continue }
      // Nothing leads back to itself here: what does is unreadable.
      let parts = begun.insert(next).inserted ? parts(toMerge: next) : []
      if parts.isEmpty {
        combined[next] = merged(next)
      } else {
        waiting.append(next)
        waiting += parts
      }
    }
    return combined[id] ?? ownFacts(id)
  }

  /// What a schema refers to and combines and is not known yet.
  private func parts(toMerge id: NodeID) -> [NodeID] {
    mergedSchemas(of: id).filter { part in
      guard combined[part] == nil, case .keywords = graph[part].form else { return false }
      return !mergedSchemas(of: part).isEmpty
    }
  }

  /// What a schema is merged with: what it refers to, and its `allOf`.
  private func mergedSchemas(of id: NodeID) -> [NodeID] {
    [self[id].reference?.target].compactMap { $0 } + (self[id].allOf?.branches ?? [])
  }

  private func ownFacts(_ id: NodeID) -> Facts {
    var facts = self[id]
    if !facts.unreadable.isEmpty {
      facts.unreadableParts = facts.unreadable.map { (id, $0) }
    }
    return facts
  }

  /// The facts of a schema with those of what it is merged with, which are known.
  private func merged(_ id: NodeID) -> Facts {
    var facts = ownFacts(id)
    let own = facts.properties
    var isExact = true
    for branch in mergedSchemas(of: id) {
      switch graph[branch].form {
      case .always: continue
      case .never: isExact = false
      case .keywords:
        if references.dependsOnScope.contains(branch) { isExact = false }
        let inner = combined[branch] ?? ownFacts(branch)
        facts.addUnreadable(inner)
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
