import JSON

/// A place where two schemas differ, as seen from each of them.
struct Difference {
  let old: JSONPointer
  let new: JSONPointer
  /// What happened to an item of a list whose order does not count; the other place is the list's.
  var item: SchemaChange.Item?
}

/// Where two schemas differ, at the deepest places, in the order of the new one; a schema that took
/// the place of a reference, or the other way round, differs as a whole.
///
/// Branches, constants, names and types stand in lists whose order does not count: what is in both is
/// the same wherever it stands, and the others are added, removed or edited one by one.
struct Differences {
  private(set) var places: [Difference] = []
  /// Where items of such lists stand now that have another index; the list around comes before one in it.
  private(set) var shifts: [Shift] = []

  struct Shift {
    let old: JSONPointer
    let new: JSONPointer
    let indices: [Int: Int]
  }

  init(from old: JSON, to new: JSON) { compare(old, new, .root, .root) }

  /// Where something stands in the new schema; nil when an item around it is gone.
  func counterpart(of pointer: JSONPointer) -> JSONPointer? {
    guard
      let shift = shifts.last(where: {
        $0.old.count < pointer.count && pointer.starts(with: $0.old)
      })
    else { return pointer }
    let rest = pointer.tokens.dropFirst(shift.old.count)
    guard let index = rest.first?.arrayIndex, let place = shift.indices[index] else { return nil }
    return shift.new.appending(place).appending(JSONPointer(Array(rest.dropFirst())))
  }

  private mutating func compare(
    _ old: JSON, _ new: JSON, _ before: JSONPointer, _ after: JSONPointer
  ) {
    switch (old, new) {
    case _ where after.isValue:
      if old != new { places.append(Difference(old: before, new: after)) }
    case (.object(let first), .object(let second)):
      guard (first["$ref"] == nil) == (second["$ref"] == nil) else {
        places.append(Difference(old: before, new: after))
        return
      }
      compare(first, second, before, after)
    case (.array(let first), .array(let second)):
      compare(first, second, before, after)
    default:
      if old != new { places.append(Difference(old: before, new: after)) }
    }
  }

  private mutating func compare(
    _ old: JSONObject, _ new: JSONObject, _ before: JSONPointer, _ after: JSONPointer
  ) {
    for member in new.members {
      let (was, place) = (before.appending(member.name), after.appending(member.name))
      if let value = old[member.name] ?? none(for: member, at: after) {
        compare(value, member.value, was, place)
      } else {
        places.append(Difference(old: was, new: place))
      }
    }
    for member in old.members where new[member.name] == nil {
      let (was, place) = (before.appending(member.name), after.appending(member.name))
      if let value = none(for: member, at: after) {
        compare(member.value, value, was, place)
      } else {
        places.append(Difference(old: was, new: place))
      }
    }
  }

  private mutating func compare(
    _ old: [JSON], _ new: [JSON], _ before: JSONPointer, _ after: JSONPointer
  ) {
    if old == new { return }
    if let list = UnorderedList(at: after) {
      let matching = ItemMatching(old, new, list)
      if list != .types || !matching.isEmpty {
        return compare(old, new, before, after, matching)
      }
    }
    guard old.count == new.count else {
      places.append(Difference(old: before, new: after))
      return
    }
    for (index, pair) in zip(old, new).enumerated() {
      compare(pair.0, pair.1, before.appending(index), after.appending(index))
    }
  }

  private mutating func compare(
    _ old: [JSON], _ new: [JSON], _ before: JSONPointer, _ after: JSONPointer,
    _ matching: ItemMatching
  ) {
    if matching.isShifted {
      shifts.append(Shift(old: before, new: after, indices: matching.indices))
    }
    for (index, item) in new.enumerated() {
      let place = after.appending(index)
      if let other = matching.origins[index] {
        compare(old[other], item, before.appending(other), place)
      } else {
        places.append(Difference(old: before, new: place, item: .added))
      }
    }
    for index in old.indices where matching.indices[index] == nil {
      places.append(Difference(old: before.appending(index), new: after, item: .removed))
    }
  }
}

/// Where two schemas differ, in the new one; see `Differences`.
func differences(from old: JSON, to new: JSON) -> [JSONPointer] {
  Differences(from: old, to: new).places.map(\.new)
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

extension JSONPointer {
  /// Whether a single value stands at a place in a schema: what changed in it is told once.
  fileprivate var isValue: Bool {
    guard let keyword = lastToken, keyword == "const" || keyword == "default" else { return false }
    switch part(at: self) {
    case .assertion, .annotation: return true
    case .schema, .definition: return false
    }
  }
}
