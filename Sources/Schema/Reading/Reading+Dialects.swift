internal import Diagnostics
internal import JSON

extension Reading {
  /// What the `$schema` of an object says; nil when it has none.
  mutating func dialect(namedIn object: JSONObject, _ node: NodeID) -> MetaSchemaFacts? {
    guard let value = object["$schema"] else { return nil }
    guard case .string(let uri) = value else {
      return nil  // The keyword's own reader says that this is illegal.
    }
    if let dialect = Dialect(metaSchema: uri) {
      return MetaSchemaFacts(dialect: dialect, vocabulary: .standard, refusal: nil)
    }
    let draft = drafts[node.index]
    let base = contexts[draft.context].base
    let key = Name(URIReference(uri).resolved(against: base).withoutFragment.description)
    if let known = metaSchemas[key] { return known }
    let facts = metaSchemaFacts(key, node)
    metaSchemas[key] = facts
    return facts
  }

  private mutating func metaSchemaFacts(_ uri: Name, _ node: NodeID) -> MetaSchemaFacts {
    let fallback = MetaSchemaFacts(
      dialect: options.defaultDialect, vocabulary: .standard, refusal: nil)
    if let draft = Self.unsupported[uri] {
      let reason = "\(draft) is not among the dialects Treaty reads (draft-04 to 2020-12)."
      reportDialect(SchemaRules.unsupportedDialect, reason, node)
      return MetaSchemaFacts(dialect: .draft04, vocabulary: .standard, refusal: reason)
    }
    guard let object = metaSchema(uri) else {
      reportDialect(
        SchemaRules.unknownDialect,
        "`\(uri)` is no dialect Treaty knows and no document at hand, so the schema is read as "
          + "\(fallback.dialect.rawValue).", node)
      return fallback
    }
    guard let dialect = followedDialect(of: object) else {
      reportDialect(
        SchemaRules.unknownDialect,
        "The meta-schema `\(uri)` does not lead to a dialect Treaty knows, so the schema is read "
          + "as \(fallback.dialect.rawValue).", node)
      return fallback
    }
    return vocabularyFacts(dialect, object["$vocabulary"], node)
  }

  private mutating func vocabularyFacts(
    _ dialect: Dialect, _ declared: JSON?, _ node: NodeID
  ) -> MetaSchemaFacts {
    guard dialect >= .draft2019, case .object(let table)? = declared else {
      return MetaSchemaFacts(dialect: dialect, vocabulary: .standard, refusal: nil)
    }
    var vocabulary: Vocabulary = .core
    for member in table.members {
      let isRequired = member.value == .bool(true)
      if let known = Vocabulary.named(member.name, isRequired: isRequired) {
        vocabulary.formUnion(known)
      } else if isRequired {
        let reason =
          "The schema requires the vocabulary `\(member.name)`, which Treaty does not know."
        reportDialect(SchemaRules.unsupportedDialect, reason, node)
        return MetaSchemaFacts(dialect: dialect, vocabulary: vocabulary, refusal: reason)
      }
    }
    return MetaSchemaFacts(dialect: dialect, vocabulary: vocabulary, refusal: nil)
  }

  /// The dialect a custom meta-schema is written in, through at most a few further ones.
  private mutating func followedDialect(of metaSchema: JSONObject) -> Dialect? {
    var object = metaSchema
    for _ in 0..<8 {
      guard case .string(let uri)? = object["$schema"] else { return nil }
      if let dialect = Dialect(metaSchema: uri) { return dialect }
      let key = Name(URIReference(uri).withoutFragment.description)
      guard let next = self.metaSchema(key) else { return nil }
      object = next
    }
    return nil
  }

  private mutating func metaSchema(_ uri: Name) -> JSONObject? {
    if let node = places.resources[uri] { return drafts[node.index].source.object }
    guard case .found(let document) = load(uri.text) else { return nil }
    return document.root.object
  }

  private mutating func reportDialect(_ rule: Rule, _ message: String, _ node: NodeID) {
    let draft = drafts[node.index]
    report(rule, at: draft.pointer.appending("$schema"), inDocument: draft.document, message)
  }

  private static let unsupported: [Name: String] = [
    "http://json-schema.org/draft-03/schema": "draft-03",
    "http://json-schema.org/draft-02/schema": "draft-02",
    "http://json-schema.org/draft-01/schema": "draft-01",
    "http://json-schema.org/draft-00/schema": "draft-00",
    "https://json-schema.org/draft/next/schema": "The next draft",
    "https://json-schema.org/v1": "JSON Schema v1",
  ]
}
