internal import Diagnostics
internal import JSON

/// References that lead back to where they started without stepping into the instance: `{"$ref":
/// "#"}`. Such a schema says nothing that could be evaluated, so the references on the cycle are
/// reported and become unreadable.
///
/// A dynamic reference leads to whatever the dynamic scope has under its name. Any schema may be where somebody
/// starts, so every schema of that name counts: a reference that no start leads back may be called a cycle, and
/// none that leads back is missed.
extension Reading {
  mutating func breakCycles() {
    let byName = dynamicTargets()
    let component = inPlaceComponents(byName)
    var reported: Set<Int> = []
    for reference in pending {
      let entry = drafts[reference.node.index].entries[reference.entry]
      let own = component[reference.node.index]
      guard
        entry.keyword.inPlaceSchemas.contains(where: { component[$0.index] == own })
          || entry.keyword.dynamicSchemas(byName).contains(where: { component[$0.index] == own })
      else { continue }
      let leads = reference.kind == .plain ? "leads" : "may lead"
      let message =
        "`\(reference.text)` \(leads) back to itself without stepping into the instance."
      drafts[reference.node.index].entries[reference.entry] = unreadable(
        reference.keyword, message, isCircular: true)
      guard reported.insert(own).inserted else { continue }
      let draft = drafts[reference.node.index]
      report(
        SchemaRules.referenceCycle, at: draft.pointer.appending(reference.keyword),
        inDocument: draft.document, message)
    }
  }

  /// For each node the number of its strongly connected component over in-place edges (Tarjan's
  /// algorithm with an explicit stack, so that long chains of schemas need no deep recursion).
  private func inPlaceComponents(_ byName: [Name: [NodeID]]) -> [Int] {
    var search = ComponentSearch(count: drafts.count)
    let drafts = drafts
    for root in drafts.indices {
      search.visit(root) { index in
        var successors: [Int] = []
        for entry in drafts[index].entries {
          for schema in entry.keyword.inPlaceSchemas { successors.append(schema.index) }
          for schema in entry.keyword.dynamicSchemas(byName) { successors.append(schema.index) }
        }
        return successors
      }
    }
    return search.component
  }

  /// The schemas that a dynamic reference may mean, by the name that it searches for.
  private func dynamicTargets() -> [Name: [NodeID]] {
    var result: [Name: [NodeID]] = [:]
    for anchors in dynamicAnchors.values {
      for (name, node) in anchors { result[name, default: []].append(node) }
    }
    return result
  }
}

extension Keyword {
  /// The schemas that a dynamic reference may lead to besides its initial target.
  fileprivate func dynamicSchemas(_ byName: [Name: [NodeID]]) -> [NodeID] {
    guard case .dynamicReference(_, let anchor?) = self else { return [] }
    return byName[anchor] ?? []
  }
}

private struct ComponentSearch {
  private(set) var component: [Int]
  private var order: [Int]
  private var low: [Int]
  private var open: [Int] = []
  private var next = 0

  init(count: Int) {
    component = Array(repeating: -1, count: count)
    order = Array(repeating: -1, count: count)
    low = Array(repeating: 0, count: count)
  }

  mutating func visit(_ root: Int, _ successors: (Int) -> [Int]) {
    guard order[root] < 0 else { return }
    let next = successors(root)
    guard !next.isEmpty else {
      enter(root)
      leave(root)
      return
    }
    var path: [(node: Int, successors: [Int], next: Int)] = []
    enter(root)
    path.append((root, next, 0))
    while let top = path.last {
      guard top.next < top.successors.count else {
        path.removeLast()
        leave(top.node)
        if let parent = path.last { low[parent.node] = min(low[parent.node], low[top.node]) }
        continue
      }
      path[path.count - 1].next += 1
      let successor = top.successors[top.next]
      if order[successor] < 0 {
        enter(successor)
        path.append((successor, successors(successor), 0))
      } else if component[successor] < 0 {
        low[top.node] = min(low[top.node], order[successor])
      }
    }
  }

  private mutating func enter(_ node: Int) {
    order[node] = next
    low[node] = next
    next += 1
    open.append(node)
  }

  private mutating func leave(_ node: Int) {
    guard low[node] == order[node] else { return }
    while let member = open.popLast() {
      component[member] = node
      if member == node { break }
    }
  }
}
