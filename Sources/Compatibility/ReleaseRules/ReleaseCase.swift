internal import Contracts
internal import Diagnostics
internal import JSON

/// The release rules that a review does not keep, and what is worth saying about the release.
func releaseFindings(for review: Review) -> [Finding] {
  var findings: [Finding] = []
  for module in review.modules {
    let old = review.base.module(module.name)
    guard let new = review.head.module(module.name) else {
      if let old { findings += withdrawalFindings(old) }
      continue
    }
    let changes = review.changes(in: module.name)
    let release = ReleaseCase(
      review: review, module: module, old: old, new: new, changes: changes)
    findings += release.fixtureFindings() + release.payloadFixtureFindings()
    guard let old else { continue }
    findings += release.versionFindings()
    findings += release.noteFindings()
    findings += release.payloadFindings(old)
    findings += release.stabilityFindings(old)
    findings += release.supportFindings(old)
    findings += release.envelopeFindings(old)
    findings += release.digestFindings(old)
    findings += release.oldFixtureFindings(old) + release.oldPayloadFixtureFindings(old)
  }
  return findings
}

/// A module that leaves has no manifest left that could carry a version or point to a note.
private func withdrawalFindings(_ old: Module) -> [Finding] {
  guard old.stability != .draft else { return [] }
  guard !old.isBare else {
    var left = Finding(
      rule: .releaseModuleWithdrawn, module: old.name,
      message: "treaty.json no longer lists the schema files that it guarded.",
      facts: Finding.Facts(old: .string(old.version?.description ?? "")))
    left.fixes = [
      "Put `schemas` back into treaty.json, or list the files in a manifest."
    ]
    return [left]
  }
  return [
    Finding(
      rule: .releaseModuleWithdrawn, module: old.name,
      message: "`\(old.name)` is \(old.stability.rawValue) and cannot leave in one step.",
      base: old.place("name"),
      facts: Finding.Facts(old: .string(old.version?.description ?? "")))
  ]
}

/// One module on its way from one state to the next.
struct ReleaseCase {
  let review: Review
  let module: ModuleReview
  /// Nil when the module is new.
  let old: Module?
  let new: Module
  let changes: [Finding]

  /// The changes that a major bump and a migration note must answer for.
  var breaking: [Finding] {
    changes.filter { $0.verdict(in: module.name)?.isBreaking ?? false }
  }

  /// The changes that a migration note must answer for: breaks, and types that left after their time.
  var answerable: [Finding] {
    changes.filter { change in
      change.verdict(in: module.name)?.isBreaking ?? false || change.rule == .typeRetired
    }
  }

  /// The contracts and types of the module that something breaks.
  var broken: Set<Name> { Set(breaking.flatMap { $0.brokenContracts(in: module.name) }) }

  /// A finding of a release rule about this module.
  func finding(
    _ rule: Rule, _ message: String, at head: Place?, base: Place? = nil, contract: Name? = nil,
    facts: Finding.Facts = Finding.Facts()
  ) -> Finding {
    Finding(
      rule: rule, module: new.name, contract: contract, message: message, head: head, base: base,
      facts: facts)
  }
}
