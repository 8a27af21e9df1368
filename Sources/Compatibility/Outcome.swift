public import Contracts
internal import Diagnostics
internal import JSON

/// How a run ended; the raw value is the exit code.
public enum Outcome: Int, Sendable, Hashable {
  case fine = 0
  /// A policy is violated.
  case violated = 1
  /// Wrong usage or configuration.
  case misused = 2
  /// Something could not be judged.
  case notJudged = 3
  /// A bug in Treaty.
  case bug = 4

  /// The process's exit code.
  public var exitCode: Int32 { Int32(rawValue) }
}

extension Review {
  /// How `treaty diff` ends: at `fail_level` or above it is a violation.
  public func outcome(failLevel: Configuration.FailLevel? = nil) -> Outcome {
    let level = failLevel ?? head.configuration.failLevel
    let limit = ChangeVerdict(rawValue: level.rawValue) ?? .breaking
    return stopped ?? (verdict >= limit ? .violated : .fine)
  }

  /// The reason to end without a judgement, if there is one.
  package var stopped: Outcome? {
    let stopping = flaws.filter { Rule.stopping.contains($0.rule) }
    let isConfigurationBroken = flaws.contains { finding in
      guard finding.severity == .error, let file = finding.head?.file else { return false }
      return file.utf8.elementsEqual("treaty.json".utf8)
        || file.utf8.reversed().starts(with: "/treaty.json".utf8.reversed())
    }
    if isConfigurationBroken { return .misused }
    return stopping.isEmpty ? nil : .notJudged
  }
}

/// A review held against the release rules: what `treaty check` reports.
public struct Check: Sendable {
  /// What changed.
  public let review: Review
  /// The release rules that are not kept, and what is worth saying about the release.
  public let releaseFindings: [Finding]

  /// Everything, in the order of files and places.
  public var findings: [Finding] {
    (review.findings + releaseFindings).sorted(by: Finding.precedes)
  }

  /// How `treaty check` ends.
  public var outcome: Outcome {
    if let stopped = review.stopped { return stopped }
    return findings.contains { $0.severity == .error } ? .violated : .fine
  }
}

/// Holds a review against the release rules.
public func check(_ review: Review) -> Check {
  Check(review: review, releaseFindings: releaseFindings(for: review))
}
