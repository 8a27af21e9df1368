import Contracts
import Diagnostics
import JSON
import Schema

/// Former names of members, where steps between payload versions follow them.
extension Planner {
  /// The schema that a payload version is a value of, also where the one it refers to does nothing but
  /// refer to that.
  func payload(_ id: NodeID) -> NodeID {
    var id = id
    for _ in 0..<64 {
      let facts = knowledge[id]
      guard facts.isSilent, facts.allOf == nil, facts.unreadable.isEmpty,
        let target = facts.reference?.target
      else { return id }
      id = target
    }
    return id
  }

  /// Whether no step follows the `x-renamed-from` of a member's schema, as the object around it is no
  /// payload version; nobody knows where there is no registry.
  func isIdleRename(_ id: NodeID) -> Bool {
    let payloads = payloads
    return !payloads.isEmpty && isIdleRename(id, payloads)
  }

  /// Reports former names that no step follows. What else keeps one from doing anything was said when the
  /// schemas were read.
  mutating func reportIdleRenames() {
    let payloads = payloads
    guard !payloads.isEmpty else { return }
    let known = Set(
      graph.diagnostics.filter { $0.rule.id == SchemaRules.idleKeyword.id }.map {
        Place(file: $0.place.file, pointer: $0.place.pointer)
      })
    for id in graph.nodes.indices.map({ NodeID($0) }) where isIdleRename(id, payloads) {
      let count = diagnostics.count
      report(
        SchemaRules.idleKeyword, at: id, keyword: "x-renamed-from",
        "`x-renamed-from` is followed in the members of a payload version, and no deeper: no step "
          + "between versions looks here.")
      guard diagnostics.count > count else { continue }
      let place = diagnostics[count].place
      if known.contains(Place(file: place.file, pointer: place.pointer)) {
        diagnostics.removeLast()
      }
    }
  }

  private func isIdleRename(_ id: NodeID, _ payloads: Set<NodeID>) -> Bool {
    let node = graph[id]
    guard node.source["x-renamed-from"]?.string != nil, let list = node.pointer.parent,
      list.lastToken == "properties", let around = list.parent,
      let object = graph.node(at: around, inDocument: node.document)
    else { return false }
    return !payloads.contains(object)
  }

  private var payloads: Set<NodeID> {
    let entries = contracts.modules.flatMap { $0.events + $0.commands }
    let nodes = entries.flatMap(\.versions).compactMap(\.payload.node)
    // A step looks at the members of all that a payload is merged with.
    return Set(nodes.flatMap { knowledge.parts(of: payload($0)) ?? [payload($0)] })
  }
}
