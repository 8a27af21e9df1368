/// A JSON Pointer (RFC 6901): the way from a document's root to one value.
public struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
  /// The unescaped reference tokens; empty for the whole document.
  public var tokens: [Name]

  /// A pointer from its unescaped tokens.
  public init(_ tokens: [Name] = []) { self.tokens = tokens }

  /// The pointer to the whole document.
  public static let root = JSONPointer()

  /// Reads `""` or `/a~1b/0`; nil when it does not begin with `/` or has a `~` not followed by 0 or 1.
  public init?(parsing text: String) {
    guard !text.utf8.isEmpty else {
      self.init()
      return
    }
    guard text.utf8.first == UInt8(ascii: "/") else { return nil }
    var tokens: [Name] = []
    let parts = text.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for part in parts {
      guard let token = Self.unescaped(part) else { return nil }
      tokens.append(Name(token))
    }
    self.init(tokens)
  }

  /// The pointer to a member below this one.
  public func appending(_ name: Name) -> JSONPointer { JSONPointer(tokens + [name]) }

  /// The pointer to an item below this one; the index counts from 0.
  public func appending(_ index: Int) -> JSONPointer { appending(Name(String(index))) }

  /// The pointer made of this one's tokens and then the other's.
  public func appending(_ other: JSONPointer) -> JSONPointer {
    JSONPointer(tokens + other.tokens)
  }

  /// The RFC 6901 text.
  public var description: String {
    var text = ""
    for token in tokens {
      text += "/"
      for scalar in token.text.unicodeScalars {
        switch scalar {
        case "~": text += "~0"
        case "/": text += "~1"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
    return text
  }

  private static func unescaped(_ part: Substring.UTF8View.SubSequence) -> String? {
    var bytes: [UInt8] = []
    var rest = part[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "~") else {
        bytes.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
      default: return nil
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSON {
  /// The value a pointer names, nil when nothing stands there (array indices without leading zeros).
  public func value(at pointer: JSONPointer) -> JSON? {
    var current = self
    for token in pointer.tokens {
      switch current {
      case .object(let object):
        guard let next = object[token] else { return nil }
        current = next
      case .array(let items):
        guard let index = token.arrayIndex, index < items.count else { return nil }
        current = items[index]
      default: return nil
      }
    }
    return current
  }
}

extension Name {
  /// The array index a token spells (RFC 6901, section 4), nil for `01`, `-` and anything else.
  public var arrayIndex: Int? {
    let digits = text.utf8
    guard let first = digits.first, digits.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    guard digits.count == 1 || first != UInt8(ascii: "0") else { return nil }
    return Int(text)
  }
}
