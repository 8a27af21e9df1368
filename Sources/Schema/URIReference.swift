public import JSON

/// A URI or a relative reference, taken apart as RFC 3986 describes.
///
/// `URIReference("b.json#/x").resolved(against: URIReference("treaty:/a/c.json"))` is
/// `treaty:/a/b.json#/x`.
public struct URIReference: Sendable, Hashable, CustomStringConvertible {
  /// What stands before the first `:`, in lower case; nil for a relative reference.
  public let scheme: Name?
  /// What stands between `//` and the path; nil without `//`.
  public let authority: Name?
  /// The path, possibly empty.
  public let path: Name
  /// What follows `?`.
  public let query: Name?
  /// What follows `#`, still percent-encoded.
  public let fragment: Name?

  /// Takes a text apart; every text has some reading.
  public init(_ text: String) {
    var rest = Array(text.utf8)[...]
    fragment = Self.cut(&rest, at: UInt8(ascii: "#"))
    query = Self.cut(&rest, at: UInt8(ascii: "?"))
    scheme = Self.scheme(&rest)
    if rest.starts(with: [47, 47]) {
      let end = rest.dropFirst(2).firstIndex(of: 47) ?? rest.endIndex
      authority = Self.name(rest[(rest.startIndex + 2)..<end])
      rest = rest[end...]
    } else {
      authority = nil
    }
    path = Self.name(rest)
  }

  private init(scheme: Name?, authority: Name?, path: Name, query: Name?, fragment: Name?) {
    self.scheme = scheme
    self.authority = authority
    self.path = path
    self.query = query
    self.fragment = fragment
  }

  /// The same without its fragment: the URI of a resource.
  public var withoutFragment: URIReference {
    guard fragment != nil else { return self }
    return URIReference(
      scheme: scheme, authority: authority, path: path, query: query, fragment: nil)
  }

  /// Whether nothing but a fragment is given.
  public var isSameDocument: Bool {
    scheme == nil && authority == nil && path.text.utf8.isEmpty && query == nil
  }

  /// The reference as seen from a base (RFC 3986, section 5.2.2).
  public func resolved(against base: URIReference) -> URIReference {
    if scheme != nil {
      return with(scheme: scheme, authority: authority, path: Self.withoutDots(path), query: query)
    }
    if authority != nil {
      return with(
        scheme: base.scheme, authority: authority, path: Self.withoutDots(path), query: query)
    }
    if path.text.utf8.isEmpty {
      return with(
        scheme: base.scheme, authority: base.authority, path: base.path, query: query ?? base.query)
    }
    let merged = path.text.utf8.first == 47 ? path : merged(with: base)
    return with(
      scheme: base.scheme, authority: base.authority, path: Self.withoutDots(merged), query: query)
  }

  /// The text.
  public var description: String {
    var text = ""
    if let scheme { text += scheme.text + ":" }
    if let authority { text += "//" + authority.text }
    text += path.text
    if let query { text += "?" + query.text }
    if let fragment { text += "#" + fragment.text }
    return text
  }

  private func with(scheme: Name?, authority: Name?, path: Name, query: Name?) -> URIReference {
    URIReference(
      scheme: scheme, authority: authority, path: path, query: query, fragment: fragment)
  }

  private func merged(with base: URIReference) -> Name {
    let bytes = Array(base.path.text.utf8)
    guard let slash = bytes.lastIndex(of: 47) else {
      return base.authority != nil ? Name("/" + path.text) : path
    }
    return Name(String(decoding: bytes[...slash], as: UTF8.self) + path.text)
  }

  private static func cut(_ bytes: inout ArraySlice<UInt8>, at mark: UInt8) -> Name? {
    guard let index = bytes.firstIndex(of: mark) else { return nil }
    let tail = name(bytes[(index + 1)...])
    bytes = bytes[..<index]
    return tail
  }

  private static func scheme(_ bytes: inout ArraySlice<UInt8>) -> Name? {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > bytes.startIndex else {
      return nil
    }
    let text = bytes[..<colon]
    guard let first = text.first, first.isLetter,
      text.allSatisfy({ $0.isLetter || $0.isDigit || $0 == 43 || $0 == 45 || $0 == 46 })
    else { return nil }
    bytes = bytes[(colon + 1)...]
    return name(text.map { $0.isUpperLetter ? $0 | 32 : $0 }[...])
  }

  private static func name(_ bytes: ArraySlice<UInt8>) -> Name {
    Name(String(decoding: bytes, as: UTF8.self))
  }

  /// RFC 3986, section 5.2.4.
  private static func withoutDots(_ path: Name) -> Name {
    guard path.text.utf8.contains(UInt8(ascii: ".")) else { return path }
    let bytes = Array(path.text.utf8)
    let isAbsolute = bytes.first == 47
    var kept: [ArraySlice<UInt8>] = []
    let parts = bytes.split(separator: 47, omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if part.elementsEqual([46]) {
        if isLast { kept.append([]) }
      } else if part.elementsEqual([46, 46]) {
        if kept.count > (isAbsolute ? 1 : 0) { kept.removeLast() }
        if isLast { kept.append([]) }
      } else {
        kept.append(part)
      }
    }
    return name(Array(kept.joined(separator: [47]))[...])
  }
}

extension UInt8 {
  var isUpperLetter: Bool { (65...90).contains(self) }
  var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
  var isDigit: Bool { (48...57).contains(self) }

  /// The value of a hexadecimal digit.
  var hexadecimalValue: UInt8? {
    switch self {
    case 48...57: self - 48
    case 65...70: self - 55
    case 97...102: self - 87
    default: nil
    }
  }
}

/// Undoes percent-encoding; nil when a `%` is not followed by two hexadecimal digits or the bytes
/// are no UTF-8.
package func percentDecoded(_ text: String) -> String? {
  guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "%") else {
      bytes.append(byte)
      continue
    }
    guard let high = rest.popFirst()?.hexadecimalValue, let low = rest.popFirst()?.hexadecimalValue
    else { return nil }
    bytes.append(high << 4 | low)
  }
  return String(validating: bytes, as: UTF8.self)
}
