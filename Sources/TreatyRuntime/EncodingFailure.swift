/// Why a value has no JSON text: a `Double` in it is not a number, or infinite.
///
/// `/weight: expected a finite number, found nan`
public struct EncodingFailure: Error, Sendable, Hashable {
  /// The place in the value as a JSON Pointer.
  public let pointer: String
  /// The number as Swift prints it: `nan`, `inf` or `-inf`.
  public let number: String

  static let expected = "a finite number"
}

extension EncodingFailure: CustomStringConvertible {
  /// The failure as one line.
  public var description: String {
    let place = pointer.isEmpty ? "the value" : pointer
    return "\(place): expected \(Self.expected), found \(number)"
  }
}

extension DecodingFailure {
  /// The refusal of a value that has no text at all.
  init(_ failure: EncodingFailure) {
    self.init(
      pointer: failure.pointer, offset: 0, line: 1, column: 1, schema: "",
      expected: EncodingFailure.expected, found: failure.number, isSyntaxError: false,
      branches: [])
  }
}

extension JSONEncodable {
  /// Why the value has no JSON text; nil when it has one.
  ///
  /// It is written once more, in the order of the schema, so that the place in the text stays where it was.
  func refusal() -> EncodingFailure? {
    var writer = JSONWriter()
    writer.keepsOrder = false
    write(to: &writer)
    guard let (number, offset) = writer.refused else { return nil }
    let pointer = writer.bytes.withUnsafeBufferPointer { bytes in
      var scout = JSONReader(bytes, depthLimit: .max)
      return scout.pointer(toOffset: offset)
    }
    return EncodingFailure(pointer: pointer, number: number.description)
  }
}
