/// URI templates (RFC 6570).
enum TemplateFormat {
  private static let literal = ASCIISet.alphanumerics(and: "!#$&'()*+,./:;=?@[]_~-")
  private static let name = ASCIISet.alphanumerics(and: "_")
  private static let operators: [Unicode.Scalar] = [
    "+", "#", ".", "/", ";", "?", "&", "=", ",", "!", "@", "|",
  ]

  static func accepts(_ text: String) -> Bool {
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if scalar == "{" {
        guard let end = rest.firstIndex(of: "}"), isExpression(rest[..<end]) else { return false }
        rest = rest[(end + 1)...]
      } else if scalar == "%" {
        guard rest.dropsHexadecimalPair() else { return false }
      } else if !literal.contains(scalar) {
        guard ReferenceFormat.isLetter(scalar) || ReferenceFormat.isPrivate(scalar) else {
          return false
        }
      }
    }
    return true
  }

  private static func isExpression(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let hasOperator = text.first.map { operators.contains($0) } ?? false
    return text.dropFirst(hasOperator ? 1 : 0)
      .split(separator: ",", omittingEmptySubsequences: false).allSatisfy { isVariable($0) }
  }

  /// A name of dotted parts, then how much of its value is meant.
  private static func isVariable(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    var whole = text
    if whole.last == "*" {
      whole = whole.dropLast()
    } else if let colon = whole.firstIndex(of: ":") {
      let digits = whole[(colon + 1)...]
      guard (1...4).contains(digits.count), digits.first != "0",
        digits.allSatisfy({ ("0"..."9").contains($0) })
      else { return false }
      whole = whole[..<colon]
    }
    return whole.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      var rest = part
      while let scalar = rest.popFirst() {
        if scalar == "%" {
          guard rest.dropsHexadecimalPair() else { return false }
        } else {
          guard name.contains(scalar) else { return false }
        }
      }
      return !part.isEmpty
    }
  }
}
