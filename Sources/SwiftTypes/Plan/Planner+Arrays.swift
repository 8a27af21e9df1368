import JSON
import Schema

extension Planner {
  /// An array: its items all alike, or the first ones each with a type of their own.
  mutating func array(
    _ facts: inout Facts, _ id: NodeID, _ around: Surroundings
  ) -> SwiftType? {
    guard facts.prefix.isEmpty else { return tuple(facts, id, around) }
    guard let items = facts.items else {
      return .array(.raw, facts.itemCount, isUnique: facts.isUnique)
    }
    trace?.note(.items, of: items)
    // An array has no type of its own that its items could be nested in; its definition has.
    let name = inlineName(items, around.isOwn ? "Item" : around.suggestion + " item")
    let merged = mergedItems(facts, of: id, within: around.merged)
    let inside = Surroundings.inside(around.path, name, merged: merged)
    let item = type(items, inside.inUnion(around.isInUnion))
    return item.map { .array($0, facts.itemCount, isUnique: facts.isUnique) }
  }

  private mutating func tuple(
    _ facts: Facts, _ id: NodeID, _ around: Surroundings
  ) -> SwiftType? {
    declare(id, around) { planner, path in
      planner.tuplePlan(facts, id, path).map { .tuple($0) }
    }
  }

  private mutating func tuplePlan(
    _ facts: Facts, _ id: NodeID, _ path: [String]
  ) -> TuplePlan? {
    let names = facts.prefix.enumerated().map { index, node in
      graph[node].namingTitle ?? Self.ordinal(index)
    }
    // Items are known by their titles, also by those that are too long for names.
    let keys = zip(facts.prefix, names).map { graph[$0].source["title"]?.string ?? $1 }
    var identifiers = Scope.members(
      keys, suggested: names, taken: ["rest"], locked: lockedMembers(id), apart: false)
    if Set(identifiers).count < identifiers.count {
      identifiers = facts.prefix.indices.map { Self.ordinal($0) }
    }
    var items: [TuplePlan.Item] = []
    for (index, node) in facts.prefix.enumerated() {
      guard let type = type(node, .inside(path, inlineName(node, names[index]))) else { return nil }
      let isRequired = index < facts.itemCount.minimum
      trace?.note(
        .position(path, identifiers[index], index, isRequired: isRequired), of: node)
      items.append(
        TuplePlan.Item(
          name: keys[index], identifier: identifiers[index],
          notes: notes(of: node, as: type),
          isRequired: isRequired, type: type))
    }
    guard let rest = rest(facts.items, path, "Item") else { return nil }
    return TuplePlan(items: items, rest: rest, size: facts.itemCount, isUnique: facts.isUnique)
  }

  /// `first`, `second`, and so on.
  static func ordinal(_ index: Int) -> String {
    let words = [
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
      "tenth",
    ]
    return index < words.count ? words[index] : "item\(index + 1)"
  }
}
