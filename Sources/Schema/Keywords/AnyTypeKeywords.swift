public import JSON

/// `type`, `enum`, `const` (2020-12 validation, section 6.1).
enum AnyTypeKeywords {
  static let rules = [
    KeywordRule("type", .all, .validation, read: readType),
    KeywordRule("enum", .all, .validation, read: readEnum),
    KeywordRule("const", .from06, .validation) { $0.add(.constant($1.value), $1) },
  ]

  @Sendable private static func readType(_ reading: inout Reading, _ site: KeywordSite) {
    let expected = "one of the seven type names, or an array of them"
    if case .string(let text) = site.value, let type = TypeSet(named: Name(text)) {
      reading.add(.type(type), site)
      return
    }
    guard let names = reading.names(site.value, site), !names.isEmpty else {
      return reading.illegal(site, expected)
    }
    var types: TypeSet = []
    for name in names {
      guard let type = TypeSet(named: name) else { return reading.illegal(site, expected) }
      types.formUnion(type)
    }
    reading.add(.type(types), site)
  }

  @Sendable private static func readEnum(_ reading: inout Reading, _ site: KeywordSite) {
    guard case .array(let values) = site.value else { return reading.illegal(site, "an array") }
    if values.isEmpty { reading.untidy(site, "An empty `enum` accepts nothing.") }
    var seen: Set<JSON> = []
    let distinct = values.filter { seen.insert($0).inserted }
    if distinct.count < values.count {
      reading.untidy(site, "`enum` lists the same value more than once.")
    }
    reading.add(.enumeration(distinct), site)
  }
}

extension TypeSet {
  /// The set that a type name of JSON Schema stands for.
  public init?(named name: Name) {
    switch name {
    case "null": self = .null
    case "boolean": self = .boolean
    case "integer": self = .integer
    case "number": self = .number
    case "string": self = .string
    case "array": self = .array
    case "object": self = .object
    default: return nil
    }
  }

  /// The type of a value; `1.0` is an integer in every dialect.
  ///
  /// Draft-04 leaves open whether `1.0` is one: it speaks of "a JSON number without a fraction or
  /// exponent part", and most validators go by the value, as all later drafts do.
  public init(of value: JSON) {
    switch value {
    case .null: self = .null
    case .bool: self = .boolean
    case .number(let number): self = number.isInteger ? .integer : .fraction
    case .string: self = .string
    case .array: self = .array
    case .object: self = .object
    }
  }

  /// The names of its members, `integer` and `string` for example; `fraction` is none of JSON
  /// Schema's, and stands for numbers that are no integers.
  public var names: [String] {
    var names: [String] = []
    if contains(.null) { names.append("null") }
    if contains(.boolean) { names.append("boolean") }
    if contains(.number) {
      names.append("number")
    } else if contains(.integer) {
      names.append("integer")
    } else if contains(.fraction) {
      names.append("fraction")
    }
    if contains(.string) { names.append("string") }
    if contains(.array) { names.append("array") }
    if contains(.object) { names.append("object") }
    return names
  }
}
