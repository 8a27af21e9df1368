import JSON
import Schema

/// `unevaluatedProperties` and `unevaluatedItems` that are `false`, where it is evident what is
/// evaluated: they close the type then, as `additionalProperties` and `items` do.
///
///     { "$ref": "#/$defs/Base", "properties": { "x": {} }, "unevaluatedProperties": false }
extension SchemaKnowledge {
  /// Closes what a schema and all that it is merged with name together.
  func closeEvident(_ facts: inout Facts, of id: NodeID) {
    guard mayClose(facts), !references.dependsOnScope.contains(id), let parts = parts(of: id)
    else { return }
    let keywords = parts.flatMap { self.keywords(of: $0) }
    if let closing = members(closing: keywords, facts) {
      facts.additional = closing
      facts.checked.remove("unevaluatedProperties")
    }
    if let closing = items(closing: keywords, facts) {
      facts.items = closing
      facts.checked.remove("unevaluatedItems")
    }
  }

  /// Whether there is something that may close a type.
  func mayClose(_ facts: Facts) -> Bool {
    facts.checked.contains("unevaluatedItems") || facts.checked.contains("unevaluatedProperties")
  }

  private func keywords(of id: NodeID) -> [Keyword] {
    guard case .keywords(let entries) = graph[id].form else { return [] }
    // What a dynamic reference always leads to is a part like any other.
    let followed = self[id].reference?.entry.name
    return entries.filter { $0.name != followed }.map(\.keyword)
  }

  /// The `false` of the only `unevaluatedProperties`, where nothing but `properties` evaluates members.
  private func members(closing keywords: [Keyword], _ facts: Facts) -> NodeID? {
    guard facts.checked.contains("unevaluatedProperties"), facts.additional == nil,
      facts.patternProperties.isEmpty
    else { return nil }
    var closing: NodeID?
    for keyword in keywords {
      switch keyword {
      case .unevaluatedProperties(let schema) where closing == nil: closing = schema
      case .unevaluatedProperties, .additionalProperties, .patternProperties: return nil
      case _ where keyword.evaluatesBelow: return nil
      default: continue
      }
    }
    let named = Set(facts.properties.map(\.name))
    let mentioned = facts.required + facts.dependents.flatMap { [$0.name] + $0.required }
    guard let closing, case .never = graph[closing].form, mentioned.allSatisfy(named.contains)
    else { return nil }
    return closing
  }

  /// The `false` of the only `unevaluatedItems`, where nothing but one `prefixItems` evaluates items.
  private func items(closing keywords: [Keyword], _ facts: Facts) -> NodeID? {
    guard facts.checked.contains("unevaluatedItems"), facts.items == nil,
      !facts.prefix.isEmpty, facts.itemCount.minimum <= facts.prefix.count
    else { return nil }
    var closing: NodeID?
    var hasPrefix = false
    for keyword in keywords {
      switch keyword {
      case .unevaluatedItems(let schema) where closing == nil: closing = schema
      case .prefixItems where !hasPrefix: hasPrefix = true
      case .unevaluatedItems, .prefixItems, .items, .contains: return nil
      case _ where keyword.evaluatesBelow: return nil
      default: continue
      }
    }
    guard let closing, case .never = graph[closing].form else { return nil }
    return closing
  }
}

extension Keyword {
  /// Whether it may evaluate members or items by schemas that do not always apply, or are not known here.
  fileprivate var evaluatesBelow: Bool {
    switch self {
    case .anyOf, .oneOf, .conditional, .dependentSchemas, .dynamicReference, .unreadable: true
    default: false
    }
  }
}
