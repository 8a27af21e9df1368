internal import JSON

/// The meta-schemas of the five dialects, built in because references to them are common and nothing is
/// ever fetched.
enum MetaSchemas {
  /// The document of a URI without fragment.
  static func document(_ uri: Name) -> JSONDocument? { texts[uri].map { parsed($0, uri) } }

  private static let texts: [Name: String] = [:]

  private static func parsed(_ text: String, _ uri: Name) -> JSONDocument {
    do {
      return try JSONDocument(parsing: Array(text.utf8), name: uri.text)
    } catch {
      preconditionFailure("The built-in meta-schema \(uri) is no JSON: \(error.message)")
    }
  }
}
