internal import JSON
internal import Schema

/// A schema file that a module publishes, and what the manifest says about it.
struct SchemaFile {
  let path: String
  var roles: [Name: (role: Role, pointer: JSONPointer)] = [:]
  var compatibility: CompatibilityMode?
}

/// The contracts that a schema file publishes: its definitions when the root only holds them, else the root.
struct PublishedSchemas {
  /// Keywords beside which definitions still are all that a file says.
  private static let annotations: Set<Name> = [
    "$schema", "$id", "id", "$comment", "$vocabulary", "title", "description", "examples",
    "$defs", "definitions", "default", "deprecated", "readOnly", "writeOnly",
  ]

  /// Names and places, in the order of the file.
  let items: [(name: Name, pointer: JSONPointer)]

  init(of document: JSONDocument) {
    guard let root = document.root.object else {
      items = [(Name(SnapshotPath.baseName(of: document.name)), .root)]
      return
    }
    let asserts = root.members.contains {
      !Self.annotations.contains($0.name) && !$0.name.text.utf8.starts(with: "x-".utf8)
    }
    var definitions: [(name: Name, pointer: JSONPointer)] = []
    for holder: Name in ["$defs", "definitions"] {
      for member in root[holder]?.object?.members ?? [] {
        definitions.append((member.name, JSONPointer([holder, member.name])))
      }
    }
    if !asserts, !definitions.isEmpty {
      items = definitions
    } else {
      let title = root["title"]?.string.flatMap { $0.utf8.isEmpty ? nil : $0 }
      items = [(Name(title ?? SnapshotPath.baseName(of: document.name)), .root)]
    }
  }
}

/// The major version in a file's name: `ro_public_contracts_v0.schema.json`, `order.v1.json`.
func series(ofFile path: String) -> Int? {
  let name = SnapshotPath.baseName(of: path).utf8
  guard let last = name.lastIndex(where: { !(48...57).contains($0) }),
    name[last] == UInt8(ascii: "v"), last > name.startIndex,
    "_.-".utf8.contains(name[name.index(before: last)])
  else { return nil }
  return Int(Substring(name[name.index(after: last)...]))
}
