/// A text with a type of its own, such as an identifier; compared byte for byte.
public protocol TextValue: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The text.
  var value: String { get }
  /// Wraps a text without checking it.
  init(_ value: String)
}

extension TextValue {
  /// Wraps a literal without checking it.
  public init(stringLiteral value: String) { self.init(value) }

  /// The text.
  public var description: String { value }

  /// The same bytes; `String` would call "é" and "e\u{301}" the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.value.hasSameBytes(as: right.value)
  }

  /// Agrees with `==`.
  public func hash(into hasher: inout Hasher) {
    for byte in value.utf8 { hasher.combine(byte) }
  }
}
