public import Compatibility
internal import Contracts
internal import Diagnostics
internal import JSON

/// What a report says: a review, the findings of the rules applied to it, and how the run ends.
public struct Report: Sendable {
  /// The two states and what changed.
  public let review: Review
  /// What is to be shown, in order.
  public let findings: [Finding]
  /// The command that asked: `diff`, `check` or `next`.
  public let command: String
  /// Why the base is the base.
  public let baseReason: String
  /// The tool's version.
  public let toolVersion: String
  /// How the run ends.
  public let outcome: Outcome

  /// A report from its parts.
  public init(
    review: Review, findings: [Finding], command: String, baseReason: String, toolVersion: String,
    outcome: Outcome
  ) {
    self.review = review
    self.findings = findings
    self.command = command
    self.baseReason = baseReason
    self.toolVersion = toolVersion
    self.outcome = outcome
  }

  /// The number of findings of a severity.
  func count(_ severity: Rule.Severity) -> Int {
    findings.filter { $0.severity == severity }.count
  }

  /// The greatest verdict among the findings.
  var verdict: ChangeVerdict { findings.compactMap(\.verdict).max() ?? .none }
}

/// How text is made to stand out.
public enum TextStyle: Sendable, Hashable { case plain, coloured }
