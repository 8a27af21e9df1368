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
    let turkish = try Self.turkish(in: repository)
    var shards: [String: Data]?
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
      environment.merge(run % 4 < 2 ? ["LANG": "C", "LC_ALL": "C"] : turkish) { $1 }
      environment["TZ"] = run < 5 ? "UTC" : "Asia/Kathmandu"
      let isWhole = run % 3 == 0
      let result = try runProgram(
        try builtProgram(isWhole ? "treaty" : "treaty-generate"), isWhole ? ["generate"] : [],
        in: folder, environment: environment)
      try #require(result.exitCode == 0, "\(result)")
      #expect(try Self.swiftFiles(in: output) == expected, "run \(run)")

      // As the plug-in asks for them; no files are checked in of these.
      try FileManager.default.removeItem(at: output)
      let sharding = try runProgram(
        try builtProgram("treaty-generate"), ["--shards", "4", "--output", output.path],
        in: folder, environment: environment)
      try #require(sharding.exitCode == 0, "\(sharding)")
      let files = try Self.swiftFiles(in: output)
      #expect(files.count == 4)
      #expect(files == shards ?? files, "run \(run)")
      shards = files
    }
  }

  /// A locale in which `i` has a capital of its own: the system's, else one made for the test, else
  /// another one, and the test says so.
  private static func turkish(in repository: TestRepository) throws -> [String: String] {
    func environment(_ locale: String) -> [String: String] { ["LANG": locale, "LC_ALL": locale] }
    let tools = URL(fileURLWithPath: "/usr/bin/env")
    let installed = try runProgram(
      tools, ["locale", "-a"], in: repository.folder, environment: repository.environment
    ).output
      .split(separator: "\n").map(String.init)
    if let locale = installed.first(where: { $0.lowercased().hasPrefix("tr_tr.utf") }) {
      return environment(locale)
    }
    let made = repository.folder.appending(path: "locales")
    try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
    let making = try runProgram(
      tools, ["localedef", "-i", "tr_TR", "-f", "UTF-8", "\(made.path)/tr_TR.UTF-8"],
      in: repository.folder, environment: repository.environment)
    if making.exitCode == 0 {
      return environment("tr_TR.UTF-8").merging(["LOCPATH": made.path]) { $1 }
    }
    let other = try #require(installed.first { $0 != "C" && $0 != "POSIX" })
    print("No Turkish locale is here, nor what makes one: \(other) stands in its place.")
    return environment(other)
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
