import JSON
import Schema

/// Schemas that are merged with others, of which one gives the type.
extension PlaceReader {
  /// What a schema below `properties` is for the types that have the member, whichever schema gives its type.
  static func shares(of id: NodeID, in planner: Planner) -> [Trace.Role] {
    guard let (object, name) = member(id, in: planner) else { return [] }
    return planner.plans.values.compactMap { plan -> Trace.Role? in
      guard !plan.isInput, case .object(let type) = plan.kind,
        let member = type.members.first(where: { Name($0.name) == name }),
        planner.parts(of: plan.node)?.contains(object) == true
      else { return nil }
      return .member(
        plan.knownPath, member.identifier, member.name, isRequired: member.isRequired,
        member.content)
    }
  }

  /// The object around the schema of a member, and the name of that.
  private static func member(
    _ id: NodeID, in planner: Planner
  ) -> (object: NodeID, name: Name)? {
    let node = planner.graph[id]
    guard let name = node.pointer.lastToken, let list = node.pointer.parent,
      list.lastToken == "properties", let around = list.parent,
      let object = planner.graph.node(at: around, inDocument: node.document)
    else { return nil }
    return (object, name)
  }

  /// Whether a type has the member's type from another schema, and leaves this one to rules.
  var isBeside: Bool {
    guard let (_, name) = Self.member(id, in: planner) else { return false }
    return homes.contains { planner.conjunction($0).besides[name]?.contains(id) ?? false }
  }

  /// The schemas of the types that have the member.
  private var homes: [NodeID] {
    let keys = Set(shares.compactMap { $0.path.map { planner.key($0) } })
    guard !keys.isEmpty else { return [] }
    return planner.plans.values.filter { !$0.isInput && keys.contains(planner.key($0.knownPath)) }
      .map(\.node)
  }

  /// What the member is, and which schema gives its type.
  var shareReasons: [String] {
    guard case .member(let path, _, let json, let isRequired, let content)? = shares.first else {
      return []
    }
    let key = planner.key(path)
    let home = planner.plans.values.first { !$0.isInput && planner.key($0.knownPath) == key }
    let source = home.flatMap { plan in
      planner.conjunction(plan.node).properties.first { $0.name == Name(json) }
    }
    let place = source.map { ", at `\(planner.shownLocation($0.schema))`" } ?? ""
    let reasons =
      memberReasons(path, json, isRequired, content) + [
        "It is merged with another schema of the member\(place), which gives the type."
      ]
    return reasons + otherTypes(shares)
  }

  /// Says which types have what the first one has, too.
  func otherTypes(_ roles: [Trace.Role]) -> [String] {
    let others = roles.dropFirst().compactMap { headline(of: $0) }
    guard !others.isEmpty else { return [] }
    let list = others.joined(separator: "; ")
    return ["Types that are merged with the schema around it have it, too: \(list)."]
  }

  /// Whether the schema is a part of an `allOf` whose type does not say what a keyword asks, because
  /// another part says something of the kind, too, or only the whole can say it.
  func isOutdone(_ keyword: Keyword) -> Bool {
    guard role == nil, type == nil, let facts = mergedFacts else { return false }
    let own = planner.knowledge[id]
    switch keyword {
    case .multipleOf(let number): return !facts.has("multipleOf", number)
    case .minimum(let number, let isExclusive):
      return !facts.has(isExclusive ? "exclusiveMinimum" : "minimum", number)
    case .maximum(let number, let isExclusive):
      return !facts.has(isExclusive ? "exclusiveMaximum" : "maximum", number)
    case .enumeration, .constant: return facts.enumeration != own.enumeration
    case .items, .prefixItems: return facts.items != own.items || facts.prefix != own.prefix
    case .additionalProperties: return facts.additional != own.additional
    case .anyOf, .oneOf: return true
    default: return false
    }
  }

  /// All that is said of the value that the schema is said of as a part; nil where it is none.
  private var mergedFacts: Facts? {
    var reader = self
    while reader.role == nil, reader.type == nil {
      guard let (outer, keyword) = reader.outer, keyword == "allOf" else { return nil }
      reader = outer
    }
    return reader.facts
  }
}

extension Facts {
  fileprivate func has(_ label: String, _ number: JSONNumber) -> Bool {
    bounds.contains { $0.label == label && $0.number == number }
  }
}
