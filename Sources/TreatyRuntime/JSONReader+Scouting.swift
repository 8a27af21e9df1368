/// What a failure needs to know about the text; found by reading the text once more.
extension JSONReader {
  /// What stands at an offset, as a noun with its article.
  mutating func description(atOffset offset: Int) -> String {
    position = min(offset, count)
    guard position < count else { return "the end of the text" }
    let start = position
    do throws(Rejection) {
      switch next {
      case Byte.openBrace: return describedObject()
      case Byte.openBracket: return describedArray()
      case Byte.quote:
        let text = excerpt(from: start, to: try endOfString())
        skipSpace()
        return (next == Byte.colon ? "the member " : "the string ") + text
      case Byte.minus, Byte.zero...Byte.nine:
        try skipNumber()
        return "the number " + excerpt(from: start, to: position)
      case UInt8(ascii: "t"), UInt8(ascii: "f"): return try bool() ? "true" : "false"
      case UInt8(ascii: "n"): return try null() ? "null" : "something else"
      default: return describedByte
      }
    } catch {
      position = start
      return describedByte
    }
  }

  private mutating func endOfString() throws(Rejection) -> Int {
    _ = try stringToken()
    return position
  }

  /// An object by the names of its members, as far as they can be read.
  private mutating func describedObject() -> String {
    var names: [String] = []
    var count = 0
    do throws(Rejection) {
      position += 1
      while try moveToName(isFirst: count == 0) {
        let start = position
        let end = try endOfString()
        if count < 6 { names.append(excerpt(from: start, to: end)) }
        count += 1
        try colon()
        try skipValue()
      }
    } catch {
      return "an object"
    }
    guard count > 0 else { return "an empty object" }
    let more = count > names.count ? " and \(count - names.count) more" : ""
    let noun = count == 1 ? "the member " : "the members "
    return "an object with " + noun + names.joined(separator: ", ") + more
  }

  /// An array by the number of its items, when it can be read.
  private mutating func describedArray() -> String {
    var count = 0
    do throws(Rejection) {
      position += 1
      while try !endsArray(isFirst: count == 0) {
        try skipValue()
        count += 1
      }
    } catch {
      return "an array"
    }
    return count == 0 ? "an empty array" : "an array of \(count) \(count == 1 ? "item" : "items")"
  }

  private func excerpt(from: Int, to end: Int) -> String {
    var shown = min(end, from + 60)
    while shown < end, base[shown] & 0xC0 == 0x80 { shown -= 1 }
    let text = String(
      decoding: UnsafeBufferPointer(start: base + from, count: shown - from), as: UTF8.self)
    return shown < end ? text + "…" : text
  }

  /// A word that JSON does not know, an escape, or one byte.
  private var describedByte: String {
    let byte = base[position]
    var end = position + 1
    let length = byte != Byte.backslash ? 20 : end < count && base[end] == UInt8(ascii: "u") ? 6 : 2
    while end < min(count, position + length), Self.isWord(base[end]) { end += 1 }
    if byte == Byte.backslash || byte == Byte.minus || Self.isWord(byte) {
      let bytes = UnsafeBufferPointer(start: base + position, count: end - position)
      return "`\(String(decoding: bytes, as: UTF8.self))`"
    }
    guard byte > Byte.space, byte < 0x7F else {
      let digits = String(byte, radix: 16, uppercase: true)
      return "the byte 0x" + (digits.utf8.count == 1 ? "0" + digits : digits)
    }
    return "`\(Character(Unicode.Scalar(byte)))`"
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
