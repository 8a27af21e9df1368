/// Where every value of a document stands: one flat row for each value, parents before children.
struct SourceMap: Sendable {
  /// A value's place. Its children follow it; `next` is the row behind the last of them.
  struct Node: Sendable {
    let start: UInt32
    /// Where its member name starts, at the quote; 0 when it is no member.
    let nameStart: UInt32
    var end: UInt32
    var next: UInt32

    init(start: Int, nameStart: Int, next: Int) {
      self.start = UInt32(start)
      self.nameStart = UInt32(nameStart)
      self.end = UInt32(start)
      self.next = UInt32(next)
    }
  }

  let bytes: [UInt8]
  let nodes: [Node]
  /// Offsets of the first byte of every line.
  let lineStarts: [UInt32]

  /// The row of the value a pointer names.
  func node(at pointer: JSONPointer, in root: JSON) -> Node? {
    var current = root
    var row = 0
    for token in pointer.tokens {
      let index: Int
      switch current {
      case .object(let object):
        guard let found = object.index(of: token) else { return nil }
        index = found
        current = object.members[index].value
      case .array(let items):
        guard let found = token.arrayIndex, found < items.count else { return nil }
        index = found
        current = items[index]
      default: return nil
      }
      row += 1
      for _ in 0..<index { row = Int(nodes[row].next) }
    }
    return nodes[row]
  }

  /// The offset behind the closing quote of a text that starts at an offset.
  func endOfText(at start: Int) -> Int {
    var offset = start + 1
    while bytes[offset] != UInt8(ascii: "\"") {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return offset + 1
  }

  func range(_ start: Int, _ end: Int) -> SourceRange {
    SourceRange(start: position(of: start), end: position(of: end))
  }

  func position(of offset: Int) -> SourcePosition {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    let start = Int(lineStarts[low])
    return SourcePosition(
      offset: offset, line: low + 1,
      column: 1 + Self.scalars(in: bytes[start..<offset]), byteColumn: 1 + offset - start)
  }

  /// How many scalars begin in some bytes; a byte that is no UTF-8 counts as one.
  private static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(into: 0) { count, byte in
      if byte & 0xC0 != 0x80 { count += 1 }
    }
  }

  /// The text of a line without its terminator; lines count from 1.
  func line(_ number: Int) -> String? {
    guard number >= 1, number <= lineStarts.count else { return nil }
    let start = Int(lineStarts[number - 1])
    var end = number < lineStarts.count ? Int(lineStarts[number]) : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The first offset of every line of any bytes, JSON or not.
  static func lineStarts(of bytes: [UInt8], from start: Int) -> [UInt32] {
    var starts = [UInt32(start)]
    for offset in bytes.indices.dropFirst(start) {
      let isEnd =
        bytes[offset] == 0x0A
        || bytes[offset] == 0x0D && (offset + 1 == bytes.count || bytes[offset + 1] != 0x0A)
      if isEnd { starts.append(UInt32(offset + 1)) }
    }
    return starts
  }
}
