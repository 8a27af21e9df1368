internal import Contracts
internal import Diagnostics
internal import Inclusion
internal import JSON
internal import Schema

extension SetComparison {
  /// The changes of the schemas that a module publishes; those of what several contracts share come up
  /// once for each, see `PlacedFindings`.
  func contractChanges(
    from old: Module, to new: Module, in walk: inout ChangeWalk
  ) -> PlacedFindings {
    var findings = PlacedFindings()
    let pairs = contractPairs(from: old.contracts, to: new.contracts)
    findings.append(policyFindings(pairs, new))
    for pair in pairs {
      switch (pair.old, pair.new) {
      case (let old?, nil): findings.append(removed(old, new.name))
      case (nil, let added?): findings.append(self.added(added, new.name))
      case (let before?, let after?):
        if pair.isSuccessor {
          findings.append(succeeded(before, after, new.name))
        } else if Name(before.file) != Name(after.file) || before.name != after.name {
          findings.append(moved(before, after, new.name))
        }
        guard !reach.isUntouched(before, in: base, after, in: head) || before.roles != after.roles
        else { continue }
        let changes = walk.changes(from: before.node, to: after.node).filter { change in
          // A contract that moved is told above.
          !pairs.contains { isMove(change, of: $0) }
        }
        let comparison = ContractComparison(
          base: base, head: head, old: before, new: after, module: new.name,
          contentModel: contentModel, changes: changes)
        findings.append(comparison.findings(), of: after)
      case (nil, nil): break
      }
    }
    return findings
  }

  private func isMove(_ change: SchemaChange, of pair: ContractPair) -> Bool {
    guard change.kind == .renamed || change.kind == .moved, let old = pair.old, let new = pair.new
    else { return false }
    return base.graph.node(at: change.old.pointer, inDocument: change.old.document) == old.node
      && head.graph.node(at: change.new.pointer, inDocument: change.new.document) == new.node
  }

  private func removed(_ contract: Contract, _ module: Name) -> [Finding] {
    var finding = Finding(
      rule: .contractRemoved, verdict: .breaking, module: module, contract: contract.name,
      message: "Contract `\(contract.name)` is gone.", base: base.place(of: contract.node),
      facts: Finding.Facts(old: .string(contract.name.text)))
    finding.series = contract.series
    return [finding]
  }

  private func added(_ contract: Contract, _ module: Name) -> [Finding] {
    var finding = Finding(
      rule: .contractAdded, verdict: .additive, module: module, contract: contract.name,
      message: "Contract `\(contract.name)` is new.", head: head.place(of: contract.node),
      facts: Finding.Facts(new: .string(contract.name.text)))
    finding.series = contract.series
    return [finding]
  }

  private func succeeded(_ old: Contract, _ new: Contract, _ module: Name) -> [Finding] {
    [
      Finding(
        rule: .contractAdded, verdict: .additive, module: module, contract: new.name,
        message: "Contract `\(new.name)` of `\(new.file)` is new beside `\(old.file)`.",
        head: head.place(of: new.node), base: base.place(of: old.node),
        facts: Finding.Facts(new: .string(new.file)))
    ]
  }

  private func moved(_ old: Contract, _ new: Contract, _ module: Name) -> [Finding] {
    let isRenamed = old.name != new.name && !(old.pointer == new.pointer && old.file != new.file)
    let what =
      isRenamed
      ? "Contract `\(old.name)` is now called `\(new.name)`."
      : "Contract `\(new.name)` moved from `\(old.file)` to `\(new.file)`."
    return [
      Finding(
        rule: .contractMoved, verdict: .documentation, module: module, contract: new.name,
        message: what, head: head.place(of: new.node), base: base.place(of: old.node),
        facts: Finding.Facts(
          old: .string("\(old.file)#\(old.pointer)"), new: .string("\(new.file)#\(new.pointer)")))
    ]
  }
}
