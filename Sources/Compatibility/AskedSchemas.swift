internal import JSON
internal import Schema

/// The schemas of a contract of which its readers only ask, somewhere, whether they accept a value: below
/// `not`, `if` or `contains`, or as a branch of a union that nothing evident tells apart.
///
/// No type stands for them there, so that `x-open` keeps nothing: `{"anyOf": [{"$ref": "#/$defs/Open"},
/// {"type": "string", "maxLength": 1}]}` has no branch for a text that the list of `Open` lacks.
struct AskedSchemas {
  private let graph: SchemaGraph
  private var asked: Set<NodeID> = []

  init(from root: NodeID, in graph: SchemaGraph) {
    self.graph = graph
    var read: Set<NodeID> = []
    var waiting = [(id: root, isAsked: false)]
    while let next = waiting.popLast() {
      let isNew =
        next.isAsked ? asked.insert(next.id).inserted : read.insert(next.id).inserted
      guard isNew, case .keywords(let entries) = graph[next.id].form else { continue }
      for entry in entries {
        let (schemas, areAsked) = schemas(of: entry, among: entries)
        waiting += schemas.map { (id: $0, isAsked: next.isAsked || areAsked) }
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
    case .additionalProperties(let schema), .items(let schema, _), .reference(let schema),
      .dynamicReference(let schema, anchor: nil):
      ([schema], false)
    case .prefixItems(let schemas), .allOf(let schemas): (schemas, false)
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
