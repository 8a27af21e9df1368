import JSON
import Schema

/// Finds the edits between two schemas by walking both from their roots in parallel.
struct EditWalk {
  let old: SchemaGraph
  let new: SchemaGraph
  /// Whether two schemas say the same.
  let same: (NodeID, NodeID) -> Bool
  private(set) var edits: [Edit] = []
  private var seen: Set<[NodeID]> = []
  private static let limit = 2_000

  init(old: SchemaGraph, new: SchemaGraph, same: @escaping (NodeID, NodeID) -> Bool) {
    self.old = old
    self.new = new
    self.same = same
  }

  mutating func walk(_ first: NodeID, _ second: NodeID, path: [InstanceStep]) {
    let before = old.followed(first)
    let after = new.followed(second)
    guard edits.count < Self.limit, path.count < 100, seen.insert([before, after]).inserted,
      !same(before, after)
    else { return }
    guard case .keywords = old[before].form, case .keywords = new[after].form else {
      edits.append(
        Edit(
          kind: .schemaChanged, old: before, new: after, oldSuffix: [], newSuffix: [],
          message: "The schema changed from \(old.summary(before)) to \(new.summary(after))",
          path: path, backward: .failsWhole, forward: .failsWhole))
      return
    }
    let count = edits.count
    let children = seen.count
    var pair = KeywordPair(
      old: old, new: new, before: before, after: after, path: path)
    pair.compare()
    edits += pair.edits
    for child in pair.children { walk(child.old, child.new, path: path + child.steps) }
    if edits.count == count, seen.count == children {
      edits.append(
        Edit(
          kind: .schemaChanged, old: before, new: after, oldSuffix: [], newSuffix: [],
          message: "The schema changed", path: path, backward: .failsWhole, forward: .failsWhole))
    }
  }
}

extension SchemaGraph {
  /// The schema that one stands for, when it is nothing but a reference.
  func followed(_ start: NodeID) -> NodeID {
    var node = start
    for _ in 0..<64 {
      guard case .keywords(let entries) = self[node].form, entries.count == 1 else { return node }
      switch entries[0].keyword {
      case .reference(let target): node = target
      case .dynamicReference(let initial, _): node = initial
      default: return node
      }
    }
    return node
  }

  func entries(_ node: NodeID) -> [KeywordEntry] {
    if case .keywords(let entries) = self[node].form { entries } else { [] }
  }

  fileprivate func summary(_ node: NodeID) -> String {
    switch self[node].form {
    case .always: "anything"
    case .never: "nothing"
    case .keywords(let entries):
      "one with \(entries.map { "`\($0.name)`" }.joined(separator: ", "))"
    }
  }
}
