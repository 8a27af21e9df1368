internal import JSON

/// How one keyword is read, and where it is one.
struct KeywordRule: Sendable {
  let name: Name
  let dialects: ClosedRange<Dialect>
  let vocabulary: Vocabulary
  /// Whether the keyword can reject an instance (alone or through a companion).
  let asserts: Bool
  /// Whether it is read beside a `$ref` in the dialects that ignore everything there.
  let standsBesideReference: Bool
  let read: @Sendable (inout Reading, KeywordSite) -> Void

  init(
    _ name: Name, _ dialects: ClosedRange<Dialect>, _ vocabulary: Vocabulary, asserts: Bool = true,
    standsBesideReference: Bool = false,
    read: @escaping @Sendable (inout Reading, KeywordSite) -> Void
  ) {
    self.name = name
    self.dialects = dialects
    self.vocabulary = vocabulary
    self.asserts = asserts
    self.standsBesideReference = standsBesideReference
    self.read = read
  }
}

extension ClosedRange<Dialect> {
  static let all: Self = .draft04 ... .draft2020
  static let from06: Self = .draft06 ... .draft2020
  static let from07: Self = .draft07 ... .draft2020
  static let from2019: Self = .draft2019 ... .draft2020
  static let until2019: Self = .draft04 ... .draft2019
  static let only04: Self = .draft04 ... .draft04
  static let only2019: Self = .draft2019 ... .draft2019
  static let only2020: Self = .draft2020 ... .draft2020
}

/// Every keyword of every dialect.
enum KeywordTable {
  static let families: [[KeywordRule]] = [
    IdentifierKeywords.rules, ReferenceKeywords.rules, AnyTypeKeywords.rules, NumberKeywords.rules,
    StringKeywords.rules, ArrayKeywords.rules, ContainsKeywords.rules, ObjectKeywords.rules,
    DependencyKeywords.rules, ApplicatorKeywords.rules, ConditionalKeywords.rules,
    UnevaluatedKeywords.rules, AnnotationKeywords.rules,
  ]

  /// The keywords of a dialect by their names.
  static func of(_ dialect: Dialect) -> [Name: KeywordRule] {
    switch dialect {
    case .draft04: draft04
    case .draft06: draft06
    case .draft07: draft07
    case .draft2019: draft2019
    case .draft2020: draft2020
    }
  }

  /// The dialects in which an assertion of this name exists, in words; nil for an unknown keyword.
  static func dialects(of name: Name) -> String? {
    let known = Dialect.allCases.filter { of($0)[name]?.asserts ?? false }
    guard let first = known.first, let last = known.last else { return nil }
    return first == last ? first.rawValue : "\(first.rawValue) to \(last.rawValue)"
  }

  // One by one, so that a reading makes the table of its own dialect only.
  private static let draft04 = table(.draft04)
  private static let draft06 = table(.draft06)
  private static let draft07 = table(.draft07)
  private static let draft2019 = table(.draft2019)
  private static let draft2020 = table(.draft2020)

  private static func table(_ dialect: Dialect) -> [Name: KeywordRule] {
    var table: [Name: KeywordRule] = [:]
    for rule in families.joined() where rule.dialects.contains(dialect) { table[rule.name] = rule }
    return table
  }
}
