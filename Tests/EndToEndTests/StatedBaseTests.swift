import Foundation
import JSON
import TestSupport
import Testing

/// What `--against` takes, and what it says to anything else.
@Suite struct StatedBaseTests {
  /// A shop with a breaking change that is committed.
  private func changedShop() throws -> Shop {
    let shop = try Shop()
    try shop.makeBreakingChange()
    try shop.repository.commit()
    return shop
  }

  private func expectBreak(_ shop: Shop, against base: String) throws {
    let judged = try shop.judge("check", ["--against", base])
    #expect(judged.exitCode == 1, "\(base): \(judged)")
    #expect(judged.rules.contains("contract.narrowed"), "\(base): \(judged.rules)")
    #expect(!judged.rules.contains("module.removed"), "\(base): \(judged.rules)")
  }

  @Test func aRevisionAFolderAndAFolderOfARevision() throws {
    let shop = try changedShop()
    try expectBreak(shop, against: "main")
    try expectBreak(shop, against: "main:")
    let folder = shop.repository.folder.deletingLastPathComponent().appending(path: "published")
    try shop.repository.git("worktree", "add", "--quiet", "--detach", folder.path, "main")
    try expectBreak(shop, against: folder.path)
    // A branch that keeps the published contracts in a folder of their own.
    try shop.repository.git("checkout", "--quiet", "-b", "published", "main")
    try FileManager.default.createDirectory(
      at: shop.repository.folder.appending(path: "releases/1.0.0"),
      withIntermediateDirectories: true)
    for name in ["contracts", "treaty.json"] {
      try shop.repository.git("mv", name, "releases/1.0.0/\(name)")
    }
    try shop.repository.commit("Publish")
    try shop.repository.git("checkout", "--quiet", "feature")
    try expectBreak(shop, against: "published:releases/1.0.0")
    try expectBreak(shop, against: "published:./releases/1.0.0/")
  }

  @Test func anArchive() throws {
    let shop = try changedShop()
    let archive = shop.repository.folder.deletingLastPathComponent().appending(path: "base.tar")
    for options in [
      [], ["--prefix=shop-1.0.0/"], ["--prefix=\(String(repeating: "p", count: 180))/"],
    ] {
      _ = try runProgram(
        URL(fileURLWithPath: "/usr/bin/env"),
        ["git", "archive", "--format=tar", "-o", archive.path] + options + ["main"],
        in: shop.repository.folder, environment: shop.repository.environment)
      try expectBreak(shop, against: archive.path)
    }
  }

  @Test func whatIsNoBaseIsRefusedWithTheWayOut() throws {
    let shop = try changedShop()
    let folder = shop.repository.folder.deletingLastPathComponent()
    let files: [(name: String, bytes: [UInt8], hint: String)] = [
      ("base.tar.gz", [0x1F, 0x8B, 8, 0], "gunzip"),
      ("base.zip", Array("PK\u{3}\u{4}".utf8), "unzip"),
      ("base.txt", Array("no archive".utf8), "no tar archive"),
      ("zeros", Array(repeating: 7, count: 2048), "git archive"),
    ]
    for file in files {
      let path = folder.appending(path: file.name)
      try Data(file.bytes).write(to: path)
      let result = try shop.treaty(["check", "--against", path.path])
      #expect(result.exitCode == 2, "\(file.name): \(result)")
      #expect(result.errors.contains(file.hint), "\(file.name): \(result.errors)")
    }
    for (base, code, hint) in [
      ("main:\(Shop.schema)", Int32(2), "treaty compare"), ("main:nowhere", 3, "no folder"),
      ("nowhere", 3, "no branch, tag or commit"),
      ("nowhere:contracts", 3, "no branch, tag or commit"),
    ] {
      let result = try shop.treaty(["check", "--against", base])
      #expect(result.exitCode == code, "\(base): \(result)")
      #expect(result.errors.contains(hint), "\(base): \(result.errors)")
    }
    #expect(try shop.treaty(["check", "--head", "HEAD", "--staged"]).exitCode == 2)
  }

  @Test func anArchiveThatIsCutOffIsRefused() throws {
    let shop = try changedShop()
    let archive = shop.repository.folder.deletingLastPathComponent().appending(path: "base.tar")
    try shop.repository.git("archive", "--format=tar", "-o", archive.path, "main")
    let whole = try Data(contentsOf: archive)
    // Behind the last file only the end mark and padding follow.
    for length in stride(from: 512, to: whole.count - 10240, by: 1000) {
      try whole.prefix(length).write(to: archive)
      let result = try shop.treaty(["check", "--against", archive.path])
      #expect(result.exitCode == 2, "\(length): \(result)")
    }
  }
}
