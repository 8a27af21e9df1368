import Foundation
import Snapshots
import TestSupport
import Testing

@testable import GitHistory

/// A small generator, so that each run damages the same bytes.
private struct Random {
  var state: UInt64
  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}

@Suite struct DamageTests {
  /// Everything a run would read, or the error it ends in.
  private func contents(_ made: TestRepository) -> [String: [UInt8]]? {
    do {
      let repository = try open(made)
      let head = try repository.head()
      _ = try repository.log(from: head, touching: ["a.json"])
      let snapshot = try repository.snapshot(of: head)
      var contents: [String: [UInt8]] = [:]
      for entry in snapshot.entries { contents[entry.path] = try snapshot.bytes(of: entry) }
      return contents
    } catch {
      return nil
    }
  }

  @Test func aDamagedRepositoryGivesAnErrorOrTheTruth() throws {
    let made = try TestRepository()
    for number in 0..<8 {
      try made.commit(
        "\(number)", ["a.json": String(repeating: "\(number)\n", count: 300), "\(number)": "x"])
    }
    try made.git("repack", "--quiet", "-a", "-d")
    try made.git("pack-refs", "--all")
    let truth = try #require(contents(made))
    let git = made.folder.appending(path: ".git")
    let packs = try FileManager.default.contentsOfDirectory(
      at: git.appending(path: "objects/pack"), includingPropertiesForKeys: nil)
    let files = packs + ["HEAD", "packed-refs", "config"].map { git.appending(path: $0) }
    var random = Random(state: 7)
    for file in files {
      let sound = try Data(contentsOf: file)
      try FileManager.default.removeItem(at: file)
      for _ in 0..<60 {
        var damaged = sound
        switch random.next(below: 4) {
        case 0: damaged = damaged.prefix(random.next(below: sound.count))
        case 1: damaged += [0, 1, 2, 3]
        default:
          for _ in 0...random.next(below: 3) {
            damaged[random.next(below: sound.count)] = UInt8(random.next(below: 256))
          }
        }
        try damaged.write(to: file)
        let read = contents(made)
        // A damaged HEAD or configuration may name another state, but never invent contents.
        if packs.contains(file) {
          #expect(read == nil || read == truth, "\(file.lastPathComponent)")
        }
      }
      try sound.write(to: file)
    }
    #expect(contents(made) == truth)
  }

  @Test func aDamagedPackIndexHasItsCommand() throws {
    let made = try TestRepository()
    try made.commit("One", ["a.json": "1"])
    try made.git("repack", "--quiet", "-a", "-d")
    let folder = made.folder.appending(path: ".git/objects/pack")
    let index = try #require(
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .first { $0.pathExtension == "idx" })
    var bytes = try Data(contentsOf: index)
    bytes[8 + 1024 + 24 * 3] = 0x7f
    try FileManager.default.removeItem(at: index)
    try bytes.write(to: index)
    let error = gitError { _ = try open(made) }
    #expect(error?.diagnosis == .damaged)
    let remedy = try #require(error?.remedy)
    let mended = try runProgram(
      URL(fileURLWithPath: "/bin/sh"), ["-c", remedy], in: made.folder,
      environment: made.environment)
    #expect(mended.exitCode == 0, "\(mended.errors)")
    #expect(try open(made).head().summary == "One")
  }
}
