/// Classes, escapes and properties.
extension PatternFormat {
  /// Reads a class after its `[`.
  mutating func readClass() throws(Fault) {
    _ = take("^")
    while let scalar = rest.popFirst() {
      if scalar == "]" { return }
      let first = try classAtom(scalar)
      guard rest.first == "-", rest.dropFirst().first != "]" else { continue }
      rest = rest.dropFirst()
      guard let scalar = rest.popFirst(), let lower = first, let upper = try classAtom(scalar),
        lower <= upper
      else { throw .isNoPattern }
    }
    throw .isNoPattern
  }

  /// The code point that a part of a class stands for; nil when it stands for several.
  private mutating func classAtom(_ scalar: Unicode.Scalar) throws(Fault) -> UInt32? {
    guard scalar == "\\" else { return scalar.value }
    if take("b") { return 0x08 }
    return try escape(inClass: true)
  }

  /// Reads the escapes that stand for a code point, which is given, or for a set of them.
  mutating func escape(inClass: Bool) throws(Fault) -> UInt32? {
    guard let scalar = rest.popFirst() else { throw .isNoPattern }
    switch scalar {
    case "d", "D", "w", "W", "s", "S": return nil
    case "t": return 0x09
    case "n": return 0x0A
    case "v": return 0x0B
    case "f": return 0x0C
    case "r": return 0x0D
    case "c":
      guard let letter = rest.popFirst(), letter.isASCII, UInt8(letter.value).isLetter else {
        throw .isNoPattern
      }
      return letter.value % 32
    case "0":
      guard rest.first.map({ !("0"..."9").contains($0) }) ?? true else { throw .isNoPattern }
      return 0
    case "x": return try hexadecimal(2)
    case "u": return try codePoint()
    case "p", "P":
      try readProperty()
      return nil
    case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/":
      return scalar.value
    case "-" where inClass: return scalar.value
    default: throw .isNoPattern
    }
  }

  private mutating func hexadecimal(_ count: Int) throws(Fault) -> UInt32 {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(\.isHexadecimal) else { throw .isNoPattern }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 << 4 | $1.hexadecimalValue }
  }

  /// Reads what follows `\u`; surrogates that form a pair become the code point they encode.
  mutating func codePoint() throws(Fault) -> UInt32 {
    if take("{") {
      var value: UInt32 = 0
      let start = rest.startIndex
      while let digit = rest.first, digit.isHexadecimal, value <= 0x10_FFFF {
        value = value << 4 | digit.hexadecimalValue
        rest = rest.dropFirst()
      }
      guard rest.startIndex > start, value <= 0x10_FFFF, take("}") else { throw .isNoPattern }
      return value
    }
    let lead = try hexadecimal(4)
    guard (0xD800..<0xDC00).contains(lead), rest.starts(with: ["\\", "u"]) else { return lead }
    var ahead = self
    ahead.rest = rest.dropFirst(2)
    guard let trail = try? ahead.hexadecimal(4), (0xDC00..<0xE000).contains(trail) else {
      return lead
    }
    rest = ahead.rest
    return 0x1_0000 + (lead - 0xD800) << 10 + (trail - 0xDC00)
  }

  /// Reads `{…}` after `\p`.
  private mutating func readProperty() throws(Fault) {
    guard take("{"), let end = rest.firstIndex(of: "}") else { throw .isNoPattern }
    let parts = rest[..<end].split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    rest = rest[(end + 1)...]
    guard
      parts.allSatisfy({ part in
        !part.isEmpty && part.allSatisfy { Self.property.contains($0) }
      })
    else { throw .isNoPattern }
    let words = parts.map { part in
      part.reduce(into: "") { $0.unicodeScalars.append($1) }
    }
    guard words.count == 2 else {
      let isKnown =
        UnicodeNames.categories.contains(words[0]) || UnicodeNames.properties.contains(words[0])
      if !isKnown { namesUnknownProperty = true }
      return
    }
    switch words[0] {
    case "General_Category", "gc":
      guard UnicodeNames.categories.contains(words[1]) else { throw .isNoPattern }
    case "Script", "sc", "Script_Extensions", "scx":
      if !UnicodeNames.scripts.contains(words[1]) { namesUnknownProperty = true }
    default: throw .isNoPattern
    }
  }

  private static let property = ASCIISet.alphanumerics(and: "_")
}

extension Unicode.Scalar {
  /// The value of a hexadecimal digit.
  fileprivate var hexadecimalValue: UInt32 {
    value <= 0x39 ? value - 0x30 : (value | 0x20) - 0x61 + 10
  }
}
