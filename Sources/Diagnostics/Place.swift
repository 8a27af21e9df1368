public import JSON

/// A place in a file of the user's: where a finding points.
public struct Place: Sendable, Hashable {
  /// The file's path as the user knows it.
  public let file: String
  /// The place inside a JSON document; nil for files that are not JSON or not readable.
  public let pointer: JSONPointer?
  /// The stretch of text; nil when only the file is known.
  public let range: SourceRange?

  /// A place from its parts.
  public init(file: String, pointer: JSONPointer? = nil, range: SourceRange? = nil) {
    self.file = file
    self.pointer = pointer
    self.range = range
  }

  /// `file:line:column`, or as much of it as is known.
  public var description: String {
    guard let start = range?.start else { return file }
    return "\(file):\(start.line):\(start.column)"
  }
}
