internal import CGit2

extension Repository {
  /// The commit a revision stands for: a branch, a tag, `HEAD~3`, a short id.
  public func resolve(_ revision: String) throws(GitError) -> Commit {
    // git finds commits by their message or by the reflog; neither is a stated baseline.
    guard !revision.utf8.contains(UInt8(ascii: ":")), !revision.utf8.contains(0) else {
      throw GitError(
        .unknownRevision, "\(revision) is not a revision",
        remedy: "name a branch, a tag or a commit; a path after a colon is split off before")
    }
    var found: OpaquePointer?
    do throws(LibraryError) {
      try check("git_revparse_single") {
        git_revparse_single(&found, handle.repository, revision)
      }
    } catch {
      throw unresolved(revision, error)
    }
    defer { git_object_free(found) }
    var peeled: OpaquePointer?
    do throws(LibraryError) {
      try check("git_object_peel") { git_object_peel(&peeled, found, GIT_OBJECT_COMMIT) }
    } catch {
      throw GitError(
        .notACommit, "\(revision) stands for no commit",
        remedy: "git cat-file -t \(shellQuoted(revision)) says what it is", detail: error.detail)
    }
    defer { git_object_free(peeled) }
    guard let peeled else { throw GitError(.failure, "\(revision) gave no commit") }
    return Commit(peeled)
  }

  /// The commit HEAD stands for.
  public func head() throws(GitError) -> Commit { try resolve("HEAD") }

  /// The commit of a full id, as it stands in `Commit.parents`.
  public func commit(_ id: String) throws(GitError) -> Commit {
    try withCommit(id) { Commit($0) }
  }

  /// The parents of a commit, the first being the branch it was made on.
  public func parents(of commit: Commit) throws(GitError) -> [Commit] {
    var parents: [Commit] = []
    for id in commit.parents { parents.append(try self.commit(id)) }
    return parents
  }

  func withCommit<Value>(
    _ id: String, _ use: (OpaquePointer) -> Value
  ) throws(GitError) -> Value {
    guard var oid = git_oid(hex: id) else {
      throw GitError(.unknownRevision, "\(id) is not the id of a commit")
    }
    return try asking("commit \(id.prefix(7))") { () throws(LibraryError) in
      var commit: OpaquePointer?
      try check("git_commit_lookup") { git_commit_lookup(&commit, handle.repository, &oid) }
      defer { git_commit_free(commit) }
      return use(try acquired("git_commit_lookup", commit))
    }
  }

  private func unresolved(_ revision: String, _ error: LibraryError) -> GitError {
    if git_repository_head_unborn(handle.repository) == 1, revision.utf8.starts(with: "HEAD".utf8) {
      return GitError(
        .unbornHead, "the repository has no commit yet",
        remedy: "git commit, and compare from then on", detail: error.detail)
    }
    if error.code == GIT_EAMBIGUOUS.rawValue {
      return GitError(
        .ambiguousRevision, "several objects begin with \(revision)",
        remedy: "git rev-parse --disambiguate=\(shellQuoted(revision)) lists them",
        detail: error.detail)
    }
    if error.errorClass == Int32(GIT_ERROR_ODB.rawValue), isCutOff(revision) {
      return handle.diagnosis(of: error, asking: revision)
    }
    return unknown(revision, error)
  }

  /// Whether the revision steps back from a known commit, and so can miss only what was cut off.
  private func isCutOff(_ revision: String) -> Bool {
    guard handle.isShallow || handle.isPartial else { return false }
    let steps = [UInt8(ascii: "~"), UInt8(ascii: "^")]
    let isFullID = revision.utf8.count == 40 && git_oid(hex: revision) != nil
    return isFullID || revision.utf8.contains { steps.contains($0) }
  }

  private func unknown(_ revision: String, _ error: LibraryError) -> GitError {
    let near = nearNames(to: revision)
    var remedy = "git branch --all and git tag list what there is"
    if !near.isEmpty { remedy = "did you mean \(near.joined(separator: " or "))?" }
    if isShallow { remedy += "; this clone is shallow: git fetch --unshallow --tags" }
    return GitError(
      .unknownRevision, "no branch, tag or commit is called \(revision)", remedy: remedy,
      detail: error.detail)
  }
}

/// `REV:path` in two; nil for the path when there is no colon, and for the revision when the text
/// before the colon is empty or could be a drive or a path that exists.
public func splitRevision(_ text: String) -> (revision: String?, path: String) {
  guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return (nil, text) }
  let revision = text[..<colon]
  guard !revision.isEmpty, !revision.utf8.contains(UInt8(ascii: "\\")) else { return (nil, text) }
  return (String(revision), String(text[text.index(after: colon)...]))
}
