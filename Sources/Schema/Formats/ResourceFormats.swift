internal import JSON

/// URIs, IRIs and URI templates (RFC 3986, 3987, 6570).
enum ResourceFormats {
  static func isURI(_ text: String) -> Bool? { ascii.accepts(text) && isAbsolute(text) }

  static func isURIReference(_ text: String) -> Bool? { ascii.accepts(text) }

  static func isIRI(_ text: String) -> Bool? { wide.accepts(text) && isAbsolute(text) }

  static func isIRIReference(_ text: String) -> Bool? { wide.accepts(text) }

  static func isURITemplate(_ text: String) -> Bool? { template.accepts(text) }

  private static func isAbsolute(_ text: String) -> Bool { URIReference(text).scheme != nil }

  private static let ascii = ReferenceGrammar(more: "", moreInQuery: "")
  private static let wide: ReferenceGrammar = {
    // `ucschar` and `iprivate`; planes 1 to 13 as one range, which admits their noncharacters.
    let letters = "\\u00A0-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF\\u{10000}-\\u{EFFFD}"
    let privateUse = "\\uE000-\\uF8FF\\u{F0000}-\\u{FFFFD}\\u{100000}-\\u{10FFFD}"
    return ReferenceGrammar(more: letters, moreInQuery: privateUse)
  }()

  private static let template: Grammar = {
    let percent = "%[0-9A-Fa-f]{2}"
    let letters =
      "\\u00A0-\\uD7FF\\uE000-\\uFDCF\\uFDF0-\\uFFEF\\u{10000}-\\u{EFFFD}\\u{F0000}-\\u{10FFFD}"
    let literal = "([!#$&'()*+,./0-9:;=?@A-Z\\[\\]_a-z~\(letters)-]|\(percent))"
    let character = "([A-Za-z0-9_]|\(percent))"
    let name = "\(character)+(\\.\(character)+)*"
    let variable = "\(name)(:[1-9][0-9]{0,3}|\\*)?"
    return Grammar("(\(literal)|\\{[+#./;?&=,!@|]?\(variable)(,\(variable))*\\})*")
  }()
}

/// The grammar of references: RFC 3986, or RFC 3987 with more letters.
private struct ReferenceGrammar: Sendable {
  private let whole: Grammar
  private let authority: Grammar

  init(more: String, moreInQuery: String) {
    let percent = "%[0-9A-Fa-f]{2}"
    let plain = "-A-Za-z0-9._~!$&'()*+,;=\(more)"
    let character = "([\(plain):@]|\(percent))"
    let queried = "([\(plain)\(moreInQuery):@/?]|\(percent))"
    let fragment = "([\(plain):@/?]|\(percent))"
    // The authority may hold anything but a slash here; it has a grammar of its own.
    whole = Grammar(
      "([A-Za-z][A-Za-z0-9+.-]*:)?(//[^/?#]*)?(\(character)|/)*(\\?\(queried)*)?(#\(fragment)*)?")
    authority = Grammar(
      "(([\(plain):]|\(percent))*@)?(\\[[0-9A-Fa-f:.]+\\]|\\[[vV][0-9A-Fa-f]+\\.[\(plain):]+\\]"
        + "|([\(plain)]|\(percent))*)(:[0-9]*)?")
  }

  func accepts(_ text: String) -> Bool {
    guard whole.accepts(text) else { return false }
    let reference = URIReference(text)
    if let authority = reference.authority { return accepts(authority: authority.text) }
    guard reference.scheme == nil else { return true }
    let first = reference.path.text.utf8.prefix { $0 != UInt8(ascii: "/") }
    return !first.contains(UInt8(ascii: ":"))
  }

  private func accepts(authority text: String) -> Bool {
    guard authority.accepts(text) else { return false }
    let bytes = Array(text.utf8)
    guard let open = bytes.firstIndex(of: UInt8(ascii: "[")),
      let close = bytes.lastIndex(of: UInt8(ascii: "]"))
    else { return true }
    let literal = bytes[(open + 1)..<close]
    guard literal.first.map({ $0 | 32 }) != UInt8(ascii: "v") else { return true }
    return NetworkFormats.isIPv6(String(decoding: literal, as: UTF8.self)) == true
  }
}
