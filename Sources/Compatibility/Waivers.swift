internal import Contracts
internal import Diagnostics
internal import JSON

/// The waivers of the head, applied to findings.
struct Waivers {
  private let waivers: [Waiver]
  private let today: String?

  init(_ waivers: [Waiver], on today: String?) {
    self.waivers = waivers
    self.today = today
  }

  /// A finding, let pass where a waiver says so that still holds.
  func applied(to finding: Finding) -> Finding {
    guard finding.canBeWaived, let waiver = waiver(of: finding), waiver.holds(on: today) else {
      return finding
    }
    var waived = finding
    waived.waiver = waiver
    waived.severity = .note
    return waived
  }

  /// The waivers that have expired, and those that no finding needs.
  func findings(used findings: [Finding]) -> [Finding] {
    let known = Set(findings.map { Name($0.fingerprint) })
    return waivers.compactMap { waiver in
      let isNeeded = known.contains(Name(waiver.fingerprint))
      guard !isNeeded || !waiver.holds(on: today) else { return nil }
      let message =
        isNeeded
        ? "The waiver of \(waiver.fingerprint) held until \(waiver.expires)."
        : "No finding has the fingerprint \(waiver.fingerprint) any more."
      return Finding(
        rule: isNeeded ? .waiverExpired : .waiverUnused, message: message, head: waiver.place,
        facts: Finding.Facts(old: .string(waiver.fingerprint)))
    }
  }

  private func waiver(of finding: Finding) -> Waiver? {
    guard !waivers.isEmpty else { return nil }
    let fingerprint = Name(finding.fingerprint)
    return waivers.first { Name($0.fingerprint) == fingerprint }
  }
}

extension Finding {
  /// Whether a waiver can let it pass: a change, or a rule about releases or policy. What could not be
  /// read, and flaws of files that the rules build upon, cannot.
  public var canBeWaived: Bool {
    if let verdict { return verdict.isBreaking }
    let families = ["release.", "policy."]
    return rule.severity == .error && families.contains { rule.id.utf8.starts(with: $0.utf8) }
  }
}
