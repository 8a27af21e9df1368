internal import JSON

/// The checks behind `format`, by name.
enum Format {
  /// The check of a format; nil for a name Treaty has no check for.
  static func check(named name: Name) -> (@Sendable (String) -> Bool)? { checks[name] }

  private static let checks: [Name: @Sendable (String) -> Bool] = [:]
}
