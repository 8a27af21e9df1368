internal import Contracts
internal import Diagnostics
internal import JSON
internal import Schema

extension SetComparison {
  /// The changes of the types in a module's registries.
  func entryChanges(from old: Module, to new: Module) -> [Finding] {
    entryChanges(from: old.events, to: new.events, old, new)
      + entryChanges(from: old.commands, to: new.commands, old, new)
  }

  private func entryChanges(
    from old: [RegistryEntry], to new: [RegistryEntry], _ before: Module, _ after: Module
  ) -> [Finding] {
    var findings: [Finding] = []
    var renamed: Set<Name> = []
    for entry in new {
      if let counterpart = old.first(where: { $0.type == entry.type }) {
        findings += changes(from: counterpart, to: entry, before, after)
      } else if let name = entry.renamedFrom, let former = old.first(where: { $0.type == name }) {
        renamed.insert(name)
        findings.append(rename(former, entry, after, isKept: new.contains { $0.type == name }))
        findings += changes(from: former, to: entry, before, after)
      } else {
        findings.append(
          Finding(
            rule: .typeAdded, verdict: entry.visibility == .public ? .additive : .documentation,
            module: after.name, contract: entry.type,
            message: "\(kind(entry)) `\(entry.type)` is new.", head: entry.place("type"),
            facts: Finding.Facts(new: .string(entry.type.text))))
      }
    }
    for entry in old where !new.contains(where: { $0.type == entry.type }) {
      if !renamed.contains(entry.type) { findings.append(removal(entry, after)) }
    }
    return findings
  }

  private func kind(_ entry: RegistryEntry) -> String {
    entry.kind == .event ? "Event" : "Command"
  }

  private func rename(
    _ old: RegistryEntry, _ new: RegistryEntry, _ module: Module, isKept: Bool
  ) -> Finding {
    // `renamed_from` makes readers take the old name as an alias, so nothing is lost.
    Finding(
      rule: .typeRenamed, verdict: .additive, module: module.name, contract: new.type,
      message: isKept
        ? "`\(new.type)` takes the place of `\(old.type)`, which is kept."
        : "`\(old.type)` is now `\(new.type)`; the old name stays an alias.",
      head: new.place("renamed_from"), base: old.place("type"),
      facts: Finding.Facts(old: .string(old.type.text), new: .string(new.type.text)))
  }

  private func removal(_ entry: RegistryEntry, _ module: Module) -> Finding {
    let facts = Finding.Facts(old: .string(entry.type.text))
    if entry.visibility == .private {
      return Finding(
        rule: .typeRemoved, verdict: .documentation, module: module.name, contract: entry.type,
        message: "Private `\(entry.type)` is gone.", base: entry.place("type"), facts: facts)
    }
    if isPastSupport(entry, module) {
      return Finding(
        rule: .typeRetired, verdict: .additive, module: module.name, contract: entry.type,
        message: "`\(entry.type)` is gone after its last supported "
          + "\(entry.deprecation?.lastSupportedText ?? "version").",
        base: entry.place("type"), facts: facts)
    }
    return Finding(
      rule: .typeRemoved, verdict: .breaking, module: module.name, contract: entry.type,
      message: "\(kind(entry)) `\(entry.type)` is gone.", base: entry.place("type"), facts: facts)
  }

  /// Whether the deprecation window that the base promised is over.
  func isPastSupport(_ entry: RegistryEntry, _ module: Module) -> Bool {
    isOver(entry, module)
  }

  /// Whether a window is over for a module's version, or today.
  private func isOver(_ entry: RegistryEntry, _ module: Module) -> Bool {
    guard entry.status == .deprecated, let limit = entry.deprecation?.lastSupported else {
      return false
    }
    switch limit {
    case .version(let last): return module.version.map { $0 > last } ?? false
    case .date(let last):
      guard let today = options.today else { return false }
      return Name(last) < Name(today)
    }
  }

  private func changes(
    from old: RegistryEntry, to new: RegistryEntry, _ before: Module, _ after: Module
  ) -> [Finding] {
    let change = EntryChange(old: old, new: new, module: after.name)
    var findings = change.lifeFindings()
    if old.status != .deprecated, isOver(new, before) { findings.append(change.overFinding()) }
    findings += change.ownershipFindings() + change.commandFindings()
    findings += change.textFindings()
    findings += payloadFindings(old, new, before, after)
    return findings
  }

  private func payloadFindings(
    _ old: RegistryEntry, _ new: RegistryEntry, _ before: Module, _ after: Module
  ) -> [Finding] {
    var findings: [Finding] = []
    for version in new.versions where !old.versions.contains(where: { $0.number == version.number })
    {
      findings.append(
        Finding(
          rule: .payloadAppended, verdict: .additive, module: after.name, contract: new.type,
          message: "`\(new.type)` has a new payload version \(version.number).",
          head: version.place, facts: Finding.Facts(new: .number(JSONNumber(version.number)))))
    }
    for version in old.versions {
      guard let kept = new.versions.first(where: { $0.number == version.number }) else {
        let isDraft = version.status == .draft
        findings.append(
          Finding(
            rule: .payloadRemoved, verdict: isDraft ? .documentation : .breaking,
            module: after.name, contract: new.type,
            message: "Payload version \(version.number) of `\(new.type)` is gone.",
            head: new.place("versions"), base: version.place,
            facts: Finding.Facts(old: .number(JSONNumber(version.number)))))
        continue
      }
      findings += EntryChange(old: old, new: new, module: after.name)
        .statusFindings(from: version, to: kept)
      findings += targetFindings(
        version.payload, kept.payload, role: new.kind == .event ? .event : .command, new.type,
        after.name)
    }
    if let outcome = old.outcome, let kept = new.outcome {
      findings += targetFindings(outcome, kept, role: .commandOutcome, new.type, after.name)
    }
    return findings
  }

  /// What a reference leads to, compared by meaning; what is judged as a contract is not judged twice.
  private func targetFindings(
    _ old: SchemaTarget, _ new: SchemaTarget, role: Role, _ type: Name, _ module: Name
  ) -> [Finding] {
    guard let before = old.node, let after = new.node else { return [] }
    let owners = (published(before, in: base), published(after, in: head))
    let isSame = owners.0.map { $0 == owners.1 } ?? false
    if isSame { return [] }
    let contracts = (
      payloadContract(type, before, base, role), payloadContract(type, after, head, role)
    )
    var findings: [Finding] = []
    if owners.0 != owners.1 {
      findings.append(
        Finding(
          rule: .typeRetargeted, verdict: .documentation, module: module, contract: type,
          message: "`\(type)` refers to `\(new.reference)` instead of `\(old.reference)`.",
          head: new.place, base: old.place,
          facts: Finding.Facts(old: .string(old.reference), new: .string(new.reference))))
    }
    let comparison = ContractComparison(
      base: base, head: head, old: contracts.0, new: contracts.1, module: module,
      contentModel: contentModel, changes: [])
    return findings + comparison.findings().filter { $0.verdict.map { $0 >= .additive } ?? false }
  }

  private func payloadContract(
    _ type: Name, _ node: NodeID, _ set: ContractSet, _ role: Role
  ) -> Contract {
    let schema = set.graph[node]
    return Contract(
      name: type, series: nil, file: set.graph.documents[schema.document].name,
      pointer: schema.pointer, node: node, roles: [role], compatibility: nil,
      source: schema.source)
  }

  /// The contract that a schema is, with its module; nil when it is part of one only.
  private func published(_ node: NodeID, in set: ContractSet) -> [Name]? {
    for module in set.modules {
      if let contract = module.contracts.first(where: { $0.node == node }) {
        return [module.name, contract.name, Name(contract.series.map(String.init) ?? "")]
      }
    }
    return nil
  }
}
