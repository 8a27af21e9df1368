import JSON

/// Turns names of schemas into Swift identifiers.
enum Identifier {
  /// The name of a type: `admin event` becomes `AdminEvent`.
  static func type(_ name: String) -> String {
    let text = capital(legal(Words(name).pascal, from: name, digitPrefix: "Type"), "Type")
    return reservedTypes.contains(text) ? text + "Value" : text
  }

  /// Types begin with a capital, so that none has the name of a member, in scripts without capitals too.
  private static func capital(_ text: String, _ prefix: String) -> String {
    text.unicodeScalars.first?.properties.isUppercase == true ? text : prefix + text
  }

  /// The name of a property or case, without backticks: `admin_event_id` becomes `adminEventID`.
  static func member(_ name: String) -> String {
    let text = legal(Words(name).camel, from: name, digitPrefix: "value")
    return reservedMembers.contains(text) ? text + "Value" : text
  }

  /// The name of a case: `none` and `some` would mean those of `Optional` wherever the value is optional.
  static func `case`(_ name: String) -> String {
    let text = member(name)
    return isOptionalCase(text) ? text + "Value" : text
  }

  static func isOptionalCase(_ text: String) -> Bool { text == "none" || text == "some" }

  /// The name with its symbols as words: `$ref` becomes `dollarRef`; nil when it has none but those that
  /// only part words. With these, too, `content-type` becomes `contentDashType`; an underscore stays one in
  /// the exact name.
  static func spelledMember(_ name: String, withParting: Bool = false) -> String? {
    let parting: [Unicode.Scalar: String] = ["_": "", "-": "dash", " ": "space"]
    var hasSymbols = false
    var text = ""
    for scalar in name.unicodeScalars {
      let word = parting[scalar].map { withParting ? $0 : "" } ?? symbols[scalar] ?? ""
      guard !word.isEmpty else {
        text.unicodeScalars.append(scalar)
        continue
      }
      hasSymbols = true
      text += " \(word) "
    }
    return hasSymbols ? member(text) : nil
  }

  /// The names that a name is spelled out as, where it would meet another one: each says more of it.
  static func spelledMembers(_ name: String) -> [String] {
    [spelledMember(name), spelledMember(name, withParting: true)].compactMap { $0 }
  }

  /// A name that no other name is turned into: what `member` falls back to when two names meet. Types begin
  /// with a capital, so that none has the name of a member: `Kind` becomes `capitalKind`.
  static func exactMember(_ name: String) -> String {
    var text = legal(exact(name), from: name, digitPrefix: "_")
    if text.unicodeScalars.first?.properties.isUppercase == true { text = "capital" + text }
    return reservedMembers.contains(text) ? text + "Value" : text
  }

  /// The same for types.
  static func exactType(_ name: String) -> String {
    let text = capital(legal(exact(name), from: name, digitPrefix: "_"), "Type_")
    return reservedTypes.contains(text) ? text + "Value" : text
  }

  /// Whether a text can stand for a property or a case, with backticks where the language needs them: its
  /// letters are in the form in which names have them.
  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text != "_" else { return false }
    guard !(0x30...0x39).contains(first.value) else { return false }
    return text.unicodeScalars.allSatisfy(mayContinue)
      || text.allSatisfy { $0 == "_" || $0.inName?.utf8.elementsEqual($0.utf8) == true }
  }

  /// Whether a text can stand for a type.
  static func isType(_ text: String) -> Bool {
    isIdentifier(text) && !keywords.contains(text) && !reservedTypes.contains(text)
  }

  /// Whether no property and no case can have a name.
  static func isReserved(_ identifier: String) -> Bool { reservedMembers.contains(identifier) }

  /// With backticks where the language needs them.
  static func quoted(_ identifier: String) -> String {
    keywords.contains(identifier) ? "`\(identifier)`" : identifier
  }

  /// As the label of an argument, where only one keyword needs backticks and others may not have any.
  static func label(_ identifier: String) -> String {
    identifier == "inout" ? "`inout`" : identifier
  }

  static func mayContinue(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    case 0..<0x80: false
    default:
      // Letters only: marks are looked at with the letter before them, and symbols that Swift would allow
      // make names that look alike.
      scalar.properties.isAlphabetic && scalar.properties.isXIDStart
        && !scalar.properties.isDefaultIgnorableCodePoint && !scalar.isSpelledVariously
    }
  }

  private static func legal(_ text: String, from name: String, digitPrefix: String) -> String {
    guard let first = text.unicodeScalars.first else {
      return digitPrefix == "_" ? "_" + exact(name) : spelled(name, isType: digitPrefix == "Type")
    }
    return (0x30...0x39).contains(first.value) ? digitPrefix + text : text
  }

  /// A name without letters, spelled by its characters: `+1` is no such name, `>=` is.
  private static func spelled(_ name: String, isType: Bool) -> String {
    guard !name.isEmpty else { return isType ? "Empty" : "empty" }
    let words = name.unicodeScalars.map { scalar in
      symbols[scalar] ?? "u" + String(scalar.value, radix: 16)
    }
    let joined = Words(words.joined(separator: " "))
    return isType ? joined.pascal : joined.camel
  }

  /// All characters of a name that are no letters or digits, as words: `^x-` becomes `caret x minus`.
  static func spelledOut(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      if mayContinue(scalar), scalar != "_" {
        text.unicodeScalars.append(scalar)
      } else {
        text += " " + (symbols[scalar] ?? "u" + String(scalar.value, radix: 16)) + " "
      }
    }
    return text
  }

  private static func exact(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      if mayContinue(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        text += "_u" + String(scalar.value, radix: 16) + "_"
      }
    }
    return text
  }

  private static let symbols: [Unicode.Scalar: String] = [
    "+": "plus", "-": "minus", "*": "star", "/": "slash", "<": "less", ">": "greater",
    "=": "equals", "!": "not", "&": "and", "|": "or", "%": "percent", "$": "dollar", "#": "hash",
    "@": "at", "~": "tilde", "^": "caret", "?": "question", ".": "dot", ",": "comma",
    ":": "colon", ";": "semicolon", "_": "underscore", " ": "space", "\"": "quote",
    "'": "apostrophe",
  ]

  /// Names that generated code uses without qualification, and names Swift keeps for itself.
  static let reservedTypes: Set<String> = [
    "Any", "AnyObject", "Array", "ArrayScan", "Bool", "Boxed", "CalendarDate", "CaseIterable",
    "ClockTime", "Codable", "CodableBridge", "DecodingFailure", "Dictionary", "Double", "Enveloped",
    "Equatable", "Error", "ExpressibleByIntegerLiteral", "ExpressibleByStringLiteral", "Hashable",
    "Identifiable", "Int", "JSONCodable", "JSONDecodable", "JSONEncodable", "JSONInteger",
    "JSONLayout", "JSONNumber", "JSONReader", "JSONWriter", "MemberComparison", "Never",
    "ObjectScan", "ObjectShape",
    "Optional", "OrderedMap", "PayloadEnvelope", "Presence", "Protocol", "RawJSON", "RawMembers",
    "RawRepresentable", "Rejection", "Result", "SchemaCheck", "SchemaChecks", "SchemaRules", "Self",
    "Sendable", "Set", "String", "Swift", "TextChoice", "TextPattern", "TextValue", "TimeSpan",
    "Timestamp", "TreatyRuntime", "Type", "UnionBranches", "UnionMembers", "UnionTag", "UniqueID",
    "UpcastFailure",
    "Upcastable", "ValueChoice", "Void", "WrittenForm", "WrittenNames",
  ]

  private static let reservedMembers: Set<String> = [
    "Any", "Self", "init", "self", "jsonBytes", "jsonText", "validated", "write",
    "hashValue", "Type", "Protocol", "allCases", "rawValue", "unknownMembers",
  ]

  private static let keywords: Set<String> = [
    "as", "associatedtype", "await", "break", "case", "catch", "class", "continue", "default",
    "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate",
    "for", "func", "guard", "if", "import", "in", "inout", "internal", "is", "let", "nil",
    "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return",
    "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
    "typealias", "var", "where", "while", "_",
  ]
}
