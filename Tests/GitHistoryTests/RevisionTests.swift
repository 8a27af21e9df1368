import Foundation
import TestSupport
import Testing

@testable import GitHistory

@Suite struct RevisionTests {
  @Test func branchesTagsStepsAndShortIDsAreCommits() throws {
    let made = try TestRepository()
    let ids = try (0..<4).map { try made.commit("Commit \($0)\n\nMore.", ["a": "\($0)"]) }
    try made.git("tag", "v1.0.0", "HEAD~1")
    try made.git("tag", "--annotate", "--message", "x", "v1.1.0", "HEAD~2")
    let repository = try open(made)
    for (revision, place) in [
      ("HEAD", 3), ("main", 3), ("refs/heads/main", 3), ("v1.0.0", 2), ("v1.1.0", 1),
      ("HEAD~3", 0), ("HEAD^^", 1), (String(ids[2].prefix(8)), 2), (ids[1], 1), ("v1.1.0~1", 0),
    ] {
      #expect(try repository.resolve(revision).id == ids[place], "\(revision)")
    }
    let commit = try repository.head()
    #expect(commit.summary == "Commit 3")
    #expect(commit.author == "Ada")
    #expect(commit.time == 1_700_000_240)
    #expect(try repository.parents(of: commit).map(\.id) == [ids[2]])
  }

  @Test func aMisspelledNameGetsSuggestions() throws {
    let made = try TestRepository()
    try made.commit()
    try made.git("branch", "release/2026")
    let repository = try open(made)
    let error = gitError { _ = try repository.resolve("relaese/2026") }
    #expect(error?.diagnosis == .unknownRevision)
    #expect(error?.remedy == "did you mean release/2026?")
    for nonsense in ["", "HEAD~99", "a..b", "@{-7}", "~", "\u{1}", "HEAD:a", "deadbeef"] {
      #expect(
        gitError { _ = try repository.resolve(nonsense) }?.diagnosis == .unknownRevision,
        "\(nonsense)")
    }
  }

  @Test func aShortIDOfTwoObjectsIsAmbiguous() throws {
    let made = try TestRepository()
    try made.commit()
    // Among two thousand blobs some share their first four digits.
    let stream = (0..<2000).map { "blob\ndata 4\n\(1000 + $0)\n" }.joined()
    _ = try runProgram(
      URL(fileURLWithPath: "/usr/bin/env"), ["git", "fast-import", "--quiet"], in: made.folder,
      environment: made.environment, input: stream)
    let names = try made.git("cat-file", "--batch-all-objects", "--batch-check")
      .split(separator: "\n")
      .map { String($0.prefix(4)) }
    let twice = try #require(
      Dictionary(grouping: names) { $0 }.values.first { $0.count > 1 }?.first)
    let error = gitError { _ = try open(made).resolve(twice) }
    #expect(error?.diagnosis == .ambiguousRevision)
  }

  @Test func aTreeIsNoCommit() throws {
    let made = try TestRepository()
    try made.commit("One", ["a": "1"])
    let tree = try made.git("rev-parse", "HEAD^{tree}").trimmingCharacters(in: .newlines)
    #expect(gitError { _ = try open(made).resolve(tree) }?.diagnosis == .notACommit)
  }

  @Test func anUnbornHeadIsAnErrorAndADetachedOneIsNone() throws {
    let made = try TestRepository()
    #expect(gitError { _ = try open(made).head() }?.diagnosis == .unbornHead)
    let first = try made.commit("One")
    try made.commit("Two")
    try made.git("checkout", "--quiet", "--detach", first)
    #expect(try open(made).head().id == first)
  }

  @Test func theDefaultBranchIsTheRemotesElseMainElseMaster() throws {
    let made = try TestRepository()
    let first = try made.commit("One")
    #expect(try open(made).defaultBranch()?.name == "main")
    try made.git("branch", "--move", "trunk")
    #expect(try open(made).defaultBranch()?.name == "trunk")
    let clone = try TestRepository.clone(made.folder)
    try clone.git("checkout", "--quiet", "-b", "feature")
    try clone.commit("Two")
    let branch = try #require(try open(clone).defaultBranch())
    #expect(branch == Reference(name: "origin/trunk", commit: try open(made).resolve(first)))
  }

  @Test func theLatestReleaseIsTheGreatestVersionInTheHistory() throws {
    let made = try TestRepository()
    for tag in ["v1.2.0", "v1.10.0", "v2.0.0-rc.1", "notes"] {
      try made.commit(tag)
      try made.git("tag", tag)
    }
    try made.git("checkout", "--quiet", "-b", "side", "HEAD~1")
    try made.commit("Side")
    try made.git("tag", "v3.0.0")
    try made.git("checkout", "--quiet", "main")
    let repository = try open(made)
    #expect(try repository.latestReleaseTag(before: repository.head())?.name == "v1.10.0")
    #expect(try repository.latestReleaseTag(before: repository.resolve("side"))?.name == "v3.0.0")
    #expect(
      try repository.latestReleaseTag(before: repository.resolve("v1.2.0~0"))?.name == "v1.2.0")
  }

  @Test(
    arguments: [
      ("v1.2.3", [1, 2, 3]), ("1.2.3", [1, 2, 3]), ("pack-1.2.3", [1, 2, 3]),
      ("pack/v1.2.3", [1, 2, 3]), ("pack@1.2.3", [1, 2, 3]), ("v1.2", nil), ("v1.2.3.4", nil),
      ("v1.2.3-rc.1", nil), ("x1.2.3", nil), ("", nil), ("1..2", nil),
    ] as [(String, [Int]?)])
  func aReleaseTagEndsInThreeNumbers(_ tag: String, _ version: [Int]?) {
    #expect(releaseVersion(inTag: tag) == version)
  }

  @Test(
    arguments: [
      ("main:a/b.json", "main", "a/b.json"), ("a/b.json", nil, "a/b.json"), (":a", nil, ":a"),
      ("HEAD~2:", "HEAD~2", ""),
    ] as [(String, String?, String)])
  func aRevisionAndAPathAreSplitAtTheColon(_ text: String, _ revision: String?, _ path: String) {
    let split = splitRevision(text)
    #expect(split.revision == revision)
    #expect(split.path == path)
  }
}
