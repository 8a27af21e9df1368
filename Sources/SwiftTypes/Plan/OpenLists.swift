import JSON
import Schema

/// Enumerations that are declared open, for the rules that stand beside types.
///
///     { "enum": ["card", "cash"], "x-open": true }
extension SchemaGraph {
  /// These enumerations, each with the kinds of the values in it that it allows: any value of these is kept. A list
  /// with arrays or objects is closed, since no type stands for it.
  var openLists: [NodeID: TypeSet] {
    var lists: [NodeID: TypeSet] = [:]
    for index in nodes.indices where nodes[index].source["x-open"]?.bool == true {
      guard case .keywords(let entries) = nodes[index].form else { continue }
      for case .enumeration(let values) in entries.map(\.keyword) {
        let allowed = values.filter { isValid($0, at: NodeID(index)) != false }
        var kinds = allowed.reduce(into: TypeSet()) { $0.formUnion(TypeSet(of: $1)) }
        guard kinds.isDisjoint(with: [.array, .object]) else { continue }
        if !kinds.isDisjoint(with: .number) { kinds.formUnion(.number) }
        lists[NodeID(index)] = kinds
      }
    }
    return lists
  }

  /// The schemas from which keywords lead to some of these, and these.
  func schemas(leadingTo targets: Set<NodeID>) -> Set<NodeID> {
    guard !targets.isEmpty else { return [] }
    var users: [NodeID: [NodeID]] = [:]
    for index in nodes.indices {
      guard case .keywords(let entries) = nodes[index].form else { continue }
      for entry in entries {
        for child in entry.keyword.schemas { users[child, default: []].append(NodeID(index)) }
      }
    }
    var found = targets
    var waiting = Array(targets)
    while let next = waiting.popLast() {
      for user in users[next] ?? [] where found.insert(user).inserted { waiting.append(user) }
    }
    return found
  }
}
