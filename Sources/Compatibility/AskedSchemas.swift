internal import JSON
internal import Schema

/// The schemas of a contract of which its readers only ask, somewhere, whether they accept a value: below
/// `not`, `if` or `contains`, as a branch of a union that nothing evident tells apart, or as a union or a
/// second list among what several schemas say together, so that rules check it beside its type.
///
/// No type stands for them there, so that `x-open` keeps nothing: `{"anyOf": [{"$ref": "#/$defs/Open"},
/// {"type": "string", "maxLength": 1}]}` has no branch for a text that the list of `Open` lacks. More
/// schemas count than readers have rules for: what counts is never called additive without reason.
struct AskedSchemas {
  let graph: SchemaGraph
  private let root: NodeID
  private var asked: Set<NodeID> = []

  /// Schemas to be looked at, which all say something of the same values.
  private struct Visit: Hashable {
    let schemas: [NodeID]
    /// Whether readers only ask them.
    var isAsked: Bool
    /// Whether rules check them beside their types.
    var isBacked = false
  }

  /// Visits after which all that is left counts as asked: schemas may meet in more ways than can be seen.
  private static let mostVisits = 20_000

  init(from root: NodeID, in graph: SchemaGraph) {
    self.graph = graph
    self.root = root
    var read: Set<Visit> = []
    // What a dynamic reference means depends on the way to it, so that rules check all of it.
    var waiting = [Visit(schemas: [root], isAsked: !graph.dynamicAnchors.isEmpty)]
    while let next = waiting.popLast() {
      guard read.insert(next).inserted else { continue }
      guard read.count < Self.mostVisits else {
        asked = Set(graph.nodes.indices.map { NodeID($0) })
        return
      }
      waiting += next.isAsked ? below(asked: next.schemas) : below(next)
    }
  }

  func contains(_ id: NodeID) -> Bool { asked.contains(id) }

  /// Everything below schemas that readers only ask.
  private mutating func below(asked schemas: [NodeID]) -> [Visit] {
    asked.formUnion(schemas)
    return schemas.flatMap { schema -> [Visit] in
      graph.entries(of: schema).flatMap { entry in
        graph.targets(of: entry.keyword).map { Visit(schemas: [$0], isAsked: true) }
      }
    }
  }

  /// What stands below schemas that types stand for.
  private mutating func below(_ visit: Visit) -> [Visit] {
    let parts = graph.parts(of: visit.schemas)
    let isMerged = parts.count { !isReference($0) } > 1
    closeLists(of: parts, areMerged: isMerged)
    let isBacked =
      visit.isBacked || isMerged || parts.contains { areChecked(graph.entries(of: $0)) }
    var visits = (memberGroups(of: parts) + itemGroups(of: parts)).map {
      Visit(schemas: $0, isAsked: false, isBacked: isBacked)
    }
    for part in parts {
      let entries = graph.entries(of: part)
      let isRuled = isBacked || !isUnion(entries)
      if isRuled, hasAlternatives(entries) { asked.insert(part) }
      for entry in entries {
        switch entry.keyword {
        case .anyOf(let branches), .oneOf(let branches):
          let areAsked = isRuled || !areToldApart(branches)
          visits += branches.map { Visit(schemas: [$0], isAsked: areAsked) }
        case .dynamicReference(_, _?), .contains, .unevaluatedItems, .unevaluatedProperties,
          .propertyNames, .dependentSchemas, .not, .conditional:
          visits += graph.targets(of: entry.keyword).map { Visit(schemas: [$0], isAsked: true) }
        default: continue
        }
      }
    }
    return visits
  }

  /// A list beside another one is closed by it: types take the values of both. And what is kept beside
  /// numbers depends on what else is said of them.
  private mutating func closeLists(of parts: [NodeID], areMerged: Bool) {
    var lists: [(part: NodeID, values: [JSON])] = []
    for part in parts {
      for entry in graph.entries(of: part) {
        switch entry.keyword {
        case .enumeration(let values): lists.append((part, values))
        case .constant(let value): lists.append((part, [value]))
        default: continue
        }
      }
    }
    let areTexts = lists.allSatisfy { list in
      list.values.allSatisfy { $0.string != nil || $0 == .null }
    }
    if lists.count > 1 || areMerged && !areTexts { asked.formUnion(lists.map(\.part)) }
  }

  /// Whether a schema is another name for one other schema.
  private func isReference(_ id: NodeID) -> Bool {
    let entries = graph.entries(of: id)
    guard entries.count == 1 else { return false }
    switch entries[0].keyword {
    case .reference, .dynamicReference(_, anchor: nil): return true
    case .allOf(let schemas): return schemas.count == 1 && !isDefinition(id)
    default: return false
    }
  }

  /// Whether a schema has a type of its own, which an `allOf` in it is merged into, be it of one schema.
  private func isDefinition(_ id: NodeID) -> Bool {
    guard id != root, !graph.isReferredTo[id.index], let list = graph[id].pointer.parent else {
      return true
    }
    return list.lastToken == "$defs" || list.lastToken == "definitions"
  }

  /// Whether what stands below a schema is checked by rules beside its type: where a member may fall under
  /// several schemas, where a member must be there that has no property, and what others leave over.
  private func areChecked(_ entries: [KeywordEntry]) -> Bool {
    var (named, demanded): (Set<Name>, Set<Name>) = ([], [])
    var patternCount = 0
    for entry in entries {
      switch entry.keyword {
      case .properties(let members): named = Set(members.map(\.name))
      case .patternProperties(let members): patternCount = members.count
      case .required(let names): demanded.formUnion(names)
      case .dependentRequired(let dependents):
        for dependent in dependents { demanded.formUnion([dependent.name] + dependent.required) }
      case .unevaluatedItems, .unevaluatedProperties: return true
      default: continue
      }
    }
    return patternCount > 1 || patternCount == 1 && !named.isEmpty || !demanded.isSubset(of: named)
  }

  private func hasAlternatives(_ entries: [KeywordEntry]) -> Bool {
    entries.contains { entry in
      switch entry.keyword {
      case .anyOf, .oneOf: true
      default: false
      }
    }
  }

  /// Whether a schema is a choice between others and says nothing else but a type.
  private func isUnion(_ entries: [KeywordEntry]) -> Bool {
    entries.count { entry in
      if case .type = entry.keyword { false } else { true }
    } == 1
  }

  /// Whether the type of a value, or the text of one member, says which branch it belongs to.
  private func areToldApart(_ branches: [NodeID]) -> Bool {
    if graph.tag(of: branches) != nil { return true }
    var seen: TypeSet = []
    for branch in branches {
      let kinds = kinds(of: branch)
      guard kinds.isDisjoint(with: seen) else { return false }
      seen.formUnion(kinds)
    }
    return true
  }

  /// The types that the values of a schema may have; numbers are one kind.
  private func kinds(of id: NodeID, depth: Int = 0) -> TypeSet {
    var kinds = TypeSet.all
    var current: NodeID? = id
    var steps = 0
    while let next = current, case .keywords(let entries) = graph[next].form, steps < 64 {
      current = nil
      steps += 1
      for entry in entries {
        switch entry.keyword {
        case .type(let types): kinds.formIntersection(types)
        case .constant(let value): kinds.formIntersection(TypeSet(of: value))
        case .enumeration(let values):
          kinds.formIntersection(values.reduce(into: []) { $0.formUnion(TypeSet(of: $1)) })
        case .reference(let target): current = target
        // Deeper, choices within choices could be more than anybody can count.
        case .oneOf(let branches) where depth < 2, .anyOf(let branches) where depth < 2:
          kinds.formIntersection(
            branches.reduce(into: []) { $0.formUnion(self.kinds(of: $1, depth: depth + 1)) })
        default: continue
        }
      }
    }
    return kinds.isDisjoint(with: .number) ? kinds : kinds.union(.number)
  }
}
