internal import CJansson

/// jansson's verdict on a text. It is asked after the scan, so that the text is known not to be deep.
enum Jansson {
  private static let flags =
    JSON_DECODE_ANY | JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL | JSON_ALLOW_NUL

  private static let isPrepared: Void = treaty_take_from_pieces()

  /// Throws when jansson refuses the text.
  static func check(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(Scan.Fault) {
    let text = UnsafeBufferPointer(rebasing: bytes[start...])
    guard let first = refusal(of: text, flags) else { return }
    guard first.isOfLimits else { throw first.fault(from: start) }
    // jansson holds no number beyond doubles; it is asked about the same text without them.
    let smaller = withoutHugeNumbers(Array(text))
    guard let second = smaller.withUnsafeBufferPointer({ refusal(of: $0, flags) }) else { return }
    guard second.code == json_error_null_byte_in_key.rawValue else {
      throw second.fault(from: start)
    }
    // Nor does it hold a member name with a NUL in it. Names may become equal without, but the scan has
    // already compared the real ones.
    let plain = withoutNUL(smaller)
    let third = plain.withUnsafeBufferPointer {
      Self.refusal(of: $0, flags & ~JSON_REJECT_DUPLICATES)
    }
    if let third { throw third.fault(from: start) }
  }

  private struct Refusal {
    let code: UInt32
    let position: Int
    let text: String

    /// Whether it is about what jansson cannot hold, not about JSON.
    var isOfLimits: Bool {
      code == json_error_null_byte_in_key.rawValue || code == json_error_numeric_overflow.rawValue
    }

    func fault(from start: Int) -> Scan.Fault {
      Scan.Fault(offset: start + position, message: "The JSON parser refuses this: \(text).")
    }
  }

  private static func refusal(
    of text: UnsafeBufferPointer<UInt8>, _ flags: Int32
  ) -> Refusal? {
    _ = isPrepared
    var error = json_error_t()
    defer { treaty_free_pieces() }
    let value = text.withMemoryRebound(to: CChar.self) { text in
      json_loadb(text.baseAddress, text.count, Int(flags), &error)
    }
    guard value == nil else { return nil }
    let message = withUnsafeBytes(of: error.text) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    let code = treaty_json_error_code(&error)
    return Refusal(code: code, position: Int(error.position), text: message)
  }

  /// The text with each `\u0000` made `\u0001`; a backslash before that makes no difference.
  private static func withoutNUL(_ text: [UInt8]) -> [UInt8] {
    let escape = Array(#"\u0000"#.utf8)
    var bytes = text
    var index = 0
    while index + escape.count <= bytes.count {
      if bytes[index] == escape[0], bytes[index..<index + escape.count].elementsEqual(escape) {
        bytes[index + escape.count - 1] = UInt8(ascii: "1")
        index += escape.count
      } else {
        index += 1
      }
    }
    return bytes
  }

  /// The text with `0` and spaces for each number that no double holds; all else stays where it is.
  private static func withoutHugeNumbers(_ text: [UInt8]) -> [UInt8] {
    var bytes = text
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""): index = endOfString(bytes, after: index)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digits = bytes[index...].prefix { "0123456789+-.eE".utf8.contains($0) }
        if Double(String(decoding: digits, as: UTF8.self))?.isInfinite == true {
          bytes[index] = UInt8(ascii: "0")
          for other in (index + 1)..<digits.endIndex { bytes[other] = UInt8(ascii: " ") }
        }
        index = digits.endIndex
      default: index += 1
      }
    }
    return bytes
  }

  private static func endOfString(_ bytes: [UInt8], after quote: Int) -> Int {
    var index = quote + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index + 1
  }
}
