/// A set of scalars with its names, as text that is short in source code.
///
/// `"1t.9 2"` are the spans U+0041–U+004A and U+004C: each is the distance of its first scalar from
/// the last scalar of the span before (from 0 at first) and, after a dot, its length less one; both
/// numbers in base 36.
struct UnicodeTable: Sendable {
  private let names: String
  private let encoded: String

  init(_ names: String, _ encoded: String) {
    self.names = names
    self.encoded = encoded
  }

  func isNamed(_ name: String) -> Bool {
    names.split(separator: " ").contains { $0.utf8.elementsEqual(name.utf8) }
  }

  var spans: [ScalarSet.Span] {
    var spans: [ScalarSet.Span] = []
    var start: UInt32 = 0
    var value: UInt32 = 0
    var isLength = false
    func close() {
      let lower = isLength ? start : (spans.last?.upper ?? 0) + value
      spans.append(ScalarSet.Span(lower: lower, upper: isLength ? lower + value : lower))
    }
    for byte in encoded.utf8 {
      switch byte {
      case UInt8(ascii: " "):
        close()
        isLength = false
        value = 0
      case UInt8(ascii: "."):
        start = (spans.last?.upper ?? 0) + value
        isLength = true
        value = 0
      default:
        let digit = byte < 0x3A ? byte - 0x30 : byte - 0x61 + 10
        value = value * 36 + UInt32(digit)
      }
    }
    if !encoded.isEmpty { close() }
    return spans
  }

  /// The set of the table of this name.
  static func set(named name: String, in tables: [UnicodeTable]) -> ScalarSet? {
    tables.first { $0.isNamed(name) }.map { ScalarSet(unordered: $0.spans) }
  }
}
