/// Texts that a reader tells apart by their bytes: member names, enum values, tags of a union.
struct TextTable: Sendable {
  let names: [String]
  /// Each text as JSON writes it, quotes included, one behind the other.
  private let quoted: [UInt8]
  private let quotedEnds: [Int]
  /// Each text's plain bytes, one behind the other.
  private let plain: [UInt8]
  private let plainEnds: [Int]
  /// The texts in the order of their length, then their bytes.
  private let sorted: [Int]

  init(_ names: [String]) {
    var quoted = JSONWriter()
    var quotedEnds: [Int] = []
    var plain: [UInt8] = []
    var plainEnds: [Int] = []
    for name in names {
      quoted.write(name)
      quotedEnds.append(quoted.bytes.count)
      plain += name.utf8
      plainEnds.append(plain.count)
    }
    self.names = names
    self.quoted = quoted.bytes
    self.quotedEnds = quotedEnds
    self.plain = plain
    self.plainEnds = plainEnds
    sorted = names.indices.sorted { left, right in
      let (a, b) = (names[left].utf8, names[right].utf8)
      return a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count < b.count
    }
  }

  /// The length of a text with its quotes when it stands at an address, else nil.
  @inline(__always)
  func lengthIfQuoted(_ index: Int, at address: UnsafePointer<UInt8>, available: Int) -> Int? {
    let from = index == 0 ? 0 : quotedEnds[index &- 1]
    let length = quotedEnds[index] &- from
    guard length <= available else { return nil }
    let isSame = quoted.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      return sameBytes(base + from, address, length)
    }
    return isSame ? length : nil
  }

  /// Which text the given bytes are; -1 for none.
  func index(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    plain.withUnsafeBufferPointer { plain in
      var low = 0
      var high = sorted.count
      while low < high {
        let middle = (low &+ high) >> 1
        let index = sorted[middle]
        let from = index == 0 ? 0 : plainEnds[index - 1]
        let order = compare(
          UnsafeBufferPointer(rebasing: plain[from..<plainEnds[index]]), bytes)
        if order == 0 { return index }
        if order < 0 { low = middle + 1 } else { high = middle }
      }
      return -1
    }
  }

  /// The order by length, then by bytes: negative, zero or positive.
  private func compare(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    guard left.count == right.count else { return left.count - right.count }
    for index in 0..<left.count where left[index] != right[index] {
      return Int(left[index]) - Int(right[index])
    }
    return 0
  }

  /// Appends a text as JSON writes it.
  func write(_ index: Int, to writer: inout JSONWriter) {
    let from = index == 0 ? 0 : quotedEnds[index - 1]
    writer.bytes.append(contentsOf: quoted[from..<quotedEnds[index]])
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
public struct ObjectShape: Sendable {
  let table: TextTable
  let schema: String
  let isClosed: Bool
  /// One bit per member and 64 members per word.
  let required: [UInt64]
  /// Members that demand others.
  let dependents: [(Int, [Int])]

  var names: [String] { table.names }

  /// A shape; members are counted from 0.
  public init(
    schema: String, members: [String], required: [Int] = [], dependents: [(Int, [Int])] = [],
    isClosed: Bool = false
  ) {
    table = TextTable(members)
    self.schema = schema
    self.isClosed = isClosed
    self.dependents = dependents
    var words = [UInt64](repeating: 0, count: (members.count + 63) / 64)
    for index in required { words[index >> 6] |= 1 << UInt64(index & 63) }
    self.required = words
  }
}
