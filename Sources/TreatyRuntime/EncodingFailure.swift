/// Why a value has no JSON text that keeps all of it: a program has put it together.
///
///     /weight: expected a finite number, found nan
///     /1: expected an item, because others follow it, found none
///     /id: expected no member that has a property of its own, found "id"
public struct EncodingFailure: Error, Sendable, Hashable {
  /// The place in the value as a JSON Pointer.
  public let pointer: String
  /// What the place would need: `a finite number`.
  public let expected: String
  /// What is there: `nan`, `inf` or `-inf` for a number.
  public let found: String
}

/// What no JSON text stands for.
enum Unwritable: Sendable {
  case number(Double)
  /// An item is missing, and there are others behind it.
  case gap
  /// A member without a property has the name of one that has.
  case declared(String)
  /// Two of the maps of an object have a member of this name.
  case repeated(String)

  var expected: String {
    switch self {
    case .number: "a finite number"
    case .gap: "an item, because others follow it"
    case .declared: "no member that has a property of its own"
    case .repeated: "each member name once"
    }
  }

  var found: String {
    switch self {
    case .number(let number): number.description
    case .gap: "none"
    case .declared(let name): "\"\(name)\""
    case .repeated(let name): "\"\(name)\" twice"
    }
  }
}

extension EncodingFailure: CustomStringConvertible {
  /// The failure as one line.
  public var description: String {
    let place = pointer.isEmpty ? "the value" : pointer
    return DecodingFailure.visible("\(place): expected \(expected), found \(found)")
  }
}

extension DecodingFailure {
  /// The refusal of a value that has no text at all.
  init(_ failure: EncodingFailure) {
    self.init(
      pointer: failure.pointer, offset: 0, line: 1, column: 1, schema: "",
      expected: failure.expected, found: failure.found, isSyntaxError: false, branches: [])
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
    guard let (reason, offset) = writer.refused else { return nil }
    let pointer = writer.bytes.withUnsafeBufferPointer { bytes in
      var way = TextWay(bytes)
      return way.pointer(to: offset)
    }
    return EncodingFailure(pointer: pointer, expected: reason.expected, found: reason.found)
  }
}
