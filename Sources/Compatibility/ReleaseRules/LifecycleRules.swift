internal import Contracts
internal import Diagnostics
internal import JSON

extension ReleaseCase {
  /// A published payload version keeps its meaning; what breaks is appended.
  func payloadFindings(_ old: Module) -> [Finding] {
    guard old.stability != .draft else { return [] }
    let broken = broken
    var findings: [Finding] = []
    for entry in new.events + new.commands {
      let before = (old.events + old.commands).first {
        $0.type == entry.type || $0.type == entry.renamedFrom
      }
      guard let before, before.status != .draft, before.visibility == .public else { continue }
      for version in before.versions where version.status != .draft {
        guard let kept = entry.versions.first(where: { $0.number == version.number }) else {
          continue
        }
        let names = [contract(version.payload, old), contract(kept.payload, new)]
        let isBroken =
          names.compactMap { $0 }.contains(where: broken.contains) || isRetargetBroken(entry)
        if isBroken {
          findings.append(
            finding(
              .releasePayloadOverwritten,
              "Payload version \(version.number) of `\(entry.type)` does not mean what it meant.",
              at: kept.place, base: version.place, contract: entry.type,
              facts: Finding.Facts(old: .number(JSONNumber(version.number)))))
        }
      }
    }
    return findings
  }

  private func isRetargetBroken(_ entry: RegistryEntry) -> Bool {
    let rules: Set<Rule> = [.contractNarrowed, .contractWidened, .contractUndecided]
    return breaking.contains { $0.contract == entry.type && rules.contains($0.rule) }
  }

  private func contract(_ target: SchemaTarget, _ module: Module) -> Name? {
    guard let node = target.node else { return nil }
    return module.contracts.first { $0.node == node }?.name
  }

  /// There is no way back from a promise.
  func stabilityFindings(_ old: Module) -> [Finding] {
    guard new.stability.rank < old.stability.rank else { return [] }
    return [
      finding(
        .releaseStabilityLowered,
        "`\(new.name)` goes back from \(old.stability.rawValue) to \(new.stability.rawValue).",
        at: new.place("stability"), base: old.place("stability"),
        facts: Finding.Facts(
          old: .string(old.stability.rawValue), new: .string(new.stability.rawValue)))
    ]
  }

  /// What was promised until a day or version stays until then, also across a major version.
  func supportFindings(_ old: Module) -> [Finding] {
    breaking.compactMap { change in
      guard change.rule == .typeRemoved,
        let entry = (old.events + old.commands).first(where: { $0.type == change.contract }),
        entry.status == .deprecated, let last = entry.deprecation?.lastSupportedText
      else { return nil }
      return finding(
        .releaseRemovedEarly, "`\(entry.type)` is supported until \(last), but gone.",
        at: new.place("version"), base: entry.place("deprecated"), contract: entry.type,
        facts: Finding.Facts(old: .string(last)))
    }
  }

  /// The envelope version moves with any change of an envelope.
  func envelopeFindings(_ old: Module) -> [Finding] {
    let envelopes = new.contracts.filter { $0.roles.contains(.envelope) }.map(\.name)
    // Every registry that stays says it, the ones of events and of commands.
    let kept = new.envelopes.filter { version in
      old.envelopes.contains { Name($0.place.file) == Name(version.place.file) }
    }
    let moved = movedEnvelopes(from: old.envelopes, to: new.envelopes)
    guard moved.count < kept.count || new.envelopes.isEmpty else { return [] }
    return changes.flatMap { change -> [Finding] in
      guard change.rule != .contractAdded else { return [] }
      return change.changedContracts(in: new.name).filter(envelopes.contains).map { envelope in
        finding(
          .releaseEnvelopeVersionKept,
          "`\(envelope)` is an envelope and has changed, but `envelope_version` has not.",
          at: new.envelopes.first?.place ?? change.head, base: change.base, contract: envelope,
          facts: change.facts)
      }
    }
  }

  /// What was released under a version is not changed under that version.
  func digestFindings(_ old: Module) -> [Finding] {
    guard let stated = new.statedDigest, Name(stated) != Name(new.digest) else { return [] }
    let isSameVersion = module.from == module.to
    return [
      finding(
        .releaseDigestMismatch,
        isSameVersion
          ? "What `\(new.name)` \(module.to?.description ?? "") published was changed after its release."
          : "The digest of `\(new.name)` is that of another state.",
        at: new.place("digest"), base: old.place("digest"),
        facts: Finding.Facts(old: .string(stated), new: .string(new.digest)))
    ]
  }
}
