internal import Contracts
internal import Diagnostics
internal import JSON

extension ReleaseCase {
  /// The version moves far enough, never back, and no further than needed without a word.
  func versionFindings() -> [Finding] {
    let place = new.place("version")
    guard let from = module.from, let to = module.to else {
      // That a manifest's version is none is a finding of its own.
      return new.isBare || old?.isBare == true ? unversionedFindings() : []
    }
    let facts = Finding.Facts(
      old: .string(from.description), new: .string(to.description))
    if to < from {
      return [
        finding(
          .releaseVersionLowered, "The version of `\(new.name)` goes back from \(from) to \(to).",
          at: place, base: old?.place("version"), facts: facts)
      ]
    }
    guard let required = module.requiredVersion else { return [] }
    if to < required {
      let reasons = breaking.isEmpty ? changes : breaking
      var tooSmall = finding(
        .releaseBumpTooSmall,
        "`\(new.name)` must be at least \(required) (\(module.verdict.rawValue) since \(from)), "
          + "but its version is \(to).",
        at: place, base: old?.place("version"), facts: facts)
      let changed = Set(reasons.flatMap { $0.changedContracts(in: new.name) })
      let contracts = (breaking.isEmpty ? changed : broken).sorted()
      tooSmall.affected = contracts.map {
        Finding.Affected(module: new.name, contract: $0, verdict: module.verdict)
      }
      let file = new.isBare ? new.versionPlace?.file ?? "" : ""
      tooSmall.fixes = [
        file.utf8.isEmpty
          ? "Set `version` to \(required) in the manifest, or undo the change."
          : "Set the version in \(file) to \(required), or undo the change."
      ]
      return [tooSmall]
    }
    let needed = from == required ? Bump.patch : from.bump(to: required)
    guard from.bump(to: to) > needed else { return [] }
    return [
      finding(
        .releaseBumpLarger,
        "`\(new.name)` moves from \(from) to \(to); \(required) would be enough.", at: place,
        base: old?.place("version"), facts: facts)
    ]
  }

  /// Schema files outside modules may have no version that could move.
  private func unversionedFindings() -> [Finding] {
    let isLate = module.to != nil
    return breaking.map { change in
      var unversioned = finding(
        .releaseUnversioned,
        (isLate
          ? "Breaking, and the base has no version that could be moved: "
          : "Breaking, and no version could say so: ") + change.message,
        at: change.head, base: change.base, contract: change.contract, facts: change.facts)
      if isLate {
        unversioned.fixes = [
          "Give the files their version, or their manifest, in a change of its own that breaks "
            + "nothing; then break it under the next major version."
        ]
      }
      return unversioned
    }
  }
}
