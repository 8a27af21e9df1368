internal import JSON

/// The keywords that describe and never reject (2020-12 validation, sections 8 and 9).
enum AnnotationKeywords {
  static let rules = [
    text("$comment", .from07, .core),
    text("title", .all, .metaData),
    text("description", .all, .metaData),
    annotation("default", .all, .metaData, "any value") { _ in true },
    annotation("examples", .from06, .metaData, "an array") { $0.array != nil },
    flag("readOnly", .from07),
    flag("writeOnly", .from07),
    flag("deprecated", .from2019),
    text("contentEncoding", .from07, .content),
    text("contentMediaType", .from07, .content),
    KeywordRule("contentSchema", .from2019, .content, asserts: false) { _ = $0.child(of: $1) },
  ]

  private static func text(
    _ name: Name, _ dialects: ClosedRange<Dialect>, _ vocabulary: Vocabulary
  ) -> KeywordRule {
    annotation(name, dialects, vocabulary, "a string") { $0.string != nil }
  }

  private static func flag(_ name: Name, _ dialects: ClosedRange<Dialect>) -> KeywordRule {
    annotation(name, dialects, .metaData, "a boolean") { $0.bool != nil }
  }

  private static func annotation(
    _ name: Name, _ dialects: ClosedRange<Dialect>, _ vocabulary: Vocabulary,
    _ expected: String, isLegal: @escaping @Sendable (JSON) -> Bool
  ) -> KeywordRule {
    KeywordRule(name, dialects, vocabulary, asserts: false) { reading, site in
      if !isLegal(site.value) { reading.illegalAnnotation(site, expected) }
    }
  }
}
