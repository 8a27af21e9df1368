internal import TreatyRuntime

/// What `format` can assert. The checks are those of the runtime, so that generated types agree with the
/// validator about every text.
public enum Format {
  /// How a name is treated where formats assert.
  public enum Meaning: Sendable {
    /// Texts are checked.
    case checked
    /// A format of the specification that Treaty has no check for: nothing is concluded.
    case unchecked
    /// A name of somebody's own, which the specification says to ignore.
    case foreign
  }

  /// How a name is treated where formats assert.
  public static func meaning(of name: String) -> Meaning {
    if TextFormat(rawValue: name) != nil { return .checked }
    return name == "idn-hostname" ? .unchecked : .foreign
  }

  /// Whether a text has a format; nil where that cannot be told.
  static func check(_ text: String, _ format: String) -> Bool? {
    TextFormat(rawValue: format)?.accepts(text)
  }
}
