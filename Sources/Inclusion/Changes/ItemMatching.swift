import JSON

/// A list in a schema whose order does not count.
enum UnorderedList {
  /// Schemas that apply to one value.
  case branches
  /// Constants, or names of members.
  case values
  /// Names of types; a list without any is no schema.
  case types

  /// What a place is, if it is such a list; in a `const` or a `default` the same names mean nothing.
  init?(at pointer: JSONPointer) {
    guard let keyword = pointer.lastToken, let schema = pointer.parent else { return nil }
    switch keyword {
    case "allOf", "anyOf", "oneOf": self = .branches
    case "enum", "required": self = .values
    case "type": self = .types
    default:
      guard schema.lastToken == "dependentRequired", let outer = schema.parent,
        outer.isSchema
      else { return nil }
      self = .values
      return
    }
    guard schema.isSchema else { return nil }
  }
}

extension JSONPointer {
  /// Whether a schema stands at a place in a schema, and not a map of names to schemas.
  fileprivate var isSchema: Bool {
    switch part(at: self) {
    case .assertion, .annotation: false
    case .schema, .definition: true
    }
  }
}

/// Which items of two lists whose order does not count are the same item.
struct ItemMatching {
  /// For the items of the new list the index of the same in the old one, and the other way round.
  private(set) var origins: [Int: Int] = [:]
  private(set) var indices: [Int: Int] = [:]

  /// How many branches that differ are held against each other.
  private static let limit = 12

  init(_ old: [JSON], _ new: [JSON], _ list: UnorderedList) {
    for index in old.indices where index < new.count && old[index] == new[index] {
      match(index, index)
    }
    var places: [JSON: [Int]] = [:]
    for index in old.indices.reversed() where indices[index] == nil {
      places[old[index], default: []].append(index)
    }
    for index in new.indices where origins[index] == nil {
      if let other = places[new[index]]?.popLast() { match(other, index) }
    }
    if list == .branches { matchEdited(old, new) }
  }

  /// Whether nothing is in both lists.
  var isEmpty: Bool { origins.isEmpty }

  /// Whether something has another index now.
  var isShifted: Bool { origins.contains { $0 != $1 } }

  private mutating func match(_ old: Int, _ new: Int) {
    origins[new] = old
    indices[old] = new
  }

  /// Branches that were edited: those with one title or reference, then those that are alike, and what
  /// is left in its order when nothing was added or removed.
  private mutating func matchEdited(_ old: [JSON], _ new: [JSON]) {
    matchNamed(old, new)
    var (before, after) = left(old, new)
    if before.count <= Self.limit, after.count <= Self.limit {
      for index in after {
        let alike = before.filter { indices[$0] == nil }.compactMap { other in
          old[other].distance(toLike: new[index]).map { (other, $0) }
        }
        let best = alike.min { ($0.1, abs($0.0 - index)) < ($1.1, abs($1.0 - index)) }
        if let best { match(best.0, index) }
      }
      (before, after) = left(old, new)
    }
    if before.count == after.count { for (one, other) in zip(before, after) { match(one, other) } }
  }

  private func left(_ old: [JSON], _ new: [JSON]) -> ([Int], [Int]) {
    (
      old.indices.filter { indices[$0] == nil }, new.indices.filter { origins[$0] == nil }
    )
  }

  private mutating func matchNamed(_ old: [JSON], _ new: [JSON]) {
    let (before, after) = left(old, new)
    for keyword: Name in ["$ref", "title"] {
      for index in after where origins[index] == nil {
        guard let name = new[index][keyword]?.string else { continue }
        let same = before.filter {
          indices[$0] == nil && old[$0][keyword]?.string?.hasSameBytes(as: name) ?? false
        }
        let rivals = after.filter {
          origins[$0] == nil && new[$0][keyword]?.string?.hasSameBytes(as: name) ?? false
        }
        if same.count == 1, rivals.count == 1 { match(same[0], index) }
      }
    }
  }
}

extension JSON {
  /// Whether a schema is more like another one than not, references apart.
  func resembles(_ other: JSON) -> Bool { distance(toLike: other) != nil }

  /// In how many places two schemas differ; nil when they are not like each other.
  fileprivate func distance(toLike other: JSON) -> Int? {
    let places = differences(from: self, to: other).filter { $0.lastToken != "$ref" }
    guard !places.contains(.root), places.count * 2 <= max(leafCount, other.leafCount) else {
      return nil
    }
    return places.count
  }

  /// The scalars and empty containers in it.
  private var leafCount: Int {
    switch self {
    case .object(let object) where object.count > 0:
      object.members.reduce(0) { $0 + $1.value.leafCount }
    case .array(let items) where !items.isEmpty: items.reduce(0) { $0 + $1.leafCount }
    default: 1
    }
  }
}
