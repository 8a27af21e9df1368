internal import Diagnostics
internal import JSON
internal import Schema

/// Reads one registry; references are resolved by the schemas that were read.
struct RegistryReading {
  let document: JSONDocument
  let kind: RegistryEntry.Kind
  let schemas: SchemaGraph
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var entries: [RegistryEntry] = []
  private(set) var envelope: EnvelopeVersion?

  init(_ document: JSONDocument, kind: RegistryEntry.Kind, schemas: SchemaGraph) {
    self.document = document
    self.kind = kind
    self.schemas = schemas
  }

  mutating func read(module: Name) {
    guard var reader = MemberReader(document, into: &diagnostics) else { return }
    if let name = reader.requiredText("module"), Name(name) != module {
      reader.wrong("module", "must be `\(module)`, the module that lists this registry")
    }
    if let number = reader.requiredInteger("envelope_version") {
      envelope = EnvelopeVersion(
        number: number, place: document.place(of: JSONPointer(["envelope_version"])))
    }
    let member: Name = kind == .event ? "events" : "commands"
    _ = reader.require(member)
    let places = reader.items(member).map(\.pointer)
    reader.finish(into: &diagnostics)
    for place in places {
      if let entry = readEntry(place) { entries.append(entry) }
    }
    entries.sort { $0.type < $1.type }
  }

  private mutating func readEntry(_ pointer: JSONPointer) -> RegistryEntry? {
    guard var reader = MemberReader(document, at: pointer, into: &diagnostics) else { return nil }
    let type = reader.requiredText("type")
    if let type, TypeName(type) == nil {
      reader.report(
        .registryTypeName, at: pointer.appending("type"),
        "`\(type)` is no type name such as `core.Name` or `shared.package.Name`.")
    }
    let title = reader.text("title")
    let description = reader.text("description")
    let owner = reader.requiredText("owner")
    let visibility = reader.choice("visibility", Visibility.self, required: true)
    let status = reader.choice("status", EntryStatus.self, required: true) ?? .active
    let consumers = reader.texts("consumers").map {
      RegistryEntry.Consumer(module: Name($0.text), place: document.place(of: $0.pointer))
    }
    let renamedFrom = reader.text("renamed_from").map { Name($0) }
    let traits = kind == .command ? readTraits(&reader) : nil
    let hasOutcome = kind == .command && reader.require("outcome")
    _ = reader.require("versions")
    let versionPlaces = reader.items("versions").map(\.pointer)
    reader.refuseEmpty("versions", of: "version")
    let hasDeprecation = reader.optional("deprecated") != nil
    if hasDeprecation != (status == .deprecated) {
      reader.report(
        .registryDeprecation, at: pointer.appending(hasDeprecation ? "deprecated" : "status"),
        hasDeprecation
          ? "`deprecated` says until when a type is kept, but `status` is not `deprecated`."
          : "`status` is `deprecated`, but no `deprecated` says since and until when.")
    }
    reader.finish(into: &diagnostics)
    let outcome = hasOutcome ? readTarget(pointer.appending("outcome")) : nil
    let deprecation = hasDeprecation ? readDeprecation(pointer.appending("deprecated")) : nil
    let versions = readVersions(versionPlaces)
    guard let type else { return nil }
    return RegistryEntry(
      kind: kind, type: Name(type), title: title, description: description, owner: owner,
      visibility: visibility ?? .public,
      status: status, versions: versions, deprecation: deprecation, consumers: consumers,
      renamedFrom: renamedFrom, traits: traits, outcome: outcome, document: document,
      pointer: pointer)
  }

  private mutating func readTraits(_ reader: inout MemberReader) -> CommandTraits {
    let handler = reader.requiredText("handler")
    let target = reader.requiredText("target_ref")
    let scope = reader.require("dedupe_scope") ? reader.optional("dedupe_scope") : nil
    if let scope, !Self.isDedupeScope(scope) {
      reader.report(
        .registryDedupeScope, at: reader.pointer.appending("dedupe_scope"),
        "`dedupe_scope` is none of [\"connector\", …, …], [\"egress\", …, …], [\"command\", …].")
    }
    let safety = reader.choice("safety_class", SafetyClass.self, required: true)
    return CommandTraits(
      handler: handler, targetRef: target, dedupeScope: scope, safetyClass: safety)
  }

  private static func isDedupeScope(_ scope: JSON) -> Bool {
    guard let items = scope.array, items.allSatisfy({ $0.string?.utf8.isEmpty == false }) else {
      return false
    }
    switch items.first?.string {
    case "connector", "egress": return items.count == 3
    case "command": return items.count == 2
    default: return false
    }
  }

  private mutating func readVersions(_ places: [JSONPointer]) -> [PayloadVersion] {
    var versions: [PayloadVersion] = []
    for place in places {
      guard var reader = MemberReader(document, at: place, into: &diagnostics) else { continue }
      let number = reader.requiredInteger("payload_schema_version")
      let status = reader.choice("status", EntryStatus.self, required: true) ?? .active
      let folder = reader.text("fixtures").map {
        SnapshotPath.resolved($0, fromFolder: SnapshotPath.folder(of: document.name))
      }
      if let folder, folder == nil { reader.wrong("fixtures", "leads out of the repository") }
      let hasPayload = reader.require("payload")
      if let number, versions.contains(where: { $0.number == number }) {
        reader.report(
          .registryVersionTwice, at: place.appending("payload_schema_version"),
          "Payload version \(number) is listed twice.")
      }
      reader.finish(into: &diagnostics)
      guard let number, hasPayload, let payload = readTarget(place.appending("payload")) else {
        continue
      }
      versions.append(
        PayloadVersion(
          number: number, payload: payload, status: status, fixtureFolder: folder ?? nil,
          place: document.place(of: place)))
    }
    return versions
  }

  private mutating func readTarget(_ pointer: JSONPointer) -> SchemaTarget? {
    guard var reader = MemberReader(document, at: pointer, into: &diagnostics) else { return nil }
    let reference = reader.requiredText("$ref")
    let place = document.place(of: pointer.appending("$ref"))
    var node: NodeID?
    if let reference {
      node = schemas.target(of: reference, from: SchemaReader.uri(ofPath: document.name))
      if node == nil {
        reader.report(
          .registryPayloadUnresolved, at: pointer.appending("$ref"),
          "`\(reference)` leads to no schema that was read.")
      }
    }
    reader.finish(into: &diagnostics)
    return reference.map { SchemaTarget(reference: $0, node: node, place: place) }
  }

  private mutating func readDeprecation(_ pointer: JSONPointer) -> Deprecation? {
    guard var reader = MemberReader(document, at: pointer, into: &diagnostics) else { return nil }
    let since = reader.requiredText("since").map { Version($0) } ?? nil
    let text = reader.requiredText("last_supported")
    let limit = text.flatMap(Self.limit)
    if text != nil, limit == nil {
      reader.wrong("last_supported", "must be a date such as 2027-01-31, or a version")
    }
    let replacedBy = reader.text("replaced_by")
    _ = reader.text("note")
    reader.finish(into: &diagnostics)
    return Deprecation(
      since: since, lastSupported: limit, lastSupportedText: text, replacedBy: replacedBy,
      place: document.place(of: pointer))
  }

  private static func limit(_ text: String) -> Deprecation.Limit? {
    if let version = Version(text) { return .version(version) }
    return isDate(text) ? .date(text) : nil
  }
}
