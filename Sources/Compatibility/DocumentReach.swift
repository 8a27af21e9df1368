internal import Contracts
internal import JSON
internal import Schema

/// Which contracts cannot have changed: those that reach only documents equal on both sides.
struct DocumentReach {
  private let changed: Set<Name>
  private let isDialectKept: Bool
  private let base: [Set<Int>]
  private let head: [Set<Int>]

  init(base: ContractSet, head: ContractSet) {
    let old = Self.documents(of: base)
    let new = Self.documents(of: head)
    var changed: Set<Name> = []
    for name in Set(old.keys).union(new.keys) where old[name] != new[name] {
      changed.insert(name)
    }
    self.changed = changed
    isDialectKept = base.configuration.dialect == head.configuration.dialect
    self.base = Self.references(in: base.graph)
    self.head = Self.references(in: head.graph)
  }

  /// Whether everything that both contracts are made of is the same.
  func isUntouched(_ old: Contract, in base: ContractSet, _ new: Contract, in head: ContractSet)
    -> Bool
  {
    guard isDialectKept, Name(old.file) == Name(new.file), old.pointer == new.pointer else {
      return false
    }
    guard !changed.contains(Name(old.file)) else { return false }
    return !touches(self.base, base.graph, old.node) && !touches(self.head, head.graph, new.node)
  }

  private func touches(_ edges: [Set<Int>], _ graph: SchemaGraph, _ node: NodeID) -> Bool {
    var seen: Set<Int> = []
    var queue = [graph[node].document]
    while let document = queue.popLast() {
      guard seen.insert(document).inserted else { continue }
      if changed.contains(Name(graph.documents[document].name)) { return true }
      queue += edges[document]
    }
    return false
  }

  private static func documents(of set: ContractSet) -> [Name: JSON] {
    var result: [Name: JSON] = [:]
    for document in set.graph.documents { result[Name(document.name)] = document.root }
    return result
  }

  private static func references(in graph: SchemaGraph) -> [Set<Int>] {
    var edges = Array(repeating: Set<Int>(), count: graph.documents.count)
    for node in graph.nodes {
      guard case .keywords(let entries) = node.form else { continue }
      for entry in entries {
        switch entry.keyword {
        case .reference(let target), .dynamicReference(let target, _):
          edges[node.document].insert(graph[target].document)
        default: continue
        }
      }
    }
    return edges
  }
}
