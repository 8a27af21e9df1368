import JSON
import Schema

/// A schema, or some of its keywords, that generated code carries as rules.
struct RuleEntry {
  let node: NodeID
  /// The keywords to check, as written; nil for all of them.
  let keywords: Set<Name>?
}

extension Planner {
  /// The check of some keywords of a schema, or of the whole schema.
  mutating func check(_ id: NodeID, beyond keywords: Set<Name>?) -> CheckPlan {
    var keywords = keywords
    // What is left over after other keywords can only be said with those.
    let names: Set<Name> = ["unevaluatedItems", "unevaluatedProperties"]
    if let asked = keywords, !asked.isDisjoint(with: names) { keywords = nil }
    let key = location(id) + (keywords == nil ? "" : " beyond its type")
    checks[key] = RuleEntry(node: id, keywords: keywords)
    return CheckPlan(key: key)
  }

  /// A type with the check of what it does not express. Below a dynamic reference the definition
  /// around it checks everything.
  mutating func checked(_ type: SwiftType, _ id: NodeID, _ keywords: Set<Name>?) -> SwiftType {
    guard !references.dependsOnScope.contains(id) else { return type }
    return .checked(type, check(id, beyond: keywords))
  }

  /// The facts of a schema and of all that applies to the same values: `allOf`, and `$ref` beside
  /// other keywords.
  func conjunction(_ id: NodeID, _ visited: Set<NodeID> = []) -> Facts {
    var facts = Facts(graph[id])
    facts.unreadableParts = facts.unreadable.map { (id, $0) }
    guard visited.count < 64, !visited.contains(id) else { return facts }
    let own = facts.properties
    let isWhole = visited.isEmpty
    let visited = visited.union([id])
    var isExact = true
    var entries: Set<Name> = []
    var branches: [NodeID] = []
    if let reference = facts.reference {
      entries.insert(reference.entry.name)
      branches.append(reference.target)
    }
    if let allOf = facts.allOf {
      entries.insert(allOf.entry.name)
      branches += allOf.branches
    }
    for branch in branches {
      switch graph[branch].form {
      case .always: continue
      case .never: isExact = false
      case .keywords:
        if references.dependsOnScope.contains(branch) { isExact = false }
        let inner = conjunction(branch, visited)
        if !inner.unreadable.isEmpty {
          facts.unreadable += inner.unreadable
          facts.unreadableParts += inner.unreadableParts
        }
        isExact = facts.merge(inner, choose: choose) && isExact
      }
    }
    if !isExact { facts.checked.formUnion(entries) }
    if loses(own, in: facts.properties) { facts.checked.insert("properties") }
    if isWhole { closeEvident(&facts, of: id) }
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
      case .reference(right) = entries[0].keyword
    {
      return (left, true)
    }
    let (first, second) = (Facts(graph[left]), Facts(graph[right]))
    if first.enumeration != nil { return (left, false) }
    if second.enumeration != nil { return (right, false) }
    if first.isSilent, first.reference == nil, first.allOf == nil { return (right, false) }
    return (left, false)
  }

  /// Whether a schema accepts everything.
  func saysNothing(_ id: NodeID) -> Bool {
    switch graph[id].form {
    case .always: return true
    case .never: return false
    case .keywords(let entries):
      return entries.allSatisfy { entry in
        if case .format = entry.keyword { !graph[id].assertsFormat } else { false }
      }
    }
  }
}
