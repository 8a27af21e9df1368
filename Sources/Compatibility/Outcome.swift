internal import Contracts
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
  /// What `treaty diff` reports: a change at `fail_level` or above is an error.
  public var diff: Judgement {
    let limit = ChangeVerdict(rawValue: policy.failLevel.rawValue) ?? .breaking
    let graded = changes.map { change in
      var graded = change
      guard change.waiver == nil, let verdict = change.verdict else { return change }
      if verdict >= limit, !isFree(change) { graded.severity = .error }
      return graded
    }
    // A flaw that the base has, too, is no change.
    let known = Set(base.diagnostics.map { Finding($0, isInBase: false).fingerprint })
    let flaws = flaws.map { flaw in
      var graded = flaw
      if !flaw.isStopping, known.contains(flaw.fingerprint) { graded.severity = .note }
      return graded
    }
    return Judgement(review: self, findings: graded + flaws)
  }

  /// What `treaty check` reports: the changes, the release rules, and what is to be said of waivers. A
  /// break is an error until the release answers for it.
  public var check: Judgement {
    let waivers = Waivers(head.waivers, on: options.today)
    let released = releaseFindings(for: self)
    let rules = released.map(waivers.applied(to:))
    let waiverFindings = waivers.findings(used: changes + flaws + released)
    let failing = Set(
      rules.filter {
        $0.severity == .error && !$0.rule.id.utf8.starts(with: "release.fixture".utf8)
      }
      .compactMap(\.module))
    let graded = changes.map { change in
      var graded = change
      guard change.waiver == nil, change.verdict?.isBreaking ?? false, !isFree(change) else {
        return change
      }
      let isAnswered = modules.allSatisfy { module in
        !failing.contains(module.name) || change.verdict(in: module.name)?.isBreaking != true
      }
      graded.severity = isAnswered ? .note : .error
      return graded
    }
    return Judgement(review: self, findings: graded + flaws + rules + waiverFindings)
  }

  /// What `treaty next` reports: the changes as they are; nothing is refused.
  public var next: Judgement { Judgement(review: self, findings: changes + flaws, refuses: false) }

  /// Whether a change breaks nothing but drafts, which promise nothing.
  private func isFree(_ change: Finding) -> Bool {
    let broken = modules.filter { change.verdict(in: $0.name)?.isBreaking ?? false }
    return !broken.isEmpty && broken.allSatisfy { base.module($0.name)?.stability == .draft }
  }

  /// The reason to end without a judgement, if there is one.
  package var stopped: Outcome? {
    // What git could not give says nothing about the configuration.
    let isConfigurationBroken = flaws.contains { finding in
      guard finding.severity == .error, finding.rule != .policyLoosened,
        finding.rule != .fileUnreadable, let file = finding.head?.file
      else { return false }
      return Name(file) == Name(head.configurationPath)
    }
    let isNothingGuarded = flaws.contains { $0.rule == .configurationNothingGuarded }
    if isConfigurationBroken || isNothingGuarded { return .misused }
    return flaws.contains(where: \.isStopping) ? .notJudged : nil
  }
}

/// What a command found, and how it ends.
public struct Judgement: Sendable {
  /// What changed.
  public let review: Review
  /// Everything to be told, in the order of files and places.
  public let findings: [Finding]
  private let refuses: Bool

  init(review: Review, findings: [Finding], refuses: Bool = true) {
    self.review = review
    self.findings = findings.sorted(by: Finding.precedes)
    self.refuses = refuses
  }

  /// How the command ends: with a violation exactly when it refuses and an error is told.
  public var outcome: Outcome {
    let isViolated = refuses && findings.contains { $0.severity == .error }
    return review.stopped ?? (isViolated ? .violated : .fine)
  }
}
