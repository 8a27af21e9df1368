internal import Contracts
internal import Diagnostics
internal import Inclusion
internal import JSON
internal import Schema

extension SetComparison {
  /// The changes of the schemas that a module publishes.
  func contractChanges(from old: Module, to new: Module) -> [Finding] {
    var findings: [Finding] = []
    for pair in contractPairs(from: old.contracts, to: new.contracts) {
      switch (pair.old, pair.new) {
      case (let old?, nil):
        findings.append(
          Finding(
            rule: .contractRemoved, verdict: .breaking, module: new.name, contract: old.name,
            message: "Contract `\(old.name)` is gone.", base: base.place(of: old.node),
            facts: Finding.Facts(old: .string(old.name.text))))
      case (nil, let added?):
        findings.append(
          Finding(
            rule: .contractAdded, verdict: .additive, module: new.name, contract: added.name,
            message: "Contract `\(added.name)` is new.", head: head.place(of: added.node),
            facts: Finding.Facts(new: .string(added.name.text))))
      case (let before?, let after?):
        findings += changes(from: before, to: after, isSuccessor: pair.isSuccessor, in: new.name)
      case (nil, nil): break
      }
    }
    return merged(findings)
  }

  private func changes(
    from old: Contract, to new: Contract, isSuccessor: Bool, in module: Name
  ) -> [Finding] {
    var findings: [Finding] = []
    if isSuccessor {
      findings.append(
        Finding(
          rule: .contractAdded, verdict: .additive, module: module, contract: new.name,
          message: "Contract `\(new.name)` of `\(new.file)` is new beside `\(old.file)`.",
          head: head.place(of: new.node), base: base.place(of: old.node),
          facts: Finding.Facts(new: .string(new.file))))
    } else if Name(old.file) != Name(new.file) || old.name != new.name {
      findings.append(moved(old, new, module))
    }
    guard !reach.isUntouched(old, in: base, new, in: head) || old.roles != new.roles else {
      return findings
    }
    let comparison = ContractComparison(
      base: base, head: head, old: old, new: new, module: module, contentModel: contentModel)
    return findings + comparison.findings()
  }

  private func moved(_ old: Contract, _ new: Contract, _ module: Name) -> Finding {
    let isRenamed = old.name != new.name && !(old.pointer == new.pointer && old.file != new.file)
    let what =
      isRenamed
      ? "Contract `\(old.name)` is now called `\(new.name)`."
      : "Contract `\(new.name)` moved from `\(old.file)` to `\(new.file)`."
    return Finding(
      rule: .contractMoved, verdict: .documentation, module: module, contract: new.name,
      message: what, head: head.place(of: new.node), base: base.place(of: old.node),
      facts: Finding.Facts(
        old: .string("\(old.file)#\(old.pointer)"), new: .string("\(new.file)#\(new.pointer)")))
  }

  /// One finding for each place: what happened to a shared definition is reported once.
  func merged(_ findings: [Finding]) -> [Finding] {
    var result: [Finding] = []
    for finding in findings.sorted(by: Self.ownerFirst) {
      let same = result.firstIndex { other in
        finding.direction != nil && other.rule == finding.rule && other.head == finding.head
          && other.base == finding.base && other.direction == finding.direction
          && other.reading == finding.reading && other.facts == finding.facts
      }
      if let same, let contract = finding.contract, result[same].contract != contract {
        result[same].affected = Set(result[same].affected + [contract]).sorted()
      } else {
        result.append(finding)
      }
    }
    return result
  }

  /// The contract that a place belongs to comes before those that refer to it.
  private static func ownerFirst(_ left: Finding, _ right: Finding) -> Bool {
    let owners = (isOwner(left), isOwner(right))
    if owners.0 != owners.1 { return owners.0 }
    return Finding.precedes(left, right)
  }

  private static func isOwner(_ finding: Finding) -> Bool {
    guard let contract = finding.contract, let pointer = (finding.head ?? finding.base)?.pointer
    else { return false }
    return pointer.tokens.prefix(2).contains(contract)
  }
}
