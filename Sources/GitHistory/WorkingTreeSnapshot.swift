internal import CGit2
internal import Files
public import Snapshots

extension Repository {
  /// The files on disk as `git status` sees them: tracked ones that are there, and untracked ones
  /// that are not ignored.
  ///
  /// Bytes come from the disk, as they are there. An untouched file keeps its id in the index, any
  /// other gets the id its bytes would have as a blob.
  public func workingTreeSnapshot() throws(GitError) -> Snapshot {
    guard let folder = workingFolder else {
      throw GitError(
        .noWorkingTree, "the repository at \(gitFolder) is bare: it has no working tree",
        remedy: "name the two revisions to compare")
    }
    let index = try indexEntries()
    // Sets of bytes, because a set of strings takes two spellings of "é" for one name.
    let skipped = Set(index.filter(\.isSkipped).map { Array($0.path.utf8) })
    let changes = try workingTreeChanges().filter {
      !($0.isDeleted && skipped.contains(Array($0.path.utf8)))
    }
    let tree = WorkingTree(
      folder: folder, handle: handle, skipped: skipped, mayBeFiltered: mayBeFiltered(index))
    let changed = Set(changes.map { Array($0.path.utf8) })
    var entries = index.filter { $0.stage == 0 && !changed.contains(Array($0.path.utf8)) }
      .map { tree.untouched($0) }
    entries += changes.compactMap { tree.entry(of: $0) }
    return Snapshot(name: "the working tree", entries: entries) {
      entry throws(Snapshot.ReadError) in try tree.bytes(of: entry)
    }
  }

  /// Whether files may differ on disk from their blobs by more than a change: by line ends.
  private func mayBeFiltered(_ index: [IndexEntry]) -> Bool {
    if index.contains(where: { name(of: $0.path).utf8.elementsEqual(".gitattributes".utf8) }) {
      return true
    }
    if kind(ofPath: joined(gitFolder, "info/attributes")) == .file { return true }
    var configuration: OpaquePointer?
    guard git_repository_config_snapshot(&configuration, handle.repository) == 0 else {
      return true
    }
    defer { git_config_free(configuration) }
    var text: UnsafePointer<CChar>?
    return git_config_get_string(&text, configuration, "core.autocrlf") == 0
  }

  /// What differs between the index and the disk.
  private func workingTreeChanges() throws(GitError) -> [WorkingTree.Change] {
    try asking("the state of the working tree") { () throws(LibraryError) in
      var options = git_status_options()
      try check("git_status_options_init") {
        git_status_options_init(&options, UInt32(GIT_STATUS_OPTIONS_VERSION))
      }
      options.show = GIT_STATUS_SHOW_WORKDIR_ONLY
      options.flags =
        GIT_STATUS_OPT_INCLUDE_UNTRACKED.rawValue | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS.rawValue
        | GIT_STATUS_OPT_INCLUDE_UNREADABLE.rawValue
        | GIT_STATUS_OPT_SORT_CASE_SENSITIVELY.rawValue
      var list: OpaquePointer?
      try check("git_status_list_new") {
        git_status_list_new(&list, handle.repository, &options)
      }
      defer { git_status_list_free(list) }
      return (0..<git_status_list_entrycount(list)).compactMap { place in
        guard let delta = git_status_byindex(list, place)?.pointee.index_to_workdir?.pointee,
          let path = delta.new_file.path ?? delta.old_file.path
        else { return nil }
        return WorkingTree.Change(
          path: String(cString: path), isDeleted: delta.status == GIT_DELTA_DELETED,
          isSubmodule: delta.new_file.mode == UInt16(GIT_FILEMODE_COMMIT.rawValue))
      }
    }
  }
}

/// How the entries of a working tree come about and where their bytes are.
private struct WorkingTree {
  struct Change {
    let path: String
    let isDeleted: Bool
    let isSubmodule: Bool
  }

  let folder: String
  let handle: Handle
  let skipped: Set<[UInt8]>
  let mayBeFiltered: Bool

  /// A file that git takes for the one in the index.
  func untouched(_ indexed: IndexEntry) -> Snapshot.Entry {
    guard mayBeFiltered, indexed.entry.kind == .file, !indexed.isSkipped,
      var id = git_oid(hex: indexed.entry.contentID)
    else { return indexed.entry }
    var size = 0
    var type = GIT_OBJECT_INVALID
    guard git_odb_read_header(&size, &type, handle.objects, &id) == 0, size == indexed.size else {
      return onDisk(indexed.path)
    }
    return indexed.entry
  }

  /// A file that differs from the index, or is not in it; nil when it is gone.
  func entry(of change: Change) -> Snapshot.Entry? {
    if change.isDeleted { return nil }
    if change.isSubmodule || change.path.hasSuffix("/") {
      let path = change.path.hasSuffix("/") ? String(change.path.dropLast()) : change.path
      return Snapshot.Entry(path: path, contentID: "repository", kind: .submodule)
    }
    return onDisk(change.path)
  }

  private func onDisk(_ path: String) -> Snapshot.Entry {
    if isSymbolicLink(joined(folder, path)) {
      return Snapshot.Entry(path: path, contentID: "link", kind: .symbolicLink)
    }
    guard let bytes = try? readRegularFile(joined(folder, path), limit: handle.sizeLimit) else {
      return Snapshot.Entry(path: path, contentID: "unreadable", kind: .file)
    }
    var id = git_oid()
    guard git_odb_hash(&id, bytes, bytes.count, GIT_OBJECT_BLOB) == 0 else {
      return Snapshot.Entry(path: path, contentID: "unreadable", kind: .file)
    }
    return Snapshot.Entry(path: path, contentID: id.hex, kind: .file)
  }

  func bytes(of entry: Snapshot.Entry) throws(Snapshot.ReadError) -> [UInt8] {
    let path = joined(folder, entry.path)
    let isLeftOut = skipped.contains(Array(entry.path.utf8)) && kind(ofPath: path) == .absent
    guard entry.kind == .file, !isLeftOut else {
      return try handle.bytes(of: entry, in: "the working tree")
    }
    do throws(FileError) {
      return try readRegularFile(path, limit: handle.sizeLimit)
    } catch {
      throw Snapshot.ReadError(path: entry.path, message: error.message)
    }
  }
}
