internal import JSON
internal import Schema

/// What schemas that are merged say together of one member or item.
extension AskedSchemas {
  /// The schemas that may meet at members, one group for each name, and one for the names that none has.
  func memberGroups(of parts: [NodeID]) -> [[NodeID]] {
    var names: Set<Name> = []
    var objects: [(named: [Name: NodeID], patterns: [NodeID], others: NodeID?)] = []
    for part in parts {
      var object: (named: [Name: NodeID], patterns: [NodeID], others: NodeID?) = ([:], [], nil)
      for entry in graph.entries(of: part) {
        switch entry.keyword {
        case .properties(let members):
          for member in members { object.named[member.name] = member.schema }
        case .patternProperties(let members): object.patterns = members.map(\.schema)
        case .additionalProperties(let schema): object.others = schema
        default: continue
        }
      }
      names.formUnion(object.named.keys)
      objects.append(object)
    }
    // A pattern may match any name, as far as is seen here.
    let patterns = objects.flatMap(\.patterns)
    guard names.count * patterns.count < 50_000 else {
      return [
        group(objects.flatMap { $0.named.values + $0.patterns + [$0.others].compactMap { $0 } })
      ]
    }
    var groups = names.map { name in
      group(objects.compactMap { $0.named[name] ?? $0.others } + patterns)
    }
    let others = objects.compactMap(\.others)
    if others.count == 1, objects.count(where: { !$0.patterns.isEmpty || $0.others != nil }) == 1 {
      groups += [group(patterns), group(others)]
    } else {
      groups.append(group(patterns + others))
    }
    return groups.filter { !$0.isEmpty }
  }

  /// The schemas of items: one by one where a single part speaks of them, else all together.
  func itemGroups(of parts: [NodeID]) -> [[NodeID]] {
    let lists = parts.map { part in
      graph.entries(of: part).flatMap { entry -> [NodeID] in
        switch entry.keyword {
        case .prefixItems(let schemas): schemas
        case .items(let schema, _): [schema]
        default: []
        }
      }
    }.filter { !$0.isEmpty }
    return lists.count == 1
      ? lists[0].map { [$0] } : lists.isEmpty ? [] : [group(lists.flatMap { $0 })]
  }

  /// Schemas in one order, without those that accept or refuse everything.
  private func group(_ schemas: [NodeID]) -> [NodeID] {
    Set(schemas).filter { !graph.entries(of: $0).isEmpty }.sorted()
  }
}

extension SchemaGraph {
  func entries(of id: NodeID) -> [KeywordEntry] {
    if case .keywords(let entries) = self[id].form { entries } else { [] }
  }

  /// Schemas and all that they are merged with.
  func parts(of schemas: [NodeID]) -> [NodeID] {
    var found: [NodeID] = []
    var seen: Set<NodeID> = []
    var waiting = schemas
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      found.append(next)
      for entry in entries(of: next) { waiting += entry.keyword.mergedSchemas }
    }
    return found
  }

  /// Every schema that a keyword leads to; of a dynamic reference, all that it may mean.
  func targets(of keyword: Keyword) -> [NodeID] {
    guard case .dynamicReference(_, let anchor?) = keyword else { return keyword.schemas }
    return keyword.schemas + dynamicAnchors.values.compactMap { $0[anchor] }
  }
}
