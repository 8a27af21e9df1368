/// A place in a source text. Lines and columns count from 1.
public struct SourcePosition: Sendable, Hashable {
  /// Bytes before this place.
  public let offset: Int
  /// The line; CR, LF and CRLF each end one.
  public let line: Int
  /// The column in Unicode scalars.
  public let column: Int
  /// The column in UTF-8 bytes.
  public let byteColumn: Int

  /// A position from its parts.
  public init(offset: Int, line: Int, column: Int, byteColumn: Int) {
    self.offset = offset
    self.line = line
    self.column = column
    self.byteColumn = byteColumn
  }
}

/// A stretch of a source text, the end exclusive.
public struct SourceRange: Sendable, Hashable {
  /// Where it starts.
  public let start: SourcePosition
  /// Where it has ended.
  public let end: SourcePosition

  /// A range from its ends.
  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }
}

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

/// A JSON text that was read: its value, and where everything in it stands.
public struct JSONDocument: Sendable {
  /// The name people know it by, usually a path.
  public let name: String
  /// The value.
  public let root: JSON
}
