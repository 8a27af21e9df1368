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
    isDeclared(value, at: [node], isUnread: false, depth: 0)
  }

  /// - Parameter isUnread: whether something around that could not be read may apply, too.
  private func isDeclared(
    _ value: JSON, at nodes: [NodeID], isUnread: Bool, depth: Int
  ) -> Bool {
    guard depth < 200 else { return false }
    let entries = applicable(to: value, at: nodes)
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
        let schemas = entries.flatMap { $0.keyword?.itemSchemas(at: index) ?? [] }
        return (schemas.isEmpty && !isUnread)
          || isDeclared(item, at: schemas, isUnread: isUnread, depth: depth + 1)
      }
    case .object(let object):
      return isDeclared(object, by: entries, isUnread: isUnread, depth: depth)
    default: return true
    }
  }

  private func isDeclared(
    _ object: JSONObject, by entries: [Applied], isUnread: Bool, depth: Int
  ) -> Bool {
    let isFree = !isUnread && entries.allSatisfy { !($0.keyword?.declaresMembers ?? true) }
    for member in object.members {
      var schemas: [NodeID] = []
      var isNamed = isFree
      for entry in entries {
        switch entry.keyword {
        case .properties(let named):
          guard let found = named.first(where: { $0.name == member.name }) else { continue }
          schemas.append(found.schema)
          isNamed = true
        case .patternProperties(let patterns):
          for each in patterns where each.isFound(in: member.name) {
            schemas.append(each.schema)
            isNamed = true
          }
        case .additionalProperties(let node):
          isNamed = true
          if !names(member.name, in: entry.node) { schemas.append(node) }
        case .unevaluatedProperties: isNamed = true
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

  private struct Applied {
    let node: NodeID
    /// Nil for what could not be read, and for a schema of which it is not known whether it holds.
    let keyword: Keyword?
  }

  /// The keywords of the schemas and of those they apply in place to the value.
  private func applicable(to value: JSON, at nodes: [NodeID]) -> [Applied] {
    var seen: Set<NodeID> = []
    var pending = nodes
    var result: [Applied] = []
    while let node = pending.popLast() {
      guard seen.insert(node).inserted, case .keywords(let entries) = graph[node].form else {
        continue
      }
      for entry in entries {
        result.append(Applied(node: node, keyword: entry.keyword))
        switch entry.keyword {
        case .unreadable: result.append(Applied(node: node, keyword: nil))
        case .allOf(let parts): pending += parts
        case .anyOf(let parts), .oneOf(let parts):
          for part in parts {
            switch graph.isValid(value, at: part) {
            case true?: pending.append(part)
            case false?: continue
            case nil: result.append(Applied(node: part, keyword: nil))
            }
          }
        case .reference(let target): pending.append(target)
        case .dynamicReference(let initial, _): pending.append(initial)
        case .conditional(let condition, let consequence, let alternative):
          switch graph.isValid(value, at: condition) {
          case true?: pending += [condition] + [consequence].compactMap { $0 }
          case false?: pending += [alternative].compactMap { $0 }
          case nil: result.append(Applied(node: condition, keyword: nil))
          }
        case .dependentSchemas(let schemas):
          pending += schemas.filter { value[$0.name] != nil }.map(\.schema)
        default: continue
        }
      }
    }
    return result
  }
}

extension Keyword {
  fileprivate var declaresMembers: Bool {
    switch self {
    case .properties, .patternProperties, .additionalProperties, .unevaluatedProperties: true
    default: false
    }
  }

  fileprivate func itemSchemas(at index: Int) -> [NodeID] {
    switch self {
    case .prefixItems(let nodes): index < nodes.count ? [nodes[index]] : []
    case .items(let node, let start): index >= start ? [node] : []
    default: []
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
