import JSON
import Schema

extension KeywordPair {
  mutating func compareItems() {
    let prefixes = values { if case .prefixItems(let nodes) = $0 { nodes } else { nil } }
    let first = prefixes.old ?? []
    let second = prefixes.new ?? []
    for index in 0..<min(first.count, second.count) {
      children.append((first[index], second[index], [.item(index)]))
    }
    if first.count != second.count {
      let name: Name =
        new[after].source["prefixItems"] ?? old[before].source["prefixItems"] != nil
        ? "prefixItems" : "items"
      add(
        .arrayItemsChanged, [name],
        "The number of items with schemas of their own changed from \(first.count) to \(second.count)",
        backward: .failsWhole, forward: .failsWhole)
    }
    let tails = values { keyword -> Tail? in
      if case .items(let node, let start) = keyword { Tail(node: node, start: start) } else { nil }
    }
    if let old = tails.old, let new = tails.new {
      children.append((old.node, new.node, [.someItem(from: max(old.start, new.start))]))
    } else if tails.old != nil || tails.new != nil {
      let names: [Name] = ["items", "additionalItems"]
      add(
        .arrayItemsChanged, [tails.old?.start ?? 0 > 0 ? "additionalItems" : "items"],
        tails.new == nil ? "The schema of the items was dropped" : "The items got a schema",
        backward: .fails(names), forward: .fails(names))
    }
    compareOpenness(
      "unevaluatedItems", .arrayItemsChanged, [.someItem(from: 0)],
      values { if case .unevaluatedItems(let node) = $0 { node } else { nil } })
    compareCounts()
  }

  private struct Tail {
    let node: NodeID
    let start: Int
  }

  private mutating func compareCounts() {
    let unique = values { if case .uniqueItems = $0 { true } else { nil } }
    if unique.old != unique.new {
      add(
        .arrayUniqueChanged, ["uniqueItems"],
        unique.new == true ? "Items must now differ" : "Items may now be equal",
        backward: .fails(["uniqueItems"]), forward: .fails(["uniqueItems"]))
    }
    let names: [Name] = ["contains", "minContains", "maxContains"]
    let hasContains =
      old.entries(before).contains { $0.name == "contains" }
      || new.entries(after).contains { $0.name == "contains" }
    guard hasContains else { return }
    if names.contains(where: { old[before].source[$0] != new[after].source[$0] }) {
      add(
        .arrayContainsChanged, ["contains"], "What the items must contain changed",
        backward: .fails(["contains"]), forward: .fails(["contains"]))
    }
  }

  mutating func compareUnions() {
    compareUnion("allOf") { if case .allOf(let nodes) = $0 { nodes } else { nil } }
    compareUnion("anyOf") { if case .anyOf(let nodes) = $0 { nodes } else { nil } }
    compareUnion("oneOf") { if case .oneOf(let nodes) = $0 { nodes } else { nil } }
    let references = values { keyword -> NodeID? in
      switch keyword {
      case .reference(let node): node
      case .dynamicReference(let node, _): node
      default: nil
      }
    }
    if let first = references.old, let second = references.new {
      children.append((first, second, []))
    } else if references.old != nil || references.new != nil {
      add(
        .schemaChanged, ["$ref"], "A reference was added or dropped", backward: .failsWhole,
        forward: .failsWhole)
    }
  }

  private mutating func compareUnion(_ name: Name, _ extract: (Keyword) -> [NodeID]?) {
    let nodes = values(extract)
    guard nodes.old != nil || nodes.new != nil else { return }
    guard let allOld = nodes.old, let allNew = nodes.new else {
      add(
        .schemaChanged, [name], "`\(name)` was \(nodes.old == nil ? "added" : "dropped")",
        backward: .fails([name]), forward: .fails([name]))
      return
    }
    let pairs = paired(allOld, allNew)
    for (first, second) in pairs.matched { children.append((first, second, [])) }
    let isConjunction = name == "allOf"
    for (index, node) in pairs.removed {
      add(
        isConjunction ? .schemaChanged : .unionBranchRemoved, [name, Name(String(index))],
        "Branch \(index) of `\(name)` was removed",
        backward: isConjunction ? .none : .loses(node), forward: .fails([name]))
    }
    for (index, node) in pairs.added {
      add(
        isConjunction ? .schemaChanged : .unionBranchAdded, [name, Name(String(index))],
        "Branch \(index) of `\(name)` was added", backward: .fails([name]),
        forward: isConjunction ? .none : .loses(node))
    }
  }

  private typealias Numbered = (index: Int, node: NodeID)

  /// Branches that are equal, then those with the same mark, then those left by position.
  private func paired(
    _ first: [NodeID], _ second: [NodeID]
  ) -> (matched: [(NodeID, NodeID)], removed: [Numbered], added: [Numbered]) {
    var left: [Numbered] = first.enumerated().map { ($0, $1) }
    var right: [Numbered] = second.enumerated().map { ($0, $1) }
    var matched: [(NodeID, NodeID)] = []
    func match(_ isPair: (NodeID, NodeID) -> Bool) {
      for item in left {
        guard let other = right.firstIndex(where: { isPair(item.node, $0.node) }) else { continue }
        matched.append((item.node, right[other].node))
        right.remove(at: other)
        left.removeAll { $0.index == item.index }
      }
    }
    match { old[old.followed($0)].source == new[new.followed($1)].source }
    match { old.mark(of: $0) != nil && old.mark(of: $0) == new.mark(of: $1) }
    if left.count == right.count {
      match { _, _ in true }
    }
    return (matched, left, right)
  }

  mutating func compareConditions() {
    let negations = values { if case .not(let node) = $0 { node } else { nil } }
    if negations.old.map({ old[$0].source }) != negations.new.map({ new[$0].source }) {
      add(
        .negationChanged, ["not"], "What is excluded by `not` changed", backward: .fails(["not"]),
        forward: .fails(["not"]))
    }
    let names: [Name] = ["if", "then", "else"]
    if names.contains(where: { old[before].source[$0] != new[after].source[$0] }) {
      let name = names.first { old[before].source[$0] != new[after].source[$0] } ?? "if"
      add(
        .conditionChanged, [name], "The condition of `if` or what follows from it changed",
        backward: .fails(["if"]), forward: .fails(["if"]))
    }
  }
}

extension SchemaGraph {
  /// What names a branch of a union: its reference, title, or a member with one value.
  fileprivate func mark(of node: NodeID) -> JSON? {
    let source = self[node].source
    if let reference = source["$ref"] { return reference }
    if let title = source["title"] { return title }
    let target = self[followed(node)].source
    guard case .object(let members)? = target["properties"] else { return nil }
    for member in members.members {
      if let constant = member.value["const"] {
        return .array([.string(member.name.text), constant])
      }
      if case .array(let values)? = member.value["enum"], values.count == 1 {
        return .array([.string(member.name.text), values[0]])
      }
    }
    return nil
  }
}
