/// Host names, addresses and mailboxes (RFC 1123, 2673, 4291, 5321, 6531).
enum NetworkFormats {
  /// Undecided for a name with an A-label (`xn--…`): whether it stands for a legal international
  /// label takes the tables of RFC 5892, which are not built in.
  static func isHostName(_ text: String) -> Bool? {
    guard text.utf8.count <= 253, hostName.accepts(text) else { return false }
    for label in text.utf8.split(separator: UInt8(ascii: ".")) where label.count >= 4 {
      let bytes = Array(label)
      guard bytes[2] == 45, bytes[3] == 45, bytes[0] | 32 == 120, bytes[1] | 32 == 110 else {
        continue
      }
      return nil
    }
    return true
  }

  static func isIPv4(_ text: String) -> Bool? { ipv4.accepts(text) }

  /// Eight groups of up to four hexadecimal digits, the last two possibly as an IPv4 address, one
  /// run of zero groups possibly as `::`.
  static func isIPv6(_ text: String) -> Bool? {
    guard ipv6Letters.accepts(text) else { return false }
    var bytes = Array(text.utf8)
    var groups = 0
    if bytes.contains(UInt8(ascii: ".")) {
      guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")),
        ipv4.accepts(String(decoding: bytes[(colon + 1)...], as: UTF8.self))
      else { return false }
      // Two groups are as good as the address; a `::` in front of it must stay one.
      bytes = Array(bytes[...colon]) + Array("0:0".utf8)
    }
    let parts = halves(bytes)
    guard parts.count <= 2 else { return false }
    for part in parts where !part.isEmpty {
      for group in part.split(separator: 58, omittingEmptySubsequences: false) {
        guard (1...4).contains(group.count) else { return false }
        groups += 1
      }
    }
    return parts.count == 2 ? groups <= 7 : groups == 8
  }

  static func isEmail(_ text: String) -> Bool? { isEmail(text, local: local, domain: hostName) }

  /// With U-labels and local parts of any letters; which letters a label may have is not checked,
  /// as RFC 6531 leaves that to the registries.
  static func isInternationalEmail(_ text: String) -> Bool? {
    isEmail(text, local: internationalLocal, domain: internationalName)
  }

  private static func isEmail(_ text: String, local: Grammar, domain: Grammar) -> Bool? {
    let bytes = Array(text.utf8)
    guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else { return false }
    guard at <= 64, local.accepts(String(decoding: bytes[..<at], as: UTF8.self)) else {
      return false
    }
    let host = String(decoding: bytes[(at + 1)...], as: UTF8.self)
    guard host.utf8.first == UInt8(ascii: "["), host.utf8.last == UInt8(ascii: "]") else {
      return host.utf8.count <= 255 && domain.accepts(host)
    }
    let literal = String(host.dropFirst().dropLast())
    let tag = "IPv6:"
    return literal.hasPrefix(tag)
      ? isIPv6(String(literal.dropFirst(tag.utf8.count))) : isIPv4(literal)
  }

  /// The parts around each `::`.
  private static func halves(_ bytes: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = [[]]
    var index = 0
    while index < bytes.count {
      if bytes[index] == 58, index + 1 < bytes.count, bytes[index + 1] == 58 {
        parts.append([])
        index += 2
      } else {
        parts[parts.count - 1].append(bytes[index])
        index += 1
      }
    }
    return parts
  }

  private static let label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
  private static let hostName = Grammar("\(label)(\\.\(label))*")
  private static let octet = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
  private static let ipv4 = Grammar("\(octet)(\\.\(octet)){3}")
  private static let ipv6Letters = Grammar("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")

  private static let atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]"
  private static let local = Grammar(
    "\(atom)+(\\.\(atom)+)*|\"([ !#-\\[\\]-~]|\\\\[ -~])*\"")
  private static let wideAtom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u0080-\\u{10FFFF}-]"
  private static let internationalLocal = Grammar(
    "\(wideAtom)+(\\.\(wideAtom)+)*|\"([ !#-\\[\\]-~\\u0080-\\u{10FFFF}]|\\\\[ -~])*\"")
  private static let wideLetter = "[A-Za-z0-9\\u0080-\\u{10FFFF}]"
  private static let wideLabel =
    "\(wideLetter)([A-Za-z0-9\\u0080-\\u{10FFFF}-]{0,61}\(wideLetter))?"
  private static let internationalName = Grammar("\(wideLabel)(\\.\(wideLabel))*")
}
