/// A string in the text, its quotes excluded, already checked.
struct StringToken {
  let from: Int
  let to: Int
  let hasEscapes: Bool

  var count: Int { to - from }
}

extension JSONReader {
  /// Reads a string.
  public mutating func string() throws(Rejection) -> String {
    begin()
    guard next == Byte.quote else { throw mismatch("a string") }
    return text(of: try stringToken())
  }

  /// The text of a string that was checked.
  func text(of token: StringToken) -> String {
    guard token.hasEscapes else {
      return String(
        decoding: UnsafeBufferPointer(start: base + token.from, count: token.count), as: UTF8.self)
    }
    return String(decoding: unescaped(token), as: UTF8.self)
  }

  /// Checks the string that begins here and moves behind it.
  mutating func stringToken() throws(Rejection) -> StringToken {
    position &+= 1
    let from = position
    var hasEscapes = false
    while true {
      skipPlain()
      guard position < count else { throw syntax("the closing quote of a string") }
      let byte = base[position]
      if byte == Byte.quote {
        let token = StringToken(from: from, to: position, hasEscapes: hasEscapes)
        position &+= 1
        return token
      } else if byte == Byte.backslash {
        hasEscapes = true
        try skipEscape()
      } else if byte >= 0x80 {
        try skipMultibyte(byte)
      } else {
        throw syntax("an escape: a control character may not stand in a string")
      }
    }
  }

  /// Moves over printable ASCII other than quote and backslash, eight bytes at a time.
  @inline(__always)
  private mutating func skipPlain() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    while position &+ 8 <= count {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self))
      let quotes = word ^ (ones &* 0x22)
      let backslashes = word ^ (ones &* 0x5C)
      // The lowest mark of each test is exact; only marks above it may be false.
      let special =
        ((quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
          | (word &- ones &* 0x20) & ~word | word) & highs
      if special != 0 {
        position &+= special.trailingZeroBitCount >> 3
        return
      }
      position &+= 8
    }
    while position < count {
      let byte = base[position]
      if byte == Byte.quote || byte == Byte.backslash || byte < 0x20 || byte >= 0x80 { return }
      position &+= 1
    }
  }

  /// Checks one scalar of two to four bytes (Unicode, table 3-7).
  private mutating func skipMultibyte(_ lead: UInt8) throws(Rejection) {
    let low: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let high: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, count - position >= length, low <= base[position + 1],
      base[position + 1] <= high
    else { throw syntax("well-formed UTF-8") }
    for index in 2..<max(length, 2) where base[position + index] & 0xC0 != 0x80 {
      throw syntax("well-formed UTF-8")
    }
    position += length
  }

  private mutating func skipEscape() throws(Rejection) {
    guard position + 1 < count else { throw syntax("the closing quote of a string") }
    switch base[position + 1] {
    case Byte.quote, Byte.backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal(at: position + 2) else {
        throw syntax("four hexadecimal digits after \\u")
      }
      if (0xDC00..<0xE000).contains(unit) { throw syntax("a high surrogate before a low one") }
      guard (0xD800..<0xDC00).contains(unit) else {
        position += 6
        return
      }
      guard position + 8 <= count, base[position + 6] == Byte.backslash,
        base[position + 7] == UInt8(ascii: "u"), let low = hexadecimal(at: position + 8),
        (0xDC00..<0xE000).contains(low)
      else { throw syntax("a low surrogate after the high one") }
      position += 12
    default: throw syntax("an escape that JSON knows")
    }
  }

  private func hexadecimal(at offset: Int) -> UInt32? {
    guard offset + 4 <= count else { return nil }
    var value: UInt32 = 0
    for index in offset..<offset + 4 {
      let byte = base[index]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// The UTF-8 bytes that a checked string stands for.
  func unescaped(_ token: StringToken) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(token.count)
    var index = token.from
    while index < token.to {
      let byte = base[index]
      guard byte == Byte.backslash else {
        bytes.append(byte)
        index += 1
        continue
      }
      index += appendEscape(at: index, to: &bytes)
    }
    return bytes
  }

  /// Appends what the escape at an offset stands for; the number of bytes it took.
  private func appendEscape(at offset: Int, to bytes: inout [UInt8]) -> Int {
    switch base[offset + 1] {
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(Byte.lineFeed)
    case UInt8(ascii: "r"): bytes.append(Byte.carriageReturn)
    case UInt8(ascii: "t"): bytes.append(Byte.tab)
    case UInt8(ascii: "u"):
      let unit = hexadecimal(at: offset + 2) ?? 0xFFFD
      guard (0xD800..<0xDC00).contains(unit), let low = hexadecimal(at: offset + 8) else {
        append(unit, to: &bytes)
        return 6
      }
      append(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), to: &bytes)
      return 12
    case let plain: bytes.append(plain)
    }
    return 2
  }

  private func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    bytes.append(
      contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}")
        ?? UTF8.encodedReplacementCharacter)
  }
}
