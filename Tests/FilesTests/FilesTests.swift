import Foundation
import Snapshots
import Testing

@testable import Files

struct FilesTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: "treaty-\(UUID())").path

  init() throws { try makeFolder(folder) }

  func inFolder(_ path: String) -> String { joined(folder, path) }

  @Test func aFileIsReadBackAsWritten() throws {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(try writeFile(inFolder("a"), bytes))
    #expect(try readFile(inFolder("a")) == bytes)
    #expect(try writeFile(inFolder("empty"), []))
    #expect(try readFile(inFolder("empty")) == [])
  }

  @Test func aFileWithTheSameBytesIsNotRewritten() throws {
    try writeFile(inFolder("a"), [1, 2])
    let before = try FileStatus.ofLink(inFolder("a"))?.identity
    #expect(try writeFile(inFolder("a"), [1, 2]) == false)
    #expect(try FileStatus.ofLink(inFolder("a"))?.identity == before)
  }

  @Test func permissionsAndLinksSurviveAReplacement() throws {
    try writeFile(inFolder("a"), [1])
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: inFolder("a"))
    try FileManager.default.createSymbolicLink(
      atPath: inFolder("link"), withDestinationPath: inFolder("a"))
    try writeFile(inFolder("link"), [2])
    #expect(try readFile(inFolder("a")) == [2])
    #expect(isSymbolicLink(inFolder("link")))
    #expect(try FileStatus.ofLink(inFolder("a"))?.permissions == 0o600)
  }

  @Test func nothingIsLeftBehind() throws {
    try makeFolder(inFolder("busy/x"))
    #expect(throws: FileError.self) { try writeFile(inFolder("busy"), [1]) }
    // A writer that was killed leaves a file that nobody has locked.
    try writeFile(inFolder(".a.treaty-99999-0"), [9])
    try writeFile(inFolder("a"), [1])
    #expect(try namesInFolder(folder) == ["a", "busy"])
  }

  @Test func writersAtTheSameTimeLeaveOneOfTheirFilesWhole() throws {
    let target = inFolder("a")
    DispatchQueue.concurrentPerform(iterations: 16) { number in
      for _ in 0..<5 {
        _ = try? writeFile(target, [UInt8](repeating: UInt8(number), count: 50_000))
      }
    }
    let bytes = try readFile(target)
    #expect(bytes.count == 50_000)
    #expect(Set(bytes).count == 1)
    #expect(try namesInFolder(folder) == ["a"])
  }

  @Test func errorsNameThePathAndTheReason() {
    func message(_ work: () throws -> Void) -> String? {
      do { try work() } catch { return (error as? FileError)?.message }
      return nil
    }
    #expect(
      message { _ = try readFile("/nowhere/x") }
        == "cannot read /nowhere/x: no such file or folder")
    #expect(message { _ = try readFile(folder) } == "cannot read \(folder): it is a folder")
    #expect(
      message { try writeFile("/dev/full", [1]) }
        == "cannot write /dev/full: no space left on the device")
    #expect(
      message {
        try writeFile(inFolder("big"), [1, 2]); _ = try readFile(inFolder("big"), limit: 1)
      }
        == "cannot read \(inFolder("big")): it is larger than 1 bytes")
  }

  @Test func aFolderIsASnapshotThatFollowsNoLink() throws {
    for path in ["b/x.json", "b/.git/HEAD", "a.json", ".git/HEAD", ".build/y", "c/d/e"] {
      try makeFolder(Files.folder(of: inFolder(path)))
      try writeFile(inFolder(path), Array(path.utf8))
    }
    try FileManager.default.createSymbolicLink(
      atPath: inFolder("link"), withDestinationPath: "/etc/passwd")
    let tree = try workingTree(at: folder)
    #expect(tree.entries.map(\.path) == ["a.json", "b", "c/d/e", "link"])
    #expect(tree.entries.map(\.kind) == [.file, .submodule, .file, .symbolicLink])
    let link = try #require(tree.entry(at: "link"))
    #expect(throws: (any Error).self) { try tree.bytes(of: link) }
    let file = try #require(tree.entry(at: "c/d/e"))
    #expect(try tree.bytes(of: file) == Array("c/d/e".utf8))
  }

  @Test func aFileIsFoundInAFolderAbove() throws {
    try makeFolder(inFolder("a/b/c"))
    try writeFile(inFolder("treaty.json"), [])
    #expect(
      try findUpwards("treaty.json", from: inFolder("a/b/c"))
        == resolvedPath(inFolder("treaty.json")))
    #expect(findUpwards("no-such-file-\(UUID())", from: folder) == nil)
  }

  @Test(arguments: [
    ("a/b", "a", "b"), ("b", ".", "b"), ("/b", "/", "b"), ("a/b/", "a", "b"), ("/", "/", ""),
  ])
  func aPathHasAFolderAndAName(_ path: String, _ folder: String, _ name: String) {
    #expect(Files.folder(of: path) == folder)
    #expect(Files.name(of: path) == name)
  }
}
