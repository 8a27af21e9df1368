internal import JSON
internal import Schema

/// The schemas of a contract of which its readers only ask, somewhere, whether they accept a value: below
/// `not`, `if` or `contains`, as a branch of a union that nothing evident tells apart, or as a part of what
/// several schemas say together, so that rules check it beside its type.
///
/// No type stands for them there, so that `x-open` keeps nothing: `{"anyOf": [{"$ref": "#/$defs/Open"},
/// {"type": "string", "maxLength": 1}]}` has no branch for a text that the list of `Open` lacks. More
/// schemas count than readers have rules for: what counts is never called additive without reason.
struct AskedSchemas {
  private let graph: SchemaGraph
  private var asked: Set<NodeID> = []

  /// A schema to be looked at.
  private struct Visit: Hashable {
    let id: NodeID
    var isAsked: Bool
    /// Whether it is merged with another schema.
    var isMerged = false
  }

  init(from root: NodeID, in graph: SchemaGraph) {
    self.graph = graph
    var read: Set<Visit> = []
    // What a dynamic reference means depends on the way to it, so that rules check all of it.
    var waiting = [Visit(id: root, isAsked: !graph.dynamicAnchors.isEmpty)]
    while let next = waiting.popLast() {
      guard read.insert(next).inserted else { continue }
      if next.isAsked { asked.insert(next.id) }
      guard case .keywords(let entries) = graph[next.id].form else { continue }
      let isMerged = next.isMerged || merges(entries)
      if isMerged || !isUnion(entries), hasAlternatives(entries) { asked.insert(next.id) }
      let isBacked = isMerged || areChecked(entries)
      for entry in entries {
        if let parts = merged(by: entry) {
          waiting += parts.map { Visit(id: $0, isAsked: next.isAsked, isMerged: isMerged) }
        }
        let (schemas, areAsked) = schemas(of: entry, among: entries)
        waiting += schemas.map { Visit(id: $0, isAsked: next.isAsked || isBacked || areAsked) }
      }
    }
  }

  func contains(_ id: NodeID) -> Bool { asked.contains(id) }

  /// The schemas of a keyword, and whether readers only ask them.
  private func schemas(
    of entry: KeywordEntry, among entries: [KeywordEntry]
  ) -> (schemas: [NodeID], areAsked: Bool) {
    switch entry.keyword {
    case .properties(let members): (members.map(\.schema), false)
    case .patternProperties(let members): (members.map(\.schema), false)
    case .additionalProperties(let schema), .items(let schema, _): ([schema], false)
    case .prefixItems(let schemas): (schemas, false)
    case .anyOf(let branches), .oneOf(let branches):
      (branches, !isUnion(entries) || !areToldApart(branches))
    case .dynamicReference(let schema, let anchor?):
      ([schema] + graph.dynamicAnchors.values.compactMap { $0[anchor] }, true)
    case .contains(let schema, _, _, _), .unevaluatedItems(let schema), .propertyNames(let schema),
      .unevaluatedProperties(let schema):
      ([schema], true)
    case .dependentSchemas, .not, .conditional: (entry.keyword.inPlaceSchemas, true)
    default: ([], false)
    }
  }

  /// The schemas that a keyword merges with its own.
  private func merged(by entry: KeywordEntry) -> [NodeID]? {
    switch entry.keyword {
    case .reference(let schema), .dynamicReference(let schema, anchor: nil): [schema]
    case .allOf(let schemas): schemas
    default: nil
    }
  }

  /// Whether several schemas say something of the same values, a type left aside.
  private func merges(_ entries: [KeywordEntry]) -> Bool {
    let parts = entries.reduce(0) { $0 + (merged(by: $1)?.count ?? 0) }
    let saysMore = entries.contains { entry in
      if case .type = entry.keyword { false } else { merged(by: entry) == nil }
    }
    return parts > 1 || parts == 1 && saysMore
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
  private func kinds(of id: NodeID) -> TypeSet {
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
        default: continue
        }
      }
    }
    return kinds.isDisjoint(with: .number) ? kinds : kinds.union(.number)
  }
}
