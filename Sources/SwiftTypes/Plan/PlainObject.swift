import JSON
import Schema

/// An object of which its members say everything, beside conditions that a step may keep: else there is
/// only what says nothing of objects, in all schemas that it is merged with.
struct PlainObject {
  /// The schemas of each member, all of which its value has to fit, in the order of the parts.
  private(set) var members: [Name: [NodeID]] = [:]
  private(set) var required: Set<Name> = []
  /// The names that members had in the version before, as `x-renamed-from` says.
  private(set) var formerNames: [Name: Name] = [:]
  /// What is asked of the object as a whole.
  private(set) var conditions: [SharedCondition] = []
  /// Whether it refuses members that it does not name.
  let isClosed: Bool

  init?(_ id: NodeID, in knowledge: SchemaKnowledge) {
    guard !knowledge.references.dependsOnScope.contains(id),
      let parts = knowledge.parts(of: id)?.sorted()
    else { return nil }
    var types = TypeSet.all
    var closings: [Set<Name>] = []
    for part in parts {
      guard let plain = PlainPart(part, in: knowledge) else { return nil }
      types.formIntersection(plain.types)
      required.formUnion(plain.required)
      conditions += plain.conditions
      for member in plain.members where members[member.name]?.contains(member.schema) != true {
        members[member.name, default: []].append(member.schema)
      }
      if let names = plain.closing(in: knowledge) { closings.append(names) }
    }
    let names = Set(members.keys)
    // A part that is closed refuses what only others name: no value has it.
    guard types == .object, required.isSubset(of: names), closings.allSatisfy({ $0 == names })
    else { return nil }
    isClosed = !closings.isEmpty
    for (name, schemas) in members {
      let former = Set(schemas.compactMap { knowledge.formerName(of: $0) })
      guard former.count <= 1 else { return nil }
      formerNames[name] = former.first
    }
  }
}

/// What one schema says, without those that it is merged with.
private struct PlainPart {
  var types = TypeSet.all
  var members: [NamedSchema] = []
  var required: [Name] = []
  var conditions: [SharedCondition] = []
  private let id: NodeID
  /// Whether it refuses other members than its own; nil where it says nothing of them.
  private var additional: Bool?
  /// The same of members that nothing it is merged with names, either.
  private var unevaluated: Bool?

  init?(_ id: NodeID, in knowledge: SchemaKnowledge) {
    self.id = id
    let entries: [KeywordEntry]
    switch knowledge.graph[id].form {
    case .always: entries = []
    case .never: return nil
    case .keywords(let list): entries = list
    }
    for entry in entries {
      switch entry.keyword {
      case .type(let named): types = named
      case .properties(let list): members = list
      case .required(let names): required = names
      case .reference, .allOf: continue
      case .additionalProperties(let schema):
        guard let isClosed = knowledge.refusesAll(schema) else { return nil }
        additional = isClosed
      case .unevaluatedProperties(let schema):
        guard let isClosed = knowledge.refusesAll(schema) else { return nil }
        unevaluated = isClosed
      case .format where !knowledge.graph[id].assertsFormat: continue
      case _ where entry.keyword.passesObjects: continue
      default:
        guard let condition = SharedCondition(entry, of: id, in: knowledge) else { return nil }
        conditions.append(condition)
      }
    }
  }

  /// The only names it accepts; nil where it accepts all of them.
  func closing(in knowledge: SchemaKnowledge) -> Set<Name>? {
    if let additional { return additional ? Set(members.map(\.name)) : nil }
    guard unevaluated == true else { return nil }
    var names: Set<Name> = []
    for part in knowledge.parts(of: id) ?? [] {
      guard let plain = PlainPart(part, in: knowledge) else { return nil }
      // What lets others in lets them past `unevaluatedProperties`, too.
      if plain.additional == false || plain.unevaluated == false { return nil }
      names.formUnion(plain.members.map(\.name))
    }
    return names
  }
}

extension PlainObject {
  /// Whether every object of an old version meets the conditions of this one as long as it is not changed.
  func sharesConditions(of old: PlainObject) -> Bool {
    conditions.allSatisfy { new in old.conditions.contains { $0.isSame(as: new) } }
  }
}

extension SchemaKnowledge {
  /// Whether a schema refuses every value; nil where it accepts some of them.
  fileprivate func refusesAll(_ id: NodeID) -> Bool? {
    if case .never = graph[id].form { return true }
    return saysNothing(id) ? false : nil
  }

  /// The name that a member had in the version before, as one of its schemas says.
  func formerName(of member: NodeID) -> Name? {
    graph[member].source["x-renamed-from"]?.string.map { Name($0) }
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
