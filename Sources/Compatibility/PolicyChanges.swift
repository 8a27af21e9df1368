internal import Contracts
internal import Diagnostics
internal import JSON

/// What a run holds changes against: of both sides' policies the stricter one, so that a change cannot
/// loosen the rule it is judged by.
struct Policy {
  let contentModel: Configuration.ContentModel
  let zeroMajor: Configuration.ZeroMajor
  let failLevel: Configuration.FailLevel

  init(base: Configuration, head: Configuration, options: ReviewOptions) {
    let sides = [base, head]
    let model: Configuration.ContentModel =
      sides.contains { $0.contentModel == .strict } ? .strict : .declared
    contentModel = options.contentModel ?? model
    zeroMajor = sides.contains { $0.zeroMajor == .strict } ? .strict : .semver
    failLevel = base.failLevel.rank < head.failLevel.rank ? base.failLevel : head.failLevel
  }
}

extension Configuration.FailLevel {
  fileprivate var rank: Int {
    switch self {
    case .documentation: 0
    case .additive: 1
    case .breaking: 2
    }
  }
}

/// The settings of `treaty.json` by which the head is held to less than the base was.
func loosenedSettings(from base: ContractSet, to head: ContractSet) -> [Finding] {
  guard base.hasConfiguration else { return [] }
  let (old, new) = (base.configuration, head.configuration)
  var loosened: [(member: Name, old: String, new: String)] = []
  if old.contentModel == .strict, new.contentModel == .declared {
    loosened.append(("content_model", old.contentModel.rawValue, new.contentModel.rawValue))
  }
  if old.zeroMajor == .strict, new.zeroMajor == .semver {
    loosened.append(("zero_major", old.zeroMajor.rawValue, new.zeroMajor.rawValue))
  }
  if old.failLevel.rank < new.failLevel.rank {
    loosened.append(("fail_level", old.failLevel.rawValue, new.failLevel.rawValue))
  }
  if Name(old.baseline) != Name(new.baseline) {
    loosened.append(("baseline", old.baseline, new.baseline))
  }
  return loosened.map { item in
    Finding(
      rule: .policyLoosened,
      message: item.member == "baseline"
        ? "`baseline` is `\(item.new)` instead of `\(item.old)`: changes would be measured from elsewhere."
        : "`\(item.member)` is `\(item.new)` instead of `\(item.old)`; this run still holds to `\(item.old)`.",
      head: head.configurationPlace(item.member), base: base.configurationPlace(item.member),
      facts: Finding.Facts(
        old: .string("\(item.member): \(item.old)"), new: .string("\(item.member): \(item.new)")))
  }
}

extension SetComparison {
  /// The contracts that their manifest holds to less than before; roles that a registry gives are
  /// changes of the registry, and told as such.
  func policyFindings(_ pairs: [ContractPair], _ module: Module) -> [Finding] {
    var groups: [Name: [(old: Contract, new: Contract)]] = [:]
    for pair in pairs where !pair.isSuccessor {
      guard let old = pair.old, let new = pair.new,
        old.compatibility != new.compatibility || old.statedRole != new.statedRole
      else { continue }
      let lost = [
        old.asksBackward && !new.asksBackward ? "backward" : nil,
        old.asksForward && !new.asksForward ? "forward" : nil,
      ].compactMap { $0 }
      guard !lost.isEmpty else { continue }
      groups[Name(lost.joined(separator: " and ")), default: []].append((old, new))
    }
    return groups.keys.sorted().map { lost in
      let contracts = (groups[lost] ?? []).sorted { $0.new.name < $1.new.name }
      var finding = Finding(
        rule: .policyLoosened, module: module.name,
        message: "\(contracts.count == 1 ? "A contract" : "\(contracts.count) contracts") of "
          + "`\(module.name)` would no longer have to hold \(lost); this run still asks for it.",
        head: module.place("schemas"), base: base.module(module.name)?.place("schemas"),
        facts: Finding.Facts(
          old: .string(lost.text), new: .array(contracts.map { .string($0.new.name.text) })))
      finding.affected = contracts.map {
        Finding.Affected(module: module.name, contract: $0.new.name, verdict: .none)
      }
      return finding
    }
  }
}
