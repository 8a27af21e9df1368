import Foundation
import TestSupport
import Testing

/// Repositories of schema files without a manifest.
@Suite struct BareSchemaTests {
  private func repository() throws -> TestRepository {
    let repository = try TestRepository()
    try repository.write([
      "treaty.json": #"{"schemas": ["schemas/*.json"]}"#,
      "schemas/order.json": #"{"type": "object", "properties": {"id": {"maxLength": 9}}}"#,
    ])
    try repository.commit("Begin")
    return repository
  }

  private func treaty(_ words: String, in repository: TestRepository) throws -> ProgramResult {
    try runProgram(
      try builtProgram("treaty"), words.split(separator: " ").map(String.init),
      in: repository.folder, environment: repository.environment)
  }

  @Test func nextSaysThatNoVersionCanTellABreak() throws {
    let repository = try repository()
    let schema = #"{"type": "object", "properties": {"id": {"maxLength": 7}}}"#
    try repository.write(["schemas/order.json": schema])
    let result = try treaty("next --against HEAD", in: repository)
    let lines = result.output.split(separator: "\n").map(String.init)
    try #require(lines.count == 4, "\(result)")
    #expect(lines[0] == "schemas: breaking, and has no version that could say so, because of:")
    #expect(
      lines[1].hasPrefix("  schemas/order.json:1:55: breaking [contract.narrowed]"), "\(result)")
    #expect(lines[2].hasPrefix(#"    witness: {"id":"aaaaaaaa"#), "\(result)")
    #expect(lines[3].hasPrefix("  undo it, "), "\(result)")
    let refused = try treaty("check --against HEAD", in: repository)
    #expect(refused.exitCode == 1)
    #expect(refused.output.contains("release.unversioned"), "\(refused)")
  }

  @Test(arguments: [("12", "additive"), ("9", "none")])
  func nextSaysThatThereIsNoVersion(_ length: String, _ verdict: String) throws {
    let repository = try repository()
    let schema = #"{"type": "object", "properties": {"id": {"maxLength": \#(length)}}}"#
    try repository.write(["schemas/order.json": schema])
    let result = try treaty("next --against HEAD", in: repository)
    #expect(result.exitCode == 0)
    #expect(result.output == "schemas: \(verdict), has no version\n", "\(result)")
  }

  @Test(arguments: ["../outside", "/tmp/outside", "a/../../outside"])
  func generatedFilesStayInTheRepository(_ output: String) throws {
    let repository = try repository()
    try repository.write([
      "treaty.json": #"{"schemas": ["schemas/*.json"], "swift": {"output": "\#(output)"}}"#
    ])
    for (program, words) in [("treaty", ["generate"]), ("treaty-generate", [])] {
      let result = try runProgram(
        try builtProgram(program), words, in: repository.folder,
        environment: repository.environment)
      #expect(result.exitCode == 2, "\(result)")
      #expect(result.errors.contains("treaty.json:1:53: error: `output` must be"), "\(result)")
      let outside = repository.folder.appending(path: output).standardizedFileURL
      #expect(!FileManager.default.fileExists(atPath: outside.path))
    }
    let place = repository.folder.appending(path: "elsewhere")
    try repository.write(["treaty.json": #"{"schemas": ["schemas/*.json"]}"#])
    let named = try treaty("generate --output \(place.path)", in: repository)
    #expect(named.exitCode == 0, "\(named)")
    #expect(FileManager.default.fileExists(atPath: place.path))
  }

  @Test(arguments: [
    ("{", "cannot read"), (#"{"modulse": []}"#, "cannot use"), (#"{"schemas": 1}"#, "cannot use"),
  ])
  func aConfigurationOutsideTheRootIsNotPassedOver(_ text: String, _ message: String) throws {
    let repository = try repository()
    try repository.write(["settings/treaty.json": text])
    let result = try runProgram(
      try builtProgram("treaty-generate"),
      ["--configuration", "settings/treaty.json", "--root", "schemas", "--output", "out"],
      in: repository.folder, environment: repository.environment)
    #expect(result.exitCode == 2, "\(result)")
    #expect(result.errors.contains(message), "\(result)")
  }

  /// Globs begin at the folder of `treaty.json`, also where that is not the repository's.
  @Test(arguments: ["*.schema.json", "**/*.schema.json", "order.schema.json", "**"])
  func aConfigurationBelowTheRootFindsWhatStandsBesideIt(_ glob: String) throws {
    let repository = try TestRepository()
    func schema(_ type: String) -> String {
      #"{"type": "object", "properties": {"id": {"type": "\#(type)"}}}"#
    }
    try repository.write([
      "api/treaty.json": #"{"schemas": ["\#(glob)"]}"#,
      "api/order.schema.json": schema("string"), "other/order.schema.json": "{",
    ])
    try repository.commit("Begin")
    try repository.write(["api/order.schema.json": schema("integer")])
    let api = repository.folder.appending(path: "api")
    let result = try runProgram(
      try builtProgram("treaty"), ["check", "--against", "HEAD"], in: api,
      environment: repository.environment)
    #expect(result.exitCode == 1, "\(result)")
    #expect(result.output.contains("contract.narrowed"), "\(result)")
    let generated = try runProgram(
      try builtProgram("treaty-generate"),
      ["--configuration", "api/treaty.json", "--root", ".", "--output", "out", "--shards", "1"],
      in: repository.folder, environment: repository.environment)
    #expect(generated.exitCode == 0, "\(generated)")
    let models = repository.folder.appending(path: "out/Models0.swift")
    #expect(try String(contentsOf: models, encoding: .utf8).contains("struct Order"))
  }

  @Test func aGlobThatLeadsOutOfThePackageIsAnError() throws {
    let repository = try TestRepository()
    try repository.write([
      "order.schema.json": "{}",
      "package/Sources/App/treaty.json": #"{"schemas": ["../../../*.schema.json"]}"#,
    ])
    let result = try runProgram(
      try builtProgram("treaty-generate"),
      [
        "--configuration", "package/Sources/App/treaty.json", "--root", "package", "--output",
        "out",
      ], in: repository.folder, environment: repository.environment)
    #expect(result.exitCode == 2, "\(result)")
    #expect(result.errors.contains("`../../../*.schema.json` leads out"), "\(result)")
  }

  /// A target's treaty.json, what its globs name, how the tool ends, and what it says.
  @Test(arguments: [
    (
      #"{"schemas": ["../../contracts/*.schema.json", "../../contracts/b.schema.json"]}"#, 2,
      "Sources/App/treaty.json:1:47: error: There is no schema file `../../contracts/b.schema.json`."
    ),
    (
      #"{"schemas": ["../../contracts/*.schema.json", "../../b/*.schema.json"]}"#, 0,
      "Sources/App/treaty.json:1:47: warning: `../../b/*.schema.json` matches no schema file."
    ),
    (
      #"{"schemas": ["../../b/*.schema.json"]}"#, 0, "treaty-generate: warning: no contracts in "
    ),
    (#"{"schemas": ["../../contracts/*.json"]}"#, 0, ""),
    (
      ##"{"schemas": ["../../ids/b.schema.json"], "references": {"urn:x": "../../contracts"}}"##, 0,
      ""
    ),
  ])
  func globsThatLeadUpAreReadLikeOthers(
    _ configuration: String, _ code: Int32, _ told: String
  ) throws {
    let repository = try TestRepository()
    try repository.write([
      "Sources/App/treaty.json": configuration, "contracts/a.schema.json": #"{"type": "object"}"#,
      "contracts/waivers.json": "{}", "ids/b.schema.json": ##"{"$ref": "urn:x/a.schema.json"}"##,
    ])
    let words = ["--configuration", "Sources/App/treaty.json", "--root", ".", "--output", "out"]
    let result = try runProgram(
      try builtProgram("treaty-generate"), words, in: repository.folder,
      environment: repository.environment)
    #expect(result.exitCode == code, "\(result)")
    #expect(told.isEmpty ? result.errors.isEmpty : result.errors.contains(told), "\(result)")
  }

  /// A build goes on without a schema, a check does not.
  @Test func aCheckOfNothingDoesNotPass() throws {
    let repository = try TestRepository()
    try repository.write(["treaty.json": #"{"schemas": ["schemas/*.json"]}"#])
    for (words, code) in [(["--output", "out"], 0), (["--output", "out", "--check"], 2)] {
      let result = try runProgram(
        try builtProgram("treaty-generate"), words, in: repository.folder,
        environment: repository.environment)
      #expect(result.exitCode == Int32(code), "\(result)")
      #expect(result.errors.contains(": no contracts in "), "\(result)")
    }
  }

  /// A file that cannot be read is one: what is wrong with it is said, and nothing else.
  @Test(arguments: [
    "", #"{"a": 1, "a": 2}"#, "{} {}", String(repeating: "[", count: 600), "{",
  ])
  func whereTheOnlyFileIsBrokenThereAreContracts(_ text: String) throws {
    let repository = try TestRepository()
    try repository.write(["schemas/a.schema.json": text])
    for words in [[], ["--check"]] {
      let result = try runProgram(
        try builtProgram("treaty-generate"), ["--folder", "schemas", "--output", "out"] + words,
        in: repository.folder, environment: repository.environment)
      #expect(result.exitCode == 3, "\(result)")
      #expect(result.errors.contains("a.schema.json:1:"), "\(result)")
      #expect(!result.errors.contains("no contracts in "), "\(result)")
    }
  }

  @Test func globsOfAConfigurationBelowTheRootMayLeadUp() throws {
    let repository = try TestRepository()
    try repository.write([
      "api/treaty.json": #"{"schemas": ["../contracts/*.schema.json"]}"#,
      "contracts/order.schema.json": #"{"type": "string"}"#,
    ])
    try repository.commit("Begin")
    try repository.write(["contracts/order.schema.json": #"{"type": "string", "maxLength": 3}"#])
    let api = repository.folder.appending(path: "api")
    let checked = try runProgram(
      try builtProgram("treaty"), ["check", "--against", "HEAD"], in: api,
      environment: repository.environment)
    #expect(checked.exitCode == 1, "\(checked)")
    #expect(checked.output.contains("contract.narrowed"), "\(checked)")
    try repository.write(["api/treaty.json": #"{"schemas": ["../../contracts/*.schema.json"]}"#])
    let outside = try runProgram(
      try builtProgram("treaty"), ["check", "--against", "HEAD"], in: api,
      environment: repository.environment)
    #expect(outside.exitCode == 2, "\(outside)")
    #expect(outside.output.contains("api/treaty.json:1:14"), "\(outside)")
    #expect(outside.output.contains("leads out of the folder that is read"), "\(outside)")
  }

  @Test func initBelowTheRootWritesGlobsThatFindTheSchemas() throws {
    let repository = try TestRepository()
    try repository.write(["api/order.schema.json": #"{"title": "Order", "type": "object"}"#])
    try repository.commit("Begin")
    let api = repository.folder.appending(path: "api")
    for words in [["init"], ["generate", "--output", "made"]] {
      let result = try runProgram(
        try builtProgram("treaty"), words, in: api, environment: repository.environment)
      #expect(result.exitCode == 0, "\(result)")
    }
    let models = api.appending(path: "made/Models.swift")
    #expect(try String(contentsOf: models, encoding: .utf8).contains("struct Order"))
  }

  @Test func namesAreKeptInTheFileThatTheConfigurationNames() throws {
    let repository = try repository()
    try repository.write([
      "treaty.json": #"{"schemas": ["schemas/*.json"], "swift": {"names": "names.json"}}"#,
      "schemas/order.json": #"{"type": "object", "properties": {"a_b": {"type": "string"}}}"#,
    ])
    #expect(try treaty("generate --check", in: repository).exitCode == 1)
    #expect(try treaty("generate", in: repository).exitCode == 0)
    #expect(try treaty("generate --check", in: repository).exitCode == 0)
    let file = repository.folder.appending(path: "names.json")
    let names = try String(contentsOf: file, encoding: .utf8)
    #expect(names.contains(#""a_b": "aB""#), "\(names)")
    try repository.write([
      "schemas/order.json":
        #"{"type": "object", "properties": {"aB": {}, "a_b": {"type": "string"}}}"#
    ])
    let stale = try treaty("generate --check", in: repository)
    #expect(stale.exitCode == 1 && stale.errors.contains("names.json lacks names"), "\(stale)")
    #expect(try treaty("generate", in: repository).exitCode == 0)
    let later = try String(contentsOf: file, encoding: .utf8)
    #expect(later.contains(#""a_b": "aB""#), "\(later)")
    for program in ["treaty", "treaty-generate"] {
      try repository.write(["names.json": "{}"])
      let result = try runProgram(
        try builtProgram(program), program == "treaty" ? ["generate"] : [],
        in: repository.folder, environment: repository.environment)
      #expect(result.exitCode == 2 && result.errors.contains("names.json"), "\(result)")
    }
  }

  /// What cannot be read is not judged; what Swift cannot say is a finding. Each is told with its place.
  @Test(arguments: [
    (#"{"type":"#, 3 as Int32, "schemas/order.json:1:9: error: "),
    (##"{"$ref": "#/$defs/Missing"}"##, 3, "schemas/order.json:1:10: error: "),
    (##"{"title": "A", "items": {"$ref": "none.json"}}"##, 3, "schemas/order.json:1:34: error: "),
    (#"{"type": "strin"}"#, 3, "schemas/order.json:1:10: error: "),
    (#"{"pattern": "(a)\\1"}"#, 1, "schemas/order.json:1:2: error: "),
  ])
  func whatCannotBeReadIsNotJudged(_ schema: String, _ code: Int32, _ place: String) throws {
    let repository = try repository()
    try repository.write(["schemas/order.json": schema])
    for words in ["generate", "generate --check"] {
      let result = try treaty(words, in: repository)
      #expect(result.exitCode == code && result.errors.hasPrefix(place), "\(result)")
    }
    let tool = try runProgram(
      try builtProgram("treaty-generate"), [], in: repository.folder,
      environment: repository.environment)
    #expect(tool.exitCode == code && tool.errors.contains(place), "\(tool)")
    guard code == 3 else { return }
    let explained = try treaty("explain schemas/order.json#", in: repository)
    #expect(explained.exitCode == 3 && explained.errors.contains(place.dropLast(7)), "\(explained)")
  }

  @Test func aFileThatIsNotThereIsNotExplained() throws {
    let repository = try repository()
    let result = try treaty("explain schemas/ordre.json#/type", in: repository)
    #expect(result.exitCode == 3 && result.output.isEmpty)
    #expect(
      result.errors
        == "treaty: schemas/ordre.json: there is no such file: did you mean schemas/order.json?\n")
  }

  /// A path without a wildcard names a file, and a missing one is a mistake.
  @Test func aFileThatIsNamedAndMissingStopsEveryCommand() throws {
    let repository = try repository()
    #expect(try treaty("generate", in: repository).exitCode == 0)
    let before = try generated(in: repository)
    try repository.write(["treaty.json": #"{"schemas": ["typo.schema.json"]}"#])
    let told = "treaty.json:1:14: error: There is no schema file `typo.schema.json`."
    for words in ["generate", "generate --check"] {
      let result = try treaty(words, in: repository)
      #expect(result.exitCode == 2 && result.errors.contains(told), "\(result)")
    }
    for words in ["diff --against HEAD", "check --against HEAD", "next --against HEAD"] {
      let result = try treaty(words, in: repository)
      #expect(result.exitCode == 2, "\(result)")
      let all = result.output + result.errors
      #expect(all.contains("There is no schema file `typo.schema.json`."), "\(result)")
    }
    let tool = try runProgram(
      try builtProgram("treaty-generate"), [], in: repository.folder,
      environment: repository.environment)
    #expect(tool.exitCode == 2 && tool.errors.contains(told), "\(tool)")
    #expect(try generated(in: repository) == before && !before.isEmpty)
  }

  @Test(arguments: [nil, #"{}"#, #"{"schemas": ["none/*.json"]}"#])
  func generateRemovesNothingWhereThereAreNoContracts(_ configuration: String?) throws {
    let repository = try repository()
    #expect(try treaty("generate", in: repository).exitCode == 0)
    let before = try generated(in: repository)
    let place = repository.folder.appending(path: "treaty.json")
    try FileManager.default.removeItem(at: place)
    if let configuration { try repository.write(["treaty.json": configuration]) }
    for words in ["generate", "generate --check"] {
      let result = try treaty(words, in: repository)
      #expect(result.exitCode == 2 && result.output.isEmpty, "\(result)")
      #expect(result.errors.contains("there are no contracts here"), "\(result)")
      #expect(result.errors.contains("run treaty init, or name them in treaty.json"), "\(result)")
    }
    #expect(try generated(in: repository) == before && !before.isEmpty)
  }

  private func generated(in repository: TestRepository) throws -> Set<String> {
    let folder = repository.folder.appending(path: "generated").path
    return Set(try FileManager.default.contentsOfDirectory(atPath: folder))
  }

  @Test func nextNamesWhatCannotBeRead() throws {
    let repository = try repository()
    try repository.write(["schemas/order.json": "{"])
    let result = try treaty("next --against HEAD", in: repository)
    #expect(result.exitCode == 3)
    #expect(result.errors.contains("schemas/order.json:1:2: error: "), "\(result)")
    #expect(result.errors.contains("no version can be told before this is mended"))
  }

  @Test func aBrokenBaseIsLeftBehind() throws {
    let repository = try repository()
    try repository.write(["schemas/order.json": "{"])
    try repository.commit("Break the file")
    try repository.write(["schemas/order.json": "{}"])
    let result = try treaty("check --against HEAD", in: repository)
    #expect(result.exitCode == 3)
    #expect(
      result.output.hasSuffix(
        "next: Compare with a base that can be read: `--against` and its revision.\n"), "\(result)")
    #expect(try treaty("check --against HEAD~1", in: repository).exitCode == 0)
  }

  @Test func initDoesNotTakeItsOwnFileForASchema() throws {
    let repository = try TestRepository()
    let schema = #"{"$schema": "http://json-schema.org/draft-07/schema#", "type": "string"}"#
    try repository.write(["order.json": schema])
    _ = try treaty("init", in: repository)
    try repository.commit("Begin")
    let result = try treaty("check --against HEAD", in: repository)
    #expect(result.exitCode == 0)
    #expect(result.output.contains("0 errors, 0 warnings, 0 notes"), "\(result)")
  }
}
