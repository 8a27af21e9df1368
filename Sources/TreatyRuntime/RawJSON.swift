/// A JSON value kept as the text it was written as: whatever a schema leaves open.
///
/// Two are equal when their texts are, byte by byte: `1` and `1.0` are not. `canonicalBytes()` are the same
/// for equal values, as far as doubles hold their numbers.
public struct RawJSON: Sendable, Hashable {
  /// The text in UTF-8: one complete, checked JSON value.
  public let bytes: [UInt8]

  /// The text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// `null`.
  public static let null = RawJSON(checked: Array("null".utf8))

  init(checked bytes: [UInt8]) { self.bytes = bytes }

  /// A value that stands in a program: `RawJSON(literal: "[1, 2]")`.
  public init(literal text: StaticString) {
    do throws(DecodingFailure) {
      try self.init(json: Array("\(text)".utf8))
    } catch {
      preconditionFailure("\(text) is no JSON")
    }
  }

  /// The text of a value that can be written.
  public init(_ value: some JSONEncodable) { bytes = value.jsonBytes() }

  /// Reads the text as a type.
  public func decoded<Value: JSONDecodable>(
    as type: Value.Type = Value.self
  ) throws(DecodingFailure) -> Value {
    try Value(json: bytes)
  }
}

extension RawJSON: JSONDecodable, JSONEncodable {
  /// Checks any value and keeps its text.
  public init(from reader: inout JSONReader) throws(Rejection) {
    reader.begin()
    let from = reader.position
    try reader.skipValue()
    bytes = Array(
      UnsafeBufferPointer(start: reader.base + from, count: reader.position - from))
  }

  /// Writes the text as it was.
  public func write(to writer: inout JSONWriter) { writer.bytes.append(contentsOf: bytes) }
}

extension RawJSON: CustomStringConvertible {
  /// The text.
  public var description: String { text }
}

/// Members a schema does not name, kept as they were written and written again at the object's end.
public typealias RawMembers = OrderedMap<RawJSON>

extension OrderedMap where Value == RawJSON {
  /// The members of a value that is written as an object, to put it into an open member.
  public init(members value: some JSONEncodable) throws(DecodingFailure) {
    self = try value.converted(to: Self.self)
  }
}
