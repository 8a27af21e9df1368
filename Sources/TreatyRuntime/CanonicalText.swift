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
      "The number \(number) has no canonical text (RFC 8785), because no double stands for it."
    case .unwritable(let failure): "The value has no JSON text: \(failure)."
    }
  }
}

/// An array or object whose canonical text is being put together.
private struct OpenText {
  /// What stands before an object, whose members get their order when all are known.
  let before: [UInt8]
  let isObject: Bool
  var isEmpty = true
  var name: [UInt16] = []
  var members: [(name: [UInt16], text: [UInt8])] = []

  /// The object, and what stands before it.
  func object() -> [UInt8] {
    // Section 3.2.3: by the UTF-16 code units of the names.
    let sorted = members.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    return before + [Byte.openBrace] + sorted.map(\.text).joined(separator: [Byte.comma])
      + [Byte.closeBrace]
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
      case Byte.openBrace:
        position &+= 1
        open.append(OpenText(before: text, isObject: true))
        text = []
      case Byte.openBracket:
        position &+= 1
        open.append(OpenText(before: [], isObject: false))
        text.append(Byte.openBracket)
      default: try appendCanonicalScalar(to: &text)
      }
    } while movesToValue(&open, &text)
    return text
  }

  /// Closes what ends here, and moves to the next item or the value of the next member; false at the end.
  private mutating func movesToValue(_ open: inout [OpenText], _ text: inout [UInt8]) -> Bool {
    while var last = open.popLast() {
      if last.isObject {
        if !last.isEmpty { last.members.append((last.name, text)) }
        guard !isAtEnd(of: Byte.closeBrace) else {
          text = last.object()
          continue
        }
        begin()
        let name = checkedString()
        skipSpace()
        position &+= 1
        last.name = Array(name.utf16)
        text = []
        append(name, to: &text)
        text.append(Byte.colon)
      } else {
        guard !isAtEnd(of: Byte.closeBracket) else {
          text.append(Byte.closeBracket)
          continue
        }
        if !last.isEmpty { text.append(Byte.comma) }
      }
      last.isEmpty = false
      open.append(last)
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
