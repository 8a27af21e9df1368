internal import CGit2

extension Repository {
  /// Which parents a walk through history follows.
  public enum Walk: Sendable, Hashable {
    /// All of them.
    case allParents
    /// Only the first: the branch itself, one commit for each merged pull request.
    case firstParents
  }

  /// The commits that touched one of the paths, newest first; no path means every commit.
  ///
  /// A path is a file or a folder. A merge counts when it differs from each of its parents there. A
  /// shallow clone's history ends at its border.
  public func log(
    from start: Commit, touching paths: [String] = [], walk: Walk = .allParents,
    limit: Int = .max
  ) throws(GitError) -> [Commit] {
    var found: [Commit] = []
    var states = PathStates(paths: paths, repository: self)
    for id in try walkedIDs(from: start, walk: walk) {
      if found.count >= limit { break }
      guard !paths.isEmpty else {
        found.append(try commit(id))
        continue
      }
      let own = try states.state(inCommit: id)
      states.forget(id)
      let commit = try commit(id)
      let counted = walk == .firstParents ? Array(commit.parents.prefix(1)) : commit.parents
      var differsFromAll = true
      for parent in counted where git_oid(hex: parent).map(has) == true {
        let before = try states.state(inCommit: parent)
        if before.elementsEqual(own, by: isSame) { differsFromAll = false }
      }
      let isRoot = counted.isEmpty
      if isRoot ? own.contains(where: { $0 != nil }) : differsFromAll { found.append(commit) }
    }
    return found
  }

  private func has(_ id: git_oid) -> Bool {
    var id = id
    return git_odb_exists(handle.objects, &id) == 1
  }

  private func isSame(_ one: git_oid?, _ two: git_oid?) -> Bool {
    guard var one, var two else { return one == nil && two == nil }
    return git_oid_equal(&one, &two) == 1
  }

  /// Children before parents, newest first.
  private func walkedIDs(from start: Commit, walk: Walk) throws(GitError) -> [String] {
    // libgit2's walker knows no shallow border; the few commits of a shallow clone are walked here.
    if isShallow { return try shallowIDs(from: start, walk: walk) }
    guard var first = git_oid(hex: start.id) else { return [] }
    return try asking("the history of \(start.shortID)") { () throws(LibraryError) in
      var walker: OpaquePointer?
      try check("git_revwalk_new") { git_revwalk_new(&walker, handle.repository) }
      defer { git_revwalk_free(walker) }
      let order = GIT_SORT_TOPOLOGICAL.rawValue | GIT_SORT_TIME.rawValue
      try check("git_revwalk_sorting") { git_revwalk_sorting(walker, order) }
      if walk == .firstParents {
        try check("git_revwalk_simplify_first_parent") {
          git_revwalk_simplify_first_parent(walker)
        }
      }
      try check("git_revwalk_push") { git_revwalk_push(walker, &first) }
      var ids: [String] = []
      var id = git_oid()
      while true {
        let code = git_revwalk_next(&id, walker)
        if code == GIT_ITEROVER.rawValue { return ids }
        try check("git_revwalk_next") { code }
        ids.append(id.hex)
      }
    }
  }

  private func shallowIDs(from start: Commit, walk: Walk) throws(GitError) -> [String] {
    var seen: Set<String> = [start.id]
    var waiting = [start]
    var ids: [String] = []
    while !waiting.isEmpty {
      waiting.sort { ($0.time, $0.id) < ($1.time, $1.id) }
      let next = waiting.removeLast()
      ids.append(next.id)
      let parents = walk == .firstParents ? Array(next.parents.prefix(1)) : next.parents
      for id in parents where seen.insert(id).inserted {
        if git_oid(hex: id).map(has) == true { waiting.append(try commit(id)) }
      }
    }
    return ids
  }
}

/// What stands at some paths in commits, remembered between a commit and its children.
private struct PathStates {
  let paths: [String]
  let repository: Repository
  private var known: [String: [git_oid?]] = [:]

  init(paths: [String], repository: Repository) {
    self.paths = paths
    self.repository = repository
  }

  /// Ids of files and folders, nil where there is nothing.
  mutating func state(inCommit id: String) throws(GitError) -> [git_oid?] {
    if let state = known[id] { return state }
    let state = try read(id)
    known[id] = state
    return state
  }

  mutating func forget(_ id: String) { known[id] = nil }

  private func read(_ id: String) throws(GitError) -> [git_oid?] {
    guard var oid = git_oid(hex: id) else { return [] }
    return try repository.asking("commit \(id.prefix(7))") { () throws(LibraryError) in
      var commit: OpaquePointer?
      try check("git_commit_lookup") {
        git_commit_lookup(&commit, repository.handle.repository, &oid)
      }
      defer { git_commit_free(commit) }
      var tree: OpaquePointer?
      try check("git_commit_tree") { git_commit_tree(&tree, commit) }
      defer { git_tree_free(tree) }
      return try paths.map { path throws(LibraryError) in try entryID(of: path, in: tree) }
    }
  }

  private func entryID(of path: String, in tree: OpaquePointer?) throws(LibraryError) -> git_oid? {
    var entry: OpaquePointer?
    do throws(LibraryError) {
      try check("git_tree_entry_bypath") { git_tree_entry_bypath(&entry, tree, path) }
    } catch {
      let isAbsent =
        error.code == GIT_ENOTFOUND.rawValue
        && error.errorClass == Int32(GIT_ERROR_TREE.rawValue)
      guard isAbsent else { throw error }
      return nil
    }
    defer { git_tree_entry_free(entry) }
    return git_tree_entry_id(entry)?.pointee
  }
}
