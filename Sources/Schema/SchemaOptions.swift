public import JSON

/// How schemas are read where they do not say it themselves.
public struct SchemaOptions: Sendable, Hashable {
  /// The dialect of a document without a `$schema`.
  public var defaultDialect: Dialect
  /// Whether `format` asserts; otherwise it is an annotation, except under a meta-schema that
  /// requires the vocabulary of format assertions.
  public var assertFormat: Bool

  /// Options from their parts.
  public init(defaultDialect: Dialect = .draft2020, assertFormat: Bool = false) {
    self.defaultDialect = defaultDialect
    self.assertFormat = assertFormat
  }
}

/// What the caller has for the URI of a document that a reference leads to.
public enum LoadedDocument: Sendable {
  /// The document.
  case found(JSONDocument)
  /// There is none at this URI.
  case absent
  /// There is one, but it cannot be read; with a sentence on why.
  case unreadable(String)
}
