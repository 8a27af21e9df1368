/// Texts that a reader tells apart by their bytes: member names, enum values, tags of a union.
///
/// A class, so that handing it on costs one reference and no closure stands between a reader and the
/// bytes: that is half of the time of unoptimised builds.
final class TextTable: Sendable {
  let names: [String]
  let count: Int
  /// Each text as JSON writes it, quotes included, one behind the other.
  private nonisolated(unsafe) let quoted: UnsafeMutablePointer<UInt8>
  /// Each text's plain bytes, one behind the other.
  private nonisolated(unsafe) let plain: UnsafeMutablePointer<UInt8>
  /// Where each text begins in `quoted`, then in `plain`; one more of each for the ends.
  private nonisolated(unsafe) let quotedStarts: UnsafeMutablePointer<Int>
  private nonisolated(unsafe) let plainStarts: UnsafeMutablePointer<Int>
  /// The texts in the order of their length, then their bytes.
  private let sorted: [Int]

  init(_ names: [String]) {
    var writer = JSONWriter()
    var bytes: [UInt8] = []
    quotedStarts = .allocate(capacity: names.count + 1)
    plainStarts = .allocate(capacity: names.count + 1)
    for (index, name) in names.enumerated() {
      quotedStarts[index] = writer.bytes.count
      plainStarts[index] = bytes.count
      writer.write(name)
      bytes += name.utf8
    }
    quotedStarts[names.count] = writer.bytes.count
    plainStarts[names.count] = bytes.count
    quoted = Self.copy(writer.bytes)
    plain = Self.copy(bytes)
    self.names = names
    count = names.count
    sorted = names.indices.sorted { left, right in
      let (a, b) = (names[left].utf8, names[right].utf8)
      return a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count < b.count
    }
  }

  deinit {
    quoted.deallocate()
    plain.deallocate()
    quotedStarts.deallocate()
    plainStarts.deallocate()
  }

  private static func copy(_ bytes: [UInt8]) -> UnsafeMutablePointer<UInt8> {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    for (index, byte) in bytes.enumerated() { copy[index] = byte }
    return copy
  }

  /// The length of a text with its quotes when it stands at an address, else 0.
  @inline(__always)
  func lengthIfQuoted(_ index: Int, at address: UnsafePointer<UInt8>, available: Int) -> Int {
    let from = quotedStarts[index]
    let length = quotedStarts[index &+ 1] &- from
    guard length <= available, sameBytes(quoted + from, address, length) else { return 0 }
    return length
  }

  /// Which text the given bytes are; -1 for none.
  func index(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let address = bytes.baseAddress else { return names.firstIndex { $0.utf8.isEmpty } ?? -1 }
    return index(of: address, bytes.count)
  }

  /// Which text stands at an address; -1 for none.
  func index(of address: UnsafePointer<UInt8>, _ length: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low &+ high) >> 1
      let index = sorted[middle]
      let from = plainStarts[index]
      var order = plainStarts[index &+ 1] &- from &- length
      var at = 0
      while order == 0, at < length {
        order = Int(plain[from &+ at]) &- Int(address[at])
        at &+= 1
      }
      if order == 0 { return index }
      if order < 0 { low = middle &+ 1 } else { high = middle }
    }
    return -1
  }

  /// Appends a text as JSON writes it.
  func write(_ index: Int, to writer: inout JSONWriter) {
    let from = quotedStarts[index]
    writer.bytes.append(
      contentsOf: UnsafeBufferPointer(
        start: quoted + from, count: quotedStarts[index &+ 1] &- from))
  }
}

/// The texts a string may be, and the place of the schema that says so.
public struct TextChoice: Sendable {
  let table: TextTable
  let keyword: String

  /// A choice between texts; `keyword` is the schema keyword that a refusal names.
  public init(_ texts: [String], keyword: String = "enum") {
    table = TextTable(texts)
    self.keyword = keyword
  }

  /// Which of the texts a text is, byte for byte; -1 for none.
  public func index(of text: String) -> Int {
    var text = text
    return text.withUTF8 { table.index(of: $0) }
  }

  /// What a refusal says was expected.
  var expectation: String {
    guard !table.names.isEmpty else { return "nothing" }
    let shown = table.names.prefix(6).map { "\"\($0)\"" }.joined(separator: ", ")
    let more = table.names.count > 6 ? " or \(table.names.count - 6) more" : ""
    return table.names.count == 1 ? shown : "one of \(shown)\(more)"
  }
}

/// The member whose text says which branch of a union an object is.
public struct UnionTag: Sendable {
  let name: TextTable
  let values: TextChoice
  let isOpen: Bool

  /// A tag: the member's name, its text in each branch, and the schema keyword that a refusal names.
  public init(_ name: String, _ values: [String], keyword: String, isOpen: Bool = false) {
    self.name = TextTable([name])
    self.values = TextChoice(values, keyword: keyword)
    self.isOpen = isOpen
  }
}

/// The members a type knows: names, which are required, and whether others are refused.
///
/// A class, because every step of reading an object is handed its shape: one reference in place of many.
public final class ObjectShape: Sendable {
  let table: TextTable
  let schema: String
  let isClosed: Bool
  /// Whether members that it does not name are written in several groups.
  let hasGroups: Bool
  /// One bit per member and 64 members per word.
  let required: [UInt64]
  /// The first word of `required`.
  let firstRequired: UInt64
  /// Whether `firstRequired` is all there is to ask of an object.
  let isSimple: Bool
  /// Members that demand others.
  let dependents: [(Int, [Int])]
  /// Ways below the schema, and the places to which they lead where these are others.
  let origins: [(path: String, place: String)]

  var names: [String] { table.names }

  /// A shape from the members' names and those of them that are required, each with spaces between.
  public convenience init(
    schema: String, members: StaticString, required: StaticString = "",
    dependents: [(Int, [Int])] = [], isClosed: Bool = false, hasGroups: Bool = false,
    origins: [(path: String, place: String)] = []
  ) {
    let names = Self.words(members)
    var numbers: [String: Int] = [:]
    for (number, name) in names.enumerated() { numbers[name] = number }
    self.init(
      schema: schema, members: names, required: Self.words(required).compactMap { numbers[$0] },
      dependents: dependents, isClosed: isClosed, hasGroups: hasGroups, origins: origins)
  }

  private static func words(_ text: StaticString) -> [String] {
    text.withUTF8Buffer { bytes in
      bytes.split(separator: Byte.space).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// A shape; members are counted from 0.
  public init(
    schema: String, members: [String], required: [Int] = [], dependents: [(Int, [Int])] = [],
    isClosed: Bool = false, hasGroups: Bool = false, origins: [(path: String, place: String)] = []
  ) {
    table = TextTable(members)
    self.origins = origins
    self.schema = schema
    self.isClosed = isClosed
    self.hasGroups = hasGroups
    self.dependents = dependents
    var words = [UInt64](repeating: 0, count: (members.count + 63) / 64)
    for index in required { words[index >> 6] |= 1 << UInt64(index & 63) }
    self.required = words
    firstRequired = words.first ?? 0
    isSimple = words.count <= 1 && dependents.isEmpty
  }
}
