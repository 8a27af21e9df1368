import JSON
import Schema

/// How far it is from each schema of a graph to one of them, through parts of values and references.
struct Way {
  private let distances: [Int?]

  init(to goal: NodeID, in graph: SchemaGraph) {
    var sources: [[Int]] = Array(repeating: [], count: graph.nodes.count)
    for index in graph.nodes.indices {
      guard case .keywords(let entries) = graph.nodes[index].form else { continue }
      for entry in entries {
        for target in entry.keyword.applied { sources[target.index].append(index) }
      }
    }
    var distances: [Int?] = Array(repeating: nil, count: graph.nodes.count)
    distances[goal.index] = 0
    var queue = [goal.index]
    var position = 0
    while position < queue.count {
      let next = queue[position]
      position += 1
      for source in sources[next] where distances[source] == nil {
        distances[source] = (distances[next] ?? 0) + 1
        queue.append(source)
      }
    }
    self.distances = distances
  }

  /// The way to the schema at a place, or to the nearest one around it.
  init?(to place: JSONPointer, in graph: SchemaGraph) {
    var place = place
    while true {
      if let index = graph.nodes.firstIndex(where: { $0.document == 0 && $0.pointer == place }) {
        self.init(to: NodeID(index), in: graph)
        return
      }
      guard !place.tokens.isEmpty else { return nil }
      place = JSONPointer(Array(place.tokens.dropLast()))
    }
  }

  /// Which of the schemas is nearest to the goal; nil when none leads there.
  func nearest(_ nodes: [NodeID]) -> Int? {
    let reached = nodes.indices.filter { distances[nodes[$0].index] != nil }
    return reached.min {
      (distances[nodes[$0].index] ?? .max) < (distances[nodes[$1].index] ?? .max)
    }
  }

  func leads(through nodes: [NodeID]) -> Bool { nearest(nodes) != nil }
}

extension Keyword {
  /// The schemas by which members are drawn.
  fileprivate var applied: [NodeID] {
    switch self {
    case .properties(let named): named.map(\.schema)
    case .patternProperties(let patterns): patterns.map(\.schema)
    case .additionalProperties(let node), .unevaluatedProperties(let node): [node]
    case .items(let node, _), .unevaluatedItems(let node), .contains(let node, _, _, _): [node]
    case .prefixItems(let nodes), .allOf(let nodes), .anyOf(let nodes), .oneOf(let nodes): nodes
    case .reference(let target), .dynamicReference(let target, _): [target]
    case .conditional(let condition, let consequence, let alternative):
      [condition] + [consequence, alternative].compactMap { $0 }
    default: []
    }
  }
}
