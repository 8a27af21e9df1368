public import Foundation

/// A git repository in a temporary folder, made by the `git` program in an environment that is the
/// same everywhere; it goes when the last reference to it does.
public final class TestRepository {
  /// The folder of the working tree, or of the repository when it is bare.
  public let folder: URL
  private let home: URL
  private var moment = 1_700_000_000

  /// An empty repository on the branch `main`, or one made by other arguments of `git`.
  public init(_ arguments: [String] = ["init", "--quiet", "--initial-branch=main"]) throws {
    home = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "treaty-\(UUID().uuidString)")
    folder = home.appending(path: "repository")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    try run(["git"] + arguments + [folder.path], in: home)
  }

  deinit { try? FileManager.default.removeItem(at: home) }

  /// A clone of another repository, through the protocol, or of a bundle.
  public static func clone(_ source: URL, _ options: [String] = []) throws -> TestRepository {
    try TestRepository(
      ["clone", "--quiet"] + options + [
        source.pathExtension == "bundle" ? source.path : source.absoluteString
      ])
  }

  /// Runs `git` in the repository and gives what it printed.
  @discardableResult
  public func git(_ arguments: String...) throws -> String {
    try run(["git"] + arguments, in: folder)
  }

  /// Writes files, folders included.
  public func write(_ files: KeyValuePairs<String, String>) throws {
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  /// Removes a file.
  public func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: folder.appending(path: path))
  }

  /// Writes files, commits everything there is and gives the commit's id; each commit is a minute
  /// later than the one before.
  @discardableResult
  public func commit(_ message: String = "Change", _ files: KeyValuePairs<String, String> = [:])
    throws -> String
  {
    try write(files)
    try git("add", "--all")
    moment += 60
    try git("commit", "--quiet", "--allow-empty", "--message", message)
    return try git("rev-parse", "HEAD").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The environment of every program that is run here.
  public var environment: [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": home.path,
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C",
      "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org",
      "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org",
      "GIT_AUTHOR_DATE": "\(moment) +0000", "GIT_COMMITTER_DATE": "\(moment) +0000",
      "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "file",
    ]
  }

  @discardableResult
  private func run(_ words: [String], in folder: URL) throws -> String {
    let result = try runProgram(
      URL(fileURLWithPath: "/usr/bin/env"), words, in: folder, environment: environment)
    guard result.exitCode == 0 else {
      throw ProgramFailure(words: words, output: result.output + result.errors)
    }
    return result.output
  }
}

/// A program that a test needs did not succeed.
public struct ProgramFailure: Error {
  /// What was run.
  public let words: [String]
  /// What it printed.
  public let output: String
}

/// What a program printed, and how it ended.
public struct ProgramResult: Sendable {
  /// Its exit code; 128 and the number of the signal when one ended it.
  public let exitCode: Int32
  /// Its standard output.
  public let output: String
  /// Its standard error.
  public let errors: String
}

/// Runs a program to its end. Its output goes to files, so that no full pipe can stop it.
public func runProgram(
  _ program: URL, _ arguments: [String], in folder: URL, environment: [String: String],
  input: String = ""
) throws -> ProgramResult {
  let scratch = FileManager.default.temporaryDirectory.appending(path: "treaty-\(UUID())")
  try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: scratch) }
  let files = ["in", "out", "err"].map { scratch.appending(path: $0) }
  for file in files { try Data(input.utf8).write(to: file) }
  for file in files.dropFirst() { try Data().write(to: file) }
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  process.currentDirectoryURL = folder
  process.environment = environment
  process.standardInput = try FileHandle(forReadingFrom: files[0])
  process.standardOutput = try FileHandle(forWritingTo: files[1])
  process.standardError = try FileHandle(forWritingTo: files[2])
  try process.run()
  process.waitUntilExit()
  let signal: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
  return ProgramResult(
    exitCode: process.terminationStatus + signal,
    output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
    errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
}
