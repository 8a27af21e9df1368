import Foundation
import JSON

// Edits of definitions, which reach all over a document.

extension JSON {
  func renamingDefinition(at place: JSONPointer) -> JSON? {
    guard let name = place.tokens.last else { return nil }
    let old = "#\(place)"
    let name2 = Name(name.text + "Renamed")
    let new = "#\(JSONPointer(Array(place.tokens.dropLast())).appending(name2))"
    return renaming(place.tokens[...], name2).mappingReferences {
      let target = $0.removingPercentEncoding ?? $0
      return target == old
        ? new : target.hasPrefix(old + "/") ? new + target.dropFirst(old.count) : $0
    }
  }

  /// Without a definition, and without what refers to it: members and alternatives go, elsewhere
  /// anything is allowed. The root may be such a place; then there is no such edit.
  func removingDefinition(at place: JSONPointer) -> JSON? {
    guard self["$ref"]?.string != "#\(place)" else { return nil }
    return removing(place.tokens[...])?.withoutUses(of: "#\(place)")
  }

  /// With a definition that a new member of the object at a place has.
  func addingDefinition(usedAt place: JSONPointer) -> JSON? {
    let group: Name = self["$defs"] == nil ? "definitions" : "$defs"
    let path = place.tokens + ["properties", "addedByEdit"]
    let reference: JSON = ["$ref": .string("#/\(group.text)/AddedByEdit")]
    let definition: JSON = [
      "type": "object", "properties": ["next": reference, "size": ["type": "integer"]],
      "required": ["size"],
    ]
    return adding(reference, at: path[...])?.adding(definition, at: [group, "AddedByEdit"])
  }

  func replacing(_ tokens: ArraySlice<Name>, with value: JSON) -> JSON {
    guard let first = tokens.first else { return value }
    return mappingMember(first) {
      JSONMember(name: $0, value: $1.replacing(tokens.dropFirst(), with: value))
    }
  }

  private func adding(_ value: JSON, at tokens: ArraySlice<Name>) -> JSON? {
    guard let first = tokens.first else { return value }
    switch self {
    case .object(let object):
      let inner = object[first] ?? .object(JSONObject([]))
      guard let added = inner.adding(value, at: tokens.dropFirst()) else { return nil }
      let others = object.members.filter { $0.name != first }
      return .object(JSONObject(others + [JSONMember(name: first, value: added)]))
    case .array(var items):
      guard let index = Int(first.text), items.indices.contains(index),
        let added = items[index].adding(value, at: tokens.dropFirst())
      else { return nil }
      items[index] = added
      return .array(items)
    default: return nil
    }
  }

  private func renaming(_ tokens: ArraySlice<Name>, _ name: Name) -> JSON {
    guard let first = tokens.first else { return self }
    return mappingMember(first) {
      tokens.count == 1
        ? JSONMember(name: name, value: $1)
        : JSONMember(name: $0, value: $1.renaming(tokens.dropFirst(), name))
    }
  }

  private func removing(_ tokens: ArraySlice<Name>) -> JSON? {
    guard let first = tokens.first, case .object(let object) = self else { return nil }
    guard tokens.count > 1 else {
      return .object(JSONObject(object.members.filter { $0.name != first }))
    }
    guard let inner = object[first]?.removing(tokens.dropFirst()) else { return nil }
    return mappingMember(first) { name, _ in JSONMember(name: name, value: inner) }
  }

  private func withoutUses(of target: String) -> JSON {
    func isUse(_ json: JSON) -> Bool {
      guard let text = json["$ref"]?.string else { return false }
      let reference = text.removingPercentEncoding ?? text
      return reference == target || reference.hasPrefix(target + "/")
    }
    switch self {
    case .object(let object):
      return .object(
        JSONObject(
          object.members.compactMap { member in
            if member.name == "properties", let named = member.value.object {
              let left = named.members.filter { !isUse($0.value) }.map {
                JSONMember(name: $0.name, value: $0.value.withoutUses(of: target))
              }
              return JSONMember(name: member.name, value: .object(JSONObject(left)))
            }
            if isUse(member.value) {
              return JSONMember(name: member.name, value: .object(JSONObject([])))
            }
            if let items = member.value.array, items.contains(where: isUse) {
              let left = items.filter { !isUse($0) }.map { $0.withoutUses(of: target) }
              return left.isEmpty ? nil : JSONMember(name: member.name, value: .array(left))
            }
            return JSONMember(name: member.name, value: member.value.withoutUses(of: target))
          }))
    case .array(let items): return .array(items.map { $0.withoutUses(of: target) })
    default: return self
    }
  }

  private func mappingMember(_ name: Name, _ change: (Name, JSON) -> JSONMember) -> JSON {
    switch self {
    case .object(let object):
      return .object(
        JSONObject(object.members.map { $0.name == name ? change($0.name, $0.value) : $0 }))
    case .array(var items):
      guard let index = Int(name.text), items.indices.contains(index) else { return self }
      items[index] = change(name, items[index]).value
      return .array(items)
    default: return self
    }
  }

  private func mappingReferences(_ change: (String) -> String) -> JSON {
    switch self {
    case .object(let object):
      return .object(
        JSONObject(
          object.members.map { member in
            if member.name == "$ref", let target = member.value.string {
              return JSONMember(name: member.name, value: .string(change(target)))
            }
            return JSONMember(name: member.name, value: member.value.mappingReferences(change))
          }))
    case .array(let items): return .array(items.map { $0.mappingReferences(change) })
    default: return self
    }
  }
}
