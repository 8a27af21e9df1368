/// Why a text is not a JSON document Treaty can keep, and where.
public struct JSONSyntaxError: Error, Sendable, Hashable {
  /// The document's name as given to the parser.
  public let document: String
  /// What is wrong and what to do, one sentence.
  public let message: String
  /// Where it is wrong.
  public let position: SourcePosition
  /// The other place involved: the first occurrence of a duplicate name.
  public let related: SourcePosition?

  /// An error from its parts.
  public init(
    document: String, message: String, position: SourcePosition, related: SourcePosition? = nil
  ) {
    self.document = document
    self.message = message
    self.position = position
    self.related = related
  }
}
