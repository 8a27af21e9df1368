/// A member name, or any text used as a key: equal only when the UTF-8 bytes are equal.
///
/// `String` treats "é" and "e\u{301}" as one; JSON does not (RFC 8259, section 8.3). Everything that
/// looks a text up — member names, anchors, enum values — goes through `Name`.
public struct Name: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The text itself.
  public let text: String

  /// Wraps a text.
  public init(_ text: String) { self.text = text }

  /// Wraps a literal.
  public init(stringLiteral text: String) { self.text = text }

  /// The text, unquoted.
  public var description: String { text }
}

extension Name: Hashable, Comparable {
  /// Whether both have the same UTF-8 bytes.
  public static func == (left: Name, right: Name) -> Bool { left.text.hasSameBytes(as: right.text) }

  /// Byte order of the UTF-8 texts, which is also the order of their Unicode scalars.
  public static func < (left: Name, right: Name) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// Feeds the UTF-8 bytes.
  public func hash(into hasher: inout Hasher) { hasher.combine(bytesOf: text) }
}

extension String {
  /// Whether both texts are the same sequence of UTF-8 bytes, unlike `==`, which normalises.
  package func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let fast = utf8.withContiguousStorageIfAvailable { own in
      other.utf8.withContiguousStorageIfAvailable { others in Self.areEqual(own, others) }
    }
    return (fast ?? nil) ?? utf8.elementsEqual(other.utf8)
  }

  /// Compares bytes of one length, eight at a time: most names that meet are equal.
  private static func areEqual(
    _ own: UnsafeBufferPointer<UInt8>, _ others: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let (left, right) = (UnsafeRawBufferPointer(own), UnsafeRawBufferPointer(others))
    var offset = 0
    while offset + 8 <= left.count {
      let word = left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      guard word == right.loadUnaligned(fromByteOffset: offset, as: UInt64.self) else {
        return false
      }
      offset += 8
    }
    while offset < left.count {
      guard left[offset] == right[offset] else { return false }
      offset += 1
    }
    return true
  }
}

extension Hasher {
  /// Feeds the UTF-8 bytes of a text, so that the hash agrees with `hasSameBytes`.
  package mutating func combine(bytesOf text: String) {
    var text = text
    text.withUTF8 { bytes in
      combine(bytes.count)
      combine(bytes: UnsafeRawBufferPointer(bytes))
    }
  }
}
