/// A kind of finding, with a stable id and everything `treaty explain` says about it.
public struct Rule: Sendable, Hashable {
  /// How much a finding of this rule matters unless the configuration says otherwise.
  public enum Severity: String, Sendable, Hashable, CaseIterable { case note, warning, error }

  /// `family.what-happened`; never renamed, never used again.
  public let id: String
  /// How much a finding matters by default.
  public let severity: Severity
  /// What the rule finds, one sentence.
  public let title: String
  /// Why it matters, in a sentence or two.
  public let why: String
  /// An example that fires it, as text.
  public let example: String
  /// What to do about it.
  public let fix: String

  /// A rule from its parts.
  public init(
    id: String, severity: Severity, title: String, why: String, example: String, fix: String
  ) {
    self.id = id
    self.severity = severity
    self.title = title
    self.why = why
    self.example = example
    self.fix = fix
  }
}
