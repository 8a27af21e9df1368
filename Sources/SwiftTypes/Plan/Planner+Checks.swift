import JSON
import Schema

/// A schema, or some of its keywords, that generated code carries as rules.
struct RuleEntry {
  let node: NodeID
  /// The keywords to check, as written; nil for all of them.
  let keywords: Set<Name>?
  /// The keywords that a type beside it does not say, although all of them are checked.
  let unsaid: Set<Name>
  /// Whether it stands beside a type, which keeps what open lists do not name. Where a check tells branches
  /// of a union apart, an unlisted value belongs to none.
  let keepsUnlisted: Bool
}

extension Planner {
  /// The check that tells whether a value belongs to a branch of a union.
  mutating func question(_ id: NodeID) -> CheckPlan {
    let key = key(ofRules: id, keepsUnlisted: false)
    let unsaid = checks[key]?.unsaid ?? []
    checks[key] = RuleEntry(node: id, keywords: nil, unsaid: unsaid, keepsUnlisted: false)
    return CheckPlan(key: key)
  }

  /// What rules of a schema are known by.
  func key(ofRules id: NodeID, keepsUnlisted: Bool) -> String {
    let keeps = keepsUnlisted && knowledge.hasOpenList.contains(id)
    return location(id) + (keeps ? " with what is not listed" : "")
  }

  /// The check of some keywords of a schema, or of the whole schema, beside its type.
  mutating func check(_ id: NodeID, beyond keywords: Set<Name>?) -> CheckPlan {
    var keywords = keywords
    // What is left over after other keywords can only be said with those.
    let unsaid = keywords ?? []
    let names: Set<Name> = ["unevaluatedItems", "unevaluatedProperties"]
    if !unsaid.isDisjoint(with: names) { keywords = nil }
    keywords?.formUnion(merged(id, saying: unsaid))
    // What dynamic references mean depends on the way to them: they are asked for as written.
    let keeps = !references.dependsOnScope.contains(id)
    let key =
      keywords == nil ? key(ofRules: id, keepsUnlisted: keeps) : location(id) + " beyond its type"
    checks[key] = RuleEntry(
      node: id, keywords: keywords, unsaid: unsaid.union(checks[key]?.unsaid ?? []),
      keepsUnlisted: keeps)
    return CheckPlan(key: key)
  }

  /// The keywords by which a schema is merged with others, where only these say what is to be checked, or
  /// say more of it than the schema itself.
  private func merged(_ id: NodeID, saying keywords: Set<Name>) -> [Name] {
    let shared: Set<Name> = ["additionalProperties", "patternProperties", "type"]
    let isElsewhere = keywords.contains { graph[id].source[$0] == nil || shared.contains($0) }
    guard isElsewhere else { return [] }
    return [knowledge[id].reference?.entry.name, knowledge[id].allOf?.entry.name].compactMap { $0 }
  }

  /// A type with the check of what it does not express. Below a dynamic reference the definition
  /// around it checks everything.
  mutating func checked(_ type: SwiftType, _ id: NodeID, _ keywords: Set<Name>?) -> SwiftType {
    guard !references.dependsOnScope.contains(id) else { return type }
    return .checked(type, check(id, beyond: keywords))
  }

  /// The facts of a schema and of all that applies to the same values: `allOf`, and `$ref` beside
  /// other keywords.
  func conjunction(_ id: NodeID) -> Facts { knowledge.conjunction(id) }

  /// Whether a schema accepts everything.
  func saysNothing(_ id: NodeID) -> Bool { knowledge.saysNothing(id) }

  /// A schema and all that it is merged with; nil where one of these says that nothing is a value.
  func parts(of id: NodeID) -> [NodeID]? { knowledge.parts(of: id) }

  /// The types that the values of a schema may have; nil when that is not evident.
  func kinds(of id: NodeID) -> TypeSet? { knowledge.kinds(of: id) }
}
