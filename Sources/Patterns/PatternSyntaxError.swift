/// Why a text is no regular expression of ECMA-262, and where.
///
///     do { _ = try Pattern("a(b") } catch { print(error) }
///     // a(b: at 1: this group is never closed; add “)”
public struct PatternSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The pattern.
  public let source: String
  /// How many Unicode scalars stand before the place.
  public let offset: Int
  /// What is wrong and what to do about it, without the place.
  public let message: String
  /// True when the pattern may well be legal and it is Treaty that cannot read it.
  public let isUnsupported: Bool

  init(source: String, offset: Int, message: String, isUnsupported: Bool = false) {
    self.source = source
    self.offset = offset
    self.message = message
    self.isUnsupported = isUnsupported
  }

  /// Pattern, place and message.
  public var description: String { "\(source): at \(offset): \(message)" }
}
