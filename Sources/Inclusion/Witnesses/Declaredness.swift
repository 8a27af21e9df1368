import JSON
import Patterns
import Schema

/// Whether a value has only members that the schema accepting it declares (the declared reading).
///
/// Walks the raw documents: at every object the names declared by the schemas that apply there,
/// in place or below others, count together.
struct Declaredness {
  let graph: SchemaGraph

  func isDeclared(_ value: JSON, at node: NodeID) -> Bool {
    isDeclared(value, at: [site(node, from: nil)], isUnread: false, depth: 0)
  }

  /// A schema, with the resources that were entered on the way to it: its dynamic references depend on
  /// which was the first.
  private struct Site: Hashable {
    let node: NodeID
    let scope: [NodeID]
  }

  private func site(_ node: NodeID, from outer: Site?) -> Site {
    guard !graph.dynamicAnchors.isEmpty else { return Site(node: node, scope: []) }
    var scope = outer?.scope ?? []
    let resource = graph[node].resource
    if !scope.contains(resource) { scope.append(resource) }
    return Site(node: node, scope: scope)
  }

  /// - Parameter isUnread: whether something around that could not be read may apply, too.
  private func isDeclared(
    _ value: JSON, at sites: [Site], isUnread: Bool, depth: Int
  ) -> Bool {
    guard depth < 200 else { return false }
    let entries = applicable(to: value, at: sites)
    let isUnread = isUnread || entries.contains { $0.keyword == nil }
    let isNamedWhole = entries.contains {
      switch $0.keyword {
      case .enumeration, .constant: true
      default: false
      }
    }
    if isNamedWhole { return true }
    switch value {
    case .array(let items):
      return items.enumerated().allSatisfy { index, item in
        let schemas = entries.flatMap { itemSchemas($0, at: index, of: value) }
        return (schemas.isEmpty && !isUnread)
          || isDeclared(item, at: schemas, isUnread: isUnread, depth: depth + 1)
      }
    case .object(let object):
      return isDeclared(object, value, by: entries, isUnread: isUnread, depth: depth)
    default: return true
    }
  }

  private func isDeclared(
    _ object: JSONObject, _ value: JSON, by entries: [Applied], isUnread: Bool, depth: Int
  ) -> Bool {
    let isFree = !isUnread && entries.allSatisfy { !($0.keyword?.declaresMembers ?? true) }
    for member in object.members {
      var schemas: [Site] = []
      var isNamed = isFree
      for entry in entries {
        switch entry.keyword {
        case .properties(let named):
          guard let found = named.first(where: { $0.name == member.name }) else { continue }
          schemas.append(site(found.schema, from: entry.site))
          isNamed = true
        case .patternProperties(let patterns):
          for each in patterns where each.isFound(in: member.name) {
            schemas.append(site(each.schema, from: entry.site))
            isNamed = true
          }
        case .additionalProperties(let node):
          isNamed = true
          if !names(member.name, in: entry.site.node) {
            schemas.append(site(node, from: entry.site))
          }
        case .unevaluatedProperties(let node):
          isNamed = true
          if isEvaluated(member.name, of: value, at: entry.site) == false {
            schemas.append(site(node, from: entry.site))
          }
        case .required(let names): if names.contains(member.name) { isNamed = true }
        case .dependentRequired(let dependents):
          let isMentioned = dependents.contains {
            $0.name == member.name || $0.required.contains(member.name)
          }
          if isMentioned { isNamed = true }
        default: continue
        }
      }
      guard isNamed else { return false }
      let isPlain = schemas.isEmpty && !isUnread
      guard
        isPlain || isDeclared(member.value, at: schemas, isUnread: isUnread, depth: depth + 1)
      else { return false }
    }
    return true
  }

  /// Whether `properties` or `patternProperties` of a schema name a member.
  private func names(_ name: Name, in node: NodeID) -> Bool {
    guard case .keywords(let entries) = graph[node].form else { return false }
    return entries.contains {
      switch $0.keyword {
      case .properties(let named): named.contains { $0.name == name }
      case .patternProperties(let patterns): patterns.contains { $0.isFound(in: name) }
      default: false
      }
    }
  }

  /// Whether a schema evaluates a member by other means than its own `unevaluatedProperties`; nil when
  /// that depends on what could not be read.
  private func isEvaluated(_ name: Name, of value: JSON, at site: Site) -> Bool? {
    evaluation(of: value, at: site) { entry in
      switch entry.keyword {
      case .properties(let named): named.contains { $0.name == name }
      case .patternProperties(let patterns): patterns.contains { $0.isFound(in: name) }
      case .additionalProperties: true
      case .unevaluatedProperties: entry.site.node != site.node
      default: false
      }
    }
  }

  /// The same for an item and `unevaluatedItems`.
  private func isEvaluated(_ index: Int, of value: JSON, at site: Site) -> Bool? {
    evaluation(of: value, at: site) { entry in
      switch entry.keyword {
      case .prefixItems(let nodes): index < nodes.count
      case .items(_, let start): index >= start
      case .contains(let node, _, _, marksEvaluated: true):
        isValid(value.array?[index] ?? .null, at: self.site(node, from: entry.site))
      case .unevaluatedItems: entry.site.node != site.node
      default: false
      }
    }
  }

  private func evaluation(
    of value: JSON, at site: Site, by evaluates: (Applied) -> Bool?
  ) -> Bool? {
    var isKnown = true
    for entry in applicable(to: value, at: [site]) {
      if entry.keyword == nil { isKnown = false }
      switch evaluates(entry) {
      case true?: return true
      case false?: continue
      case nil: isKnown = false
      }
    }
    return isKnown ? false : nil
  }

  private func itemSchemas(_ entry: Applied, at index: Int, of value: JSON) -> [Site] {
    switch entry.keyword {
    case .prefixItems(let nodes) where index < nodes.count:
      [site(nodes[index], from: entry.site)]
    case .items(let node, let start) where index >= start: [site(node, from: entry.site)]
    case .unevaluatedItems(let node) where isEvaluated(index, of: value, at: entry.site) == false:
      [site(node, from: entry.site)]
    default: []
    }
  }

  private func isValid(_ value: JSON, at site: Site) -> Bool? {
    graph.isValid(value, at: site.node, within: site.scope)
  }

  private struct Applied {
    let site: Site
    /// Nil for what could not be read, and for a schema of which it is not known whether it holds.
    let keyword: Keyword?
  }

  /// The keywords of the schemas and of those they apply in place to the value.
  private func applicable(to value: JSON, at sites: [Site]) -> [Applied] {
    var seen: Set<Site> = []
    var pending = sites
    var result: [Applied] = []
    while let own = pending.popLast() {
      guard seen.insert(own).inserted, case .keywords(let entries) = graph[own.node].form else {
        continue
      }
      func below(_ nodes: [NodeID]) -> [Site] { nodes.map { site($0, from: own) } }
      for entry in entries {
        result.append(Applied(site: own, keyword: entry.keyword))
        switch entry.keyword {
        case .unreadable: result.append(Applied(site: own, keyword: nil))
        case .allOf(let parts): pending += below(parts)
        case .anyOf(let parts), .oneOf(let parts):
          for part in below(parts) {
            switch isValid(value, at: part) {
            case true?: pending.append(part)
            case false?: continue
            case nil: result.append(Applied(site: part, keyword: nil))
            }
          }
        case .reference(let target): pending += below([target])
        case .dynamicReference(let initial, let anchor):
          pending += below([target(initial, anchor, in: own.scope)])
        case .conditional(let condition, let consequence, let alternative):
          switch isValid(value, at: site(condition, from: own)) {
          case true?: pending += below([condition] + [consequence].compactMap { $0 })
          case false?: pending += below([alternative].compactMap { $0 })
          case nil: result.append(Applied(site: site(condition, from: own), keyword: nil))
          }
        case .dependentSchemas(let schemas):
          pending += below(schemas.filter { value[$0.name] != nil }.map(\.schema))
        default: continue
        }
      }
    }
    return result
  }

  /// The schema that a dynamic reference means: of the first resource that has such an anchor.
  private func target(_ initial: NodeID, _ anchor: Name?, in scope: [NodeID]) -> NodeID {
    guard let anchor else { return initial }
    let targets = scope.lazy.compactMap { graph.dynamicAnchors[$0]?[anchor] }
    return targets.first ?? initial
  }
}

extension Keyword {
  fileprivate var declaresMembers: Bool {
    switch self {
    case .properties, .patternProperties, .additionalProperties, .unevaluatedProperties: true
    default: false
    }
  }
}

extension PatternSchema {
  fileprivate func isFound(in name: Name) -> Bool {
    guard let pattern = pattern.pattern, case .yes = pattern.matches(name.text) else {
      return false
    }
    return true
  }
}
