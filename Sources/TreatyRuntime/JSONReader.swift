/// A cursor over a JSON text: generated types read themselves from it, value by value.
///
/// It reads the UTF-8 bytes where they lie, without a tree between the text and the types, and checks
/// the whole grammar of RFC 8259 on the way. It lives only inside `JSONDecodable.init(json:)`.
public struct JSONReader: ~Copyable {
  let base: UnsafePointer<UInt8>
  let count: Int
  let depthLimit: Int
  /// How many bytes of the stack may be taken from `stackStart` on.
  let stackLimit: Int
  let stackStart: Int
  /// Bytes before the next one to read.
  var position = 0
  /// Where the value read last begins.
  var start = 0
  /// The beginning of the value that might have been `null` instead.
  var nullablePlace = -1
  /// How many arrays and objects are open.
  var depth = 0
  /// Where values begin that were refused before and are left out now, when all reasons are asked for.
  var leftOut = OffsetSet()
  /// How many bytes were looked at ahead of their turn.
  var scouted = 0
  /// How many bytes of what is left out were not looked at again.
  var jumped = 0
  /// Where arrays and objects end that were looked at ahead, by where they begin; nil until they are worth
  /// remembering.
  var ends: [Int: Int]?
  /// What tolerant types let through although their schemas refuse it.
  var passed: [Rejection] = []
  /// What checks of whole values have found out.
  var memory: CheckMemory?
  /// How many numbers were read of which only the value is kept.
  var numbersRead = 0
  /// Those of them that would be written otherwise, as long as no object has taken them.
  var keptNumbers: [KeptNumber] = []
  /// What there is to remember of the objects that are open.
  var drafts: [FormDraft] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int, stackLimit: Int = .max) {
    // An empty array may have no address; any address will do for no bytes.
    base = bytes.baseAddress ?? UnsafePointer(bitPattern: 1) ?? nowhere
    count = bytes.count
    self.depthLimit = depthLimit
    self.stackLimit = stackLimit
    stackStart = Self.stackAddress()
    if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
  }

  /// The next byte; zero at the end, which no place outside a string allows.
  @inline(__always)
  var next: UInt8 { position < count ? base[position] : 0 }

  @inline(__always)
  mutating func skipSpace() {
    while position < count {
      let byte = base[position]
      guard byte <= Byte.space else { return }
      guard
        byte == Byte.space || byte == Byte.lineFeed || byte == Byte.carriageReturn
          || byte == Byte.tab
      else { return }
      position &+= 1
    }
  }

  /// Moves to the next value and remembers where it begins.
  @inline(__always)
  mutating func begin() {
    skipSpace()
    start = position
  }

  /// Nothing but white space may follow the value.
  mutating func end() throws(Rejection) {
    skipSpace()
    guard position == count else { throw syntax("the end of the text") }
  }

  func syntax(_ expected: String) -> Rejection {
    Rejection(syntaxAt: position, expected: expected)
  }

  /// The value that comes next is of the wrong type; or what comes next only begins like a value, and is
  /// no JSON.
  mutating func mismatch(_ expected: String, keyword: String = "type") -> Rejection {
    guard let kind = JSONKind(next) else { return syntax("a value") }
    if kind != .object, kind != .array {
      let from = position
      do throws(Rejection) { try skipValue() } catch { return error }
      (position, start) = (from, from)
    }
    return Rejection(offset: start, expected: orNull(expected), keyword: keyword)
  }

  /// A rejection of the value that was read last.
  public func rejected(expected: String, keyword: String) -> Rejection {
    Rejection(
      offset: start, expected: Self.choosing.contains(keyword) ? orNull(expected) : expected,
      keyword: keyword)
  }

  /// Keywords that list values, `null` perhaps among them.
  private static let choosing = ["enum", "const", "oneOf", "anyOf"]

  private func orNull(_ expected: String) -> String {
    start == nullablePlace ? expected + " or null" : expected
  }
}

/// Never read: stands in where there are no bytes.
private nonisolated(unsafe) let nowhere = UnsafePointer(
  UnsafeMutablePointer<UInt8>.allocate(capacity: 1))

/// The six kinds of JSON value, as a reader sees them before reading.
public enum JSONKind: Sendable, Hashable {
  case null, boolean, number, string, array, object
}

extension JSONKind {
  /// The kind of value that begins with a byte; nil where none does.
  @inline(__always)
  init?(_ byte: UInt8) {
    switch byte {
    case Byte.quote: self = .string
    case Byte.openBrace: self = .object
    case Byte.openBracket: self = .array
    case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .boolean
    case UInt8(ascii: "n"): self = .null
    case Byte.minus, Byte.zero...Byte.nine: self = .number
    default: return nil
    }
  }
}

extension JSONReader {
  /// What kind of value comes next; nil when none does.
  public mutating func kind() -> JSONKind? {
    begin()
    return JSONKind(next)
  }

  /// Reads `null` when it comes next.
  public mutating func null() throws(Rejection) -> Bool {
    begin()
    guard next == UInt8(ascii: "n") else {
      nullablePlace = start
      return false
    }
    try literal("null")
    return true
  }

  /// Reads `null` and nothing else; `keyword` is the schema keyword that refuses other values.
  public mutating func onlyNull(keyword: String = "type") throws(Rejection) {
    guard try null() else {
      // It is no value beside `null`.
      nullablePlace = -1
      throw mismatch("null", keyword: keyword)
    }
  }

  /// Reads `true` or `false`.
  public mutating func bool() throws(Rejection) -> Bool {
    begin()
    switch next {
    case UInt8(ascii: "t"):
      try literal("true")
      return true
    case UInt8(ascii: "f"):
      try literal("false")
      return false
    default: throw mismatch("true or false")
    }
  }

  private mutating func literal(_ text: StaticString) throws(Rejection) {
    let length = text.utf8CodeUnitCount
    guard count - position >= length, sameBytes(base + position, text.utf8Start, length) else {
      throw syntax(text.description)
    }
    position += length
  }
}

extension JSONReader {
  /// The rejection of a value whose kind is none of those expected, or of what is no value at all; `types`
  /// are the names that JSON Schema has for them.
  public mutating func unexpected(types: [String], keyword: String) -> Rejection {
    begin()
    // `null` was asked for before.
    let names = start == nullablePlace && !types.contains("null") ? types + ["null"] : types
    nullablePlace = -1
    guard names.count > 1, let last = names.last else {
      return mismatch("the type " + names.joined(), keyword: keyword)
    }
    return mismatch(
      "one of the types \(names.dropLast().joined(separator: ", ")) or \(last)", keyword: keyword)
  }
}
