/// A type that reads itself from JSON text, and accepts exactly what its schema accepts.
public protocol JSONDecodable {
  /// Reads one value and moves the reader behind it.
  init(from reader: inout JSONReader) throws(Rejection)
}

/// A type that writes itself as JSON text.
public protocol JSONEncodable {
  /// Appends the value to a text.
  func write(to writer: inout JSONWriter)
}

/// A type that is read from JSON and written as JSON.
public typealias JSONCodable = JSONDecodable & JSONEncodable

extension JSONDecodable {
  /// Reads a whole JSON text, UTF-8 with or without a byte-order mark.
  ///
  /// More than `depthLimit` arrays and objects within each other are refused, and so are those that take
  /// more than `stackLimit` bytes of the stack (each takes 1 to 5 KiB, and more where a type has many
  /// members). With that no text ends the program on threads whose stacks are as large as usual. Where
  /// they have less than 5 MiB (Linux with glibc) or 512 KiB (elsewhere), ask for less.
  public init(
    json bytes: [UInt8], depthLimit: Int = 512, stackLimit: Int = JSONReader.stackLimit
  ) throws(DecodingFailure) {
    self = try bytes.withUnsafeBufferPointer { buffer throws(DecodingFailure) in
      try Self.read(buffer, depthLimit, stackLimit)
    }
  }

  /// Reads a whole JSON text.
  public init(
    json text: String, depthLimit: Int = 512, stackLimit: Int = JSONReader.stackLimit
  ) throws(DecodingFailure) {
    var text = text
    let result = text.withUTF8 { bytes in
      Result { () throws(DecodingFailure) in try Self.read(bytes, depthLimit, stackLimit) }
    }
    self = try result.get()
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ depthLimit: Int, _ stackLimit: Int
  ) throws(DecodingFailure) -> Self {
    var reader = JSONReader(bytes, depthLimit: depthLimit, stackLimit: stackLimit)
    do throws(Rejection) {
      let value = try Self(from: &reader)
      try reader.end()
      return value
    } catch {
      throw DecodingFailure(error, in: bytes)
    }
  }
}

extension JSONEncodable {
  /// The value as JSON text in UTF-8, without white space.
  ///
  /// What has no JSON text (a `Double` that is not finite, an item behind one that is absent, a member
  /// name that is there twice) is a fault of the program, which ends here; `checkedJSONBytes()` throws
  /// instead.
  public func jsonBytes() -> [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    if writer.hasRefused, let failure = refusal() { preconditionFailure(failure.description) }
    return writer.bytes
  }

  /// The value as JSON text in UTF-8, without white space; throws where a part of it has no JSON text.
  public func checkedJSONBytes() throws(EncodingFailure) -> [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    if writer.hasRefused, let failure = refusal() { throw failure }
    return writer.bytes
  }

  /// The value as JSON text, without white space.
  public func jsonText() -> String { String(decoding: jsonBytes(), as: UTF8.self) }
}

extension JSONEncodable {
  /// The same JSON value as another type.
  public func converted<Value: JSONDecodable>(
    to type: Value.Type
  ) throws(DecodingFailure) -> Value {
    let bytes: [UInt8]
    do throws(EncodingFailure) {
      bytes = try checkedJSONBytes()
    } catch {
      throw DecodingFailure(error)
    }
    return try Value(json: bytes)
  }
}

extension JSONDecodable where Self: JSONEncodable {
  /// The same value after every check of its schema: what a memberwise `init` does not check.
  public func validated() throws(DecodingFailure) -> Self { try converted(to: Self.self) }
}

extension String: JSONDecodable, JSONEncodable {
  /// Reads a string.
  public init(from reader: inout JSONReader) throws(Rejection) { self = try reader.string() }
  /// Writes a string.
  public func write(to writer: inout JSONWriter) { writer.write(self) }
}

extension Bool: JSONDecodable, JSONEncodable {
  /// Reads `true` or `false`.
  public init(from reader: inout JSONReader) throws(Rejection) { self = try reader.bool() }
  /// Writes `true` or `false`.
  public func write(to writer: inout JSONWriter) { writer.writeVerbatim(self ? "true" : "false") }
}

extension Int: JSONDecodable, JSONEncodable {
  /// Reads an integer of at most 64 bits.
  public init(from reader: inout JSONReader) throws(Rejection) { self = try reader.int() }
  /// Writes an integer.
  public func write(to writer: inout JSONWriter) { writer.write(self) }
}

extension Double: JSONDecodable, JSONEncodable {
  /// Reads a number.
  public init(from reader: inout JSONReader) throws(Rejection) { self = try reader.double() }
  /// Writes the shortest text that reads back as the same value; JSON has no text for a value that is
  /// not finite, which `checkedJSONBytes()` throws for.
  public func write(to writer: inout JSONWriter) {
    guard isFinite else {
      writer.refuse(.number(self))
      writer.writeNull()
      writer.endNumber(from: writer.bytes.count)
      return
    }
    let start = writer.bytes.count
    writer.writeVerbatim(jsonNumberText)
    writer.endNumber(from: start)
  }

  /// Without a fraction where there is none, as long as every integer is a double; of a finite value.
  var jsonNumberText: String {
    guard magnitude < 0x1p53, Double(Int(self)) == self else { return description }
    return self == 0 && sign == .minus ? "-0" : String(Int(self))
  }
}

extension JSONNumber: JSONDecodable, JSONEncodable {
  /// Reads a number as it is written.
  public init(from reader: inout JSONReader) throws(Rejection) { self = try reader.number() }
  /// Writes the number as it was written.
  public func write(to writer: inout JSONWriter) { writer.writeVerbatim(text) }
}

extension Array: JSONDecodable where Element: JSONDecodable {
  /// Reads an array.
  @inlinable
  public init(from reader: inout JSONReader) throws(Rejection) {
    self = try reader.array(of: Element.self)
  }
}

extension Array: JSONEncodable where Element: JSONEncodable {
  /// Writes an array.
  @inlinable
  public func write(to writer: inout JSONWriter) {
    writer.beginArray()
    for item in self {
      writer.beginItem()
      item.write(to: &writer)
    }
    writer.endArray()
  }
}

extension Optional: JSONDecodable where Wrapped: JSONDecodable {
  /// Reads a value that may be `null`.
  @inlinable
  public init(from reader: inout JSONReader) throws(Rejection) {
    self = try reader.null() ? nil : Wrapped(from: &reader)
  }
}

extension Optional: JSONEncodable where Wrapped: JSONEncodable {
  /// Writes a value, or `null`.
  @inlinable
  public func write(to writer: inout JSONWriter) {
    guard let self else {
      writer.writeNull()
      return
    }
    self.write(to: &writer)
  }
}
