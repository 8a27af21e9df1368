internal import JSON

/// The vocabularies of 2019-09 and 2020-12, as a set: those a resource's keywords are taken from.
///
/// Older drafts know no vocabularies; their resources have all but `formatAssertion`.
struct Vocabulary: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let core = Vocabulary(rawValue: 1)
  static let applicator = Vocabulary(rawValue: 2)
  static let unevaluated = Vocabulary(rawValue: 4)
  static let validation = Vocabulary(rawValue: 8)
  static let metaData = Vocabulary(rawValue: 16)
  static let formatAnnotation = Vocabulary(rawValue: 32)
  static let formatAssertion = Vocabulary(rawValue: 64)
  static let content = Vocabulary(rawValue: 128)

  /// What a schema has that names a standard meta-schema.
  static let standard: Vocabulary = [
    .core, .applicator, .unevaluated, .validation, .metaData, .formatAnnotation, .content,
  ]

  /// The vocabulary of a URI in `$vocabulary`, nil for an unknown one.
  ///
  /// In 2019-09 the applicators included `unevaluatedItems` and `unevaluatedProperties`, and
  /// `format` was one vocabulary, which asserts where it is required.
  static func named(_ uri: Name, isRequired: Bool) -> Vocabulary? {
    if isRequired && uri == "https://json-schema.org/draft/2019-09/vocab/format" {
      return [.formatAnnotation, .formatAssertion]
    }
    return byURI[uri]
  }

  private static let byURI: [Name: Vocabulary] = [
    "https://json-schema.org/draft/2019-09/vocab/core": .core,
    "https://json-schema.org/draft/2019-09/vocab/applicator": [.applicator, .unevaluated],
    "https://json-schema.org/draft/2019-09/vocab/validation": .validation,
    "https://json-schema.org/draft/2019-09/vocab/meta-data": .metaData,
    "https://json-schema.org/draft/2019-09/vocab/format": .formatAnnotation,
    "https://json-schema.org/draft/2019-09/vocab/content": .content,
    "https://json-schema.org/draft/2020-12/vocab/core": .core,
    "https://json-schema.org/draft/2020-12/vocab/applicator": .applicator,
    "https://json-schema.org/draft/2020-12/vocab/unevaluated": .unevaluated,
    "https://json-schema.org/draft/2020-12/vocab/validation": .validation,
    "https://json-schema.org/draft/2020-12/vocab/meta-data": .metaData,
    "https://json-schema.org/draft/2020-12/vocab/format-annotation": .formatAnnotation,
    "https://json-schema.org/draft/2020-12/vocab/format-assertion": [
      .formatAnnotation, .formatAssertion,
    ],
    "https://json-schema.org/draft/2020-12/vocab/content": .content,
  ]
}
