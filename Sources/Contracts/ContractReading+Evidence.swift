internal import Diagnostics
internal import JSON
internal import Schema

extension ContractReading {
  /// Fixtures, migration notes and decisions of every module.
  mutating func readNotesAndFixtures() {
    for (index, draft) in drafts.enumerated()
    where !draft.path.utf8.isEmpty || draft.module.version != nil {
      if let folder = modules[index].fixtureFolder {
        let isWhole = !diagnostics.contains {
          $0.rule == .moduleFileMissing && Name($0.place.file) == Name(draft.path)
        }
        modules[index].fixtures = readFixtures(
          folder, contracts: modules[index].contracts, isWhole: isWhole)
      }
      modules[index].payloadFixtures = readPayloadFixtures(
        modules[index].events + modules[index].commands)
      modules[index].notes = readNotes(modules[index].noteFolder, module: draft.name)
      modules[index].decisions = readDecisions(draft.decisionFolder)
    }
  }

  /// - Parameter isWhole: Whether every schema file of the module is there; the fixtures of a contract
  ///   whose file is missing are where they belong, and the missing file is told.
  private mutating func readFixtures(
    _ folder: String, contracts: [Contract], isWhole: Bool
  ) -> [Fixture] {
    var fixtures: [Fixture] = []
    let others = Set(
      modules.flatMap { $0.events + $0.commands }.flatMap(\.versions)
        .compactMap { $0.fixtureFolder.map { Name($0) } })
    for path in store.paths(below: folder)
    where !others.contains(Name(SnapshotPath.folder(of: path))) {
      let parts = SnapshotPath.parts(SnapshotPath.relative(path, below: folder) ?? path)
      guard SnapshotPath.endsWith(path, ".json") else { continue }
      let file = parts.last ?? ""
      let isValid = SnapshotPath.startsWith(file, "valid-")
      let isNamed = parts.count == 2 && (isValid || SnapshotPath.startsWith(file, "invalid-"))
      let isKnown = isNamed && contracts.contains { $0.name == Name(parts[0]) }
      guard isKnown else {
        if isNamed, !isWhole { continue }
        report(
          .fixturePlace, Place(file: path),
          "A fixture must be `<ContractName>/valid-<what>.json` or `…/invalid-<what>.json`.")
        continue
      }
      guard let document = store.document(path) else { continue }
      fixtures.append(
        Fixture(
          contract: Name(parts[0]), mustBeValid: isValid, path: path, value: document.root))
    }
    return fixtures
  }

  private mutating func readPayloadFixtures(_ entries: [RegistryEntry]) -> [PayloadFixture] {
    var fixtures: [PayloadFixture] = []
    for entry in entries {
      for version in entry.versions {
        guard let folder = version.fixtureFolder else { continue }
        for path in store.paths(below: folder) where SnapshotPath.endsWith(path, ".json") {
          let file = SnapshotPath.relative(path, below: folder) ?? path
          let isValid = SnapshotPath.startsWith(file, "valid-")
          guard isValid || SnapshotPath.startsWith(file, "invalid-"),
            !file.utf8.contains(UInt8(ascii: "/"))
          else {
            report(
              .fixturePlace, Place(file: path),
              "A fixture of a payload version must be `valid-<what>.json` or `invalid-<what>.json`."
            )
            continue
          }
          guard let document = store.document(path) else { continue }
          fixtures.append(
            PayloadFixture(
              type: entry.type, number: version.number, mustBeValid: isValid, path: path,
              value: document.root))
        }
      }
    }
    return fixtures.sorted { Name($0.path) < Name($1.path) }
  }

  private mutating func readNotes(_ folder: String, module: Name) -> [MigrationNote] {
    var notes: [MigrationNote] = []
    for path in store.paths(below: folder) where SnapshotPath.endsWith(path, ".md") {
      let name = SnapshotPath.relative(path, below: folder) ?? path
      if Name(name) == "README.md" { continue }
      let text = String(decoding: name.utf8.dropLast(3), as: UTF8.self)
      guard let version = Version(text) else {
        report(
          .noteName, Place(file: path),
          "A migration note is named after its version, `2.0.0.md` for example.")
        continue
      }
      guard let bytes = store.bytes(path) else { continue }
      let note = MigrationNote(
        path: path, version: version, bytes: bytes, diagnostics: &diagnostics)
      if let named = note.module, Name(named) != module {
        report(
          .noteMismatch, note.place,
          "The note says module `\(named)`, but lies among those of `\(module)`.")
      }
      if let to = note.to, to != version {
        report(
          .noteMismatch, note.place, "The note says `to: \(to)`, but is named `\(version).md`.")
      }
      notes.append(note)
    }
    return notes.sorted { $0.version < $1.version }
  }

  private mutating func readDecisions(_ folder: String) -> [DecisionRecord] {
    var decisions: [DecisionRecord] = []
    for path in store.paths(below: folder) where SnapshotPath.endsWith(path, ".md") {
      guard let number = DecisionRecord.number(in: path), let bytes = store.bytes(path) else {
        continue
      }
      decisions.append(DecisionRecord(number: number, path: path, bytes: bytes))
    }
    return decisions.sorted { ($0.number, Name($0.path)) < ($1.number, Name($1.path)) }
  }
}
