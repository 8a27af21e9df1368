internal import JSON
internal import Schema
public import Snapshots

/// What a repository has that could be under contract, before there is a `treaty.json`.
///
/// Schemas are known by a `$schema` that names a dialect, or by their name; a document that merely names
/// the schema it follows is none.
public struct RepositorySurvey: Sendable {
  /// Manifests, `*.contract.json`.
  public private(set) var manifests: [String] = []
  /// Event and command registries, by their members or their name.
  public private(set) var registries: [String] = []
  /// Schema files that no manifest names.
  public private(set) var schemas: [String] = []
  /// Files that look like a schema by their name and are no JSON.
  public private(set) var unreadable: [String] = []

  /// Looks through the files of a state; links, and folders of installed packages, are passed over.
  public init(of snapshot: Snapshot) {
    var store = DocumentStore(snapshot)
    var owned: Set<Name> = []
    for entry in snapshot.entries where entry.kind == .file && Self.isCandidate(entry.path) {
      let path = entry.path
      guard let document = store.document(path) else {
        if Self.isNamedSchema(path) { unreadable.append(path) }
        continue
      }
      let root = document.root
      if SnapshotPath.endsWith(path, ".contract.json") {
        manifests.append(path)
        owned.formUnion(Self.files(namedBy: root, at: path))
      } else if root["module"] != nil, root["events"] != nil || root["commands"] != nil {
        registries.append(path)
      } else if Self.isSchema(root, path) {
        schemas.append(path)
      }
    }
    schemas.removeAll { owned.contains(Name($0)) }
    registries.removeAll { owned.contains(Name($0)) }
  }

  private static func isCandidate(_ path: String) -> Bool {
    let installed: Set<Name> = ["node_modules", "vendor", ".build", "Pods", ".venv"]
    let folders = SnapshotPath.parts(SnapshotPath.folder(of: path))
    guard !folders.contains(where: { installed.contains(Name($0)) }) else { return false }
    let name = SnapshotPath.name(of: path)
    // Registries of schemas name files after their version alone: `order/1-0-0`.
    return SnapshotPath.endsWith(name, ".json") || fileVersion(ofFile: name) != nil
  }

  private static func isNamedSchema(_ path: String) -> Bool {
    SnapshotPath.endsWith(path, ".schema.json")
  }

  private static func isSchema(_ root: JSON, _ path: String) -> Bool {
    guard root.object != nil else { return false }
    if isNamedSchema(path) { return true }
    let keywords: [Name] = [
      "properties", "$defs", "definitions", "allOf", "anyOf", "oneOf", "type",
    ]
    guard let dialect = root["$schema"]?.string else { return false }
    let isMeta = ["://json-schema.org/draft", "://json-schema.org/schema"].contains {
      contains(dialect, $0)
    }
    // A meta-schema of one's own looks like any other URI; what follows a schema has no such keywords.
    return isMeta || (keywords.filter { root[$0] != nil }.count >= 2 && contains(dialect, "schema"))
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    let bytes = Array(text.utf8)
    let needle = Array(part.utf8)
    guard bytes.count >= needle.count else { return false }
    return (0...(bytes.count - needle.count)).contains { bytes[$0...].starts(with: needle) }
  }

  private static func files(namedBy manifest: JSON, at path: String) -> [Name] {
    let folder = SnapshotPath.folder(of: path)
    let lists = ["schemas", "events", "commands"].flatMap { (name: Name) in
      manifest[name]?.array ?? []
    }
    return lists.compactMap { $0.string ?? $0["path"]?.string }
      .compactMap { SnapshotPath.resolved($0, fromFolder: folder).map { Name($0) } }
  }
}

extension RepositorySurvey {
  /// The `treaty.json` that puts all of it under contract; nil when there is nothing.
  public func configuration(for snapshot: Snapshot) -> String? {
    var members: [JSONMember] = []
    if !manifests.isEmpty {
      members.append(JSONMember(name: "modules", value: globs(of: manifests, in: snapshot)))
    }
    if !schemas.isEmpty {
      members.append(JSONMember(name: "schemas", value: globs(of: schemas, in: snapshot)))
    }
    guard !members.isEmpty else { return nil }
    let schema = JSONMember(name: "$schema", value: "urn:treaty:schema:treaty")
    return JSON.object(JSONObject([schema] + members)).indentedText()
  }

  /// The shortest list of globs found that matches these files and no others.
  private func globs(of paths: [String], in snapshot: Snapshot) -> JSON {
    let wanted = Set(paths.map { Name($0) })
    // The configuration will stand beside them.
    let all = snapshot.entries.filter { $0.kind == .file }.map(\.path) + ["treaty.json"]
    let isExact = { (glob: String) in
      let matcher = Glob(glob)
      let matched = all.filter(matcher.matches)
      return !matched.isEmpty && matched.allSatisfy { wanted.contains(Name($0)) }
    }
    var rest = paths
    var result: [String] = []
    for glob in candidates(for: paths) where rest.contains(where: Glob(glob).matches) {
      guard isExact(glob) else { continue }
      result.append(glob)
      rest.removeAll(where: Glob(glob).matches)
    }
    return .array((result + rest).map { .string($0) })
  }

  /// Globs to try, the widest first.
  private func candidates(for paths: [String]) -> [String] {
    let names = ["*.contract.json", "*.schema.json", "*.json", "*"]
    var folders: Set<Name> = []
    for path in paths {
      let parts = SnapshotPath.parts(SnapshotPath.folder(of: path))
      for count in 0...parts.count {
        folders.insert(Name(parts.prefix(count).joined(separator: "/")))
      }
    }
    let sorted = folders.sorted { left, right in
      let depths = [left, right].map { SnapshotPath.parts($0.text).count }
      return depths[0] == depths[1] ? left < right : depths[0] < depths[1]
    }
    return sorted.flatMap { folder in
      let prefix = folder.text.utf8.isEmpty ? "" : folder.text + "/"
      // A glob over everything would take in whatever is put there next.
      let deep = prefix.utf8.isEmpty ? [] : names.map { prefix + "**/" + $0 }
      return deep + names.map { prefix + $0 }
    }
  }
}
