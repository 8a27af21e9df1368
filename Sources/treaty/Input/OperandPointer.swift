import JSON
import Schema

/// What stands after the `#` of an operand: a JSON Pointer, or one as a fragment of a URI has it.
///
/// `#/a%20b` leads to the member `a%20b` where there is one, else to `a b` (RFC 6901, section 6), as it
/// does in a `$ref`.
struct OperandPointer {
  /// The pointer as it is written, and as percent signs say it; of two, the first counts.
  private let readings: [JSONPointer]

  /// The pointer to a whole document.
  static let root = OperandPointer(readings: [.root])

  private init(readings: [JSONPointer]) { self.readings = readings }

  /// Reads what stands after the `#`.
  init(_ text: String) throws(Failure) {
    let texts = [text] + [percentDecoded(text)].compactMap { $0 }
    readings = texts.compactMap { JSONPointer(parsing: $0) }
    guard readings.isEmpty else { return }
    throw .usage(
      "#\(text) is not a JSON Pointer: it begins with / and escapes ~ as ~0, / as ~1")
  }

  /// The pointer that is meant in a document; nil stands for a document that is not known.
  func pointer(in root: JSON?) -> JSONPointer {
    readings.first { root?.value(at: $0) != nil } ?? readings.first ?? .root
  }
}
