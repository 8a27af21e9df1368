internal import JSON
public import Snapshots

/// What `treaty init` writes: `treaty.json`, and a manifest where there are schemas but no manifest.
///
/// Nothing that exists is replaced; the texts end with a line break.
public func initialConfiguration(for snapshot: Snapshot) -> [(path: String, text: String)] {
  let files = snapshot.entries.filter { $0.kind == .file }.map(\.path)
  guard snapshot.entry(at: "treaty.json") == nil else { return [] }
  let manifests = files.filter { SnapshotPath.endsWith($0, ".contract.json") }
  let schemas = files.filter { SnapshotPath.endsWith($0, ".schema.json") }
  var members: [JSONMember] = []
  var result: [(path: String, text: String)] = []
  if !manifests.isEmpty {
    members.append(JSONMember(name: "modules", value: globs(of: manifests, "*.contract.json")))
  } else if !schemas.isEmpty {
    let folder = commonFolder(schemas)
    let name = moduleName(folder)
    let path = folder.utf8.isEmpty ? "\(name).contract.json" : "\(folder)/\(name).contract.json"
    members.append(JSONMember(name: "modules", value: .array([.string(path)])))
    result.append((path, manifest(name: name, schemas: schemas, folder: folder)))
  } else {
    members.append(
      JSONMember(name: "modules", value: .array([.string("contracts/*/*.contract.json")])))
  }
  let configuration = JSON.object(JSONObject(members)).indentedText()
  return [("treaty.json", configuration)] + result
}

/// One glob for each folder that files lie in.
private func globs(of paths: [String], _ name: String) -> JSON {
  let folders = Set(paths.map { Name(SnapshotPath.folder(of: $0)) }).sorted()
  let parents = Set(folders.map { Name(SnapshotPath.folder(of: $0.text)) })
  if parents.count == 1, let parent = parents.first, !parent.text.utf8.isEmpty {
    return .array([.string("\(parent.text)/*/\(name)")])
  }
  return .array(folders.map { .string($0.text.utf8.isEmpty ? name : "\($0.text)/\(name)") })
}

private func commonFolder(_ paths: [String]) -> String {
  var common = SnapshotPath.parts(SnapshotPath.folder(of: paths.first ?? ""))
  for path in paths {
    let parts = SnapshotPath.parts(SnapshotPath.folder(of: path))
    let same = zip(common, parts).prefix { Name($0.0) == Name($0.1) }.count
    common = Array(common.prefix(same))
  }
  return common.joined(separator: "/")
}

/// Lower-case letters, digits and underscores, beginning with a letter.
private func moduleName(_ folder: String) -> String {
  var name = ""
  for scalar in SnapshotPath.name(of: folder).lowercased().unicodeScalars {
    let isKept = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
    name.unicodeScalars.append(isKept ? scalar : "_")
  }
  guard let first = name.unicodeScalars.first, ("a"..."z").contains(first) else {
    return "contracts"
  }
  return name
}

private func manifest(name: String, schemas: [String], folder: String) -> String {
  let paths = schemas.map { JSON.string(SnapshotPath.relative($0, below: folder) ?? $0) }
  return JSON.object(
    JSONObject([
      JSONMember(name: "name", value: .string(name)),
      JSONMember(name: "owner", value: "unassigned"),
      JSONMember(name: "version", value: "0.1.0"),
      JSONMember(name: "stability", value: "draft"),
      JSONMember(name: "schemas", value: .array(paths)),
      JSONMember(name: "fixtures", value: "fixtures"),
    ])
  ).indentedText()
}
