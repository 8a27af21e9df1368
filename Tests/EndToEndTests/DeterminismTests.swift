import Foundation
import TestSupport
import Testing

/// The same contracts give the same bytes, whenever and wherever they are generated.
///
/// What is checked in is the measure, so that unoptimised and optimised programs, and every machine that
/// runs the tests, are held to one answer.
@Suite struct DeterminismTests {
  private static let root = SharedData.repositoryRoot

  @Test func tenRunsInTwoLocalesAndTwoFoldersGiveTheSameBytes() throws {
    let expected = try Self.swiftFiles(in: Self.root.appending(path: "generated"))
    try #require(expected.count >= 4)
    let repository = try TestRepository()
    let folders = ["near", "a folder/far/içinde"].map { repository.folder.appending(path: $0) }
    for folder in folders {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for name in ["contracts", "schemas", "treaty.json"] {
        try FileManager.default.copyItem(
          at: Self.root.appending(path: name), to: folder.appending(path: name))
      }
    }
    for run in 0..<10 {
      let folder = folders[run % 2]
      let output = folder.appending(path: "generated")
      try? FileManager.default.removeItem(at: output)
      var environment = repository.environment
      for name in ["LANG", "LC_ALL"] { environment[name] = run % 4 < 2 ? "C" : "tr_TR.UTF-8" }
      environment["TZ"] = run < 5 ? "UTC" : "Asia/Kathmandu"
      let isWhole = run % 3 == 0
      let result = try runProgram(
        try builtProgram(isWhole ? "treaty" : "treaty-generate"), isWhole ? ["generate"] : [],
        in: folder, environment: environment)
      try #require(result.exitCode == 0, "\(result)")
      #expect(try Self.swiftFiles(in: output) == expected, "run \(run)")
    }
  }

  private static func swiftFiles(in folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".swift") {
      files[name] = try Data(contentsOf: folder.appending(path: name))
    }
    return files
  }
}
