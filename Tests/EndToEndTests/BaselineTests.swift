import Foundation
import JSON
import TestSupport
import Testing

/// Which state a change is compared with, and what happens when git cannot give it.
@Suite struct BaselineTests {
  private func why(_ judged: Judgement) -> String { judged.report["base"]?["why"]?.string ?? "" }

  @Test func aBranchIsComparedWithWhereItLeftTheDefaultBranch() throws {
    let shop = try Shop()
    try shop.makeAdditiveChange()
    try shop.release("1.1.0")
    try shop.repository.commit()
    // What others did on main since is none of this branch's doing.
    try shop.repository.git("checkout", "--quiet", "main")
    try shop.makeBreakingChange()
    try shop.repository.commit()
    try shop.repository.git("checkout", "--quiet", "feature")
    let judged = try shop.judge("check")
    #expect(judged.exitCode == 0, "\(judged)")
    #expect(why(judged).contains("merge base"))
  }

  @Test func theStatedBaseComesFirst() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    try shop.repository.commit()
    #expect(try shop.judge("check", ["--against", "HEAD"]).exitCode == 0)
    #expect(try shop.judge("check", ["--against", "main"]).exitCode == 1)
    #expect(why(try shop.judge("check", ["--against", "main"])).contains("--against"))
  }

  @Test func aPullRequestsMergeCommitIsComparedWithItsFirstParent() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    try shop.repository.commit()
    try shop.repository.git("checkout", "--quiet", "--detach", "main")
    try shop.repository.git("merge", "--quiet", "--no-ff", "--no-edit", "feature")
    let merge = try shop.repository.git("rev-parse", "HEAD").trimmingCharacters(in: .newlines)
    let run = [
      "GITHUB_EVENT_NAME": "pull_request", "GITHUB_REF": "refs/pull/7/merge", "GITHUB_SHA": merge,
    ]
    let judged = try shop.judge("check", environment: run)
    #expect(judged.exitCode == 1)
    #expect(why(judged).contains("first parent"))
    // A merge that somebody made on the branch hides nothing behind its first parent.
    try shop.repository.git("branch", "--force", "feature", merge)
    try shop.repository.git("checkout", "--quiet", "feature")
    let other = try shop.judge("check", environment: ["GITHUB_EVENT_NAME": "pull_request"])
    #expect(!why(other).contains("first parent"))
    #expect(other.exitCode == 1)
  }

  @Test func theDefaultBranchIsComparedWithTheLatestRelease() throws {
    let shop = try Shop()
    try shop.repository.git("checkout", "--quiet", "main")
    try shop.repository.git("tag", "v1.0.0")
    try shop.makeBreakingChange()
    try shop.repository.commit()
    let judged = try shop.judge("check")
    #expect(judged.exitCode == 1)
    #expect(why(judged).contains("v1.0.0"))
  }

  @Test func whatIsNotCommittedCounts() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    #expect(try shop.judge("diff").exitCode == 1)
    #expect(try shop.judge("diff", ["--staged"]).exitCode == 0)
    try shop.repository.git("add", "--all")
    #expect(try shop.judge("diff", ["--staged"]).exitCode == 1)
    #expect(try shop.judge("diff", ["--head", "HEAD"]).exitCode == 0)
  }

  @Test func aDetachedHeadIsFine() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    try shop.repository.commit()
    try shop.repository.git("checkout", "--quiet", "--detach")
    #expect(try shop.judge("check").exitCode == 1)
  }

  @Test func aBareRepositoryIsJudgedByItsCommits() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    try shop.repository.commit()
    let bare = try TestRepository.clone(shop.repository.folder, ["--bare"])
    let judged = try shop.judge("check", ["--against", "main"], in: bare.folder)
    #expect(judged.exitCode == 1, "\(judged)")
    #expect(judged.rules.contains("contract.narrowed"))
  }

  @Test func aSubfolderIsAsGoodAsTheRoot() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    let folder = shop.repository.folder.appending(path: "contracts/shop")
    let judged = try shop.judge("check", in: folder)
    #expect(judged.exitCode == 1, "\(judged)")
    #expect(judged.findings.contains { $0["head"]?["file"]?.string == Shop.schema })
  }

  @Test func aShallowCloneGetsTheCommandThatMendsIt() throws {
    let shop = try Shop()
    try shop.makeAdditiveChange()
    try shop.repository.commit()
    try shop.repository.git("checkout", "--quiet", "main")
    try shop.repository.commit("Other work")
    let clone = try TestRepository.clone(
      shop.repository.folder, ["--depth=1", "--no-single-branch"])
    for (branch, arguments) in [
      ("main", ["check"]), ("feature", ["check"]), ("feature", ["check", "--against", "HEAD~1"]),
    ] {
      try clone.git("checkout", "--quiet", branch)
      let result = try shop.treaty(arguments, in: clone.folder)
      #expect(result.exitCode == 3, "\(result)")
      #expect(result.errors.contains("git fetch --unshallow"), "\(result.errors)")
      #expect(result.output.isEmpty)
    }
  }

  @Test func unrelatedHistoriesCannotBeJudged() throws {
    let shop = try Shop()
    try shop.repository.git("checkout", "--quiet", "--orphan", "other")
    try shop.repository.commit("Begin again")
    let result = try shop.treaty(["check"])
    #expect(result.exitCode == 3, "\(result)")
    #expect(result.errors.contains("share no history"), "\(result.errors)")
    #expect(result.errors.contains("--against"))
  }

  @Test func anUnknownRevisionIsNamedWithItsNeighbours() throws {
    let shop = try Shop()
    let result = try shop.treaty(["check", "--against", "mian"])
    #expect(result.exitCode == 3, "\(result)")
    #expect(result.errors.contains("did you mean main"), "\(result.errors)")
  }

  @Test func outsideARepositoryThereIsNothingToCompare() throws {
    let shop = try Shop()
    let folder = shop.repository.folder.deletingLastPathComponent()
    try Data("{}".utf8).write(to: folder.appending(path: "treaty.json"))
    let result = try shop.treaty(["check"], in: folder)
    #expect(result.exitCode == 3, "\(result)")
    #expect(result.errors.contains("no git repository"), "\(result.errors)")
  }
}
