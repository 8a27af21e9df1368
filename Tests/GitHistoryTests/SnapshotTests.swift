import Foundation
import Snapshots
import TestSupport
import Testing

@testable import GitHistory

@Suite struct SnapshotTests {
  func text(_ path: String, in snapshot: Snapshot) throws -> String {
    let entry = try #require(snapshot.entry(at: path), "\(path) in \(snapshot.name)")
    return String(decoding: try snapshot.bytes(of: entry), as: UTF8.self)
  }

  @Test func commitIndexAndWorkingTreeAreThreeStates() throws {
    let made = try TestRepository()
    try made.commit(
      "One", ["a.json": "1", "b/c.json": "1", "gone.json": "1", ".gitignore": "*.log"])
    try made.write(["a.json": "2"])
    try made.git("add", "--all")
    try made.write(["a.json": "3", "new/d.json": "4", "x.log": "no"])
    try made.remove("gone.json")
    let repository = try open(made)
    let commit = try repository.snapshot(of: repository.head())
    let index = try repository.indexSnapshot()
    let tree = try repository.workingTreeSnapshot()
    #expect(try [commit, index, tree].map { try text("a.json", in: $0) } == ["1", "2", "3"])
    #expect(commit.entries.map(\.path) == [".gitignore", "a.json", "b/c.json", "gone.json"])
    #expect(tree.entries.map(\.path) == [".gitignore", "a.json", "b/c.json", "new/d.json"])
    // Equal bytes have equal ids in all three, and they are git's.
    #expect(Set([commit, index, tree].map { $0.entry(at: "b/c.json")?.contentID }).count == 1)
    let id = try made.git("hash-object", "new/d.json").trimmingCharacters(in: .newlines)
    #expect(tree.entry(at: "new/d.json")?.contentID == id)
    #expect(try made.git("status", "--porcelain").contains("new/"), "nothing was staged by reading")
  }

  @Test func linksAndSubmodulesAreReportedAndNotFollowed() throws {
    let made = try TestRepository()
    let other = try TestRepository()
    try other.commit("One", ["x": "1"])
    try made.git(
      "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.folder.path, "sub")
    try FileManager.default.createSymbolicLink(
      atPath: made.folder.appending(path: "link").path, withDestinationPath: "/etc/passwd")
    try made.commit("Two")
    try FileManager.default.createSymbolicLink(
      atPath: made.folder.appending(path: "link2").path, withDestinationPath: "/etc")
    let repository = try open(made)
    for snapshot in [
      try repository.snapshot(of: repository.head()), try repository.indexSnapshot(),
      try repository.workingTreeSnapshot(),
    ] {
      for (path, kind) in [("link", Snapshot.Kind.symbolicLink), ("sub", .submodule)] {
        let entry = try #require(snapshot.entry(at: path))
        #expect(entry.kind == kind)
        #expect(throws: Snapshot.ReadError.self) { try snapshot.bytes(of: entry) }
      }
    }
    let tree = try repository.workingTreeSnapshot()
    #expect(tree.entry(at: "link2")?.kind == .symbolicLink)
    #expect(!tree.entries.contains { $0.path.hasPrefix("link2/") })
  }

  @Test func aFileLargerThanTheLimitIsListedAndNotRead() throws {
    let made = try TestRepository()
    try made.commit("One", ["big.json": String(repeating: "1", count: 5000), "small.json": "1"])
    let repository = try Repository.open(at: made.folder.path, sizeLimit: 4999)
    for snapshot in [
      try repository.snapshot(of: repository.head()), try repository.workingTreeSnapshot(),
    ] {
      #expect(try text("small.json", in: snapshot) == "1")
      let entry = try #require(snapshot.entry(at: "big.json"))
      #expect(throws: Snapshot.ReadError.self) { try snapshot.bytes(of: entry) }
    }
  }

  @Test func lineEndsOfTheDiskAreTheDisks() throws {
    let made = try TestRepository()
    try made.commit("One", ["a.json": "{\n}\n"])
    try made.git("config", "core.autocrlf", "true")
    try made.remove("a.json")
    try made.git("checkout", "--", "a.json")
    let repository = try open(made)
    let tree = try repository.workingTreeSnapshot()
    #expect(try text("a.json", in: tree) == "{\r\n}\r\n")
    let commit = try repository.snapshot(of: repository.head())
    #expect(try text("a.json", in: commit) == "{\n}\n")
    #expect(tree.entry(at: "a.json")?.contentID != commit.entry(at: "a.json")?.contentID)
  }

  @Test func aSparseWorkingTreeKeepsWhatIsNotCheckedOut() throws {
    let made = try TestRepository()
    try made.commit("One", ["in/a.json": "1", "out/b.json": "2"])
    try made.git("sparse-checkout", "set", "in")
    let tree = try open(made).workingTreeSnapshot()
    #expect(tree.entries.map(\.path) == ["in/a.json", "out/b.json"])
    #expect(try text("out/b.json", in: tree) == "2")
  }

  @Test func anUnfinishedMergeIsSaid() throws {
    let made = try TestRepository()
    try made.commit("One", ["a.json": "1"])
    try made.git("checkout", "--quiet", "-b", "side")
    try made.commit("Side", ["a.json": "2"])
    try made.git("checkout", "--quiet", "main")
    try made.commit("Main", ["a.json": "3"])
    #expect(throws: ProgramFailure.self) { try made.git("merge", "--quiet", "side") }
    let repository = try open(made)
    #expect(gitError { _ = try repository.indexSnapshot() }?.diagnosis == .unmergedIndex)
    #expect(try text("a.json", in: repository.workingTreeSnapshot()).contains("<<<<<<<"))
  }

  @Test func namesThatDifferOnlyByNormalisationAreTwoFiles() throws {
    let made = try TestRepository()
    try made.commit("One", ["\u{E9}.json": "1", "e\u{301}.json": "2"])
    let repository = try open(made)
    let snapshot = try repository.snapshot(of: repository.head())
    #expect(snapshot.entries.count == 2)
    #expect(try text("\u{E9}.json", in: snapshot) == "1")
    #expect(try text("e\u{301}.json", in: snapshot) == "2")
  }

  @Test func aSnapshotOutlivesItsRepository() throws {
    let made = try TestRepository()
    try made.commit("One", ["a.json": "1"])
    func snapshot() throws -> Snapshot {
      let repository = try open(made)
      return try repository.snapshot(of: repository.head())
    }
    #expect(try text("a.json", in: snapshot()) == "1")
  }

  @Test func aTreeBombEnds() throws {
    let made = try TestRepository()
    try made.commit()
    var object = try made.git("hash-object", "-w", "--stdin").trimmingCharacters(in: .newlines)
    var kind = "100644 blob"
    for _ in 0..<20 {
      let lines = (0..<10).map { "\(kind) \(object)\t\($0)\n" }.joined()
      let result = try runProgram(
        URL(fileURLWithPath: "/usr/bin/env"), ["git", "mktree"], in: made.folder,
        environment: made.environment, input: lines)
      object = result.output.trimmingCharacters(in: .newlines)
      kind = "040000 tree"
    }
    let id = try made.git("commit-tree", "-m", "Bomb", object).trimmingCharacters(in: .newlines)
    let repository = try Repository.open(at: made.folder.path, pathLimit: 10_000)
    let error = gitError { _ = try repository.snapshot(of: repository.resolve(id)) }
    #expect(error?.diagnosis == .tooLarge)
  }

  @Test func theHistoryOfIgluCentralIsReadWithoutReadingItsFiles() throws {
    guard
      let bundle = SharedData.path("histories/iglu-central.bundle", for: "iglu-central history")
    else { return }
    let made = try TestRepository.clone(bundle, ["--bare"])
    let repository = try open(made)
    let head = try repository.head()
    let snapshot = try repository.snapshot(of: head)
    let listed = try made.git("ls-tree", "-r", "--name-only", "-z", "HEAD")
      .split(separator: "\0").map(String.init)
    #expect(
      snapshot.entries.map(\.path) == listed.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let counted = try made.git("rev-list", "--count", "HEAD").trimmingCharacters(in: .newlines)
    #expect(try repository.log(from: head).count == Int(counted))
    let touching = try repository.log(from: head, touching: ["schemas"]).map(\.id)
    let told = try made.git("rev-list", "--full-history", "HEAD", "--", "schemas")
      .split(separator: "\n").map(String.init)
    #expect(Set(touching) == Set(told))
  }
}
