import Files
import GitHistory
import Snapshots

/// A base that somebody named: a revision, `REV:FOLDER`, a folder, or a tar archive.
///
///     treaty check --against v1.2.0
///     treaty check --against published:contracts-1.2
///     git archive -o base.tar v1.2.0 && treaty check --against base.tar
struct StatedBase {
  private let text: String
  private let repository: Repository

  init(_ text: String, in repository: Repository) {
    self.text = text
    self.repository = repository
  }

  /// The state it stands for. A revision comes before a file or folder of the same name.
  func snapshot(configurationPath: String) throws(Failure) -> Snapshot {
    if let commit = try? repository.resolve(text) { return try repository.snapshot(commit) }
    switch kind(ofPath: text) {
    case .folder:
      let tree = try onFiles { () throws(FileError) in try workingTree(at: text) }
      return tree.placed(for: configurationPath)
    case .file: return try archive().placed(for: configurationPath)
    default: break
    }
    if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let revision = String(text[..<colon])
      let path = String(text[text.index(after: colon)...])
      return try folder(path, of: revision).placed(for: configurationPath)
    }
    let commit = try reporting { () throws(GitError) in try repository.resolve(text) }
    return try repository.snapshot(commit)
  }

  private func folder(_ path: String, of revision: String) throws(Failure) -> Snapshot {
    let commit = try reporting { () throws(GitError) in try repository.resolve(revision) }
    let whole = try repository.snapshot(commit)
    let place = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    if whole.entry(at: place)?.kind == .file {
      throw .usage(
        "\(text) is a file, and a base is a folder\n"
          + "to compare two schemas: treaty compare \(text) \(place)")
    }
    let part = whole.below(place, name: "\(revision):\(place)")
    guard !part.entries.isEmpty else {
      throw .notJudged(
        "\(revision) has no folder \(place)\n  git ls-tree \(revision) lists what it has")
    }
    return part
  }

  private func archive() throws(Failure) -> Snapshot {
    let bytes = try onFiles { () throws(FileError) in try readRegularFile(text, limit: 1 << 30) }
    do throws(TarError) {
      return try tarSnapshot(bytes, name: "the archive \(text)")
    } catch {
      throw .usage("\(text): \(error.message)")
    }
  }
}

extension Snapshot {
  /// The part below a folder, seen from there.
  fileprivate func below(_ folder: String, name: String) -> Snapshot {
    let prefix = folder.utf8.isEmpty ? "" : folder + "/"
    return moved(name: name) { path in
      guard path.utf8.starts(with: prefix.utf8), path.utf8.count > prefix.utf8.count else {
        return nil
      }
      return String(decoding: path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    }
  }

  /// A tree that may be rooted elsewhere, seen so that `treaty.json` stands where the head has it: an
  /// archive may hold everything in one folder, and a tree may be that of a folder of the repository.
  fileprivate func placed(for configurationPath: String) -> Snapshot {
    guard entry(at: configurationPath) == nil else { return self }
    if entry(at: "treaty.json") != nil {
      let folder = Files.folder(of: configurationPath)
      return folder == "." || folder.utf8.isEmpty
        ? self : moved(name: name) { "\(folder)/\($0)" }
    }
    let tops = Set(entries.map { $0.path.utf8.prefix { $0 != UInt8(ascii: "/") }.map { $0 } })
    guard tops.count == 1, let top = tops.first,
      entry(at: String(decoding: top, as: UTF8.self)) == nil
    else { return self }
    let inner = below(String(decoding: top, as: UTF8.self), name: name)
    let isRoot = inner.entry(at: configurationPath) != nil || inner.entry(at: "treaty.json") != nil
    return isRoot ? inner.placed(for: configurationPath) : self
  }

  /// The same files under other paths; nil leaves one out.
  private func moved(name: String, _ path: (String) -> String?) -> Snapshot {
    var origins: [[UInt8]: Entry] = [:]
    var placed: [Entry] = []
    for entry in entries {
      guard let path = path(entry.path) else { continue }
      origins[Array(path.utf8)] = entry
      placed.append(Entry(path: path, contentID: entry.contentID, kind: entry.kind))
    }
    return Snapshot(name: name, entries: placed) { [origins] entry throws(ReadError) in
      guard let origin = origins[Array(entry.path.utf8)] else {
        throw ReadError(path: entry.path, message: "\(entry.path) is not here")
      }
      return try self.bytes(of: origin)
    }
  }
}
