/// A member that may be absent, `null`, or there: three different things in JSON.
public enum Presence<Value> {
  /// The object has no such member.
  case absent
  /// The member is there and is `null`.
  case null
  /// The member is there.
  case value(Value)

  /// What was read: nil where there is nothing to read, and nil within that where it is `null`.
  public init(_ value: Value??) {
    switch value {
    case nil: self = .absent
    case .some(nil): self = .null
    case .some(let value?): self = .value(value)
    }
  }

  /// The value; nil when it is absent or `null`.
  public var value: Value? {
    guard case .value(let value) = self else { return nil }
    return value
  }

  /// Whether the object has the member.
  public var isPresent: Bool {
    if case .absent = self { false } else { true }
  }
}

extension Presence: CustomStringConvertible {
  /// `absent`, `null`, or the value.
  public var description: String {
    switch self {
    case .absent: "absent"
    case .null: "null"
    case .value(let value): String(reflecting: value)
    }
  }
}

extension Presence: Sendable where Value: Sendable {}
extension Presence: Equatable where Value: Equatable {}
extension Presence: Hashable where Value: Hashable {}

extension Presence: JSONEncodable where Value: JSONEncodable {
  /// Writes the value or `null`; an absent member's writer does not call this.
  public func write(to writer: inout JSONWriter) {
    guard let value else {
      writer.writeNull()
      return
    }
    value.write(to: &writer)
  }
}

/// Storage behind a reference, for the one edge that closes a cycle of types.
///
/// No property wrapper: Swift 6.3 refuses these in a type that is `nonisolated`.
public indirect enum Boxed<Value> {
  case value(Value)

  /// The value.
  public var content: Value {
    switch self {
    case .value(let value): value
    }
  }
}

extension Boxed: CustomStringConvertible, CustomReflectable {
  /// The value, as if it were not in a box.
  public var description: String { String(reflecting: content) }

  /// The value, as if it were not in a box.
  public var customMirror: Mirror { Mirror(reflecting: content) }
}

extension Boxed: Sendable where Value: Sendable {}
extension Boxed: Equatable where Value: Equatable {}
extension Boxed: Hashable where Value: Hashable {}
