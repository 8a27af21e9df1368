import JSON
import Schema

/// Where the keywords of a type are written that are not its own schema's, or have another name there.
///
/// Reading knows the way from a type to the keyword that refuses a value, `/properties/id/minLength`. In a
/// merged schema that keyword stands elsewhere, and a failure has to name the place where it does.
struct Origin: Equatable {
  /// The way that reading knows.
  let path: String
  /// The place: `schema.json#/$defs/Base/properties/id/minLength`.
  let place: String
}

extension Planner {
  /// Notes the origins of every type, when all types are planned.
  mutating func planOrigins() {
    var walk = OriginWalk(planner: self)
    for plan in plans.values where !plan.isInput {
      if case .alias = plan.kind { continue }
      let origins = walk.origins(of: plan)
      if !origins.isEmpty { plans[plan.key]?.origins = origins }
    }
  }
}

/// A walk over the schemas that one type reads by itself.
private struct OriginWalk {
  let planner: Planner
  private let graph: SchemaGraph
  private let knowledge: SchemaKnowledge
  /// The schemas that have types.
  private let planned: Set<NodeID>
  private var origins: [Origin] = []
  /// The ways of these.
  private var noted: Set<Name> = []
  /// Whether the type is an enumeration of values.
  private var isChoice = false
  /// The schemas that are being visited, each within the one before it.
  private var open: [NodeID] = []

  init(planner: Planner) {
    self.planner = planner
    graph = planner.graph
    knowledge = planner.knowledge
    planned = Set(planner.plans.values.lazy.map(\.node))
  }

  mutating func origins(of plan: TypePlan) -> [Origin] {
    origins = []
    noted = []
    switch plan.kind {
    case .choice, .values: isChoice = true
    default: isChoice = false
    }
    visit(plan.node, at: "", isOwn: true)
    guard case .union(let union) = plan.kind, union.keyword != "type",
      let branches = knowledge[plan.node].alternatives?.branches
    else { return origins }
    for branch in branches {
      let number = graph[branch].pointer.lastToken?.text ?? ""
      visit(branch, at: "/\(union.keyword)/\(number)")
    }
    return origins
  }

  /// Visits a schema; `path` is the way to it that reading knows, and leads to its place.
  private mutating func visit(_ id: NodeID, at path: String, isOwn: Bool = false) {
    // A type has an end: a schema that is met again has another type where it stands.
    guard !open.contains(id), case .keywords(let entries) = graph[id].form, !entries.isEmpty,
      !planner.references.dependsOnScope.contains(id)
    else { return }
    if !isOwn, planned.contains(id) { return }
    if isIdle(id, isOwn: isOwn) { return }
    open.append(id)
    defer { open.removeLast() }
    if entries.allSatisfy(\.isCalledAsRead) {
      return visitBelow(knowledge[id], at: path, of: id, isPlain: true)
    }
    let parts = parts(of: id, isOwn: isOwn)
    guard !parts.isEmpty else { return }
    let facts = planner.conjunction(id)
    noteKeywords(parts, facts, at: path, of: id)
    visitBelow(facts, at: path, of: id, isPlain: false)
  }

  /// A schema and those that are read with it, in the order of merging. Nothing where it is only another
  /// name for a type, which knows its places itself.
  private func parts(of id: NodeID, isOwn: Bool) -> [NodeID] {
    var found: [NodeID] = []
    var waiting = [id]
    var isName = !isOwn
    while let next = waiting.popLast(), found.count < 64 {
      guard !found.contains(next) else { continue }
      if isName, next != id, planner.path(ofKnown: next) != nil { return [] }
      found.append(next)
      let facts = knowledge[next]
      var inner = [facts.reference?.target].compactMap { $0 } + (facts.allOf?.branches ?? [])
      isName = isName && facts.isSilent && inner.count(where: { !planner.saysNothing($0) }) == 1
      if let only = onlyBranch(facts) { inner.append(only) }
      waiting += inner.reversed()
    }
    return found
  }

  /// The branch beside `null`, whose type is the union's.
  private func onlyBranch(_ facts: Facts) -> NodeID? {
    guard let branches = facts.alternatives?.branches, branches.count <= 2, facts.typed.isEmpty
    else { return nil }
    let others = branches.filter { planner.kinds(of: $0) != .null }
    return others.count == 1 && !isNamed(others[0]) ? others.first : nil
  }

  /// Whether a schema has a type, or is only another name for one.
  private func isNamed(_ id: NodeID) -> Bool {
    if planner.path(ofKnown: id) != nil || planned.contains(id) { return true }
    let facts = knowledge[id]
    guard facts.isSilent, facts.allOf == nil, let target = facts.reference?.target else {
      return false
    }
    return planner.path(ofKnown: target) != nil
  }

  private mutating func note(_ path: String, _ place: String) {
    guard noted.insert(Name(path)).inserted else { return }
    origins.append(Origin(path: path, place: place))
  }

  /// Notes where the keywords are written that say something about the value itself.
  private mutating func noteKeywords(
    _ parts: [NodeID], _ facts: Facts, at path: String, of id: NodeID
  ) {
    let here = planner.shownLocation(id)
    let types = parts.compactMap { part -> TypeSet? in
      knowledge[part].hasType ? knowledge[part].types : nil
    }
    var places: [(way: String, place: String, expected: String)] = []
    for part in parts {
      guard case .keywords(let entries) = graph[part].form else { continue }
      let location = part == id ? here : planner.shownLocation(part)
      let isList = isChoice && planner.listedValues(of: part) != nil
      for entry in entries where !isOutdone(entry.keyword, by: facts) {
        if case .type(let own) = entry.keyword, own != facts.types, types.contains(facts.types) {
          continue
        }
        let place = "\(location)/\(entry.name.token)"
        for (way, name) in entry.keyword.waysAsRead(isChoice: isChoice, isList: isList) {
          places.append(("\(path)/\(way)", place, "\(here)/\(name)"))
        }
      }
    }
    // Of two parts that say the same, the first one refuses.
    var seen: Set<Name> = []
    for entry in places where seen.insert(Name(entry.way)).inserted {
      if !entry.place.utf8.elementsEqual(entry.expected.utf8) { note(entry.way, entry.place) }
    }
  }

  /// Whether another part asks for more than a keyword does.
  private func isOutdone(_ keyword: Keyword, by facts: Facts) -> Bool {
    switch keyword {
    case .minLength(let count): count != facts.length.minimum
    case .maxLength(let count): count != facts.length.maximum
    case .minItems(let count): count != facts.itemCount.minimum
    case .maxItems(let count): count != facts.itemCount.maximum
    case .minProperties(let count): count != facts.memberCount.minimum
    case .maxProperties(let count): count != facts.memberCount.maximum
    // A constant refuses all that a list refuses, and the other values of the list.
    case .enumeration: facts.isConstant
    default: false
    }
  }

  private mutating func visitBelow(
    _ facts: Facts, at path: String, of id: NodeID, isPlain: Bool
  ) {
    func steps(_ list: [Name]) -> [Name]? { isPlain ? nil : list }
    // What narrows a schema to other types leaves nothing of its members and items to be read.
    if facts.types.contains(.object) {
      for property in facts.properties where !isPlain || !isIdle(property.schema) {
        let way = "\(path)/properties/\(property.name.token)"
        lead(way, to: property.schema, from: id, by: steps(["properties", property.name]))
      }
      for entry in facts.patternProperties {
        let name = Name(entry.pattern.source)
        let way = "\(path)/patternProperties/\(name.token)"
        lead(way, to: entry.schema, from: id, by: steps(["patternProperties", name]))
      }
      if let additional = facts.additional {
        let way = "\(path)/additionalProperties"
        lead(way, to: additional, from: id, by: steps(["additionalProperties"]))
      }
    }
    guard facts.types.contains(.array) else { return }
    for (index, schema) in facts.prefix.enumerated() {
      let way = "\(path)/prefixItems/\(index)"
      lead(way, to: schema, from: id, by: steps(["prefixItems", Name(String(index))]))
    }
    if let items = facts.items {
      lead("\(path)/items", to: items, from: id, by: steps(["items"]))
    }
  }

  /// Whether a schema that stands where reading expects it has nothing to note, nor anything below it.
  /// Most have not: this is found out before any way is written down.
  private func isIdle(_ id: NodeID, isOwn: Bool = false) -> Bool {
    guard case .keywords(let entries) = graph[id].form, isOwn || !planned.contains(id) else {
      return true
    }
    if !isOwn, entries.count == 1, case .reference(let target) = entries[0].keyword {
      return planner.path(ofKnown: target) != nil
    }
    return entries.allSatisfy { entry in
      entry.isCalledAsRead && entry.keyword.schemas.allSatisfy { isIdle($0) }
    }
  }

  /// Visits a schema below another one, and notes where it stands when the way leads elsewhere. Without
  /// steps, it leads there.
  private mutating func lead(
    _ path: String, to child: NodeID, from id: NodeID, by steps: [Name]?
  ) {
    guard let steps, !isThere(child, from: id, by: steps) else { return visit(child, at: path) }
    switch graph[child].form {
    case .always: return
    case .never: break
    case .keywords:
      if planner.path(ofKnown: child) != nil || planned.contains(child)
        || parts(of: child, isOwn: false).isEmpty
      {
        return
      }
    }
    note(path, planner.shownLocation(child))
    visit(child, at: path)
  }

  private func isThere(_ child: NodeID, from id: NodeID, by steps: [Name]) -> Bool {
    let (outer, inner) = (graph[id], graph[child])
    guard outer.document == inner.document,
      inner.pointer.count == outer.pointer.count + steps.count
    else { return false }
    let tokens = inner.pointer.tokens
    return tokens.suffix(steps.count).elementsEqual(steps)
      && tokens.starts(with: outer.pointer.tokens)
  }
}

extension Name {
  /// As a token of a pointer in text (RFC 6901, section 3).
  fileprivate var token: String {
    let isPlain = text.utf8.allSatisfy { $0 != UInt8(ascii: "~") && $0 != UInt8(ascii: "/") }
    return isPlain ? text : String("\(JSONPointer([self]))".dropFirst())
  }
}

extension KeywordEntry {
  /// Whether reading calls the keyword as the schema does, and reads no other schema with it.
  fileprivate var isCalledAsRead: Bool {
    switch keyword {
    case .reference, .dynamicReference, .allOf, .unevaluatedItems, .unevaluatedProperties, .anyOf,
      .oneOf, .constant:
      return false
    case .items: return name == "items"
    case .prefixItems: return name == "prefixItems"
    case .dependentRequired: return name == "dependentRequired"
    default: return keyword.nameAsRead.map { Name($0) == name } ?? true
    }
  }
}

extension Keyword {
  /// The ways on which reading reaches the keyword where it refuses a value, each with the keyword that it
  /// expects there.
  fileprivate func waysAsRead(isChoice: Bool, isList: Bool) -> [(way: String, name: String)] {
    switch self {
    case .required(let names): return names.map { ("required/\($0.token)", "required") }
    case .dependentRequired(let list):
      return list.map { ("dependentRequired/\($0.name.token)", "dependentRequired") }
    case .oneOf where isList, .anyOf where isList: return [("enum", "enum")]
    case .constant where isChoice: return [("enum", "enum")]
    default: return nameAsRead.map { [($0, $0)] } ?? []
    }
  }

  /// What reading calls the keyword; nil where it names another place, or none.
  fileprivate var nameAsRead: String? {
    switch self {
    case .type: "type"
    case .enumeration: "enum"
    case .constant: "const"
    case .multipleOf: "multipleOf"
    case .minimum(_, let isExclusive): isExclusive ? "exclusiveMinimum" : "minimum"
    case .maximum(_, let isExclusive): isExclusive ? "exclusiveMaximum" : "maximum"
    case .minLength: "minLength"
    case .maxLength: "maxLength"
    case .pattern: "pattern"
    case .minItems: "minItems"
    case .maxItems: "maxItems"
    case .uniqueItems: "uniqueItems"
    case .minProperties: "minProperties"
    case .maxProperties: "maxProperties"
    case .required, .dependentRequired, .oneOf, .anyOf, .items, .prefixItems, .format, .contains,
      .unevaluatedItems, .properties, .patternProperties, .additionalProperties, .propertyNames,
      .dependentSchemas, .unevaluatedProperties, .allOf, .not, .conditional, .reference,
      .dynamicReference, .unreadable:
      nil
    }
  }
}
