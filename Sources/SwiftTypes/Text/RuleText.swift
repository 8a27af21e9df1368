import JSON
import Schema

/// The rules that generated code carries: schemas as JSON text, reduced to what asserts.
struct RuleTexts {
  /// The entries in the order of their keys.
  var entries: [String] = []
  var patterns: [PatternPlan] = []
  /// The schemas of which all stands in them.
  var schemas: Set<NodeID> = []
  /// The places of dynamic anchors.
  var anchors: [(resource: String, name: String, place: String)] = []

  var isEmpty: Bool { entries.isEmpty }
}

extension Planner {
  /// The rules that the planned checks need, and all that these refer to. Call it when all types are
  /// planned.
  mutating func ruleTexts() -> RuleTexts {
    guard !checks.isEmpty else { return RuleTexts() }
    var writing = RuleWriting(planner: self)
    let result = writing.finish()
    patternPlans = writing.planner.patternPlans
    diagnostics = writing.planner.diagnostics
    circular = writing.planner.circular
    return result
  }
}

/// Writes the schemas that checks need, one entry for each that is referred to.
private struct RuleWriting {
  var planner: Planner
  private let graph: SchemaGraph
  private var texts: [String: String] = [:]
  private var waiting: [Asked] = []
  private var known: Set<Asked> = []
  private var patterns: [Name: PatternPlan] = [:]
  private var hasDynamicReferences = false

  /// A schema that something refers to.
  private struct Asked: Hashable {
    let id: NodeID
    /// Whether open lists in it are asked for as readers keep them: what is not listed, too.
    let keepsUnlisted: Bool
  }

  init(planner: Planner) {
    self.planner = planner
    graph = planner.graph
  }

  mutating func finish() -> RuleTexts {
    for (key, entry) in planner.checks.sorted(by: { $0.key < $1.key }) {
      if let keywords = entry.keywords {
        let asked = Asked(id: entry.node, keepsUnlisted: entry.keepsUnlisted)
        texts[key] = text(of: asked, key: key, keywords)
      } else {
        refer(to: entry.node, keepsUnlisted: entry.keepsUnlisted)
      }
    }
    writeReferred()
    var anchors: [(resource: String, name: String, place: String)] = []
    if hasDynamicReferences {
      for (resource, names) in graph.dynamicAnchors.sorted(by: { $0.key < $1.key }) {
        for (name, node) in names.sorted(by: { $0.key < $1.key }) {
          refer(to: node, keepsUnlisted: false)
          anchors.append((planner.location(resource), name.text, planner.location(node)))
        }
      }
      writeReferred()
    }
    return RuleTexts(
      entries: texts.keys.sorted().compactMap { texts[$0] },
      patterns: patterns.keys.sorted().compactMap { patterns[$0] }, schemas: Set(known.map(\.id)),
      anchors: anchors)
  }

  /// Has a schema written, and says what it is known by.
  @discardableResult
  private mutating func refer(to id: NodeID, keepsUnlisted: Bool) -> String {
    // Most schemas have no open list: one text will do.
    let keeps = keepsUnlisted && planner.knowledge.hasOpenList.contains(id)
    let asked = Asked(id: id, keepsUnlisted: keeps)
    if known.insert(asked).inserted { waiting.append(asked) }
    return planner.key(ofRules: id, keepsUnlisted: keeps)
  }

  private mutating func writeReferred() {
    while let asked = waiting.popLast() {
      let key = planner.key(ofRules: asked.id, keepsUnlisted: asked.keepsUnlisted)
      texts[key] = text(of: asked, key: nil, nil)
    }
  }

  private mutating func text(of asked: Asked, key: String?, _ keywords: Set<Name>?) -> String {
    let id = asked.id
    let place = planner.shownLocation(id)
    var members = [JSONMember(name: "$at", value: .string(place))]
    let location = planner.key(ofRules: id, keepsUnlisted: asked.keepsUnlisted)
    if let key = key ?? (Name(place) == Name(location) ? nil : location) {
      members.append(JSONMember(name: "$key", value: .string(key)))
    }
    switch graph[id].form {
    case .always: break
    case .never: members.append(JSONMember(name: "$never", value: .bool(true)))
    case .keywords: members += self.members(of: asked, outer: nil, keywords)
    }
    return Self.visible(JSON.object(JSONObject(members)).compactText)
  }

  private mutating func schema(_ id: NodeID, in outer: Asked, keepsUnlisted: Bool) -> JSON {
    switch graph[id].form {
    case .always: return .bool(true)
    case .never: return .bool(false)
    case .keywords:
      let asked = Asked(id: id, keepsUnlisted: keepsUnlisted)
      return .object(JSONObject(members(of: asked, outer: graph[outer.id].resource, nil)))
    }
  }

  private mutating func members(
    of asked: Asked, outer: NodeID?, _ keywords: Set<Name>?
  ) -> [JSONMember] {
    let id = asked.id
    guard case .keywords(let entries) = graph[id].form else { return [] }
    var members: [JSONMember] = []
    // Only dynamic references look at resources.
    if references.dependsOnScope.contains(id), outer != graph[id].resource {
      let place = planner.location(graph[id].resource)
      members.append(JSONMember(name: "$resource", value: .string(place)))
    }
    let namesOnly = keywords?.contains("additionalProperties") ?? false
    for entry in entries {
      if let keywords, !keywords.contains(entry.name) {
        if namesOnly { members += names(of: entry) }
        continue
      }
      add(entry, of: asked, to: &members)
    }
    return members
  }

  private var references: ReferenceIndex { planner.references }

  /// The names that `additionalProperties` has to know, with nothing asked of their members.
  private mutating func names(of entry: KeywordEntry) -> [JSONMember] {
    switch entry.keyword {
    case .properties(let list):
      let names = list.map { JSONMember(name: $0.name, value: .bool(true)) }
      return [JSONMember(name: entry.name, value: .object(JSONObject(names)))]
    case .patternProperties(let list):
      for pattern in list { use(pattern.pattern, list.first?.schema) }
      let names = list.map { JSONMember(name: Name($0.pattern.source), value: .bool(true)) }
      return [JSONMember(name: entry.name, value: .object(JSONObject(names)))]
    default: return []
    }
  }

  private mutating func use(_ pattern: PatternText, _ id: NodeID?) {
    guard let id, let plan = planner.pattern(pattern, at: id) else { return }
    patterns[Name(pattern.source)] = plan
  }

  private mutating func add(
    _ entry: KeywordEntry, of asked: Asked, to members: inout [JSONMember]
  ) {
    let id = asked.id
    let kept = asked.keepsUnlisted ? planner.knowledge.openLists[id] : nil
    func put(_ name: Name, _ value: JSON) { members.append(JSONMember(name: name, value: value)) }
    func put(_ name: Name, _ types: TypeSet) {
      put(name, .array(types.schemaNames.map { .string($0) }))
    }
    switch entry.keyword {
    case .type(let types): put("type", types)
    case .enumeration(let values):
      if let kept { put("$kinds", kept) } else { put("enum", .array(values)) }
    case .constant(let value): put("const", value)
    case .multipleOf(let number): put("multipleOf", .number(number))
    case .minimum(let number, let exclusive):
      put(exclusive ? "exclusiveMinimum" : "minimum", .number(number))
    case .maximum(let number, let exclusive):
      put(exclusive ? "exclusiveMaximum" : "maximum", .number(number))
    case .minLength(let count), .maxLength(let count), .minItems(let count), .maxItems(let count),
      .minProperties(let count), .maxProperties(let count):
      put(entry.name, .number(JSONNumber(count)))
    case .pattern(let pattern):
      use(pattern, id)
      put("pattern", .string(pattern.source))
    case .uniqueItems: put("uniqueItems", .bool(true))
    case .required(let names): put("required", .array(names.map { .string($0.text) }))
    case .reference(let target):
      put("$ref", .string(refer(to: target, keepsUnlisted: asked.keepsUnlisted)))
    case .dynamicReference(let target, let anchor):
      let keeps = asked.keepsUnlisted && anchor == nil
      put("$dynamicRef", dynamic(target, anchor, keepsUnlisted: keeps))
    case .unreadable: planner.notGenerated(id, entry)
    case .format(let name):
      guard graph[id].assertsFormat else { return }
      switch Format.meaning(of: name) {
      case .checked: put("format", .string(name))
      case .unchecked: planner.notGenerated(id, entry)
      case .foreign: return
      }
    default:
      for member in applicator(entry, of: asked) { Self.add(member, to: &members) }
    }
  }

  /// Adds a keyword. Older drafts have both kinds of dependencies under one.
  private static func add(_ member: JSONMember, to members: inout [JSONMember]) {
    guard member.name == "dependencies", case .object(let added) = member.value,
      let index = members.firstIndex(where: { $0.name == member.name }),
      case .object(let known) = members[index].value
    else { return members.append(member) }
    members[index] = JSONMember(
      name: member.name, value: .object(JSONObject(known.members + added.members)))
  }

  private mutating func dynamic(
    _ target: NodeID, _ anchor: Name?, keepsUnlisted: Bool
  ) -> JSON {
    let key = refer(to: target, keepsUnlisted: keepsUnlisted)
    if anchor != nil { hasDynamicReferences = true }
    var members = [JSONMember(name: "to", value: .string(key))]
    if let anchor { members.append(JSONMember(name: "anchor", value: .string(anchor.text))) }
    return .object(JSONObject(members))
  }

  private mutating func applicator(_ entry: KeywordEntry, of asked: Asked) -> [JSONMember] {
    var list: [JSONMember] = []
    func put(_ name: Name, _ value: JSON) { list.append(JSONMember(name: name, value: value)) }
    // What holds of a value in any case is asked for as its type asks; what only tells values apart, as
    // the schema says it.
    let keeps = asked.keepsUnlisted
    switch entry.keyword {
    case .prefixItems(let nodes), .allOf(let nodes):
      put(entry.name, .array(nodes.map { schema($0, in: asked, keepsUnlisted: keeps) }))
    case .anyOf(let nodes), .oneOf(let nodes):
      put(entry.name, .array(nodes.map { schema($0, in: asked, keepsUnlisted: false) }))
    case .items(let node, _), .additionalProperties(let node):
      put(entry.name, schema(node, in: asked, keepsUnlisted: keeps))
    case .unevaluatedItems(let node), .unevaluatedProperties(let node), .propertyNames(let node),
      .not(let node):
      put(entry.name, schema(node, in: asked, keepsUnlisted: false))
    case .contains(let node, let minimum, let maximum, let marks):
      put(entry.name, schema(node, in: asked, keepsUnlisted: false))
      put("minContains", .number(JSONNumber(minimum)))
      if let maximum { put("maxContains", .number(JSONNumber(maximum))) }
      if !marks { put("$unmarked", .bool(true)) }
    case .properties(let pairs): put(entry.name, named(pairs, in: asked, keepsUnlisted: keeps))
    case .patternProperties(let pairs):
      for pair in pairs { use(pair.pattern, asked.id) }
      let pairs = pairs.map { NamedSchema(name: Name($0.pattern.source), schema: $0.schema) }
      put(entry.name, named(pairs, in: asked, keepsUnlisted: keeps))
    case .dependentRequired(let pairs):
      let names = pairs.map { pair in
        JSONMember(name: pair.name, value: .array(pair.required.map { .string($0.text) }))
      }
      put(entry.name, .object(JSONObject(names)))
    case .dependentSchemas(let pairs):
      put(entry.name, named(pairs, in: asked, keepsUnlisted: false))
    case .conditional(let condition, let consequence, let alternative):
      put("if", schema(condition, in: asked, keepsUnlisted: false))
      for (name, branch) in [("then", consequence), ("else", alternative)] as [(Name, NodeID?)] {
        if let branch { put(name, schema(branch, in: asked, keepsUnlisted: false)) }
      }
    default: break
    }
    return list
  }

  private mutating func named(
    _ pairs: [NamedSchema], in asked: Asked, keepsUnlisted: Bool
  ) -> JSON {
    let members = pairs.map { pair in
      JSONMember(
        name: pair.name, value: schema(pair.schema, in: asked, keepsUnlisted: keepsUnlisted))
    }
    return .object(JSONObject(members))
  }

  /// JSON text in which every character can be seen: others are escaped, as JSON allows in strings.
  private static func visible(_ text: String) -> String {
    // Nearly all are plain ASCII.
    if text.utf8.allSatisfy(Literal.isPlain(ascii:)) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == " " || Literal.isPlain(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        for unit in String(Character(scalar)).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
      }
    }
    return result
  }
}

extension TypeSet {
  /// The names that a schema has for the types.
  var schemaNames: [String] { names.map { $0 == "bool" ? "boolean" : $0 } }
}
