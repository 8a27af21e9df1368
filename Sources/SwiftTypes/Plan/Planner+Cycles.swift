/// Types that contain themselves need storage behind a reference, at one edge of the cycle.
extension Planner {
  /// An edge from a type to one it holds by value, by the number of the member or branch.
  private struct Edge {
    let part: Int
    let target: Int
  }

  /// Boxes the edge that closes each cycle. Searches begin at the smallest place of a cycle and stay
  /// inside it, so that types outside have no say in where the box goes.
  mutating func boxCycles() {
    let plans = plans.all
    let nodes = plans.keys.sorted()
    var numbers: [String: Int] = [:]
    for (index, node) in nodes.enumerated() { numbers[node] = index }
    let edges = nodes.map { node in
      Self.parts(of: plans[node]?.kind).compactMap { part -> Edge? in
        guard let target = Self.target(of: part.type, plans), let number = numbers[target]
        else { return nil }
        return Edge(part: part.index, target: number)
      }
    }
    let components = stronglyConnected(edges.map { $0.map(\.target) })
    var state = [Int](repeating: 0, count: nodes.count)
    for start in nodes.indices where state[start] == 0 {
      search(from: start, nodes, edges, components, &state)
    }
  }

  /// Depth first; an edge to a type that is still open closes a cycle.
  private mutating func search(
    from start: Int, _ nodes: [String], _ edges: [[Edge]], _ components: [Int],
    _ state: inout [Int]
  ) {
    var stack: [(node: Int, next: Int)] = [(start, 0)]
    state[start] = 1
    while let top = stack.last {
      guard top.next < edges[top.node].count else {
        state[top.node] = 2
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let edge = edges[top.node][top.next]
      guard components[edge.target] == components[top.node] else { continue }
      if state[edge.target] == 1 {
        box(edge.part, of: nodes[top.node])
      } else if state[edge.target] == 0 {
        state[edge.target] = 1
        stack.append((edge.target, 0))
      }
    }
  }

  private mutating func box(_ part: Int, of node: String) {
    guard let plan = plans[node] else { return }
    switch plan.kind {
    case .object(var object):
      object.members[part].isBoxed = true
      plans[node]?.kind = .object(object)
    case .union(var union):
      union.branches[part].isIndirect = true
      plans[node]?.kind = .union(union)
    case .tuple(var tuple):
      tuple.items[part].isBoxed = true
      plans[node]?.kind = .tuple(tuple)
    case .wrapper: plans[node]?.isBoxed = true
    case .choice, .values, .alias: return
    }
  }

  private static func parts(of kind: TypePlan.Kind?) -> [(index: Int, type: SwiftType)] {
    switch kind {
    case .object(let object):
      object.members.enumerated().compactMap { index, member in
        if case .value(let type) = member.content { (index, type) } else { nil }
      }
    case .union(let union): union.branches.enumerated().map { ($0.offset, $0.element.type) }
    case .wrapper(let type): [(0, type)]
    case .tuple(let tuple): tuple.items.enumerated().map { ($0.offset, $0.element.type) }
    case .choice, .values, .alias, nil: []
    }
  }

  /// What a value of a type holds in place; arrays and maps hold nothing in place.
  private static func target(of type: SwiftType, _ plans: [String: TypePlan]) -> String? {
    switch type {
    case .named(let key):
      if case .alias(let aliased)? = plans[key]?.kind { target(of: aliased, plans) } else { key }
    case .optional(let inner), .checked(let inner, _): target(of: inner, plans)
    default: nil
    }
  }

  /// Tarjan's algorithm: the number of each node's component.
  private func stronglyConnected(_ edges: [[Int]]) -> [Int] {
    var component = [Int](repeating: -1, count: edges.count)
    var order = [Int](repeating: -1, count: edges.count)
    var low = [Int](repeating: 0, count: edges.count)
    var open: [Int] = []
    var count = 0
    var visited = 0
    for root in edges.indices where order[root] < 0 {
      var stack: [(node: Int, next: Int)] = [(root, 0)]
      while let top = stack.last {
        if top.next == 0 {
          order[top.node] = visited
          low[top.node] = visited
          visited += 1
          open.append(top.node)
        }
        if top.next < edges[top.node].count {
          stack[stack.count - 1].next += 1
          let target = edges[top.node][top.next]
          if order[target] < 0 {
            stack.append((target, 0))
          } else if component[target] < 0 {
            low[top.node] = min(low[top.node], order[target])
          }
          continue
        }
        stack.removeLast()
        if let parent = stack.last { low[parent.node] = min(low[parent.node], low[top.node]) }
        guard low[top.node] == order[top.node] else { continue }
        while let member = open.popLast() {
          component[member] = count
          if member == top.node { break }
        }
        count += 1
      }
    }
    return component
  }
}
