import Diagnostics
import JSON
import Schema

/// What `allOf` and `$ref` combine although nothing can be both.
///
/// Only what can be read off the parts is found. A part that is `false` itself says so, and is no fault.
extension Planner {
  /// Reports a schema whose parts no value can satisfy at once; the type refuses every value then.
  mutating func reportContradiction(_ id: NodeID, _ facts: Facts) {
    let own = Facts(graph[id])
    let keyword = own.allOf?.entry.name ?? own.reference?.entry.name
    guard let keyword, !references.dependsOnScope.contains(id),
      let parts = parts(of: id), parts.count > 1, let reason = contradiction(parts, facts)
    else { return }
    report(
      SwiftRules.contradiction, at: id, keyword: keyword,
      "No value can satisfy all parts of this schema: \(reason)")
  }

  /// A schema and all that it is merged with; nil where one of these says that nothing is a value.
  func parts(of id: NodeID) -> [NodeID]? {
    var found: [NodeID] = []
    var waiting = [id]
    while let next = waiting.popLast() {
      if case .never = graph[next].form { return nil }
      guard !found.contains(next) else { continue }
      guard found.count < 64 else { return nil }
      found.append(next)
      let facts = Facts(graph[next])
      waiting += (facts.allOf?.branches ?? []) + [facts.reference?.target].compactMap { $0 }
    }
    return found
  }

  private func contradiction(_ parts: [NodeID], _ facts: Facts) -> String? {
    let all = parts.map { Facts(graph[$0]) }
    guard all.allSatisfy({ !$0.types.isEmpty && $0.unreadable.isEmpty }) else { return nil }
    if facts.types.isEmpty { return "they have no type in common." }
    if let choices = Self.onlyValues(all.map(\.enumeration)), choices.isEmpty {
      return "they have no value of `enum` or `const` in common."
    }
    if let reason = Self.contradiction(in: facts) { return reason }
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

  /// Bounds that leave nothing.
  private static func contradiction(in facts: Facts) -> String? {
    let sizes: [(types: TypeSet, size: Size, noun: String)] = [
      (.string, facts.length, "characters"), (.array, facts.itemCount, "items"),
      (.object, facts.memberCount, "members"),
    ]
    for entry in sizes where facts.types == entry.types && entry.size.minimum > entry.size.maximum {
      return "they ask for at least \(entry.size.minimum) and at most \(entry.size.maximum) "
        + "\(entry.noun)."
    }
    guard facts.types.isSubset(of: .number) else { return nil }
    func bound(_ label: String) -> JSONNumber? {
      facts.bounds.first { $0.label == label }?.number
    }
    if let least = bound("minimum") ?? bound("exclusiveMinimum"),
      let most = bound("maximum") ?? bound("exclusiveMaximum"), most < least
    {
      return "they ask for at least \(least.text) and at most \(most.text)."
    }
    return nil
  }

  /// What parts say of a member that one of them demands.
  private func contradiction(about name: Name, _ parts: [Facts]) -> String? {
    var kinds = TypeSet.all
    var lists: [[JSON]?] = []
    for part in parts {
      guard let schema = part.properties.first(where: { $0.name == name })?.schema else {
        if let additional = part.additional, case .never = graph[additional].form,
          part.patternProperties.isEmpty
        {
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
}
