import Files
import GitHistory
import Snapshots

/// The state that a change is compared with, and why that one.
struct Baseline {
  let snapshot: Snapshot
  /// One sentence for the report's first line.
  let reason: String
}

/// The two states of a repository that a command compares.
struct ComparedStates {
  let base: Baseline
  let head: Snapshot
}

/// Finds both states: what `--against`, `--head` and `--staged` say, else what the repository suggests.
///
/// The order for the base: `--against`; `treaty.json`; the first parent of a pull request's merge
/// commit; the base that CI states; the merge base with the default branch; the latest release tag.
func comparedStates(
  _ invocation: Invocation, configured: String
) throws(Failure) -> ComparedStates {
  try reporting { () throws(GitError) in try Repository.open(at: ".") }
    .states(invocation, configured: configured)
}

/// Turns a git error into the end of the run.
func reporting<Value>(_ body: () throws(GitError) -> Value) throws(Failure) -> Value {
  do { return try body() } catch { throw .notJudged(described(error)) }
}

extension Repository {
  fileprivate func states(
    _ invocation: Invocation, configured: String
  ) throws(Failure) -> ComparedStates {
    let head = try reporting { () throws(GitError) in try headSnapshot(invocation) }
    let against = invocation.value("--against") ?? (configured == "auto" ? nil : configured)
    guard let against else {
      let (commit, reason) = try automaticBase(invocation)
      return ComparedStates(
        base: Baseline(snapshot: try snapshot(commit), reason: reason), head: head)
    }
    let source = invocation.value("--against") == nil ? "treaty.json says so" : "--against says so"
    if kind(ofPath: against) == .folder, (try? resolve(against)) == nil {
      let tree: Snapshot
      do { tree = try workingTree(at: against) } catch { throw .notJudged(error.message) }
      return ComparedStates(base: Baseline(snapshot: tree, reason: source), head: head)
    }
    let commit = try reporting { () throws(GitError) in try resolve(against) }
    return ComparedStates(
      base: Baseline(snapshot: try snapshot(commit), reason: source), head: head)
  }

  private func snapshot(_ commit: Commit) throws(Failure) -> Snapshot {
    try reporting { () throws(GitError) in try snapshot(of: commit) }
  }

  private func headSnapshot(_ invocation: Invocation) throws(GitError) -> Snapshot {
    if let revision = invocation.value("--head") { return try snapshot(of: resolve(revision)) }
    if invocation.has("--staged") { return try indexSnapshot() }
    return isBare ? try snapshot(of: head()) : try workingTreeSnapshot()
  }

  private func automaticBase(_ invocation: Invocation) throws(Failure) -> (Commit, String) {
    try reporting { () throws(GitError) -> (Commit, String) in
      let head = try resolve(invocation.value("--head") ?? "HEAD")
      if let base = try continuousIntegrationBase(of: head) { return base }
      return try branchBase(of: head)
    }
  }

  /// What a pull request's run states.
  private func continuousIntegrationBase(
    of head: Commit
  ) throws(GitError) -> (Commit, String)? {
    if let event = environmentVariable("GITHUB_EVENT_NAME"), event.hasPrefix("pull_request"),
      head.parents.count == 2
    {
      return (try commit(head.parents[0]), "the first parent of the pull request's merge commit")
    }
    if let base = environmentVariable("GITHUB_BASE_REF"), !base.utf8.isEmpty {
      let commit = try mergeBase(head, resolve("origin/\(base)"))
      return (commit, "the merge base with origin/\(base), which GITHUB_BASE_REF names")
    }
    if let base = environmentVariable("CI_MERGE_REQUEST_DIFF_BASE_SHA"), !base.utf8.isEmpty {
      return (try resolve(base), "CI_MERGE_REQUEST_DIFF_BASE_SHA says so")
    }
    return nil
  }

  private func branchBase(of head: Commit) throws(GitError) -> (Commit, String) {
    if let branch = try defaultBranch(), branch.commit != head {
      let commit = try mergeBase(head, branch.commit)
      if commit != head {
        return (commit, "the merge base with the default branch, \(branch.name)")
      }
    }
    if let tag = try latestReleaseTag(before: head) {
      return (tag.commit, "the latest release tag, \(tag.name)")
    }
    guard !isShallow else {
      throw GitError(
        .shallowClone, "this clone is shallow: what was released last lies beyond its end",
        remedy: "git fetch --unshallow --tags, or name a base with --against")
    }
    // On the default branch with nothing released yet: what is not committed is the change.
    return (head, "the last commit, as nothing is released yet")
  }
}
