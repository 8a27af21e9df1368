/// A JSON Pointer (RFC 6901): the way from a document's root to one value.
///
/// Pointers share the steps they begin with, so appending to one copies nothing, and a schema with a
/// hundred thousand places has as many steps.
public struct JSONPointer: Sendable, CustomStringConvertible {
  private var last: Step?

  /// A pointer from its unescaped tokens.
  public init(_ tokens: [Name] = []) {
    last = tokens.reduce(nil) { Step($1, below: $0) }
  }

  private init(last: Step?) { self.last = last }

  /// The unescaped reference tokens; empty for the whole document.
  public var tokens: [Name] {
    get {
      [Name](unsafeUninitializedCapacity: count) { buffer, initialized in
        var step = last
        while let current = step {
          buffer.initializeElement(at: current.count - 1, to: current.token)
          step = current.parent
        }
        initialized = count
      }
    }
    set { self = JSONPointer(newValue) }
  }

  /// The number of tokens.
  public var count: Int { last?.count ?? 0 }

  /// The last token; nil for the whole document.
  public var lastToken: Name? { last?.token }

  /// The pointer to the value around this one; nil for the whole document.
  public var parent: JSONPointer? { last.map { JSONPointer(last: $0.parent) } }

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

  /// Whether the way leads through the place that the other one names, or ends there.
  public func starts(with other: JSONPointer) -> Bool {
    guard count >= other.count else { return false }
    var step = last
    for _ in other.count..<count { step = step?.parent }
    return JSONPointer(last: step) == other
  }

  /// The pointer to a member below this one.
  public func appending(_ name: Name) -> JSONPointer {
    JSONPointer(last: Step(name, below: last))
  }

  /// The pointer to an item below this one; the index counts from 0.
  public func appending(_ index: Int) -> JSONPointer { appending(Name(String(index))) }

  /// The pointer made of this one's tokens and then the other's.
  public func appending(_ other: JSONPointer) -> JSONPointer {
    JSONPointer(last: other.tokens.reduce(last) { Step($1, below: $0) })
  }

  /// The RFC 6901 text.
  public var description: String {
    var size = 0
    var step = last
    while let current = step {
      size += 1 + current.token.text.utf8.count + current.token.text.escapes
      step = current.parent
    }
    return String(unsafeUninitializedCapacity: size) { buffer in
      // The last token is the one that is known, so the text is written from its end.
      var end = size
      var step = last
      while let current = step {
        end = Self.write(current.token.text, before: end, in: buffer)
        step = current.parent
      }
      return size
    }
  }

  /// Writes a token in front of a position, and `/` in front of it; returns where that stands.
  private static func write(
    _ token: String, before end: Int, in buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var start = end - token.utf8.count - token.escapes
    var index = start
    for byte in token.utf8 {
      switch byte {
      case UInt8(ascii: "~"), UInt8(ascii: "/"):
        buffer[index] = UInt8(ascii: "~")
        buffer[index + 1] = UInt8(ascii: byte == UInt8(ascii: "~") ? "0" : "1")
        index += 2
      default:
        buffer[index] = byte
        index += 1
      }
    }
    start -= 1
    buffer[start] = UInt8(ascii: "/")
    return start
  }

  private static func unescaped(_ part: Substring.UTF8View.SubSequence) -> String? {
    guard part.contains(UInt8(ascii: "~")) else { return String(Substring(part)) }
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

extension JSONPointer {
  /// A token and the steps before it.
  fileprivate final class Step: Sendable {
    let token: Name
    /// Changed by `deinit` alone, when nobody else holds it.
    nonisolated(unsafe) private(set) var parent: Step?
    let count: Int
    /// Of all tokens up to this one; looking a place up costs the same at every depth.
    let hash: Int

    init(_ token: Name, below parent: Step?) {
      self.token = token
      self.parent = parent
      count = (parent?.count ?? 0) + 1
      var hasher = Hasher()
      hasher.combine(parent?.hash)
      hasher.combine(token)
      hash = hasher.finalize()
    }

    /// Long ways are let go of in a loop: a reference of a million tokens must not overflow the stack.
    deinit {
      guard count > 1_000 else { return }
      var rest = parent
      parent = nil
      while isKnownUniquelyReferenced(&rest), let next = rest?.parent {
        rest?.parent = nil
        rest = next
      }
    }
  }
}

extension JSONPointer: Hashable {
  /// Whether both have the same tokens.
  public static func == (left: JSONPointer, right: JSONPointer) -> Bool {
    guard left.count == right.count else { return false }
    var (one, other) = (left.last, right.last)
    while let first = one, let second = other, first !== second {
      guard first.hash == second.hash, first.token == second.token else { return false }
      (one, other) = (first.parent, second.parent)
    }
    return true
  }

  /// Feeds the hash of the steps.
  public func hash(into hasher: inout Hasher) { hasher.combine(last?.hash) }
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

extension String {
  /// How many of its characters a token of a pointer writes as two.
  fileprivate var escapes: Int {
    utf8.count { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }
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
