/// A type that any `Decoder` and `Encoder` reads and writes, by way of its JSON text: what generated types
/// conform to when `treaty.json` asks for `Codable`.
///
/// The checks are the same ones. What a `Decoder` does not say is lost: the order of members, the text of
/// numbers, and the digits of numbers that neither 64 bits nor a double hold.
public protocol CodableBridge: Codable, JSONDecodable, JSONEncodable {}

extension CodableBridge {
  /// Reads whatever value the decoder holds, and checks it.
  public init(from decoder: any Decoder) throws {
    var writer = JSONWriter()
    try writer.write(valueOf: decoder)
    if let (reason, _) = writer.refused {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "expected \(reason.expected), found \(reason.found)"))
    }
    do throws(DecodingFailure) {
      try self.init(json: writer.bytes)
    } catch {
      // The text was made from what the decoder holds: lines and columns in it would mislead.
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath, debugDescription: error.descriptionWithoutPlaces,
          underlyingError: error))
    }
  }

  /// Writes the value as the encoder has it.
  public func encode(to encoder: any Encoder) throws {
    let bytes: [UInt8]
    do throws(EncodingFailure) {
      bytes = try checkedJSONBytes()
    } catch {
      throw EncodingError.invalidValue(
        self,
        EncodingError.Context(
          codingPath: encoder.codingPath, debugDescription: error.description,
          underlyingError: error))
    }
    try RawJSON(checked: bytes).encode(into: encoder)
  }
}

/// Any member name.
private struct MemberName: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}

extension JSONWriter {
  /// A decoder does not say what it holds: each kind of value is asked for in its turn.
  fileprivate mutating func write(valueOf decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: MemberName.self) {
      beginObject()
      for key in object.allKeys.sorted(by: {
        $0.stringValue.utf8.lexicographicallyPrecedes($1.stringValue.utf8)
      }) {
        member(key.stringValue)
        try write(valueOf: try object.superDecoder(forKey: key))
      }
      endObject()
    } else if var array = try? decoder.unkeyedContainer() {
      beginArray()
      while !array.isAtEnd {
        beginItem()
        try write(valueOf: try array.superDecoder())
      }
      endArray()
    } else {
      try write(scalarOf: try decoder.singleValueContainer())
    }
  }

  private mutating func write(scalarOf value: any SingleValueDecodingContainer) throws {
    if value.decodeNil() {
      writeNull()
    } else if let bool = try? value.decode(Bool.self) {
      bool.write(to: &self)
    } else if let integer = try? value.decode(Int64.self) {
      writeVerbatim(String(integer))
    } else if let integer = try? value.decode(UInt64.self) {
      writeVerbatim(String(integer))
    } else if let number = try? value.decode(Double.self) {
      number.write(to: &self)
    } else {
      write(try value.decode(String.self))
    }
  }
}

extension RawJSON {
  fileprivate func encode(into encoder: any Encoder) throws {
    switch bytes.first {
    case Byte.openBrace:
      var object = encoder.container(keyedBy: MemberName.self)
      for entry in try RawMembers(json: bytes).entries {
        try entry.value.encode(into: object.superEncoder(forKey: MemberName(entry.name)))
      }
    case Byte.openBracket:
      var array = encoder.unkeyedContainer()
      for item in try [RawJSON](json: bytes) { try item.encode(into: array.superEncoder()) }
    case Byte.quote:
      var value = encoder.singleValueContainer()
      try value.encode(try String(json: bytes))
    case UInt8(ascii: "n"):
      var value = encoder.singleValueContainer()
      try value.encodeNil()
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      var value = encoder.singleValueContainer()
      try value.encode(try Bool(json: bytes))
    default: try encodeNumber(into: encoder)
    }
  }

  private func encodeNumber(into encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    let number = try JSONNumber(json: bytes)
    if let word = number.int {
      try value.encode(word)
    } else if let word = UInt64(number.text) {
      try value.encode(word)
    } else {
      try value.encode(try Double(json: bytes))
    }
  }
}
