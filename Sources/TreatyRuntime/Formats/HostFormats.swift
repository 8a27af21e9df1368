/// Host names and addresses (RFC 1123, 2673, 4291).
enum HostFormats {
  /// Nil for a name with an A-label (`xn--…`): whether it stands for a legal international label takes
  /// the tables of RFC 5892.
  static func isName(_ text: ArraySlice<UInt8>) -> Bool? {
    guard text.count <= 253 else { return false }
    var hasALabel = false
    for label in text.split(separator: Byte.dot, omittingEmptySubsequences: false) {
      guard (1...63).contains(label.count), label.first != Byte.minus, label.last != Byte.minus,
        label.allSatisfy({ $0.isLetter || $0.isDigit || $0 == Byte.minus })
      else { return false }
      hasALabel = hasALabel || isALabel(label)
    }
    return hasALabel ? nil : true
  }

  private static func isALabel(_ label: ArraySlice<UInt8>) -> Bool {
    label.prefix(4).map { $0 | 0x20 } == Array("xn--".utf8)
  }

  /// A name of letters from anywhere; which of them a label may have is left to the registries.
  static func isInternationalName(_ text: ArraySlice<UInt8>) -> Bool {
    text.split(separator: Byte.dot, omittingEmptySubsequences: false).allSatisfy { label in
      let scalarCount = label.count { $0 & 0xC0 != 0x80 }
      return (1...63).contains(scalarCount) && label.first != Byte.minus
        && label.last != Byte.minus
        && label.allSatisfy { $0 >= 0x80 || $0.isLetter || $0.isDigit || $0 == Byte.minus }
    }
  }

  /// Four numbers up to 255 without leading zeros.
  static func isIPv4(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 15 else { return false }
    let numbers = text.split(separator: Byte.dot, omittingEmptySubsequences: false)
    return numbers.count == 4
      && numbers.allSatisfy { number in
        guard (1...3).contains(number.count), number.allSatisfy(\.isDigit) else { return false }
        guard number.count > 1 else { return true }
        return number.first != Byte.zero && number.reduce(0) { $0 * 10 + Int($1 - 48) } <= 255
      }
  }

  /// Eight groups of up to four hexadecimal digits, the last two possibly as an IPv4 address, one run of
  /// zero groups possibly as `::`.
  static func isIPv6(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 45 else { return false }
    var groups = text
    var count = 0
    if text.contains(Byte.dot) {
      guard let colon = text.lastIndex(of: Byte.colon), isIPv4(text[(colon + 1)...]) else {
        return false
      }
      // The address is as good as two groups; a `::` in front of it stays one.
      groups = text[...colon] + [Byte.zero]
      count = 1
    }
    guard let gap = groups.indices.first(where: { isGap(groups, at: $0) }) else {
      return self.count(groups).map { $0 + count == 8 } ?? false
    }
    guard let before = self.count(groups[..<gap], orNone: true),
      let after = self.count(groups[(gap + 2)...], orNone: true)
    else { return false }
    return before + after + count <= 7
  }

  private static func isGap(_ text: ArraySlice<UInt8>, at index: Int) -> Bool {
    index + 1 < text.endIndex && text[index] == Byte.colon && text[index + 1] == Byte.colon
  }

  /// How many groups a text has; nil when it is made of something else.
  private static func count(_ text: ArraySlice<UInt8>, orNone: Bool = false) -> Int? {
    if orNone, text.isEmpty { return 0 }
    let groups = text.split(separator: Byte.colon, omittingEmptySubsequences: false)
    let areGroups = groups.allSatisfy {
      (1...4).contains($0.count) && $0.allSatisfy(\.isHexadecimal)
    }
    return areGroups ? groups.count : nil
  }
}

/// Mailboxes: RFC 5321, or RFC 6531 with letters from anywhere.
struct MailboxFormat: Sendable {
  static let plain = MailboxFormat(isInternational: false)
  static let international = MailboxFormat(isInternational: true)

  private let isInternational: Bool
  private static let atom = ASCIISet.alphanumerics(and: "!#$%&'*+/=?^_`{|}~-")

  func accepts(_ text: String) -> Bool? {
    let bytes = Array(text.utf8)
    guard let at = bytes.lastIndex(of: UInt8(ascii: "@")), at <= 64, isLocal(bytes[..<at]) else {
      return false
    }
    let host = bytes[(at + 1)...]
    guard host.first == Byte.openBracket, host.last == Byte.closeBracket else {
      guard host.count <= 255 else { return false }
      return isInternational ? HostFormats.isInternationalName(host) : HostFormats.isName(host)
    }
    let address = host.dropFirst().dropLast()
    let tag = Array("IPv6:".utf8)
    return address.starts(with: tag)
      ? HostFormats.isIPv6(address.dropFirst(tag.count)) : HostFormats.isIPv4(address)
  }

  /// Atoms with dots between them, or a quoted text.
  private func isLocal(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == Byte.quote else {
      return text.split(separator: Byte.dot, omittingEmptySubsequences: false).allSatisfy { atom in
        !atom.isEmpty && atom.allSatisfy { Self.atom.contains($0) || isInternational && $0 >= 0x80 }
      }
    }
    guard text.count >= 2, text.last == Byte.quote else { return false }
    var rest = text.dropFirst().dropLast()
    while let byte = rest.popFirst() {
      if byte == Byte.backslash {
        guard let escaped = rest.popFirst(), (0x20...0x7E).contains(escaped) else { return false }
      } else {
        let isPlain = (0x20...0x7E).contains(byte) && byte != Byte.quote
        guard isPlain || isInternational && byte >= 0x80 else { return false }
      }
    }
    return true
  }
}
