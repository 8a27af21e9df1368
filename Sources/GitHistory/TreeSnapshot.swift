internal import CGit2
public import Snapshots

extension Repository {
  /// The state of a commit: all its paths at once, the bytes of a file when they are asked for.
  public func snapshot(of commit: Commit, named name: String? = nil) throws(GitError) -> Snapshot {
    let entries = try treeEntries(of: commit)
    return snapshot(name: name ?? commit.shortID, entries: entries)
  }

  /// What is staged for the next commit.
  public func indexSnapshot() throws(GitError) -> Snapshot {
    let entries = try indexEntries()
    if let unmerged = entries.first(where: { $0.stage != 0 }) {
      throw GitError(
        .unmergedIndex, "the index holds an unfinished merge of \(unmerged.path)",
        remedy: "resolve it, then git add \(shellQuoted(unmerged.path))")
    }
    return snapshot(name: "the index", entries: entries.map(\.entry))
  }

  /// A snapshot whose files are blobs.
  private func snapshot(name: String, entries: [Snapshot.Entry]) -> Snapshot {
    let handle = handle
    return Snapshot(name: name, entries: entries) { entry throws(Snapshot.ReadError) in
      try handle.bytes(of: entry, in: name)
    }
  }

  private func treeEntries(of commit: Commit) throws(GitError) -> [Snapshot.Entry] {
    guard var oid = git_oid(hex: commit.id) else {
      throw GitError(.unknownRevision, "\(commit.id) is not the id of a commit")
    }
    var listing = TreeListing(repository: handle.repository, pathLimit: handle.pathLimit)
    do throws(LibraryError) {
      var found: OpaquePointer?
      try check("git_commit_lookup") { git_commit_lookup(&found, handle.repository, &oid) }
      defer { git_commit_free(found) }
      guard let tree = git_commit_tree_id(found) else { return [] }
      try listing.list(tree.pointee)
    } catch {
      throw handle.diagnosis(of: error, asking: "the tree of commit \(commit.shortID)")
    }
    return listing.entries
  }
}

extension Handle {
  /// The bytes of a snapshot's entry; links and submodules have none.
  func bytes(of entry: Snapshot.Entry, in name: String) throws(Snapshot.ReadError) -> [UInt8] {
    switch entry.kind {
    case .symbolicLink:
      throw Snapshot.ReadError(
        path: entry.path, message: "\(entry.path) is a symbolic link, which is not followed")
    case .submodule:
      throw Snapshot.ReadError(
        path: entry.path, message: "\(entry.path) is a submodule, which is not entered")
    case .file: break
    }
    guard let id = git_oid(hex: entry.contentID) else {
      throw Snapshot.ReadError(path: entry.path, message: "\(entry.path) has no readable content")
    }
    do throws(LibraryError) {
      return try bytes(of: id)
    } catch {
      let error = diagnosis(of: error, asking: "\(entry.path) in \(name)")
      let remedy = error.remedy.map { "; \($0)" } ?? ""
      throw Snapshot.ReadError(path: entry.path, message: error.message + remedy)
    }
  }
}

/// The paths below a tree; without recursion, and with an end to it: ten small trees that name
/// each other can stand for more paths than there are atoms.
private struct TreeListing {
  let repository: OpaquePointer
  let pathLimit: Int
  var entries: [Snapshot.Entry] = []

  static let depthLimit = 1_000

  mutating func list(_ root: git_oid) throws(LibraryError) {
    var waiting = [(id: root, prefix: "", depth: 0)]
    while let next = waiting.popLast() {
      guard next.depth < Self.depthLimit, waiting.count < pathLimit else {
        throw tooLarge("the folders are nested too deeply or are too many")
      }
      var id = next.id
      var tree: OpaquePointer?
      try check("git_tree_lookup") { git_tree_lookup(&tree, repository, &id) }
      defer { git_tree_free(tree) }
      for place in 0..<git_tree_entrycount(tree) {
        let entry = git_tree_entry_byindex(tree, place)
        let path = next.prefix + (try name(of: entry))
        guard let id = git_tree_entry_id(entry)?.pointee else { continue }
        if git_tree_entry_type(entry) == GIT_OBJECT_TREE {
          waiting.append((id, path + "/", next.depth + 1))
        } else {
          try add(path, id, git_tree_entry_filemode(entry))
        }
      }
    }
  }

  private mutating func add(
    _ path: String, _ id: git_oid, _ mode: git_filemode_t
  ) throws(LibraryError) {
    guard entries.count < pathLimit else {
      throw tooLarge("it has more than \(pathLimit) paths")
    }
    let kind = entryKind(UInt32(mode.rawValue))
    entries.append(Snapshot.Entry(path: path, contentID: id.hex, kind: kind))
  }

  /// A name that no file system could hold would let one path pass for another.
  private func name(of entry: OpaquePointer?) throws(LibraryError) -> String {
    let name = git_tree_entry_name(entry).map { String(cString: $0) } ?? ""
    if name.isEmpty || name == "." || name == ".." || name.utf8.contains(UInt8(ascii: "/")) {
      throw LibraryError(
        operation: "git_tree_entry_name", code: GIT_ERROR.rawValue,
        errorClass: Int32(GIT_ERROR_TREE.rawValue), message: "a path has an impossible name")
    }
    return name
  }

  private func tooLarge(_ message: String) -> LibraryError {
    LibraryError(
      operation: "git_tree_lookup", code: Handle.tooLarge, errorClass: 0, message: message)
  }
}

/// What a file mode of git's stands for.
func entryKind(_ mode: UInt32) -> Snapshot.Kind {
  switch mode {
  case UInt32(GIT_FILEMODE_LINK.rawValue): .symbolicLink
  case UInt32(GIT_FILEMODE_COMMIT.rawValue): .submodule
  default: .file
  }
}
