import JSON
import Patterns
import Schema

/// What every text of a format has, where the format asserts.
///
/// Which texts have a format stays unknown to the prover. That all of them have a shape is enough to
/// see that dates are no empty texts, or fit into ten characters.
struct FormatShape {
  let minimum: Int
  let maximum: Int?
  let pattern: String

  /// The shapes by the name of the format, for those that have one worth saying.
  static let known: [String: FormatShape] = [
    "date": FormatShape(minimum: 10, maximum: 10, pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    "time": FormatShape(minimum: 9, maximum: nil, pattern: "^[0-9]{2}:[0-9]{2}:[0-9]{2}"),
    "date-time": FormatShape(minimum: 20, maximum: nil, pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "uuid": FormatShape(
      minimum: 36, maximum: 36,
      pattern: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"),
    "ipv4": FormatShape(
      minimum: 7, maximum: 15, pattern: "^[0-9]{1,3}(\\.[0-9]{1,3}){3}$"),
    "ipv6": FormatShape(minimum: 2, maximum: 45, pattern: "^[0-9A-Fa-f:.]+$"),
  ]
}

extension FormulaWriter {
  /// A set of texts that is known by its name, and the shape that they all have.
  mutating func writeFormat(_ name: String) {
    parts.append(formulas.store.opaque(Name("format \(name)"), applies: .string))
    guard let shape = FormatShape.known[name], let pattern = try? Pattern(shape.pattern) else {
      return
    }
    parts.append(formulas.store.intern(.string(.minLength(shape.minimum))))
    if let maximum = shape.maximum {
      parts.append(formulas.store.intern(.string(.maxLength(maximum))))
    }
    let id = formulas.store.id(of: pattern)
    parts.append(formulas.store.intern(.string(.matches(id))))
  }
}
