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
