import Diagnostics
import JSON
import Schema

/// What a schema asks for although nothing can be all of it.
///
/// Most of it is read off the keywords; where these only raise a doubt, the prover is asked. A part that
/// is `false` itself says so, and is no fault.
extension Planner {
  /// Reports a schema that no value can satisfy; its type refuses every value.
  mutating func reportContradiction(_ id: NodeID, _ facts: Facts) {
    guard !references.dependsOnScope.contains(id), let parts = parts(of: id) else { return }
    if parts.count == 1 {
      guard facts.unreadable.isEmpty, let reason = contradiction(alone: facts, id) else { return }
      report(contradictory: id, reason)
      return
    }
    let keyword = knowledge[id].allOf?.entry.name ?? knowledge[id].reference?.entry.name
    guard let keyword, let reason = contradiction(parts, facts) ?? provedContradiction(facts, id)
    else { return }
    report(
      SwiftRules.contradiction, at: id, keyword: keyword,
      "No value can satisfy all parts of this schema: \(reason)")
  }

  private mutating func report(contradictory id: NodeID, _ reason: String) {
    report(SwiftRules.contradiction, at: id, "No value can satisfy this schema: \(reason)")
  }

  /// Reports a list of values all of which the rest of the schema refuses, unless its parts were reported.
  mutating func reportEmptyChoice(_ id: NodeID) {
    let pointer = graph[id].pointer
    let file = Name(graph.documents[graph[id].document].name)
    let isKnown = diagnostics.contains { found in
      found.rule.id == SwiftRules.contradiction.id && Name(found.place.file) == file
        && (found.place.pointer == pointer || found.place.pointer?.parent == pointer)
    }
    guard !isKnown, parts(of: id) != nil else { return }
    report(contradictory: id, "the rest of it refuses every value that it lists.")
  }

  private func contradiction(_ parts: [NodeID], _ facts: Facts) -> String? {
    let all = parts.map { knowledge[$0] }
    guard all.allSatisfy({ !$0.types.isEmpty && $0.unreadable.isEmpty }) else { return nil }
    if facts.types.isEmpty { return "they have no type in common." }
    if let choices = Self.onlyValues(all.map(\.enumeration)), choices.isEmpty {
      return "they have no value of `enum` or `const` in common."
    }
    if let reason = Self.contradiction(in: facts) { return "they ask for \(reason)" }
    guard facts.types == .object else { return nil }
    for name in facts.required {
      if let reason = contradiction(about: name, all) { return reason }
    }
    return nil
  }

  /// What several lists of values have in common; nil without lists.
  private static func onlyValues(_ lists: [[JSON]?]) -> [JSON]? {
    let lists = lists.compactMap { $0 }
    guard let first = lists.first else { return nil }
    return first.filter { value in lists.dropFirst().allSatisfy { $0.contains(value) } }
  }

  /// Bounds that leave nothing, as what is asked for.
  private static func contradiction(in facts: Facts) -> String? {
    let sizes: [(types: TypeSet, size: Size, noun: String)] = [
      (.string, facts.length, "characters"), (.array, facts.itemCount, "items"),
      (.object, facts.memberCount, "members"),
    ]
    for entry in sizes where facts.types == entry.types && entry.size.minimum > entry.size.maximum {
      return "at least \(entry.size.minimum) and at most \(entry.size.maximum) \(entry.noun)."
    }
    guard facts.types.isSubset(of: .number), let least = facts.least, let most = facts.most else {
      return nil
    }
    let isEmpty =
      most.number < least.number
      || most.number == least.number && (most.isExclusive || least.isExclusive)
    guard isEmpty else { return nil }
    return (least.isExclusive ? "more than " : "at least ") + least.number.text
      + (most.isExclusive ? " and less than " : " and at most ") + most.number.text + "."
  }

  /// What parts say of a member that one of them demands.
  private func contradiction(about name: Name, _ parts: [Facts]) -> String? {
    var kinds = TypeSet.all
    var lists: [[JSON]?] = []
    for part in parts {
      guard let schema = part.properties.first(where: { $0.name == name })?.schema else {
        if isClosed(part), part.patternProperties.isEmpty {
          return "one demands the member `\(name.text)`, another one allows no members but its own."
        }
        continue
      }
      if case .never = graph[schema].form {
        return "one demands the member `\(name.text)`, another one forbids it."
      }
      kinds.formIntersection(self.kinds(of: schema) ?? .all)
      lists.append(conjunction(schema).enumeration)
    }
    if kinds.isEmpty { return "the types that they ask of the member `\(name.text)` differ." }
    if let values = Self.onlyValues(lists), values.isEmpty {
      return "the values that they ask of the member `\(name.text)` differ."
    }
    return nil
  }

  /// What a schema without parts asks for in vain.
  private func contradiction(alone facts: Facts, _ id: NodeID) -> String? {
    if let reason = Self.contradiction(in: facts) { return "it asks for \(reason)" }
    guard facts.types == .object else { return provedContradiction(facts, id) }
    let isClosed = isClosed(facts) && facts.patternProperties.isEmpty
    for name in facts.required {
      guard let schema = facts.properties.first(where: { $0.name == name })?.schema else {
        guard isClosed else { continue }
        return "it demands the member `\(name.text)`, and allows only members that it names."
      }
      if case .never = graph[schema].form {
        return "it demands the member `\(name.text)`, and forbids it."
      }
    }
    if isClosed, facts.memberCount.minimum > facts.properties.count {
      return "it demands \(facts.memberCount.minimum) members, and names "
        + "\(facts.properties.count) of those that it allows."
    }
    return provedContradiction(facts, id)
  }

  func isClosed(_ facts: Facts) -> Bool {
    guard let additional = facts.additional else { return false }
    if case .never = graph[additional].form { return true }
    return false
  }
}

extension Facts {
  /// A bound of a number.
  struct Bound {
    let number: JSONNumber
    let isExclusive: Bool
  }

  /// The greatest lower bound.
  var least: Bound? {
    bound("minimum", "exclusiveMinimum") { $0.number > $1.number }
  }

  /// The least upper bound.
  var most: Bound? {
    bound("maximum", "exclusiveMaximum") { $0.number < $1.number }
  }

  /// The narrower of two bounds; of two equal ones, the exclusive one.
  private func bound(
    _ inclusive: String, _ exclusive: String, _ isNarrower: (Bound, Bound) -> Bool
  ) -> Bound? {
    let found = bounds.filter { $0.label == inclusive || $0.label == exclusive }
      .map { Bound(number: $0.number, isExclusive: $0.label == exclusive) }
    return found.reduce(nil as Bound?) { best, bound in
      guard let best else { return bound }
      if isNarrower(bound, best) { return bound }
      return bound.number == best.number && bound.isExclusive ? bound : best
    }
  }
}
