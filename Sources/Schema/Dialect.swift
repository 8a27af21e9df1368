internal import JSON

/// A version of JSON Schema.
public enum Dialect: String, Sendable, Hashable, CaseIterable, Comparable {
  case draft04 = "draft-04"
  case draft06 = "draft-06"
  case draft07 = "draft-07"
  case draft2019 = "2019-09"
  case draft2020 = "2020-12"

  /// The order of publication.
  public static func < (left: Dialect, right: Dialect) -> Bool { left.order < right.order }

  /// The URI of its meta-schema, without the empty fragment that the older drafts write.
  public var metaSchema: String {
    switch self {
    case .draft04: "http://json-schema.org/draft-04/schema"
    case .draft06: "http://json-schema.org/draft-06/schema"
    case .draft07: "http://json-schema.org/draft-07/schema"
    case .draft2019: "https://json-schema.org/draft/2019-09/schema"
    case .draft2020: "https://json-schema.org/draft/2020-12/schema"
    }
  }

  /// The dialect that a `$schema` names; nil when it is none of the five.
  ///
  /// `http` and `https`, an empty fragment, the hyper-schemas (which add no assertions) and
  /// draft-05 (which republished draft-04) are understood, and so is the meta-schema of
  /// self-describing Iglu schemas, which is draft-04 with one more annotation.
  public init?(metaSchema uri: String) {
    guard let dialect = Self.byMetaSchema[Name(Self.trimmed(uri))] else { return nil }
    self = dialect
  }

  /// The keyword that identifies a resource.
  var identifierKeyword: Name { self == .draft04 ? "id" : "$id" }

  /// Whether everything beside a `$ref` is ignored.
  var ignoresSiblingsOfReference: Bool { self <= .draft07 }

  var order: Int {
    switch self {
    case .draft04: 0
    case .draft06: 1
    case .draft07: 2
    case .draft2019: 3
    case .draft2020: 4
    }
  }

  private static func trimmed(_ uri: String) -> String {
    var text = uri[...]
    if text.utf8.last == UInt8(ascii: "#") { text = text.dropLast() }
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
      return String(text.dropFirst(scheme.utf8.count))
    }
    return String(text)
  }

  private static let byMetaSchema: [Name: Dialect] = {
    var table: [Name: Dialect] = [:]
    for dialect in Dialect.allCases {
      let uri = trimmed(dialect.metaSchema)
      table[Name(uri)] = dialect
      table[Name(String(uri.dropLast("schema".utf8.count)) + "hyper-schema")] = dialect
    }
    table["json-schema.org/draft-05/schema"] = .draft04
    table["json-schema.org/draft-05/hyper-schema"] = .draft04
    table[
      "iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0"] = .draft04
    return table
  }()
}
