public import Compatibility
internal import Contracts
internal import Diagnostics
internal import JSON

/// What a report says: a judgement, the command that asked, and how the run ends.
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
  public init(judgement: Judgement, command: String, baseReason: String, toolVersion: String) {
    review = judgement.review
    findings = judgement.findings
    outcome = judgement.outcome
    self.command = command
    self.baseReason = baseReason
    self.toolVersion = toolVersion
  }

  /// The number of findings of a severity.
  func count(_ severity: Rule.Severity) -> Int {
    findings.filter { $0.severity == severity }.count
  }

  /// The number of changes of a verdict, apart from those that are waived.
  func count(_ verdict: ChangeVerdict) -> Int {
    findings.filter { $0.verdict == verdict && $0.waiver == nil }.count
  }

  /// The number of findings that are let pass.
  var waived: Int { findings.filter { $0.waiver != nil }.count }

  /// The greatest verdict among the findings that are not waived.
  var verdict: ChangeVerdict { review.verdict }

  /// What to do now, one sentence for each step.
  var nextSteps: [String] {
    let waitingFor: [Rule] = [
      .releaseBumpTooSmall, .releaseNoteMissing, .releaseNoteIncomplete, .releaseNoteSectionEmpty,
    ]
    let errors = findings.filter { $0.severity == .error }
    switch outcome {
    case .fine:
      return command == "diff" && verdict >= .additive
        ? ["`treaty check` says whether this may be released as it is."] : []
    case .violated where command == "diff":
      return [
        "`treaty next` says which version this needs, `treaty check` what else a release of it needs."
      ]
    case .violated:
      let steps = errors.filter { waitingFor.contains($0.rule) }.compactMap(\.fixes.first)
      let rules = Set(
        errors.filter { !waitingFor.contains($0.rule) && $0.verdict == nil }.map(\.rule.id))
      let rest = rules.sorted().prefix(3).map {
        "`treaty explain \($0)` tells what to do about it."
      }
      return Array((steps + rest).prefix(6))
    case .misused:
      return [
        "Correct what treaty.json says or names; what else is said above may change with it."
      ]
    case .notJudged where errors.allSatisfy { $0.head == nil && $0.base != nil }:
      return ["Compare with a base that can be read: `--against` and its revision."]
    case .notJudged:
      return ["Mend what could not be read or judged; until then this is no pass."]
    case .bug: return ["Report this as a bug, with the command and the two states."]
    }
  }
}

/// How text is made to stand out.
public enum TextStyle: Sendable, Hashable { case plain, coloured }
