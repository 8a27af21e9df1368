import JSON
import Schema

/// A keyword that says something of an object as a whole. A version keeps it where the version before has
/// the same one in the same resource, and the step between them touches nothing that it looks at.
struct SharedCondition {
  /// The text of the keyword, and of those that belong to it.
  private let text: [JSON?]
  private let name: Name
  private let resource: NodeID
  private let aspect: Aspect

  /// What of an object the keyword looks at.
  private enum Aspect {
    /// How many members there are at least.
    case count
    /// Their names, all of which a schema accepts.
    case names(NodeID)
    /// Whether those of some names are there, whatever they and others are.
    case members(Set<Name>)
  }

  /// Nil where what it looks at is not evident.
  init?(_ entry: KeywordEntry, of id: NodeID, in knowledge: SchemaKnowledge) {
    switch entry.keyword {
    case .minProperties: aspect = .count
    case .propertyNames(let schema): aspect = .names(schema)
    case .not, .conditional, .dependentRequired, .dependentSchemas:
      guard let names = knowledge.membersLookedAt(by: entry.keyword) else { return nil }
      aspect = .members(names)
    default: return nil
    }
    name = entry.name
    resource = knowledge.graph[id].resource
    let source = knowledge.graph[id].source
    if case .conditional = entry.keyword {
      text = ["if", "then", "else"].map { source[$0] }
    } else {
      text = [source[entry.name]]
    }
  }

  /// Whether both are the same keyword with the same meaning.
  func isSame(as other: SharedCondition) -> Bool {
    name == other.name && resource == other.resource && text == other.text
  }

  /// Whether an object that meets it still does when a step has filled some holes.
  func holds(after holes: [UpcastPlan.Hole], in graph: SchemaGraph) -> Bool {
    let given = holes.map { Name($0.member.name) }
    switch aspect {
    case .count:
      // A member that may be left out may be taken away by what is written.
      return holes.allSatisfy { hole in
        if case .written = hole.source { hole.member.isRequired } else { true }
      }
    case .names(let schema):
      return given.allSatisfy { graph.isValid(.string($0.text), at: schema) == true }
    case .members(let names):
      return names.isDisjoint(with: given + holes.compactMap { $0.former.map { Name($0) } })
        && names.isDisjoint(with: holes.compactMap(\.source.former))
    }
  }
}

extension UpcastPlan.Source {
  /// The name of the member that it is.
  fileprivate var former: Name? {
    if case .renamed(let former, _) = self { Name(former) } else { nil }
  }
}

extension SchemaKnowledge {
  /// The members of which a keyword asks only whether they are there; nil where it may ask for others, for
  /// what they are, or for the object as a whole. What it said of their values, a version that names such a
  /// member for the first time could contradict.
  fileprivate func membersLookedAt(by keyword: Keyword) -> Set<Name>? {
    var names: Set<Name> = []
    var waiting = [keyword]
    while let next = waiting.popLast() {
      var schemas: [NodeID] = []
      switch next {
      case .type: continue
      case .required(let list): names.formUnion(list)
      case .dependentRequired(let list):
        for entry in list { names.formUnion([entry.name] + entry.required) }
      case .dependentSchemas(let list):
        names.formUnion(list.map(\.name))
        schemas = list.map(\.schema)
      case .not(let schema): schemas = [schema]
      case .allOf(let list), .anyOf(let list), .oneOf(let list): schemas = list
      case .conditional(let condition, let consequence, let alternative):
        schemas = [condition] + [consequence, alternative].compactMap { $0 }
      default: return nil
      }
      for schema in schemas {
        guard case .keywords(let entries) = graph[schema].form else { continue }
        waiting += entries.map(\.keyword)
      }
    }
    return names
  }
}
