/// Running over UTF-8.
extension DFA {
  /// Whether a text is accepted; for the automata of searches, which have 0 and 1 as their sinks.
  func finds(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var state = initial
    var index = 0
    let classCount = Int32(alphabet.classCount)
    return transitions.withUnsafeBufferPointer { table in
      while index < bytes.count, state > 1 {
        let scalar = UTF8Reading.scalar(in: bytes, at: &index)
        state = table[Int(state &* classCount &+ alphabet.classOf(scalar))]
      }
      return accepting[Int(state)]
    }
  }
}

/// Decoding of UTF-8 that is known to be valid.
enum UTF8Reading {
  @inline(__always)
  static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> UInt32 {
    let first = UInt32(bytes[index])
    if first < 0x80 {
      index &+= 1
      return first
    }
    return wideScalar(in: bytes, first: first, at: &index)
  }

  private static func wideScalar(
    in bytes: UnsafeBufferPointer<UInt8>, first: UInt32, at index: inout Int
  ) -> UInt32 {
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= bytes.count else {
      index = bytes.count
      return 0xFFFD
    }
    var scalar = first & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + offset]) & 0x3F }
    index += length
    return scalar
  }

  /// Calls with the text's UTF-8, contiguous.
  static func withBytes<Result>(
    of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = text
    return copy.withUTF8(body)
  }
}
