import JSON

/// Where two schemas differ, at the deepest places, in the order of the new one; a schema that took
/// the place of a reference, or the other way round, differs as a whole.
func differences(
  from old: JSON, to new: JSON, at pointer: JSONPointer = .root
) -> [JSONPointer] {
  switch (old, new) {
  case (.object(let before), .object(let after)):
    guard (before["$ref"] == nil) == (after["$ref"] == nil) else { return [pointer] }
    var result: [JSONPointer] = []
    for member in after.members {
      let place = pointer.appending(member.name)
      if let value = before[member.name] ?? none(for: member, at: pointer) {
        result += differences(from: value, to: member.value, at: place)
      } else {
        result.append(place)
      }
    }
    for member in before.members where after[member.name] == nil {
      let place = pointer.appending(member.name)
      if let value = none(for: member, at: pointer) {
        result += differences(from: member.value, to: value, at: place)
      } else {
        result.append(place)
      }
    }
    return result
  case (.array(let before), .array(let after)) where before.count == after.count:
    return zip(before, after).enumerated().flatMap { index, pair in
      differences(from: pair.0, to: pair.1, at: pointer.appending(index))
    }
  default: return old == new ? [] : [pointer]
  }
}

/// A schema without definitions has none of them: each is added or removed by itself.
private func none(for member: JSONMember, at pointer: JSONPointer) -> JSON? {
  guard member.name.isDefinitions, !(pointer.lastToken?.namesSchemas ?? false),
    case .object(let definitions) = member.value, definitions.count > 0
  else { return nil }
  return .object(JSONObject([]))
}

extension Name {
  /// Whether it is a keyword that holds definitions.
  var isDefinitions: Bool { self == "$defs" || self == "definitions" }

  /// Whether it is a keyword whose value maps names to schemas.
  var namesSchemas: Bool { isDefinitions || self == "properties" || self == "patternProperties" }
}
