internal import Contracts
internal import Diagnostics
internal import JSON

extension ReleaseCase {
  /// A breaking release has a migration note that answers for every breaking change, and a decision; so
  /// has one that takes a type away, even after its time.
  func noteFindings() -> [Finding] {
    guard let stated = module.to, module.from != nil, !answerable.isEmpty, old?.stability != .draft
    else {
      return []
    }
    // Where the version is too small, the note is looked for under the one it must become.
    let to = module.requiredVersion.map { max($0, stated) } ?? stated
    guard let note = new.notes.first(where: { $0.version == to }) else {
      var missing = finding(
        .releaseNoteMissing,
        "`\(new.name)` \(to) \(breaking.isEmpty ? "retires" : "breaks") something, but there is no "
          + "`\(new.noteFolder)/\(to).md`.",
        at: new.place("version"))
      let covers = answerable.map(\.fingerprint).sorted().joined(separator: ", ")
      missing.fixes = [
        "Write `\(new.noteFolder)/\(to).md`, with `covers: [\(covers)]` in its front matter."
      ]
      return [missing]
    }
    return originFindings(note) + sectionFindings(note) + coverFindings(note)
      + decisionFindings(note)
  }

  private func originFindings(_ note: MigrationNote) -> [Finding] {
    guard let from = note.from, let base = module.from, from != base else { return [] }
    return [
      finding(
        .releaseNoteOrigin, "The note says `from: \(from)`, but the base is at \(base).",
        at: note.place)
    ]
  }

  private func sectionFindings(_ note: MigrationNote) -> [Finding] {
    MigrationNote.Section.allCases.filter { !note.answered.contains($0) }.map { section in
      let heading = note.headings[section]
      return finding(
        .releaseNoteSectionEmpty,
        heading == nil
          ? "The note has no section `## \(section.rawValue)`."
          : "The section `## \(section.rawValue)` says nothing.", at: heading ?? note.place,
        facts: Finding.Facts(old: .string(section.rawValue)))
    }
  }

  private func coverFindings(_ note: MigrationNote) -> [Finding] {
    let covered = Set(note.covers.map { Name($0.fingerprint) })
    var findings: [Finding] = []
    for change in answerable where !covered.contains(Name(change.fingerprint)) {
      var missing = finding(
        .releaseNoteIncomplete,
        "The note does not cover \(change.fingerprint): \(change.message)", at: note.place,
        contract: change.contract, facts: Finding.Facts(old: .string(change.fingerprint)))
      missing.fixes = ["Answer for it in the note and add \(change.fingerprint) to `covers`."]
      findings.append(missing)
    }
    let known = Set(answerable.map { Name($0.fingerprint) })
    for cover in note.covers where !known.contains(Name(cover.fingerprint)) {
      findings.append(
        finding(
          .releaseNoteStale,
          "The note covers \(cover.fingerprint), which no breaking change of this release has.",
          at: cover.place, facts: Finding.Facts(old: .string(cover.fingerprint))))
    }
    return findings
  }

  private func decisionFindings(_ note: MigrationNote) -> [Finding] {
    guard let reference = note.decision else { return [] }
    guard let decision = new.decisions.standing(of: reference) else {
      return [
        finding(
          .releaseDecisionMissing, "There is no decision `\(reference)`.", at: note.decisionPlace)
      ]
    }
    let what: String
    switch decision.status {
    case .accepted: return []
    case .superseded(let number): what = "is superseded by \(number), which is not there"
    case .other(let text): what = "has the status `\(text)`"
    case .missing: what = "has no status"
    }
    return [
      finding(
        .releaseDecisionNotAccepted, "Decision `\(decision.path)` \(what).",
        at: note.decisionPlace)
    ]
  }
}
