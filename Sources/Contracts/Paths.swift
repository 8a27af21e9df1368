/// Paths of a snapshot: `/` between segments, relative to its root.
enum SnapshotPath {
  /// A path that a file names, seen from the file's folder; nil when it leaves the repository.
  static func resolved(_ path: String, fromFolder folder: String) -> String? {
    guard path.utf8.first != UInt8(ascii: "/") else { return nil }
    var segments = parts(folder)
    for part in parts(path) {
      switch part {
      case ".": continue
      case "..": if segments.popLast() == nil { return nil }
      default: segments.append(part)
      }
    }
    return segments.joined(separator: "/")
  }

  /// Everything before the last `/`; empty for a file at the root.
  static func folder(of path: String) -> String { parts(path).dropLast().joined(separator: "/") }

  /// The last segment.
  static func name(of path: String) -> String { parts(path).last ?? "" }

  /// The name without `.schema.json`, `.contract.json` or `.json`.
  static func baseName(of path: String) -> String {
    let name = Self.name(of: path)
    for suffix in [".schema.json", ".contract.json", ".json"]
    where name.utf8.count > suffix.utf8.count && endsWith(name, suffix) {
      return String(decoding: name.utf8.dropLast(suffix.utf8.count), as: UTF8.self)
    }
    return name
  }

  /// The rest of a path below a folder; nil when it does not lie there.
  static func relative(_ path: String, below folder: String) -> String? {
    guard !folder.utf8.isEmpty else { return path }
    let prefix = folder + "/"
    guard startsWith(path, prefix) else { return nil }
    return String(decoding: path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
  }

  static func startsWith(_ text: String, _ prefix: String) -> Bool {
    text.utf8.starts(with: prefix.utf8)
  }

  static func endsWith(_ text: String, _ suffix: String) -> Bool {
    text.utf8.reversed().starts(with: suffix.utf8.reversed())
  }

  /// The segments, without empty ones.
  static func parts(_ path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
  }
}
