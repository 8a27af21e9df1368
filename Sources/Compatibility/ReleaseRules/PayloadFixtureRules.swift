internal import Contracts
internal import Diagnostics
internal import JSON
internal import Schema

extension ReleaseCase {
  /// A payload version with a fixture folder of its own keeps it as a contract keeps its: one valid and
  /// two invalid documents, which do what they say.
  func payloadFixtureFindings() -> [Finding] {
    var findings: [Finding] = []
    for entry in new.events + new.commands {
      for version in entry.versions where version.fixtureFolder != nil {
        let own = fixtures(of: entry, version, in: new)
        let counts = (own.filter(\.mustBeValid).count, own.filter { !$0.mustBeValid }.count)
        if counts.0 < 1 || counts.1 < 2 {
          findings.append(
            finding(
              .releaseFixtureMissing,
              "Payload version \(version.number) of `\(entry.type)` has \(counts.0) valid and "
                + "\(counts.1) invalid fixtures.",
              at: version.place, contract: entry.type))
        }
        findings += own.compactMap { misbehaviour($0, version) }
      }
    }
    return findings
  }

  private func fixtures(
    of entry: RegistryEntry, _ version: PayloadVersion, in module: Module
  ) -> [PayloadFixture] {
    module.payloadFixtures.filter { $0.type == entry.type && $0.number == version.number }
  }

  private func misbehaviour(_ fixture: PayloadFixture, _ version: PayloadVersion) -> Finding? {
    guard let node = version.payload.node else { return nil }
    let validation = review.head.graph.accepts(fixture.value, at: node)
    let what = "Payload version \(fixture.number) of `\(fixture.type)`"
    let place = review.head.documents[Name(fixture.path)]?.place(of: .root)
    switch (validation.verdict, fixture.mustBeValid) {
    case (.accepted, true), (.rejected, false): return nil
    case (.accepted, false):
      return finding(
        .releaseFixtureAccepted, "\(what) accepts this fixture, which must be invalid.", at: place,
        contract: fixture.type)
    case (.rejected, true):
      let reason = validation.errors.first?.message ?? "no reason is known."
      return finding(
        .releaseFixtureRejected, "\(what) refuses this fixture: \(reason)", at: place,
        contract: fixture.type)
    case (.undecided(let reason), _):
      return finding(
        .releaseFixtureUndecided, "Whether \(what) accepts it is not known: \(reason)", at: place,
        contract: fixture.type)
    }
  }

  /// What the base held up as a valid payload stays there, and stays valid.
  func oldPayloadFixtureFindings(_ old: Module) -> [Finding] {
    var findings: [Finding] = []
    let broken = broken
    for fixture in old.payloadFixtures where fixture.mustBeValid {
      let entry = (new.events + new.commands).first {
        $0.type == fixture.type || $0.renamedFrom == fixture.type
      }
      guard let entry, !broken.contains(entry.type),
        let version = entry.versions.first(where: { $0.number == fixture.number })
      else { continue }
      let base = Place(file: fixture.path)
      let facts = Finding.Facts(old: fixture.value)
      if let node = version.payload.node,
        review.head.graph.accepts(fixture.value, at: node).verdict == .rejected
      {
        findings.append(
          finding(
            .releaseOldFixtureRejected,
            "Payload version \(fixture.number) of `\(entry.type)` refuses `\(fixture.path)` as it "
              + "stood in the base.", at: version.place, base: base, contract: entry.type,
            facts: facts))
      }
      let isKept = new.payloadFixtures.contains {
        $0.type == entry.type && $0.number == fixture.number && $0.mustBeValid
          && $0.value == fixture.value
      }
      if !isKept {
        findings.append(
          finding(
            .releaseFixtureChanged,
            "The valid fixture `\(fixture.path)` was changed or removed.",
            at: review.head.documents[Name(fixture.path)]?.place(of: .root), base: base,
            contract: entry.type, facts: facts))
      }
    }
    return findings
  }
}
