internal import Contracts
internal import Diagnostics
internal import JSON

extension SetComparison {
  /// The changes of a manifest itself: requirements, stability, envelope.
  func manifestChanges(from old: Module, to new: Module) -> [Finding] {
    var findings = requirementChanges(from: old, to: new)
    if new.stability != old.stability {
      let isRaised = new.stability.rank > old.stability.rank
      findings.append(
        Finding(
          rule: isRaised ? .moduleStabilityRaised : .moduleStabilityLowered,
          verdict: .documentation, module: new.name,
          message:
            "`\(new.name)` is now \(new.stability.rawValue) instead of \(old.stability.rawValue).",
          head: new.place("stability"),
          base: old.place("stability"),
          facts: Finding.Facts(
            old: .string(old.stability.rawValue), new: .string(new.stability.rawValue))))
    }
    return findings + envelopeChanges(from: old, to: new)
  }

  private func requirementChanges(from old: Module, to new: Module) -> [Finding] {
    var findings: [Finding] = []
    for requirement in new.requirements {
      let before = old.requirements.first { $0.module == requirement.module }
      if let before, Name(before.text) == Name(requirement.text) { continue }
      let isWider = before.map { isSubset($0, of: requirement) } ?? false
      // A module that was not required before is one more to have, not a narrower choice.
      let rule: Rule =
        before == nil
        ? .moduleRequirementAdded : isWider ? .moduleRangeWidened : .moduleRangeNarrowed
      findings.append(
        Finding(
          rule: rule, verdict: rule == .moduleRangeNarrowed ? .breaking : .additive,
          module: new.name,
          message: before.map {
            "`\(new.name)` requires `\(requirement.module)` \(requirement.text) instead of \($0.text)."
          } ?? "`\(new.name)` now requires `\(requirement.module)` \(requirement.text).",
          head: requirement.place, base: before?.place,
          facts: Finding.Facts(
            old: before.map { .string($0.text) }, new: .string(requirement.text))))
    }
    for requirement in old.requirements
    where !new.requirements.contains(where: { $0.module == requirement.module }) {
      findings.append(
        Finding(
          rule: .moduleRangeWidened, verdict: .additive, module: new.name,
          message: "`\(new.name)` no longer requires `\(requirement.module)`.",
          head: new.place("requires"), base: requirement.place,
          facts: Finding.Facts(old: .string(requirement.text))))
    }
    return findings
  }

  private func isSubset(_ old: Requirement, of new: Requirement) -> Bool {
    guard let before = old.range, let after = new.range else { return false }
    return before.isSubset(of: after)
  }

  private func envelopeChanges(from old: Module, to new: Module) -> [Finding] {
    let isOwner = new.contracts.contains { $0.roles.contains(.envelope) }
    return movedEnvelopes(from: old.envelopes, to: new.envelopes).map { before, after in
      Finding(
        rule: .envelopeVersionMoved, verdict: isOwner ? .breaking : .documentation,
        module: new.name,
        message: "`envelope_version` moved from \(before.number) to \(after.number).",
        head: after.place, base: before.place,
        facts: Finding.Facts(
          old: .number(JSONNumber(before.number)), new: .number(JSONNumber(after.number))))
    }
  }
}

/// The envelope versions that moved, each in its registry; a registry that was renamed is found by its
/// place in the manifest.
func movedEnvelopes(
  from old: [EnvelopeVersion], to new: [EnvelopeVersion]
) -> [(EnvelopeVersion, EnvelopeVersion)] {
  new.enumerated().compactMap { index, after in
    let same = old.first { Name($0.place.file) == Name(after.place.file) }
    guard let before = same ?? (index < old.count ? old[index] : nil),
      before.number != after.number
    else { return nil }
    return (before, after)
  }
}
