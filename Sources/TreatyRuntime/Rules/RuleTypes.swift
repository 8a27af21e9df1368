/// A set of the types of JSON Schema, `number` being integers and fractions.
struct RuleTypes: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let null = RuleTypes(rawValue: 1)
  static let boolean = RuleTypes(rawValue: 2)
  static let integer = RuleTypes(rawValue: 4)
  static let fraction = RuleTypes(rawValue: 8)
  static let string = RuleTypes(rawValue: 16)
  static let array = RuleTypes(rawValue: 32)
  static let object = RuleTypes(rawValue: 64)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The type of a name in a schema.
  init(name: String) {
    switch name {
    case "null": self = .null
    case "boolean": self = .boolean
    case "integer": self = .integer
    case "number": self = [.integer, .fraction]
    case "string": self = .string
    case "array": self = .array
    case "object": self = .object
    default: self = []
    }
  }

  /// `a string or null`
  var expectation: String {
    var nouns: [String] = []
    if contains(.object) { nouns.append("an object") }
    if contains(.array) { nouns.append("an array") }
    if contains(.string) { nouns.append("a string") }
    if contains([.integer, .fraction]) {
      nouns.append("a number")
    } else if contains(.integer) {
      nouns.append("an integer")
    }
    if contains(.boolean) { nouns.append("true or false") }
    if contains(.null) { nouns.append("null") }
    return nouns.isEmpty ? "nothing" : nouns.joined(separator: " or ")
  }
}
