/// The canonical text of RFC 8785: members sorted, no white space, numbers as ECMAScript writes them, so
/// that equal values have equal bytes and a hash of them means something.
///
///     try RawJSON(json: #"{"b": 1.0, "a": "\u0041"}"#).canonicalText()   // {"a":"A","b":1}
///
/// RFC 8785 takes numbers for doubles. A fraction of up to 17 digits is a double written out and is taken
/// for it; any other number that its double does not give back, such as `9007199254740993`, is refused:
/// two different integers must never share one hash.
extension RawJSON {
  /// The canonical text in UTF-8.
  public func canonicalBytes() throws(CanonicalFailure) -> [UInt8] {
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<[UInt8], CanonicalFailure> in
      var reader = JSONReader(buffer, depthLimit: .max)
      var text: [UInt8] = []
      do throws(CanonicalFailure) {
        try reader.appendCanonicalText(to: &text)
        return .success(text)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// The canonical text.
  public func canonicalText() throws(CanonicalFailure) -> String {
    String(decoding: try canonicalBytes(), as: UTF8.self)
  }
}

extension JSONEncodable {
  /// The canonical text of the value in UTF-8 (RFC 8785).
  public func canonicalBytes() throws(CanonicalFailure) -> [UInt8] {
    let bytes: [UInt8]
    do throws(EncodingFailure) {
      bytes = try checkedJSONBytes()
    } catch {
      throw .unwritable(error)
    }
    return try RawJSON(checked: bytes).canonicalBytes()
  }
}

/// Why a value has no canonical text.
public enum CanonicalFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// A number, as it is written, beyond what doubles can tell apart.
  case number(String)
  /// The value has no JSON text.
  case unwritable(EncodingFailure)

  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .number(let number):
      "The number \(number) has no canonical text (RFC 8785), because no double stands for it."
    case .unwritable(let failure): "The value has no JSON text: \(failure)."
    }
  }
}

extension JSONReader {
  /// Appends the canonical text of a value that was checked before.
  fileprivate mutating func appendCanonicalText(
    to text: inout [UInt8]
  ) throws(CanonicalFailure) {
    begin()
    switch next {
    case Byte.openBrace: try appendCanonicalObject(to: &text)
    case Byte.openBracket:
      position &+= 1
      text.append(Byte.openBracket)
      var isFirst = true
      while !isAtEnd(of: Byte.closeBracket) {
        if !isFirst { text.append(Byte.comma) }
        isFirst = false
        try appendCanonicalText(to: &text)
      }
      text.append(Byte.closeBracket)
    case Byte.quote: appendCanonicalString(to: &text)
    case Byte.minus, Byte.zero...Byte.nine:
      let from = position
      while position < count, isPartOfNumber(base[position]) { position &+= 1 }
      let number = String(
        decoding: UnsafeBufferPointer(start: base + from, count: position - from), as: UTF8.self)
      guard let canonical = CanonicalNumber.text(number) else {
        throw CanonicalFailure.number(number)
      }
      text += canonical.utf8
    default:
      while position < count, (0x61...0x7A).contains(base[position]) {
        text.append(base[position])
        position &+= 1
      }
    }
  }

  private mutating func appendCanonicalObject(
    to text: inout [UInt8]
  ) throws(CanonicalFailure) {
    position &+= 1
    var members: [(name: [UInt16], text: [UInt8])] = []
    while !isAtEnd(of: Byte.closeBrace) {
      begin()
      let name = checkedString()
      var member: [UInt8] = []
      append(name, to: &member)
      skipSpace()
      position &+= 1
      member.append(Byte.colon)
      try appendCanonicalText(to: &member)
      members.append((Array(name.utf16), member))
    }
    // Section 3.2.3: by the UTF-16 code units of the names.
    members.sort { $0.name.lexicographicallyPrecedes($1.name) }
    text.append(Byte.openBrace)
    for (index, member) in members.enumerated() {
      if index > 0 { text.append(Byte.comma) }
      text += member.text
    }
    text.append(Byte.closeBrace)
  }

  private mutating func appendCanonicalString(to text: inout [UInt8]) {
    append(checkedString(), to: &text)
  }

  private func append(_ string: String, to text: inout [UInt8]) {
    var writer = JSONWriter()
    writer.write(string)
    text += writer.bytes
  }

  private mutating func checkedString() -> String {
    do throws(Rejection) { return try string() } catch { return "" }
  }

  /// Moves behind a comma, or behind the end, which it tells.
  private mutating func isAtEnd(of closing: UInt8) -> Bool {
    skipSpace()
    if next == Byte.comma { position &+= 1 }
    guard next == closing || position >= count else { return false }
    position &+= 1
    return true
  }

  private func isPartOfNumber(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == Byte.minus || byte == Byte.plus || byte == Byte.dot
      || byte | 0x20 == UInt8(ascii: "e")
  }
}

/// Numbers as ECMAScript's `Number.prototype.toString` writes them.
enum CanonicalNumber {
  /// Nil when the nearest double is another value in decimal.
  static func text(_ number: String) -> String? {
    guard let value = Double(number), value.isFinite else { return nil }
    let parts = Decimal(number)
    guard !parts.digits.isEmpty else { return "0" }
    // The shortest digits that give the double back, as ECMAScript takes them, too.
    let shortest = Decimal(value.description)
    guard shortest == parts || (parts.exponent < 0 && parts.digits.count <= 17) else { return nil }
    guard !shortest.digits.isEmpty else { return nil }
    return (shortest.isNegative ? "-" : "") + text(shortest)
  }

  private static func text(_ number: Decimal) -> String {
    let digits = String(decoding: number.digits, as: UTF8.self)
    let count = number.digits.count
    // The place of the decimal point, counted from before the first digit.
    let point = count + number.exponent
    if point > 21 || point < -5 {
      let power = point - 1
      let fraction = count > 1 ? "." + digits.dropFirst() : ""
      return "\(digits.prefix(1))\(fraction)e\(power < 0 ? "-" : "+")\(power.magnitude)"
    }
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
    if point >= count { return digits + String(repeating: "0", count: point - count) }
    return "\(digits.prefix(point)).\(digits.dropFirst(point))"
  }
}
