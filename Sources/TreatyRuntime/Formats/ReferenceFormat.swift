/// References to resources: RFC 3986, or RFC 3987 with letters from anywhere.
struct ReferenceFormat: Sendable {
  static let ascii = ReferenceFormat(isWide: false)
  static let wide = ReferenceFormat(isWide: true)

  private let isWide: Bool
  private typealias Text = ArraySlice<Unicode.Scalar>

  private static let plain = ASCIISet.alphanumerics(and: "-._~!$&'()*+,;=")

  func accepts(_ text: String, needsScheme: Bool) -> Bool {
    var rest = Array(text.unicodeScalars)[...]
    if let mark = rest.firstIndex(of: "#") {
      guard isMade(rest[(mark + 1)...], of: ":@/?") else { return false }
      rest = rest[..<mark]
    }
    if let mark = rest.firstIndex(of: "?") {
      guard isMade(rest[(mark + 1)...], of: ":@/?", isQuery: true) else { return false }
      rest = rest[..<mark]
    }
    let hasScheme = Self.dropScheme(&rest)
    guard hasScheme || !needsScheme else { return false }
    if rest.starts(with: ["/", "/"]) {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: "/") ?? rest.endIndex
      guard isAuthority(rest[..<end]) else { return false }
      rest = rest[end...]
    } else if !hasScheme, rest.prefix(while: { $0 != "/" }).contains(":") {
      return false
    }
    return isMade(rest, of: ":@/")
  }

  private static func dropScheme(_ text: inout Text) -> Bool {
    guard let colon = text.firstIndex(of: ":"), let first = text.first,
      first.isASCII, UInt8(first.value).isLetter,
      text[..<colon].allSatisfy({ Self.scheme.contains($0) })
    else { return false }
    text = text[(colon + 1)...]
    return true
  }

  private static let scheme = ASCIISet.alphanumerics(and: "+-.")

  private func isAuthority(_ text: Text) -> Bool {
    var host = text
    if let at = text.firstIndex(of: "@") {
      guard isMade(text[..<at], of: ":") else { return false }
      host = text[(at + 1)...]
    }
    if host.first == "[" {
      guard let close = host.firstIndex(of: "]"), Self.isAddress(host[..<close].dropFirst()) else {
        return false
      }
      host = host[(close + 1)...]
      return host.isEmpty || Self.isPort(host)
    }
    let end = host.firstIndex(of: ":") ?? host.endIndex
    return isMade(host[..<end], of: "") && (end == host.endIndex || Self.isPort(host[end...]))
  }

  private static func isPort(_ text: Text) -> Bool {
    text.first == ":" && text.dropFirst().allSatisfy { ("0"..."9").contains($0) }
  }

  /// What stands in brackets: an address of version 6, or of a version to come.
  private static func isAddress(_ text: Text) -> Bool {
    guard text.allSatisfy(\.isASCII) else { return false }
    let bytes = text.map { UInt8($0.value) }[...]
    guard bytes.first.map({ $0 | 0x20 }) == UInt8(ascii: "v") else {
      return HostFormats.isIPv6(bytes)
    }
    let parts = bytes.dropFirst().split(
      separator: Byte.dot, maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[0].allSatisfy(\.isHexadecimal)
      && !parts[1].isEmpty && parts[1].allSatisfy { plain.contains($0) || $0 == Byte.colon }
  }

  /// Whether a text has nothing but plain characters, percent-encoded ones, and some others.
  private func isMade(_ text: Text, of others: StaticString, isQuery: Bool = false) -> Bool {
    var rest = text
    while let scalar = rest.popFirst() {
      if Self.plain.contains(scalar) { continue }
      if scalar == "%" {
        guard rest.dropsHexadecimalPair() else { return false }
      } else if scalar.isASCII {
        let byte = UInt8(scalar.value)
        guard others.withUTF8Buffer({ $0.contains(byte) }) else { return false }
      } else {
        guard isWide, Self.isLetter(scalar) || isQuery && Self.isPrivate(scalar) else {
          return false
        }
      }
    }
    return true
  }

  /// `ucschar`; planes 1 to 13 as one range, which admits their noncharacters.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF, 0x1_0000...0xE_FFFD: true
    default: false
    }
  }

  /// `iprivate`.
  static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xE000...0xF8FF, 0xF_0000...0xF_FFFD, 0x10_0000...0x10_FFFD: true
    default: false
    }
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Goes behind two hexadecimal digits; false when something else is next.
  mutating func dropsHexadecimalPair() -> Bool {
    guard count >= 2, self[startIndex].isHexadecimal, self[startIndex + 1].isHexadecimal else {
      return false
    }
    self = dropFirst(2)
    return true
  }
}

extension Unicode.Scalar {
  var isHexadecimal: Bool { isASCII && UInt8(value).isHexadecimal }
}
