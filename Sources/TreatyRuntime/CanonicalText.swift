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
      do throws(CanonicalFailure) {
        return .success(try reader.canonicalText())
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
      "The number \(number) has no canonical text (RFC 8785): written as a double it is another number."
    case .unwritable(let failure): "The value has no JSON text: \(failure)."
    }
  }
}

/// An array or object whose canonical text is being written.
private struct OpenText {
  let isObject: Bool
  /// Where its first member or item begins in the text.
  let start: Int
  var isEmpty = true
  var members: [(name: [UInt16], range: Range<Int>)] = []

  /// Begins a member at the end of the text.
  mutating func begin(_ name: String, at place: Int) {
    members.append((Array(name.utf16), place..<place))
  }

  /// Notes that the last member ends at the end of the text.
  mutating func end(at place: Int) {
    guard let last = members.indices.last else { return }
    members[last].range = members[last].range.lowerBound..<place
  }

  /// Gives the members their order; most are written in it already.
  func sort(_ text: inout [UInt8]) {
    // Section 3.2.3: by the UTF-16 code units of the names.
    let isSorted = zip(members, members.dropFirst()).allSatisfy {
      $0.name.lexicographicallyPrecedes($1.name)
    }
    guard !isSorted else { return }
    var sorted: [UInt8] = []
    sorted.reserveCapacity(text.count - start)
    for member in members.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
      if !sorted.isEmpty { sorted.append(Byte.comma) }
      sorted += text[member.range]
    }
    text.replaceSubrange(start..., with: sorted)
  }
}

extension JSONReader {
  /// The canonical text of a value that was checked before, without recursion.
  fileprivate mutating func canonicalText() throws(CanonicalFailure) -> [UInt8] {
    var open: [OpenText] = []
    var text: [UInt8] = []
    repeat {
      begin()
      switch next {
      case Byte.openBrace, Byte.openBracket:
        let isObject = next == Byte.openBrace
        text.append(next)
        position &+= 1
        open.append(OpenText(isObject: isObject, start: text.count))
      default: try appendCanonicalScalar(to: &text)
      }
    } while movesToValue(&open, &text)
    return text
  }

  /// Closes what ends here, and moves to the next item or the value of the next member; false at the end.
  private mutating func movesToValue(_ open: inout [OpenText], _ text: inout [UInt8]) -> Bool {
    while let last = open.indices.last {
      let closing = open[last].isObject ? Byte.closeBrace : Byte.closeBracket
      open[last].end(at: text.count)
      guard !isAtEnd(of: closing) else {
        open[last].sort(&text)
        text.append(closing)
        open.removeLast()
        continue
      }
      if !open[last].isEmpty { text.append(Byte.comma) }
      open[last].isEmpty = false
      if open[last].isObject {
        begin()
        let name = checkedString()
        skipSpace()
        position &+= 1
        open[last].begin(name, at: text.count)
        append(name, to: &text)
        text.append(Byte.colon)
      }
      return true
    }
    return false
  }

  private mutating func appendCanonicalScalar(to text: inout [UInt8]) throws(CanonicalFailure) {
    switch next {
    case Byte.quote: append(checkedString(), to: &text)
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
