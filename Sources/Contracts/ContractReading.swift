internal import Diagnostics
internal import JSON
internal import Schema
public import Snapshots

/// What a repository says about its contracts in one state; what is wrong with it is in `diagnostics`.
///
/// - Parameters:
///   - configurationPath: where `treaty.json` stands; its folder is the root of globs.
///   - fallback: what holds when there is none, for a base that is older than the file.
///   - unchanged: paths of bare schema files that need no reading, because they are the same elsewhere.
public func readContracts(
  in snapshot: Snapshot, configurationPath: String = "treaty.json",
  fallback: Configuration = .standard, unchanged: (String) -> Bool = { _ in false }
) -> ContractSet {
  var reading = ContractReading(
    snapshot, configurationPath: configurationPath, fallback: fallback)
  reading.readConfiguration()
  reading.readWaivers()
  reading.readManifests()
  reading.readLooseRegistries()
  reading.readBareSchemas(unchanged: unchanged)
  reading.readSchemas()
  reading.readRegistries()
  reading.readNotesAndFixtures()
  return reading.finish()
}

/// The steps of reading a state, in their order.
struct ContractReading {
  var store: DocumentStore
  let configurationPath: String
  let folder: String
  var configuration: Configuration
  var hasConfiguration = false
  var waivers: [Waiver] = []
  var drafts: [ModuleDraft] = []
  /// Whether nothing of what is named is there.
  var namesNothing = true
  /// Every file that a glob takes for a manifest, readable or not.
  var manifests: Set<Name> = []
  var modules: [Module] = []
  var graph = SchemaReader().read([])
  var diagnostics: [Diagnostic] = []

  init(_ snapshot: Snapshot, configurationPath: String, fallback: Configuration) {
    store = DocumentStore(snapshot)
    self.configurationPath = configurationPath
    folder = SnapshotPath.folder(of: configurationPath)
    configuration = fallback
  }

  mutating func readConfiguration() {
    // A link in its place is no configuration to pass over, but one that cannot be read.
    guard store.snapshot.entry(at: configurationPath) != nil else { return }
    hasConfiguration = true
    guard let document = store.document(configurationPath) else { return }
    configuration = Configuration(reading: document, diagnostics: &diagnostics)
  }

  mutating func readManifests() {
    for glob in configuration.modules {
      let paths = matches(glob)
      if paths.isEmpty { reportNoMatch(glob, in: "modules", "manifest") }
      namesNothing = namesNothing && paths.isEmpty
      for path in paths where manifests.insert(Name(path)).inserted {
        guard let document = store.document(path) else { continue }
        guard let draft = ModuleDraft(document, store: store, diagnostics: &diagnostics) else {
          continue
        }
        if drafts.contains(where: { $0.name == draft.name }) {
          report(
            .moduleNameTwice, document.place(of: JSONPointer(["name"])),
            "Another manifest is called `\(draft.name)`, too.")
        } else {
          drafts.append(draft)
        }
      }
    }
  }

  /// Registries that no manifest lists belong to the module that they name.
  mutating func readLooseRegistries() {
    for glob in configuration.registries {
      let owned = Set(drafts.flatMap { $0.events + $0.commands }.map { Name($0) })
      for path in matches(glob) where !owned.contains(Name(path)) {
        namesNothing = false
        guard let document = store.document(path) else { continue }
        let name = Name(document.root["module"]?.string ?? SnapshotPath.baseName(of: path))
        if !drafts.contains(where: { $0.name == name }) { drafts.append(ModuleDraft(loose: name)) }
        guard let index = drafts.firstIndex(where: { $0.name == name }) else { continue }
        if SnapshotPath.endsWith(path, ".commands.json") {
          drafts[index].commands.append(path)
        } else {
          drafts[index].events.append(path)
        }
      }
    }
  }

  mutating func readBareSchemas(unchanged: (String) -> Bool) {
    let owned = Set(drafts.flatMap { $0.schemas.map { Name($0.path) } })
    var settings: Set<Name> = [
      Name(configurationPath), Name(joined(ContractSet.waiverPath)), Name(ContractSet.waiverPath),
    ]
    if let version = configuration.schemasVersion { settings.insert(Name(joined(version.path))) }
    var files: [SchemaFile] = []
    for glob in configuration.schemas {
      let paths = matches(glob)
      if paths.isEmpty { reportNoMatch(glob, in: "schemas", "schema file") }
      for path in paths where !owned.contains(Name(path)) {
        if settings.contains(Name(path)) { continue }
        namesNothing = false
        if unchanged(path) { continue }
        if !files.contains(where: { Name($0.path) == Name(path) }) {
          files.append(SchemaFile(path: path))
        }
      }
    }
    guard !configuration.schemas.isEmpty else { return }
    drafts.append(ModuleDraft(bare: files, called: bareName(), version: bareVersion()))
  }

  /// What the module of bare schema files is called: by a name of its own, so that no manifest takes its
  /// place, also where one claims the name.
  private mutating func bareName() -> Name {
    var name = ModuleDraft.bareName
    guard let taken = drafts.first(where: { $0.name == name }) else { return name }
    report(
      .moduleNameTwice, taken.module.place("name") ?? Place(file: taken.path),
      "`\(name)` is what the schema files are called that treaty.json lists; choose another name.")
    while drafts.contains(where: { $0.name == name }) { name = Name(name.text + "/") }
    return name
  }

  /// All schema files of all modules, in one graph.
  mutating func readSchemas() {
    var known: Set<Name> = []
    var roots: [(uri: String, document: JSONDocument)] = []
    for file in drafts.flatMap(\.schemas) where known.insert(Name(file.path)).inserted {
      guard let document = store.document(file.path) else { continue }
      roots.append((SchemaReader.uri(ofPath: file.path), document))
    }
    let options = SchemaOptions(defaultDialect: configuration.dialect)
    var taken = store
    let configuration = configuration
    let folder = folder
    let reader = SchemaReader(options: options) { uri in
      guard let path = configuration.path(ofURI: uri, folder: folder) else { return .absent }
      if let document = taken.document(path) { return .found(document) }
      return taken.snapshot.entry(at: path) == nil
        ? .absent : .unreadable("`\(path)` cannot be read as JSON.")
    }
    graph = reader.read(roots)
    store = taken
    diagnostics += graph.diagnostics
    for draft in drafts {
      var module = draft.module
      module.contracts = contracts(of: draft)
      modules.append(module)
    }
  }

  mutating func finish() -> ContractSet {
    modules.sort { $0.name < $1.name }
    checkOwnership()
    checkRequirements()
    checkReferences(of: drafts)
    let all = (diagnostics + store.diagnostics).sorted(by: Self.precedes)
    var set = ContractSet(
      name: store.snapshot.name, configuration: configuration,
      hasConfiguration: hasConfiguration, configurationPath: configurationPath, waivers: waivers,
      modules: modules, graph: graph,
      documents: store.documents, unread: unreadLeaves, diagnostics: all)
    set.namesNothing = namesNothing
    return set
  }

  private var unreadLeaves: [Name: UnreadFile] {
    var bearing = manifests.union([Name(configurationPath), Name(joined(ContractSet.waiverPath))])
    bearing.formUnion(drafts.flatMap { $0.events + $0.commands }.map { Name($0) })
    return store.unread.filter { !bearing.contains($0.key) }
  }

  mutating func report(_ rule: Rule, _ place: Place, _ message: String) {
    diagnostics.append(Diagnostic(rule: rule, place: place, message: message))
  }

  func joined(_ path: String) -> String {
    if path.utf8.isEmpty { return folder }
    return folder.utf8.isEmpty ? path : folder + "/" + path
  }

  private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let files = (Name(left.place.file), Name(right.place.file))
    if files.0 != files.1 { return files.0 < files.1 }
    let offsets = (left.place.range?.start, right.place.range?.start)
    let a = (offsets.0?.line ?? 0, offsets.0?.column ?? 0, Name(left.rule.id), Name(left.message))
    let b = (offsets.1?.line ?? 0, offsets.1?.column ?? 0, Name(right.rule.id), Name(right.message))
    return a < b
  }
}

extension Configuration {
  /// The file that a URI stands for: below `treaty:/`, or below a prefix of `references`.
  func path(ofURI uri: String, folder: String) -> String? {
    if let path = SchemaReader.path(ofURI: uri) { return path }
    for reference in references {
      guard let rest = reference.rest(of: uri) else { continue }
      let place = SnapshotPath.resolved(reference.folder, fromFolder: folder) ?? reference.folder
      return SnapshotPath.resolved(rest, fromFolder: place)
    }
    return nil
  }
}
