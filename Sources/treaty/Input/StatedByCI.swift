import Files
import GitHistory

extension Repository {
  /// The base that a continuous integration system states for a pull or merge request.
  func continuousIntegrationBase(of head: Commit) throws(GitError) -> (Commit, String)? {
    if isPullRequestMerge(head), let parent = head.parents.first {
      return (try commit(parent), "the first parent of the pull request's merge commit")
    }
    if let id = stated("CI_MERGE_REQUEST_DIFF_BASE_SHA") {
      return (try resolve(id), "CI_MERGE_REQUEST_DIFF_BASE_SHA says so")
    }
    for variable in targetBranches {
      guard let text = stated(variable.name), variable.isPullRequest() else { continue }
      let branch = withoutPrefix(text)
      let (name, target) = try resolvedBranch(branch)
      return (
        try mergeBase(head, target), "the merge base with \(name), which \(variable.name) names"
      )
    }
    return nil
  }

  /// GitHub checks out a merge of the request into its target. A merge that somebody made on the branch
  /// has two parents, too, so the commit must be the one that the run is for.
  private func isPullRequestMerge(_ head: Commit) -> Bool {
    guard stated("GITHUB_EVENT_NAME") == "pull_request", head.parents.count == 2 else {
      return false
    }
    let isMergeReference =
      stated("GITHUB_REF").map { $0.hasPrefix("refs/pull/") && $0.hasSuffix("/merge") } ?? false
    return isMergeReference && stated("GITHUB_SHA") == head.id
  }

  /// The branch of the remote, which a clone has even when it never checked it out; else the local one.
  private func resolvedBranch(_ branch: String) throws(GitError) -> (String, Commit) {
    let remote = "origin/\(branch)"
    if let commit = try? resolve(remote) { return (remote, commit) }
    if let commit = try? resolve(branch) { return (branch, commit) }
    throw GitError(
      .unknownRevision, "the target branch \(branch) is not in this clone",
      remedy: "git fetch origin \(branch):refs/remotes/origin/\(branch), with full history")
  }

  private func withoutPrefix(_ text: String) -> String {
    let prefix = "refs/heads/"
    return text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
  }
}

/// A variable that names a target branch, and when it does so for a pull request.
private struct TargetBranch: Sendable {
  let name: String
  let isPullRequest: @Sendable () -> Bool

  init(_ name: String, when isPullRequest: @escaping @Sendable () -> Bool = { true }) {
    self.name = name
    self.isPullRequest = isPullRequest
  }
}

private let targetBranches: [TargetBranch] = [
  TargetBranch("GITHUB_BASE_REF"),
  TargetBranch("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
  TargetBranch("SYSTEM_PULLREQUEST_TARGETBRANCH"),
  TargetBranch("BITBUCKET_PR_DESTINATION_BRANCH"),
  TargetBranch("CHANGE_TARGET"),
  TargetBranch("BUILDKITE_PULL_REQUEST_BASE_BRANCH"),
  TargetBranch("DRONE_TARGET_BRANCH") { stated("DRONE_PULL_REQUEST") != nil },
  TargetBranch("CI_COMMIT_TARGET_BRANCH"),
  TargetBranch("TRAVIS_BRANCH") {
    stated("TRAVIS_PULL_REQUEST").map { $0 != "false" } ?? false
  },
]

/// A variable of the environment that says something.
private func stated(_ name: String) -> String? {
  environmentVariable(name).flatMap { $0.utf8.isEmpty ? nil : $0 }
}
