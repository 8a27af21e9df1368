import Contracts
import Diagnostics
import Files
import GitHistory
import JSON
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
/// commit; the base that CI states; the merge base with the default branch; the latest release tag;
/// before the first release the last commit, or, when nothing is uncommitted, the one before it.
func comparedStates(
  _ invocation: Invocation, location: ConfigurationLocation
) throws(Failure) -> ComparedStates {
  try reporting { () throws(GitError) in try Repository.open(at: ".") }
    .states(invocation, location: location)
}

/// Turns a git error into the end of the run.
func reporting<Value>(_ body: () throws(GitError) -> Value) throws(Failure) -> Value {
  do { return try body() } catch { throw .notJudged(described(error)) }
}

extension Repository {
  fileprivate func states(
    _ invocation: Invocation, location: ConfigurationLocation
  ) throws(Failure) -> ComparedStates {
    if invocation.value("--head") != nil, invocation.has("--staged") {
      throw .usage("--head and --staged both name the state proposed: keep one")
    }
    let head = try reporting { () throws(GitError) in try headSnapshot(invocation) }
    if let stated = invocation.value("--against") {
      let base = try StatedBase(stated, in: self).snapshot(configurationPath: location.path)
      return ComparedStates(base: Baseline(snapshot: base, reason: "--against says so"), head: head)
    }
    let (commit, reason) = try automaticBase(invocation, head: head)
    let base = try snapshot(commit)
    let configured = Self.configuredBaseline(in: head, location.path)
    guard let configured, configured != "auto" else {
      return ComparedStates(base: Baseline(snapshot: base, reason: reason), head: head)
    }
    // A change may not choose what it is measured from: its word counts once the base says the same.
    guard let agreed = Self.configuredBaseline(in: base, location.path),
      agreed.utf8.elementsEqual(configured.utf8)
    else {
      let why =
        "\(reason); the `baseline` of treaty.json is not that of the base, and does not count yet"
      return ComparedStates(base: Baseline(snapshot: base, reason: why), head: head)
    }
    let chosen = try StatedBase(configured, in: self).snapshot(configurationPath: location.path)
    return ComparedStates(
      base: Baseline(snapshot: chosen, reason: "treaty.json says so"), head: head)
  }

  func snapshot(_ commit: Commit) throws(Failure) -> Snapshot {
    try reporting { () throws(GitError) in try snapshot(of: commit) }
  }

  /// What `treaty.json` of a state names as baseline; nil where it cannot be read, which is told with
  /// the contracts.
  private static func configuredBaseline(in snapshot: Snapshot, _ path: String) -> String? {
    guard let entry = snapshot.entry(at: path), entry.kind == .file,
      let bytes = try? snapshot.bytes(of: entry),
      let document = try? JSONDocument(parsing: bytes, name: path)
    else { return nil }
    var diagnostics: [Diagnostic] = []
    return Configuration(reading: document, diagnostics: &diagnostics).baseline
  }

  private func headSnapshot(_ invocation: Invocation) throws(GitError) -> Snapshot {
    if let revision = invocation.value("--head") { return try snapshot(of: resolve(revision)) }
    if invocation.has("--staged") {
      guard !isBare else {
        throw GitError(
          .noWorkingTree, "a bare repository has nothing staged",
          remedy: "name the state proposed with --head REV")
      }
      return try indexSnapshot()
    }
    return isBare ? try snapshot(of: head()) : try workingTreeSnapshot()
  }

  private func automaticBase(
    _ invocation: Invocation, head: Snapshot
  ) throws(Failure) -> (Commit, String) {
    try reporting { () throws(GitError) -> (Commit, String) in
      let commit = try resolve(invocation.value("--head") ?? "HEAD")
      if let base = try continuousIntegrationBase(of: commit) { return base }
      return try branchBase(of: commit, proposed: head)
    }
  }

  private func branchBase(
    of head: Commit, proposed: Snapshot
  ) throws(GitError) -> (Commit, String) {
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
    let committed = try snapshot(of: head)
    guard committed.entries == proposed.entries else {
      return (head, "the last commit: nothing is released yet, and this is not committed")
    }
    guard let parent = head.parents.first else {
      return (head, "the only commit: there is nothing before it")
    }
    return (try commit(parent), "the commit before the last: nothing is released yet")
  }
}
