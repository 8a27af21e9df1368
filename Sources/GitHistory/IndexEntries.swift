internal import CGit2
internal import Snapshots

/// One line of the index.
struct IndexEntry {
  let entry: Snapshot.Entry
  let stage: Int
  let size: Int
  let isSkipped: Bool

  var path: String { entry.path }

  init(_ raw: git_index_entry) {
    entry = Snapshot.Entry(
      path: raw.path.map { String(cString: $0) } ?? "", contentID: raw.id.hex,
      kind: entryKind(raw.mode))
    stage = Int((raw.flags & UInt16(GIT_INDEX_ENTRY_STAGEMASK)) >> GIT_INDEX_ENTRY_STAGESHIFT)
    size = Int(raw.file_size)
    // Left out of a sparse working tree: the index has it, the disk does not.
    isSkipped = raw.flags_extended & UInt16(GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue) != 0
  }
}

extension Repository {
  /// The index as it is on disk, every stage.
  func indexEntries() throws(GitError) -> [IndexEntry] {
    try asking("the index") { () throws(LibraryError) in
      var index: OpaquePointer?
      try check("git_repository_index") { git_repository_index(&index, handle.repository) }
      defer { git_index_free(index) }
      try check("git_index_read") { git_index_read(index, 0) }
      return (0..<git_index_entrycount(index)).compactMap { place in
        git_index_get_byindex(index, place).map { IndexEntry($0.pointee) }
      }
    }
  }
}
