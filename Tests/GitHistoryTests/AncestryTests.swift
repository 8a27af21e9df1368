import Foundation
import Snapshots
import TestSupport
import Testing

@testable import GitHistory

/// `main` and `side` with two commits each after the one they share.
private func forked() throws -> (TestRepository, base: String) {
  let made = try TestRepository()
  try made.commit("Root", ["a": "0"])
  let base = try made.commit("Base", ["a": "1"])
  try made.git("checkout", "--quiet", "-b", "side")
  for place in 0..<2 { try made.commit("Side \(place)", ["side": "\(place)"]) }
  try made.git("checkout", "--quiet", "main")
  for place in 0..<2 { try made.commit("Main \(place)", ["main": "\(place)"]) }
  return (made, base)
}

@Suite struct AncestryTests {
  @Test func theMergeBaseIsWhereTheBranchesPart() throws {
    let (made, base) = try forked()
    let repository = try open(made)
    let (main, side) = (try repository.resolve("main"), try repository.resolve("side"))
    #expect(try repository.mergeBase(main, side).id == base)
    #expect(try repository.mergeBase(side, main).id == base)
    #expect(try repository.mergeBase(main, main) == main)
    #expect(try repository.isAncestor(repository.resolve(base), of: side))
    #expect(try !repository.isAncestor(side, of: main))
  }

  @Test func unrelatedHistoriesHaveNone() throws {
    let (made, _) = try forked()
    try made.git("checkout", "--quiet", "--orphan", "other")
    try made.commit("Other")
    let repository = try open(made)
    let error = gitError {
      _ = try repository.mergeBase(repository.resolve("other"), repository.resolve("main"))
    }
    #expect(error?.diagnosis == .noCommonAncestor)
  }

  @Test func aShallowCloneSaysSoAndGivesTheCommand() throws {
    let (made, base) = try forked()
    let clone = try TestRepository.clone(made.folder, ["--depth=1", "--no-single-branch"])
    let repository = try open(clone)
    #expect(repository.isShallow)
    func common(_ repository: Repository) throws -> Commit {
      try repository.mergeBase(repository.resolve("HEAD"), repository.resolve("origin/side"))
    }
    for work in [
      { _ = try common(repository) }, { _ = try repository.resolve("HEAD~1") },
      { _ = try repository.parents(of: repository.head()) },
    ] as [() throws -> Void] {
      let error = gitError(work)
      #expect(error?.diagnosis == .shallowClone)
      #expect(error?.remedy?.contains("git fetch --unshallow") == true)
    }
    #expect(try repository.log(from: repository.head()).count == 1)
    // The command that is named mends it.
    try clone.git("fetch", "--quiet", "--unshallow")
    #expect(try AncestryTests.base(of: clone) == base)
  }

  @Test func aShallowCloneThatReachesTheBaseKnowsIt() throws {
    let (made, base) = try forked()
    let clone = try TestRepository.clone(made.folder, ["--depth=3", "--no-single-branch"])
    #expect(try open(clone).isShallow)
    #expect(try AncestryTests.base(of: clone) == base)
  }

  static func base(of clone: TestRepository) throws -> String {
    let repository = try open(clone)
    return try repository.mergeBase(repository.head(), repository.resolve("origin/side")).id
  }

  @Test func aPartialCloneNamesTheFileThatWasLeftOnTheServer() throws {
    let made = try TestRepository()
    try made.commit("One", ["a.json": "1"])
    try made.commit("Two", ["a.json": "2"])
    try made.git("config", "uploadpack.allowFilter", "true")
    try made.git("config", "uploadpack.allowAnySHA1InWant", "true")
    let clone = try TestRepository.clone(made.folder, ["--filter=blob:none"])
    func read() throws -> [UInt8] {
      let repository = try open(clone)
      #expect(repository.isPartial)
      let snapshot = try repository.snapshot(of: repository.resolve("HEAD~1"))
      let entry = try #require(snapshot.entry(at: "a.json"))
      return try snapshot.bytes(of: entry)
    }
    do {
      _ = try read()
      Issue.record("the blob is not here")
    } catch {
      #expect("\(error)".contains("partial clone"))
      #expect("\(error)".contains("git fetch --refetch --no-filter"))
    }
    try clone.git("fetch", "--quiet", "--refetch", "--no-filter")
    #expect(try read() == Array("1".utf8))
  }

  @Test func theLogOfAPathHasTheCommitsThatTouchedIt() throws {
    let (made, _) = try forked()
    try made.git("merge", "--quiet", "--no-edit", "side")
    let repository = try open(made)
    func log(_ paths: [String], _ walk: Repository.Walk = .allParents) throws -> [String] {
      try repository.log(from: repository.head(), touching: paths, walk: walk).map(\.summary)
    }
    #expect(try log(["side"]) == ["Side 1", "Side 0"])
    #expect(try log(["side"], .firstParents) == ["Merge branch 'side'"])
    #expect(try log(["a"]) == ["Base", "Root"])
    #expect(try log(["a", "main"]) == ["Main 1", "Main 0", "Base", "Root"])
    #expect(try log([]).count == 7)
    #expect(try log(["nowhere"]) == [])
    #expect(try repository.log(from: repository.head(), touching: ["a"], limit: 1).count == 1)
  }

  @Test func changedPathsAreThoseOfTheTwoTrees() throws {
    let (made, base) = try forked()
    try made.commit("More", ["x/[old]/b.json": "1", "x/y.json": "2"])
    let repository = try open(made)
    let (old, new) = (try repository.resolve(base), try repository.head())
    #expect(
      try repository.changedPaths(from: old, to: new) == ["main", "x/[old]/b.json", "x/y.json"])
    #expect(
      try repository.changedPaths(from: old, to: new, below: ["x/[old]"]) == ["x/[old]/b.json"])
    #expect(try repository.changedPaths(from: new, to: new) == [])
  }
}
