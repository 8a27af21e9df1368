extension JSON {
  /// The text without any white space, with members in source order and numbers as written.
  public var compactText: String { TextWriter.text(of: self, .compact) }

  /// The text on many lines, two spaces a level, with a newline at the end.
  public func indentedText() -> String { TextWriter.text(of: self, .indented) + "\n" }

  /// The canonical text of RFC 8785 (JCS): names in UTF-16 order, numbers as JavaScript writes them.
  ///
  /// RFC 8785 knows only doubles. Whole numbers that are no doubles, as 18446744073709551615, and
  /// numbers of more than 17 digits keep all their digits in the same shape; others are written as
  /// the nearest double. Compare values with `==`, not by this text: 0.1 and 0.10000000000000001 are
  /// different numbers that name the same double.
  public var canonicalText: String { TextWriter.text(of: self, .canonical) }

  /// The one text that equal values share and different values do not: what digests are made of.
  ///
  /// It is the text of RFC 8785 wherever numbers are written as JavaScript writes them; a number that
  /// is not the shortest name of a double, as 0.10000000000000001, keeps all its digits.
  public var distinctText: String { TextWriter.text(of: self, .distinct) }
}

/// Writes JSON values as text; open arrays and objects wait on a stack, nothing recurses.
struct TextWriter {
  /// How the text is to look.
  enum Style { case compact, indented, canonical, distinct }

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
      bytes += text(of: number).utf8
    case .string(let text): writeQuoted(text)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      open.append(.array(items, written: 0))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      open.append(.object(ordered(object.members), written: 0))
    }
  }

  private func text(of number: JSONNumber) -> String {
    switch style {
    case .compact, .indented: number.text
    case .canonical: number.canonicalText
    case .distinct: number.distinctText
    }
  }

  private func ordered(_ members: [JSONMember]) -> [JSONMember] {
    guard style == .canonical || style == .distinct else { return members }
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
    var text = text
    text.withUTF8 { text in
      var run = 0
      for (index, byte) in text.enumerated() {
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
          continue
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[run..<index]))
        writeEscape(byte)
        run = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[run...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func writeEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0x08: bytes += #"\b"#.utf8
    case 0x09: bytes += #"\t"#.utf8
    case 0x0A: bytes += #"\n"#.utf8
    case 0x0C: bytes += #"\f"#.utf8
    case 0x0D: bytes += #"\r"#.utf8
    default:
      bytes += (byte < 16 ? #"\u000"# : #"\u00"#).utf8
      bytes += String(byte, radix: 16).utf8
    }
  }
}

extension JSONNumber {
  /// The number's text in RFC 8785's shape, see `JSON.canonicalText`.
  var canonicalText: String {
    let double = double
    let exact = decimal
    guard let shortest = JSONNumber(double.description), double != 0 || self == shortest else {
      return exact.text
    }
    let isNamedByDouble =
      self == shortest || !isInteger && exact.digits.count <= 17
      || Rational(exactly: double) == rational
    return isNamedByDouble ? shortest.decimal.text : exact.text
  }

  /// The shortest decimal text of exactly this value, see `JSON.distinctText`.
  var distinctText: String { decimal.text }
}
