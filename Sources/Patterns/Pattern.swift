/// A regular expression of ECMA-262, as JSON Schema's `pattern` uses them.
public struct Pattern: Sendable {
  /// The source text.
  public let source: String
}
