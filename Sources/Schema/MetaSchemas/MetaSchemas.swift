internal import JSON

/// The meta-schemas of the five dialects, built in because references to them are common and
/// nothing is ever fetched.
enum MetaSchemas {
  /// The document of a URI without fragment.
  static func document(_ uri: Name) -> JSONDocument? { documents[uri] }

  private static let documents: [Name: JSONDocument] = {
    var documents: [Name: JSONDocument] = [:]
    for texts in [draft04, draft06, draft07, draft2019, draft2020] {
      for (uri, text) in texts { documents[uri] = parsed(text, uri) }
    }
    return documents
  }()

  private static func parsed(_ text: String, _ uri: Name) -> JSONDocument {
    do {
      return try JSONDocument(parsing: Array(text.utf8), name: uri.text)
    } catch {
      preconditionFailure("The built-in meta-schema \(uri) is no JSON: \(error.message)")
    }
  }
}
