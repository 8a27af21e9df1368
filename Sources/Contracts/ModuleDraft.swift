internal import Diagnostics
internal import JSON
internal import Schema
internal import Snapshots

/// A manifest as it was read: the module, and the files that are still to be read for it.
struct ModuleDraft {
  /// The module of schema files that no manifest lists.
  static let bareName: Name = "schemas"

  let name: Name
  /// The manifest's path; empty where there is none.
  let path: String
  var module: Module
  var schemas: [SchemaFile]
  var events: [String] = []
  var commands: [String] = []
  var decisionFolder = ""

  /// The module of schema files that no manifest lists.
  init(bare files: [SchemaFile], called name: Name, version: (number: Version, place: Place)?) {
    self.name = name
    path = ""
    schemas = files
    module = Module(
      name: name, owner: nil, version: version?.number, stability: .stable, manifest: nil)
    module.versionPlace = version?.place
    module.noteFolder = "docs/migrations/\(Self.bareName)"
    decisionFolder = "docs/decisions"
  }

  /// A module that is known only by registries that name it.
  init(loose name: Name) {
    self.name = name
    path = ""
    schemas = []
    module = Module(name: name, owner: nil, version: nil, stability: .stable, manifest: nil)
  }

  /// Reads a manifest; nil, with findings, when it has no name.
  init?(_ document: JSONDocument, store: DocumentStore, diagnostics: inout [Diagnostic]) {
    guard var reader = MemberReader(document, into: &diagnostics) else { return nil }
    let name = reader.requiredText("name")
    _ = reader.text("title")
    _ = reader.text("description")
    let owner = reader.requiredText("owner")
    let version = reader.requiredText("version")
    if let version, Version(version) == nil {
      reader.report(
        .moduleVersion, at: JSONPointer(["version"]),
        "`\(version)` is no version by Semantic Versioning 2.0.0.")
    }
    let stability = reader.choice("stability", Stability.self, required: true)
    self.path = document.name
    self.name = Name(name ?? SnapshotPath.baseName(of: document.name))
    module = Module(
      name: self.name, owner: owner, version: version.flatMap { Version($0) },
      stability: stability ?? .stable, manifest: document)
    let compatibility = reader.choice("compatibility", CompatibilityMode.self)
    _ = reader.require("schemas")
    schemas = []
    let folder = SnapshotPath.folder(of: document.name)
    let files = ManifestFiles(folder: folder, store: store)
    let items = reader.items("schemas")
    events = files.list("events", &reader)
    commands = files.list("commands", &reader)
    module.fixtureFolder = files.folder("fixtures", &reader)
    module.noteFolder =
      files.folder("migrations", &reader) ?? "docs/migrations/\(self.name.text)"
    decisionFolder = files.folder("decisions", &reader) ?? "docs/decisions"
    readRequirements(&reader)
    module.statedDigest = reader.text("digest")
    reader.finish(into: &diagnostics)
    for (pointer, value) in items {
      let file = files.schema(value, at: pointer, in: document, diagnostics: &diagnostics)
      guard var file else { continue }
      if file.compatibility == nil { file.compatibility = compatibility }
      schemas.append(file)
    }
  }

  private mutating func readRequirements(_ reader: inout MemberReader) {
    for (name, text, pointer) in reader.textMembers("requires") {
      let range = VersionRange(text)
      if range == nil || range?.isEmpty == true {
        reader.report(
          .moduleRequires, at: pointer,
          range == nil
            ? "`\(text)` is no version range such as `>=1.0.0 <2.0.0`."
            : "No version satisfies `\(text)`.")
      }
      module.requirements.append(
        Requirement(
          module: name, range: range, text: text, place: reader.document.place(of: pointer)))
    }
    module.requirements.sort { $0.module < $1.module }
  }
}

/// Resolves the paths that a manifest names.
struct ManifestFiles {
  let folder: String
  let store: DocumentStore

  /// The files of a list; one that is not there is a finding.
  func list(_ name: Name, _ reader: inout MemberReader) -> [String] {
    var paths: [String] = []
    for (pointer, text) in reader.texts(name) {
      if let path = file(text, at: pointer, &reader) { paths.append(path) }
    }
    return paths
  }

  /// A folder; that it holds nothing yet is no finding here.
  func folder(_ name: Name, _ reader: inout MemberReader) -> String? {
    guard let text = reader.text(name) else { return nil }
    guard let path = SnapshotPath.resolved(text, fromFolder: folder) else {
      reader.wrong(name, "leads out of the repository")
      return nil
    }
    return path
  }

  /// An item of `schemas`: a path, or an object with a path.
  func schema(
    _ value: JSON, at pointer: JSONPointer, in document: JSONDocument,
    diagnostics: inout [Diagnostic]
  ) -> SchemaFile? {
    if let text = value.string {
      return resolved(text, at: pointer, in: document, diagnostics: &diagnostics)
        .map { SchemaFile(path: $0) }
    }
    guard var reader = MemberReader(document, at: pointer, into: &diagnostics) else { return nil }
    let text = reader.requiredText("path")
    let compatibility = reader.choice("compatibility", CompatibilityMode.self)
    var roles: [Name: (role: Role, pointer: JSONPointer)] = [:]
    for (name, text, place) in reader.textMembers("roles") {
      if let role = Role(rawValue: text) {
        roles[name] = (role, place)
      } else {
        let words = Role.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        reader.report(.fileMemberWrong, at: place, "A role must be one of \(words).")
      }
    }
    reader.finish(into: &diagnostics)
    let at = pointer.appending("path")
    guard let text,
      let path = resolved(text, at: at, in: document, diagnostics: &diagnostics)
    else { return nil }
    return SchemaFile(path: path, roles: roles, compatibility: compatibility)
  }

  private func file(
    _ text: String, at pointer: JSONPointer, _ reader: inout MemberReader
  ) -> String? {
    var found: [Diagnostic] = []
    let path = resolved(text, at: pointer, in: reader.document, diagnostics: &found)
    for diagnostic in found { reader.report(diagnostic.rule, at: pointer, diagnostic.message) }
    return path
  }

  private func resolved(
    _ text: String, at pointer: JSONPointer, in document: JSONDocument,
    diagnostics: inout [Diagnostic]
  ) -> String? {
    let path = SnapshotPath.resolved(text, fromFolder: folder)
    if let path, store.snapshot.entry(at: path) != nil { return path }
    diagnostics.append(
      Diagnostic(
        rule: .moduleFileMissing, place: document.place(of: pointer),
        message: path.map { "There is no file `\($0)`." }
          ?? "`\(text)` leads out of the repository."))
    return nil
  }
}
