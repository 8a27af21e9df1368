internal import Contracts
internal import Diagnostics
internal import Inclusion
internal import JSON
internal import Schema

/// The comparison of two states: pairs of modules, contracts and entries, and their changes.
struct SetComparison {
  let base: ContractSet
  let head: ContractSet
  let options: ReviewOptions
  let policy: Policy
  let reach: DocumentReach

  var contentModel: Configuration.ContentModel { policy.contentModel }

  init(base: ContractSet, head: ContractSet, options: ReviewOptions) {
    self.base = base
    self.head = head
    self.options = options
    policy = Policy(base: base.configuration, head: head.configuration, options: options)
    reach = DocumentReach(base: base, head: head)
  }

  /// The changes of a module that either state may lack.
  func changes(from old: Module?, to new: Module?, in walk: inout ChangeWalk) -> PlacedFindings {
    var findings = PlacedFindings()
    switch (old, new) {
    case (nil, let new?): findings.append([added(new)])
    case (let old?, nil): findings.append([removed(old)])
    case (let old?, let new?):
      findings = contractChanges(from: old, to: new, in: &walk)
      findings.append(entryChanges(from: old, to: new))
      findings.append(manifestChanges(from: old, to: new))
    case (nil, nil): break
    }
    return findings
  }

  /// What a module's changes demand of its version.
  func moduleReview(
    _ name: Name, _ old: Module?, _ new: Module?, changes: [Finding]
  ) -> ModuleReview {
    let verdict = changes.compactMap { $0.verdict(in: name) }.max() ?? .none
    let isDraft = old?.stability == .draft
    let bump: Bump
    switch verdict {
    case .none, .documentation: bump = .none
    case .additive: bump = .minor
    case .breaking, .undecided: bump = isDraft ? .none : .major
    }
    let isKept = old != nil && new != nil
    let required = isKept ? old?.version.map { self.required(bump, from: $0) } : nil
    return ModuleReview(
      name: name, verdict: verdict, from: old?.version, to: new?.version, isDraft: isDraft,
      isKept: isKept,
      requiredBump: isKept ? bump : .none, requiredVersion: required)
  }

  /// The least version after a bump; below 1.0.0 `zero_major` says what breaking means.
  private func required(_ bump: Bump, from version: Version) -> Version {
    let isZero = version.major == 0 && bump == .major
    let counts = isZero && policy.zeroMajor == .semver ? Bump.minor : bump
    return version.bumped(by: counts)
  }

  private func added(_ module: Module) -> Finding {
    Finding(
      rule: .moduleAdded, verdict: .additive, module: module.name,
      message: "Module `\(module.name)` is new.", head: module.place("name"),
      facts: Finding.Facts(new: .string(module.name.text)))
  }

  private func removed(_ module: Module) -> Finding {
    Finding(
      rule: .moduleRemoved, verdict: .breaking, module: module.name,
      message: "Module `\(module.name)` is gone, with everything it published.",
      base: module.place("name"), facts: Finding.Facts(old: .string(module.name.text)))
  }
}
