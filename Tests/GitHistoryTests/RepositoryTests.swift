import Foundation
import Snapshots
import TestSupport
import Testing

@testable import GitHistory

func open(_ repository: TestRepository) throws(GitError) -> Repository {
  try Repository.open(at: repository.folder.path)
}

/// The error a piece of work ends in.
func gitError(_ work: () throws -> Void) -> GitError? {
  do { try work() } catch { return error as? GitError }
  return nil
}

@Suite struct OpeningTests {
  @Test func aRepositoryOpensFromAFolderAndAFileInside() throws {
    let made = try TestRepository()
    try made.commit("One", ["a/b/c.json": "{}"])
    for path in ["", "a/b", "a/b/c.json"] {
      let repository = try Repository.open(at: made.folder.appending(path: path).path)
      #expect(repository.workingFolder == made.folder.path + "/")
    }
  }

  @Test func aLinkedWorkingTreeIsItsOwn() throws {
    let made = try TestRepository()
    try made.commit("One", ["a.json": "{}"])
    let linked = made.folder.deletingLastPathComponent().appending(path: "linked")
    try made.git("worktree", "add", "--quiet", "-b", "side", linked.path)
    try Data("new".utf8).write(to: linked.appending(path: "b.json"))
    let repository = try Repository.open(at: linked.path)
    #expect(repository.workingFolder == linked.path + "/")
    #expect(try repository.workingTreeSnapshot().entries.map(\.path) == ["a.json", "b.json"])
    #expect(try open(made).workingTreeSnapshot().entries.map(\.path) == ["a.json"])
  }

  @Test func aBareRepositoryHasCommitsAndNoWorkingTree() throws {
    let made = try TestRepository()
    let id = try made.commit("One", ["a.json": "{}"])
    let bare = try TestRepository.clone(made.folder, ["--bare"])
    let repository = try open(bare)
    #expect(repository.isBare)
    #expect(try repository.head().id == id)
    #expect(try repository.snapshot(of: repository.head()).entries.map(\.path) == ["a.json"])
    #expect(gitError { _ = try repository.workingTreeSnapshot() }?.diagnosis == .noWorkingTree)
  }

  @Test func aPlainFolderIsNotARepository() throws {
    for path in ["/", "/nowhere/at/all"] {
      let error = gitError { _ = try Repository.open(at: path) }
      #expect(error?.diagnosis == .notARepository)
    }
  }

  @Test(arguments: [
    ("objectformat", "sha256", GitError.Diagnosis.foreignObjectFormat),
    ("refstorage", "reftable", .foreignReferenceFormat),
    ("somethingNew", "true", .foreignRepositoryFormat),
  ])
  func aForeignFormatHasItsName(_ name: String, _ value: String, _ diagnosis: GitError.Diagnosis)
    throws
  {
    let made = try TestRepository()
    try made.commit("One", ["a.json": "{}"])
    try made.git("config", "core.repositoryformatversion", "1")
    try made.git("config", "extensions.\(name)", value)
    let error = gitError { _ = try open(made) }
    #expect(error?.diagnosis == diagnosis)
    #expect(error?.remedy != nil)
  }

  @Test func aRepositoryOfGitsOwnInSHA256IsNamed() throws {
    let made = try TestRepository(["init", "--quiet", "--object-format=sha256"])
    #expect(gitError { _ = try open(made) }?.diagnosis == .foreignObjectFormat)
  }

  @Test func aRepositoryOfSomebodyElseIsNotTrusted() throws {
    // Only root can give a folder away.
    guard getuid() == 0 else { return }
    let made = try TestRepository()
    try made.commit("One", ["a.json": "{}"])
    let chown = try runProgram(
      URL(fileURLWithPath: "/usr/bin/env"), ["chown", "-R", "12345", made.folder.path],
      in: made.folder, environment: made.environment)
    #expect(chown.exitCode == 0)
    let home = made.folder.deletingLastPathComponent()
    let configuration = home.appending(path: ".gitconfig")
    try Library.setConfigurationFolder(home.path)
    for text in ["", "[user]\n\tname = x\n", "[safe]\n\tdirectory = *\n"] {
      try Data(text.utf8).write(to: configuration)
      let error = gitError { _ = try open(made) }
      #expect(error?.diagnosis == .untrustedOwner)
      #expect(
        error?.remedy?.hasPrefix(
          "git config --global --add safe.directory \(made.folder.path)") == true)
    }
    // What the remedy says does mend it.
    try Data("[safe]\n\tdirectory = \(made.folder.path)\n".utf8).write(to: configuration)
    _ = try open(made)
  }

  @Test func nothingARepositoryConfiguresIsExecuted() throws {
    let made = try TestRepository()
    try made.commit("One", ["a.json": "{}", ".gitattributes": "*.json filter=x diff=x merge=x\n"])
    let canary = made.folder.deletingLastPathComponent().appending(path: "canary").path
    let command = "touch \(canary)"
    for key in [
      "core.fsmonitor", "core.sshCommand", "diff.external", "filter.x.smudge", "filter.x.clean",
      "filter.x.process", "diff.x.textconv", "diff.x.command", "merge.x.driver", "core.pager",
      "core.editor", "credential.helper", "core.hooksPath",
    ] { try made.git("config", key, key == "core.hooksPath" ? made.folder.path : command) }
    try made.write(["a.json": "[]", "post-index-change": "#!/bin/sh\n\(command)\n"])
    let repository = try open(made)
    let tree = try repository.workingTreeSnapshot()
    for entry in tree.entries { _ = try tree.bytes(of: entry) }
    _ = try repository.changedPaths(from: repository.head(), to: repository.head())
    #expect(!FileManager.default.fileExists(atPath: canary))
  }
}
