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
    guard let refusal = refusal(of: text, flags) else { return }
    guard refusal.code == json_error_null_byte_in_key.rawValue else {
      throw refusal.fault(from: start)
    }
    // jansson holds no member name with a NUL in it; it is asked about the same text without them.
    // Names may become equal by that, but the scan has already compared the real ones.
    let plain = withoutNUL(text)
    let second = plain.withUnsafeBufferPointer {
      Self.refusal(of: $0, flags & ~JSON_REJECT_DUPLICATES)
    }
    if let second { throw second.fault(from: start) }
  }

  private struct Refusal {
    let code: UInt32
    let position: Int
    let text: String

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
  private static func withoutNUL(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let escape = Array(#"\u0000"#.utf8)
    var bytes = Array(text)
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
}
