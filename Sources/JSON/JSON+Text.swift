extension JSON {
  /// The text without any white space, with members in source order and numbers as written.
  public var compactText: String { TextWriter.text(of: self, .compact) }

  /// The text on many lines, two spaces a level, with a newline at the end.
  public func indentedText() -> String { TextWriter.text(of: self, .indented) + "\n" }

  /// The canonical text of RFC 8785 (JCS): names in UTF-16 order, numbers as JavaScript writes them.
  ///
  /// RFC 8785 knows only doubles. A number of at most 17 digits that rounding its double to as many
  /// digits gives back is written as that double, what the RFC asks for; any other number, as
  /// 18446744073709551615 is, keeps all its digits in the same shape. Compare values with `==`, not by
  /// this text: 0.1 and 0.10000000000000001 are different numbers that name the same double.
  public var canonicalText: String { TextWriter.text(of: self, .canonical) }
}

/// Writes JSON values as text; open arrays and objects wait on a stack, nothing recurses.
struct TextWriter {
  /// How the text is to look.
  enum Style { case compact, indented, canonical }

  private enum Open {
    case array([JSON], written: Int)
    case object([JSONMember], written: Int)
  }

  private let style: Style
  private var bytes: [UInt8] = []
  private var open: [Open] = []

  static func text(of value: JSON, _ style: Style) -> String {
    var writer = TextWriter(style: style)
    writer.write(value)
    while let container = writer.open.popLast() { writer.resume(container) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private init(style: Style) { self.style = style }

  /// Writes a scalar, or opens an array or object.
  private mutating func write(_ value: JSON) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .number(let number):
      bytes += (style == .canonical ? number.canonicalText : number.text).utf8
    case .string(let text): writeQuoted(text)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      open.append(.array(items, written: 0))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      open.append(.object(ordered(object.members), written: 0))
    }
  }

  private func ordered(_ members: [JSONMember]) -> [JSONMember] {
    guard style == .canonical else { return members }
    return members.sorted { $0.name.text.utf16.lexicographicallyPrecedes($1.name.text.utf16) }
  }

  /// Writes the next item or member of an open container, or its end.
  private mutating func resume(_ container: Open) {
    switch container {
    case .array(let items, let written):
      guard written < items.count else { return close(UInt8(ascii: "]"), written) }
      separate(written, depth: open.count + 1)
      open.append(.array(items, written: written + 1))
      write(items[written])
    case .object(let members, let written):
      guard written < members.count else { return close(UInt8(ascii: "}"), written) }
      separate(written, depth: open.count + 1)
      open.append(.object(members, written: written + 1))
      writeQuoted(members[written].name.text)
      bytes += (style == .indented ? ": " : ":").utf8
      write(members[written].value)
    }
  }

  private mutating func separate(_ written: Int, depth: Int) {
    if written > 0 { bytes.append(UInt8(ascii: ",")) }
    breakLine(depth: depth)
  }

  private mutating func close(_ bracket: UInt8, _ written: Int) {
    if written > 0 { breakLine(depth: open.count) }
    bytes.append(bracket)
  }

  private mutating func breakLine(depth: Int) {
    guard style == .indented else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
  }

  /// Escapes what must be and nothing else, the short way where there is one (RFC 8785, 3.2.2.2).
  private mutating func writeQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x08: bytes += #"\b"#.utf8
      case 0x09: bytes += #"\t"#.utf8
      case 0x0A: bytes += #"\n"#.utf8
      case 0x0C: bytes += #"\f"#.utf8
      case 0x0D: bytes += #"\r"#.utf8
      case 0..<0x20:
        bytes += (byte < 16 ? #"\u000"# : #"\u00"#).utf8
        bytes += String(byte, radix: 16).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSONNumber {
  /// The number's text in RFC 8785's shape, see `JSON.canonicalText`.
  var canonicalText: String {
    let double = double
    guard let shortest = JSONNumber(double.description) else { return decimal.text }
    guard self != shortest else { return shortest.decimal.text }
    let exact = decimal
    guard exact.digits.count <= 17, let near = Rational(exactly: double) else { return exact.text }
    let distance = rational - near
    let half =
      Rational(5) * Rational(Integer.tenToThe(max(0, exact.exponent - 1)))
      / Rational(Integer.tenToThe(max(0, 1 - exact.exponent)))
    return -half <= distance && distance <= half ? shortest.decimal.text : exact.text
  }
}
