extension Scan {
  var missingValue: String {
    if at >= bytes.count {
      return nodes.isEmpty
        ? "The document is empty; a JSON document holds one value."
        : "The document ends where a value is expected."
    }
    switch byte {
    case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","):
      return "A value is missing before this \(found)."
    case UInt8(ascii: "'"): return "A text must stand in double quotes, not in single ones."
    case UInt8(ascii: "/"), UInt8(ascii: "#"): return "JSON has no comments; remove this one."
    case UInt8(ascii: "+"): return "A number must not begin with a plus sign; remove it."
    case UInt8(ascii: "."): return "A number must have a digit before its decimal point."
    default: return "A value cannot begin with \(found)."
    }
  }

  var missingName: String {
    switch byte {
    case _ where at >= bytes.count: "The document ends inside an object; a } is missing."
    case UInt8(ascii: "}"): "A member is missing before this }; remove the comma before it."
    case UInt8(ascii: "'"): "A member name must stand in double quotes, not in single ones."
    default: "A member name in double quotes is expected here, not \(found)."
    }
  }

  func missingComma(isObject: Bool) -> String {
    let place = isObject ? "an object" : "an array"
    let close = isObject ? "}" : "]"
    guard at < bytes.count else {
      return "The document ends inside \(place); a \(close) is missing."
    }
    return "A comma or \(close) is missing before this \(found), inside \(place)."
  }

  /// The character at hand, as a message shows it.
  private var found: String {
    guard at < bytes.count else { return "the end" }
    guard bytes[at] < 0x80 else {
      let window = bytes[at..<min(at + 4, bytes.count)]
      guard let scalar = String(decoding: window, as: UTF8.self).unicodeScalars.first,
        scalar != "\u{FFFD}", scalar.properties.isAlphabetic
      else { return "byte \(hexadecimal(bytes[at]))" }
      return String(Character(scalar))
    }
    guard (0x21...0x7E).contains(bytes[at]) else { return "byte \(hexadecimal(bytes[at]))" }
    return String(Character(Unicode.Scalar(bytes[at])))
  }

  func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (byte < 16 ? "0" : "") + digits
  }
}
