internal import CGit2

extension Repository {
  /// The best common ancestor of two commits.
  ///
  /// No such commit is an error with its own diagnosis, and a different one when a shallow clone is
  /// what hides it.
  public func mergeBase(_ one: Commit, _ two: Commit) throws(GitError) -> Commit {
    guard var first = git_oid(hex: one.id), var second = git_oid(hex: two.id) else {
      throw GitError(.unknownRevision, "\(one.id) and \(two.id) are not both ids of commits")
    }
    var base = git_oid()
    do throws(LibraryError) {
      try check("git_merge_base") {
        git_merge_base(&base, handle.repository, &first, &second)
      }
    } catch {
      // libgit2 knows no shallow border: it fails where it should see the end of history.
      if isShallow, let base = try mergeBaseWithinBorder(one, two) { return base }
      throw noBase(one, two, error)
    }
    return try commit(base.hex)
  }

  /// Whether a commit is another one or lies in its history.
  public func isAncestor(_ ancestor: Commit, of commit: Commit) throws(GitError) -> Bool {
    if ancestor.id == commit.id { return true }
    guard var old = git_oid(hex: ancestor.id), var new = git_oid(hex: commit.id) else {
      return false
    }
    do throws(LibraryError) {
      return try check("git_graph_descendant_of") {
        git_graph_descendant_of(handle.repository, &new, &old)
      } == 1
    } catch {
      guard isShallow else { throw handle.diagnosis(of: error, asking: "the history") }
      return try history(of: commit).keys.contains(ancestor.id)
    }
  }

  private func noBase(_ one: Commit, _ two: Commit, _ error: LibraryError) -> GitError {
    let pair = "\(one.shortID) and \(two.shortID)"
    if isShallow {
      return GitError(
        .shallowClone,
        "\(pair) have no common ancestor in this clone: it is shallow, its history is cut off",
        remedy: "git fetch --unshallow", detail: error.detail)
    }
    if error.code == GIT_ENOTFOUND.rawValue, error.errorClass == Int32(GIT_ERROR_MERGE.rawValue) {
      return GitError(
        .noCommonAncestor, "\(pair) share no history",
        remedy: "--against REV compares with a revision you name", detail: error.detail)
    }
    return handle.diagnosis(of: error, asking: "the common ancestor of \(pair)")
  }

  /// The best common ancestor among the commits a shallow clone has; nil when it has none.
  private func mergeBaseWithinBorder(_ one: Commit, _ two: Commit) throws(GitError) -> Commit? {
    let first = try history(of: one)
    let common = try history(of: two).filter { first[$0.key] != nil }
    // Whatever lies behind another common ancestor is a parent of one.
    let behind = Set(common.values.flatMap(\.parents))
    return common.values.filter { !behind.contains($0.id) }
      .max { ($0.time, $0.id) < ($1.time, $1.id) }
  }

  /// The commits reachable from one, the border's parents left out.
  private func history(of commit: Commit) throws(GitError) -> [String: Commit] {
    var seen = [commit.id: commit]
    var waiting = [commit]
    while let next = waiting.popLast() {
      for id in next.parents where seen[id] == nil {
        guard let parent = try presentCommit(id) else { continue }
        seen[id] = parent
        waiting.append(parent)
      }
    }
    return seen
  }

  private func presentCommit(_ id: String) throws(GitError) -> Commit? {
    do throws(GitError) {
      return try commit(id)
    } catch {
      guard error.diagnosis == .shallowClone else { throw error }
      return nil
    }
  }
}
