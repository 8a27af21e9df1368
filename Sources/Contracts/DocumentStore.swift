internal import Diagnostics
internal import JSON
internal import Snapshots

/// A file that could not be read, or is no JSON.
package struct UnreadFile: Sendable {
  let contentID: String
  let bytes: [UInt8]?

  /// Whether the same stands in another state.
  package func isSame(as other: UnreadFile) -> Bool {
    if let bytes, let others = other.bytes { return bytes == others }
    // Equal ids of git's mean equal bytes; those that stand for no content mean nothing.
    return contentID.utf8.count >= 40 && Name(contentID) == Name(other.contentID)
  }
}

/// The files of one snapshot, each read and parsed at most once; what cannot be read is a finding.
struct DocumentStore {
  let snapshot: Snapshot
  private(set) var documents: [Name: JSONDocument] = [:]
  private var failed: Set<Name> = []
  /// What could not be read, by path.
  private(set) var unread: [Name: UnreadFile] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ snapshot: Snapshot) { self.snapshot = snapshot }

  /// Whether a file stands at a path.
  func hasFile(_ path: String) -> Bool { snapshot.entry(at: path)?.kind == .file }

  /// The document at a path; nil when it is absent or, with a finding, unreadable.
  mutating func document(_ path: String) -> JSONDocument? {
    if let known = documents[Name(path)] { return known }
    guard !failed.contains(Name(path)), let bytes = bytes(path) else { return nil }
    do {
      let document = try JSONDocument(parsing: bytes, name: path)
      documents[Name(path)] = document
      return document
    } catch {
      failed.insert(Name(path))
      unread[Name(path)] = UnreadFile(
        contentID: snapshot.entry(at: path)?.contentID ?? "", bytes: bytes)
      diagnostics.append(Self.diagnostic(error, path: path))
      return nil
    }
  }

  /// The bytes at a path; nil when it is absent or, with a finding, unreadable.
  mutating func bytes(_ path: String) -> [UInt8]? {
    guard let entry = snapshot.entry(at: path) else { return nil }
    guard entry.kind == .file else {
      fail(
        path, .fileLinked,
        entry.kind == .submodule
          ? "`\(path)` is a submodule, which Treaty does not read."
          : "`\(path)` is a symbolic link, which Treaty does not follow.")
      return nil
    }
    do {
      return try snapshot.bytes(of: entry)
    } catch {
      fail(path, .fileUnreadable, error.message)
      return nil
    }
  }

  /// The paths of files below a folder, sorted by their bytes.
  func paths(below folder: String) -> [String] {
    let entries = snapshot.entries
    guard !folder.utf8.isEmpty else { return entries.map(\.path) }
    let prefix = folder + "/"
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].path.utf8.lexicographicallyPrecedes(prefix.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return entries[low...].prefix { SnapshotPath.startsWith($0.path, prefix) }.map(\.path)
  }

  private mutating func fail(_ path: String, _ rule: Rule, _ message: String) {
    guard failed.insert(Name(path)).inserted else { return }
    unread[Name(path)] = UnreadFile(
      contentID: snapshot.entry(at: path)?.contentID ?? "", bytes: nil)
    diagnostics.append(Diagnostic(rule: rule, place: Place(file: path), message: message))
  }

  static func diagnostic(_ error: JSONSyntaxError, path: String) -> Diagnostic {
    let related = error.related.map {
      Diagnostic.Related(
        place: Place(file: path, range: SourceRange(start: $0, end: $0)),
        message: "It stands first at")
    }
    return Diagnostic(
      rule: .fileSyntax,
      place: Place(file: path, range: SourceRange(start: error.position, end: error.position)),
      message: error.message, related: related.map { [$0] } ?? [])
  }
}
