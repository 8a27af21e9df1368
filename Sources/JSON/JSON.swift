/// A JSON value, with exact numbers and members in source order.
///
/// Equality is JSON Schema's: `1 == 1.0`, member order does not count, texts compare by their bytes.
public enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSON])
  case object(JSONObject)
}

extension JSON: Hashable {
  /// Instance equality of JSON Schema (2020-12 core, 4.2.2); does not recurse.
  public static func == (left: JSON, right: JSON) -> Bool {
    var open: [(JSON, JSON)] = []
    guard areAlike(left, right, &open) else { return false }
    while let (left, right) = open.popLast() {
      switch (left, right) {
      case (.array(let a), .array(let b)):
        for (one, other) in zip(a, b) where !areAlike(one, other, &open) { return false }
      case (.object(let a), .object(let b)):
        for member in a.members {
          guard let other = b[member.name], areAlike(member.value, other, &open) else {
            return false
          }
        }
      default: return false
      }
    }
    return true
  }

  /// Compares scalars and counts; containers that may still be equal are put off.
  private static func areAlike(
    _ left: JSON, _ right: JSON, _ open: inout [(JSON, JSON)]
  ) -> Bool {
    switch (left, right) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.number(let a), .number(let b)): return a == b
    case (.string(let a), .string(let b)): return a.hasSameBytes(as: b)
    case (.array(let a), .array(let b)):
      guard a.count == b.count else { return false }
      if !a.isEmpty { open.append((left, right)) }
      return true
    case (.object(let a), .object(let b)):
      guard a.count == b.count else { return false }
      if a.count > 0 { open.append((left, right)) }
      return true
    default: return false
    }
  }

  /// Agrees with `==`.
  public func hash(into hasher: inout Hasher) { feed(&hasher, levels: 8) }

  /// Feeds this value so many levels deep; what lies deeper counts by its kind and size only.
  fileprivate func feed(_ hasher: inout Hasher, levels: Int) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .number(let value): hasher.combine(value)
    case .string(let value): hasher.combine(bytesOf: value)
    case .array(let items):
      hasher.combine(items.count)
      guard levels > 0 else { return }
      for item in items { item.feed(&hasher, levels: levels - 1) }
    case .object(let object):
      hasher.combine(object.count)
      guard levels > 0 else { return }
      var sum = 0
      for member in object.members {
        var own = Hasher()
        own.combine(member.name)
        member.value.feed(&own, levels: levels - 1)
        sum &+= own.finalize()
      }
      hasher.combine(sum)
    }
  }
}

extension JSON {
  /// The value of a member, when this is an object that has it.
  public subscript(_ name: Name) -> JSON? {
    guard case .object(let object) = self else { return nil }
    return object[name]
  }

  /// The text, when this is a string.
  public var string: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  /// The items, when this is an array.
  public var array: [JSON]? {
    guard case .array(let items) = self else { return nil }
    return items
  }

  /// The object, when this is one.
  public var object: JSONObject? {
    guard case .object(let object) = self else { return nil }
    return object
  }

  /// The number, when this is one.
  public var number: JSONNumber? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  /// The truth value, when this is one.
  public var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }
}
