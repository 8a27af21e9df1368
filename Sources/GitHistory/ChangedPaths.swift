internal import CGit2

extension Repository {
  /// The paths that differ between two commits, in the order of their bytes; unequal folders are
  /// entered, equal ones are not even read.
  ///
  /// `below` limits the answer to files and folders of these names; none means everything.
  public func changedPaths(
    from old: Commit, to new: Commit, below prefixes: [String] = []
  ) throws(GitError) -> [String] {
    try asking("the difference of \(old.shortID) and \(new.shortID)") {
      () throws(LibraryError) in
      let before = try tree(of: old)
      defer { git_tree_free(before) }
      let after = try tree(of: new)
      defer { git_tree_free(after) }
      return try paths(from: before, to: after, below: prefixes)
    }
  }

  private func tree(of commit: Commit) throws(LibraryError) -> OpaquePointer {
    var oid = git_oid(hex: commit.id) ?? git_oid()
    var found: OpaquePointer?
    try check("git_commit_lookup") { git_commit_lookup(&found, handle.repository, &oid) }
    defer { git_commit_free(found) }
    var tree: OpaquePointer?
    try check("git_commit_tree") { git_commit_tree(&tree, found) }
    return try acquired("git_commit_tree", tree)
  }

  private func paths(
    from old: OpaquePointer, to new: OpaquePointer, below prefixes: [String]
  ) throws(LibraryError) -> [String] {
    var options = git_diff_options()
    try check("git_diff_options_init") {
      git_diff_options_init(&options, UInt32(GIT_DIFF_OPTIONS_VERSION))
    }
    // A filter is a name, never a pattern: a folder may be called `[old]`.
    options.flags =
      GIT_DIFF_DISABLE_PATHSPEC_MATCH.rawValue | GIT_DIFF_INCLUDE_TYPECHANGE.rawValue
      | GIT_DIFF_SKIP_BINARY_CHECK.rawValue
    var diff: OpaquePointer?
    try withCStrings(prefixes) { names throws(LibraryError) in
      options.pathspec = names
      try check("git_diff_tree_to_tree") {
        git_diff_tree_to_tree(&diff, handle.repository, old, new, &options)
      }
    }
    defer { git_diff_free(diff) }
    let paths = (0..<git_diff_num_deltas(diff)).compactMap { place -> String? in
      guard let delta = git_diff_get_delta(diff, place)?.pointee else { return nil }
      return (delta.new_file.path ?? delta.old_file.path).map { String(cString: $0) }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// Lends texts to C as a `git_strarray`.
private func withCStrings(
  _ texts: [String], _ use: (git_strarray) throws(LibraryError) -> Void
) throws(LibraryError) {
  let copies = texts.map { text -> UnsafeMutablePointer<CChar>? in
    let bytes = text.utf8CString
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    for (place, byte) in bytes.enumerated() { copy[place] = byte }
    return copy
  }
  defer { for copy in copies { copy?.deallocate() } }
  let list = UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>.allocate(
    capacity: max(copies.count, 1))
  defer { list.deallocate() }
  for (place, copy) in copies.enumerated() { list[place] = copy }
  try use(git_strarray(strings: list.baseAddress, count: copies.count))
}
