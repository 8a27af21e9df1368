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
    let versions = (old.envelopes.map(\.number).max(), new.envelopes.map(\.number).max())
    let isOwner = new.contracts.contains { $0.roles.contains(.envelope) }
    guard let before = versions.0, let after = versions.1, before != after else { return [] }
    let places = (old.envelopes.last?.place, new.envelopes.last?.place)
    return [
      Finding(
        rule: .envelopeVersionMoved, verdict: isOwner ? .breaking : .documentation,
        module: new.name, message: "`envelope_version` moved from \(before) to \(after).",
        head: places.1, base: places.0,
        facts: Finding.Facts(
          old: .number(JSONNumber(before)), new: .number(JSONNumber(after))))
    ]
  }
}
