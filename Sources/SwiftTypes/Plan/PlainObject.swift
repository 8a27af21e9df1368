import JSON
import Schema

/// An object of which its members say everything: beside them there is only what says nothing of objects.
struct PlainObject {
  private(set) var members: [Name: NodeID] = [:]
  private(set) var required: Set<Name> = []
  /// The names that members had in the version before, as `x-renamed-from` says.
  private(set) var formerNames: [Name: Name] = [:]
  private(set) var isClosed = false

  init?(_ id: NodeID, in knowledge: SchemaKnowledge) {
    let graph = knowledge.graph
    guard case .keywords(let entries) = graph[id].form else { return nil }
    var types = TypeSet.all
    // What `additionalProperties` says something of, `unevaluatedProperties` leaves alone.
    var others: (additional: Bool?, unevaluated: Bool?)
    for entry in entries {
      switch entry.keyword {
      case .type(let named): types = named
      case .properties(let list):
        for member in list {
          members[member.name] = member.schema
          let former = graph[member.schema].source["x-renamed-from"]?.string
          formerNames[member.name] = former.map { Name($0) }
        }
      case .required(let names): required = Set(names)
      case .additionalProperties(let schema):
        guard let isClosed = knowledge.refusesAll(schema) else { return nil }
        others.additional = isClosed
      case .unevaluatedProperties(let schema):
        guard let isClosed = knowledge.refusesAll(schema) else { return nil }
        others.unevaluated = isClosed
      case .format where !graph[id].assertsFormat: continue
      case _ where entry.keyword.passesObjects: continue
      default: return nil
      }
    }
    isClosed = others.additional ?? others.unevaluated ?? false
    guard types == .object, required.allSatisfy({ members[$0] != nil }) else { return nil }
  }
}

extension SchemaKnowledge {
  /// Whether a schema refuses every value; nil where it accepts some of them.
  fileprivate func refusesAll(_ id: NodeID) -> Bool? {
    if case .never = graph[id].form { return true }
    return saysNothing(id) ? false : nil
  }
}

extension Keyword {
  /// Whether it accepts every object, as it is about values of other types.
  fileprivate var passesObjects: Bool {
    switch self {
    case .multipleOf, .minimum, .maximum, .minLength, .maxLength, .pattern, .prefixItems, .items,
      .contains, .minItems, .maxItems, .uniqueItems, .unevaluatedItems:
      true
    case .type, .enumeration, .constant, .format, .properties, .patternProperties,
      .additionalProperties, .propertyNames, .minProperties, .maxProperties, .required,
      .dependentRequired, .dependentSchemas, .unevaluatedProperties, .allOf, .anyOf, .oneOf, .not,
      .conditional, .reference, .dynamicReference, .unreadable:
      false
    }
  }
}
