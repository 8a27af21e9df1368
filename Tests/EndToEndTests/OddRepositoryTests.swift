import Foundation
import JSON
import TestSupport
import Testing

/// Repositories that are not as simple as they could be.
@Suite struct OddRepositoryTests {
  @Test func aSymbolicLinkAmongContractsCannotBeJudged() throws {
    let shop = try Shop()
    let file = shop.repository.folder.appending(path: Shop.schema)
    try FileManager.default.moveItem(
      at: file, to: shop.repository.folder.appending(path: "elsewhere.json"))
    try FileManager.default.createSymbolicLink(
      atPath: file.path, withDestinationPath: "../../elsewhere.json")
    for judged in [try shop.judge("check"), try shop.check()] {
      #expect(judged.exitCode == 3, "\(judged)")
      #expect(judged.rules == ["file.linked"], "\(judged.rules)")
    }
  }

  @Test func aSubmoduleAmongContractsCannotBeJudged() throws {
    let shop = try Shop()
    let other = try TestRepository()
    try other.commit("Begin", ["shop_v1.schema.json": "{}"])
    try shop.repository.git("rm", "--quiet", Shop.schema)
    try shop.repository.git(
      "submodule", "--quiet", "add", other.folder.absoluteString, Shop.schema)
    let judged = try shop.check()
    #expect(judged.exitCode == 3, "\(judged)")
    #expect(judged.rules == ["file.linked"], "\(judged.rules)")
  }

  @Test func lineEndsOfWindowsChangeNothing() throws {
    let shop = try Shop()
    for path in [Shop.schema, Shop.manifest, Shop.events, "docs/decisions/0001-shorter-ids.md"] {
      let file = shop.repository.folder.appending(path: path)
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing("\n", with: "\r\n").utf8).write(to: file)
    }
    let same = try shop.check()
    #expect(same.exitCode == 0, "\(same)")
    #expect(same.findings.isEmpty, "\(same.rules)")
    try shop.edit(Shop.schema, #""id": {"maxLength": 9"#, #""id": {"maxLength": 7"#)
    try shop.release("2.0.0")
    let broken = try shop.check().fingerprintsOfBreaks
    try shop.writeNote(covers: broken)
    let note = shop.repository.folder.appending(path: Shop.note)
    let text = try String(contentsOf: note, encoding: .utf8)
    try Data(text.replacing("\n", with: "\r\n").utf8).write(to: note)
    let judged = try shop.check()
    #expect(judged.exitCode == 0, "\(judged.findings.map(\.compactText))")
  }

  @Test func aFileThatWasRenamedAndChangedIsComparedWithItself() throws {
    let shop = try Shop()
    try shop.repository.git("mv", Shop.schema, "contracts/shop/orders_v1.schema.json")
    for path in [Shop.manifest, Shop.events, Shop.events] {
      try shop.edit(path, "shop_v1.schema.json", "orders_v1.schema.json")
    }
    try shop.edit("contracts/shop/orders_v1.schema.json", #""maxLength": 9"#, #""maxLength": 7"#)
    let judged = try shop.check()
    let finding = try #require(
      judged.findings.first { $0["rule"]?.string == "contract.narrowed" }, "\(judged.rules)")
    #expect(finding["head"]?["file"]?.string == "contracts/shop/orders_v1.schema.json")
    #expect(finding["base"]?["file"]?.string == Shop.schema)
    #expect(finding["head"]?["pointer"]?.string == "/$defs/Order/properties/id/maxLength")
    #expect(!judged.rules.contains("contract.removed"))
  }

  @Test func aRepositoryNamedBySHA256IsRefusedWithTheWayOut() throws {
    let repository = try TestRepository([
      "init", "--quiet", "--initial-branch=main", "--object-format=sha256",
    ])
    try repository.commit("Begin", ["treaty.json": "{}"])
    let result = try Shop().treaty(["check"], in: repository.folder)
    #expect(result.exitCode == 3, "\(result)")
    #expect(result.errors.contains("SHA-256"), "\(result.errors)")
    #expect(result.errors.contains("to mend it"), "\(result.errors)")
  }

  @Test func eachSystemsStatedBaseIsTaken() throws {
    let shop = try Shop()
    try shop.repository.git("branch", "release", "main")
    try shop.makeBreakingChange()
    try shop.repository.commit()
    // The default branch has the change already, the branch that the request goes to has not.
    try shop.repository.git("branch", "--force", "main", "HEAD")
    for environment in [
      ["GITHUB_BASE_REF": "release"], ["CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "release"],
      ["SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/release"], ["CHANGE_TARGET": "release"],
      ["BITBUCKET_PR_DESTINATION_BRANCH": "release"],
      ["BUILDKITE_PULL_REQUEST_BASE_BRANCH": "release"],
      ["DRONE_TARGET_BRANCH": "release", "DRONE_PULL_REQUEST": "7"],
      ["TRAVIS_BRANCH": "release", "TRAVIS_PULL_REQUEST": "7"],
    ] {
      let judged = try shop.judge("check", environment: environment)
      #expect(judged.exitCode == 1, "\(environment): \(judged)")
      let why = judged.report["base"]?["why"]?.string ?? ""
      #expect(why.contains("merge base with release"), "\(why)")
    }
    let id = try shop.repository.git("rev-parse", "release").trimmingCharacters(in: .newlines)
    let gitLab = try shop.judge("check", environment: ["CI_MERGE_REQUEST_DIFF_BASE_SHA": id])
    #expect(gitLab.exitCode == 1)
    let absent = try shop.treaty(["check"], environment: ["GITHUB_BASE_REF": "gone"])
    #expect(absent.exitCode == 3, "\(absent)")
    #expect(absent.errors.contains("git fetch origin gone"), "\(absent.errors)")
  }

  @Test func beforeTheFirstReleaseTheDefaultBranchIsComparedWithTheCommitBefore() throws {
    let shop = try Shop()
    try shop.repository.git("checkout", "--quiet", "main")
    #expect(try shop.judge("check").exitCode == 0)
    try shop.makeBreakingChange()
    for isCommitted in [false, true] {
      if isCommitted { try shop.repository.commit("Break on the default branch") }
      let judged = try shop.judge("check")
      #expect(judged.exitCode == 1, "\(judged)")
      #expect(judged.rules.contains("contract.narrowed"))
    }
  }

  /// A gate that compares nothing does not pass, whichever way it came to that.
  @Test(arguments: [
    nil, "{}", #"{"schemas": []}"#, #"{"schemas": ["*.json"]}"#,
    #"{"schemas": ["contract/**/*.json"], "modules": ["no/*.json"]}"#,
  ])
  func nothingUnderContractEndsWith2(_ configuration: String?) throws {
    let repository = try TestRepository()
    try repository.commit("Begin", ["README.md": "x"])
    if let configuration { try repository.commit("Set up", ["treaty.json": configuration]) }
    for command in ["check", "diff"] {
      let judged = try Shop().judge(command, in: repository.folder)
      #expect(judged.exitCode == 2)
      #expect(judged.rules.contains("configuration.nothing-guarded"), "\(judged.rules)")
    }
    for command in ["next", "generate", "generate --check"] {
      let result = try runProgram(
        try builtProgram("treaty"), command.split(separator: " ").map(String.init),
        in: repository.folder, environment: repository.environment)
      #expect(result.exitCode == 2 && result.output.isEmpty, "\(result)")
      #expect(result.errors.contains("treaty init"), "\(result.errors)")
    }
  }

  /// Some globs may stand for what is still to come; `validate` does not look at them.
  @Test func aGlobMoreThanThereAreFilesIsAWarning() throws {
    let repository = try TestRepository()
    let settings = #"{"schemas": ["schemas/*.json", "later/*.json"]}"#
    try repository.commit("Begin", ["treaty.json": settings, "schemas/a.json": "{}"])
    let judged = try Shop().judge("check", in: repository.folder)
    #expect(judged.exitCode == 0)
    #expect(judged.rules == ["configuration.no-match"])
    try repository.write(["treaty.json": #"{"schemas": ["later/*.json"]}"#])
    // What was guarded is gone, which is told as such.
    let gone = try Shop().judge("check", in: repository.folder)
    #expect(gone.exitCode == 1)
    #expect(gone.rules.contains("contract.removed"), "\(gone.rules)")
    let validated = try runProgram(
      try builtProgram("treaty"), ["validate", "schemas/a.json", "treaty.json"],
      in: repository.folder, environment: repository.environment)
    #expect(validated.exitCode == 0, "\(validated)")
  }

  @Test func aCrashIsABugAndEndsWithItsOwnCode() throws {
    let shop = try Shop()
    let process = Process()
    process.executableURL = try builtProgram("treaty")
    process.arguments = ["validate", "--batch"]
    process.currentDirectoryURL = shop.repository.folder
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // The first answer shows that the program is at work; then what a trap does is done to it.
    input.fileHandleForWriting.write(Data(#"{"id": 1, "schema": {}, "instance": 1}"#.utf8 + [10]))
    #expect(!output.fileHandleForReading.availableData.isEmpty)
    kill(process.processIdentifier, SIGILL)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 4)
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(said.contains("bug in Treaty"), "\(said)")
  }
}
