/// Offsets in a text, one bit for each byte: readers ask for every item and every member.
struct OffsetSet {
  private var words: [UInt64] = []

  var isEmpty: Bool { words.isEmpty }

  func contains(_ offset: Int) -> Bool {
    let word = offset >> 6
    return word < words.count && words[word] & (1 << UInt64(offset & 63)) != 0
  }

  mutating func insert(_ offset: Int) {
    let word = offset >> 6
    if word >= words.count { words += repeatElement(0, count: word + 1 - words.count) }
    words[word] |= 1 << UInt64(offset & 63)
  }
}
