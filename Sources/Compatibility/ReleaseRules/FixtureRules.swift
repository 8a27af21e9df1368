internal import Contracts
internal import Diagnostics
internal import JSON
internal import Schema

extension ReleaseCase {
  /// Every contract has one valid and two invalid fixtures, and they do what they say.
  func fixtureFindings() -> [Finding] {
    guard !new.isBare else { return [] }
    var findings: [Finding] = []
    for contract in latest(new.contracts) {
      let own = new.fixtures.filter { $0.contract == contract.name }
      let counts = (own.filter(\.mustBeValid).count, own.filter { !$0.mustBeValid }.count)
      if counts.0 < 1 || counts.1 < 2 {
        findings.append(
          finding(
            .releaseFixtureMissing,
            "`\(contract.name)` has \(counts.0) valid and \(counts.1) invalid fixtures.",
            at: review.head.place(of: contract.node), contract: contract.name))
      }
      for fixture in own {
        if let found = misbehaviour(fixture, contract) { findings.append(found) }
      }
    }
    return findings
  }

  private func misbehaviour(_ fixture: Fixture, _ contract: Contract) -> Finding? {
    let validation = review.head.graph.accepts(fixture.value, at: contract.node)
    switch (validation.verdict, fixture.mustBeValid) {
    case (.accepted, true), (.rejected, false): return nil
    case (.accepted, false):
      return finding(
        .releaseFixtureAccepted, "`\(contract.name)` accepts this fixture, which must be invalid.",
        at: place(fixture), contract: contract.name)
    case (.rejected, true):
      let error = validation.errors.first
      let at = error.map { $0.instance.description } ?? ""
      return finding(
        .releaseFixtureRejected,
        "`\(contract.name)` refuses this fixture"
          + (at.utf8.isEmpty ? "" : " at `\(at)`") + ": \(error?.message ?? "no reason is known.")",
        at: place(fixture, error?.instance ?? .root), contract: contract.name)
    case (.undecided(let reason), _):
      return finding(
        .releaseFixtureUndecided, "Whether `\(contract.name)` accepts it is not known: \(reason)",
        at: place(fixture), contract: contract.name)
    }
  }

  /// A document that the base held up as valid stays valid, unless a breaking change is declared.
  func oldFixtureFindings(_ old: Module) -> [Finding] {
    var findings: [Finding] = []
    let broken = broken
    for fixture in old.fixtures where fixture.mustBeValid {
      guard let contract = latest(new.contracts).first(where: { $0.name == fixture.contract })
      else { continue }
      let validation = review.head.graph.accepts(fixture.value, at: contract.node)
      let isBroken = broken.contains(contract.name)
      if validation.verdict == .rejected, contract.asksBackward, !isBroken {
        findings.append(
          finding(
            .releaseOldFixtureRejected,
            "`\(contract.name)` refuses `\(fixture.path)` as it stood in the base.",
            at: review.head.place(of: contract.node), base: Place(file: fixture.path),
            contract: contract.name, facts: Finding.Facts(old: fixture.value)))
      }
      findings += editFindings(fixture, isBroken: isBroken)
    }
    return findings
  }

  /// A valid fixture of the base is evidence: it is kept as it is.
  private func editFindings(_ fixture: Fixture, isBroken: Bool) -> [Finding] {
    let kept = new.fixtures.first {
      $0.contract == fixture.contract && $0.mustBeValid && $0.value == fixture.value
    }
    guard kept == nil, !isBroken else { return [] }
    return [
      finding(
        .releaseFixtureChanged, "The valid fixture `\(fixture.path)` was changed or removed.",
        at: review.head.documents[Name(fixture.path)]?.place(of: .root),
        base: Place(file: fixture.path), contract: fixture.contract,
        facts: Finding.Facts(old: fixture.value))
    ]
  }

  private func place(_ fixture: Fixture, _ pointer: JSONPointer = .root) -> Place {
    let document = review.head.documents[Name(fixture.path)]
    return document?.place(of: pointer) ?? Place(file: fixture.path)
  }

  /// Fixtures lie under a contract's name, so they belong to its latest major.
  private func latest(_ contracts: [Contract]) -> [Contract] {
    contracts.filter { contract in
      !contracts.contains {
        $0.name == contract.name && ($0.series ?? -1) > (contract.series ?? -1)
      }
    }
  }
}
