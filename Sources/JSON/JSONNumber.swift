/// A number with its exact value and the text it was written as.
public struct JSONNumber: Sendable, Hashable {
  /// The text as written.
  public let text: String
}
