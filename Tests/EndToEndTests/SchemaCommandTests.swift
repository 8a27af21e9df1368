import Foundation
import JSON
import TestSupport
import Testing

/// `treaty validate` and `treaty compare` on files, revisions and configurations.
@Suite struct SchemaCommandTests {
  private let repository: TestRepository

  init() throws {
    repository = try TestRepository()
    try repository.commit(
      "Begin",
      [
        "vendor/code.json": #"{"type": ["string", "integer"]}"#,
        "code.json": #"{"$ref": "http://example.org/code.json"}"#, "text.json": #""a""#,
        "number.json": "1",
      ])
  }

  private func treaty(_ arguments: String...) throws -> ProgramResult {
    try runProgram(
      try builtProgram("treaty"), arguments, in: repository.folder,
      environment: repository.environment)
  }

  @Test func aMappedFolderIsReadAsItWasInTheRevision() throws {
    try repository.commit("Narrow", ["vendor/code.json": #"{"type": "string"}"#])
    let map = ["--map", "http://example.org/=vendor"]
    let change = try treaty(
      "compare", "HEAD~1:code.json", "HEAD:code.json", map[0], map[1], "--format", "json")
    #expect(change.exitCode == 1, "\(change)")
    let answer = try JSON(parsing: change.output)
    #expect(answer["backward"]?["verdict"] == "refuted")
    #expect(answer["backward"]?["witness"] == 0)
    #expect(answer["forward"]?["verdict"] == "proved")
    let edited = try treaty("compare", "HEAD~1:code.json", "code.json", map[0], map[1])
    #expect(edited.exitCode == 1, "\(edited)")
    let outside = try treaty(
      "compare", "HEAD~1:code.json", "code.json", "--map", "http://example.org/=/tmp")
    #expect(outside.exitCode == 2, "\(outside)")
    #expect(outside.errors.contains("outside the repository"))
  }

  @Test func whatCannotBeResolvedIsNeverAPass() throws {
    let compared = try treaty("compare", "HEAD:code.json", "code.json")
    #expect(compared.exitCode == 3, "\(compared)")
    #expect(compared.errors.contains("HEAD:code.json:1:10: error: "))
    #expect(compared.errors.contains("schema.unresolved-reference"))
    try repository.write(["typo.json": #"{"properties": {"a": {"type": "strin"}}}"#])
    let validated = try treaty("validate", "typo.json", "number.json")
    #expect(validated.exitCode == 3, "\(validated)")
    #expect(validated.errors.contains("typo.json:1:31: error: `type` must be"))
  }

  @Test func theConfigurationSaysHowSchemasAreRead() throws {
    try repository.write([
      "pair.json": ##"""
      {"allOf": [{"$ref": "#/definitions/a", "maxLength": 2}], "definitions": {"a": {}}}
      """##,
      "long.json": #""abc""#,
    ])
    #expect(try treaty("validate", "pair.json", "long.json").exitCode == 1)
    try repository.write([
      "treaty.json": #"{"dialect": "draft-07", "references": {"http://example.org": "vendor"}}"#
    ])
    #expect(try treaty("validate", "pair.json", "long.json").exitCode == 0)
    #expect(
      try treaty("validate", "pair.json", "long.json", "--dialect", "2020-12").exitCode == 1)
    #expect(try treaty("validate", "code.json", "number.json").exitCode == 0)
  }

  @Test(arguments: [
    (#"{"dialect":"#, "treaty.json:1:12:"), (#"{"dialect": "draft-99"}"#, "treaty.json:1:13:"),
    (#"{"references": 7}"#, "treaty.json:1:16:"), (#"{"modulse": []}"#, "modulse"),
  ])
  func aWrongConfigurationStopsEveryCommandThatReadsIt(text: String, expected: String) throws {
    try repository.write(["treaty.json": text])
    for arguments in [
      ["validate", "code.json", "text.json"], ["compare", "code.json", "code.json"],
    ] {
      let result = try runProgram(
        try builtProgram("treaty"), arguments, in: repository.folder,
        environment: repository.environment)
      #expect(result.exitCode == 2, "\(result)")
      #expect(result.errors.contains(expected), "\(result)")
    }
  }

  @Test func aPrefixEndsWhereAWordEnds() throws {
    try repository.write([
      "other.json": #"{"$ref": "http://example.organic/code.json"}"#
    ])
    let result = try treaty(
      "validate", "other.json", "text.json", "--map", "http://example.org=vendor")
    #expect(result.exitCode == 3, "\(result)")
    let absent = try treaty(
      "validate", "code.json", "text.json", "--map", "http://example.org=nowhere")
    #expect(absent.exitCode == 2, "\(absent)")
  }

  @Test func aNeighbourAnswersForItsID() throws {
    try repository.commit(
      "Two",
      [
        "own/a.json": #"{"$id": "http://example.org/a", "$ref": "b"}"#,
        "own/file.json": #"{"$id": "http://example.org/b", "type": "integer"}"#,
      ])
    #expect(try treaty("validate", "own/a.json", "number.json").exitCode == 0)
    #expect(try treaty("validate", "own/a.json", "text.json").exitCode == 1)
    #expect(try treaty("compare", "HEAD:own/a.json", "own/a.json").exitCode == 0)
  }

  @Test func everyDocumentIsJudgedThoughOneIsMissing() throws {
    try repository.write(["a.json": #"{"type": "string"}"#])
    let result = try treaty("validate", "a.json", "missing.json", "number.json", "text.json")
    #expect(result.exitCode == 3, "\(result)")
    #expect(result.errors.contains("missing.json: there is no such file"))
    #expect(result.output.contains("number.json: not valid"))
    #expect(result.output.contains("text.json: valid"))
  }

  @Test func theReadingIsNamedAndTheStrictAnswerStandsBesideIt() throws {
    try repository.write([
      "old.json": #"{"properties": {"a": {}}}"#,
      "new.json": #"{"properties": {"a": {}, "b": {"type": "string"}}}"#,
    ])
    let declared = try treaty("compare", "old.json", "new.json", "--direction", "backward")
    #expect(declared.exitCode == 0, "\(declared)")
    #expect(declared.output.hasPrefix("backward, declared: proved"))
    #expect(declared.output.contains("strict: refuted"))
    #expect(declared.output.contains(#"{"b":null}"#))
    let strict = try treaty(
      "compare", "old.json", "new.json", "--direction", "backward", "--reading", "strict")
    #expect(strict.exitCode == 1, "\(strict)")
    #expect(strict.output.hasPrefix("backward, strict: refuted"))
  }

  @Test func aTerminalIsNotCommandedByADocument() throws {
    try repository.write([
      "closed.json": #"{"additionalProperties": {"type": "integer"}}"#,
      "sly.json": #"{"a\u001b[31m": "x"}"#,
    ])
    let result = try treaty("validate", "closed.json", "sly.json")
    #expect(result.exitCode == 1, "\(result)")
    #expect(!result.output.unicodeScalars.contains("\u{1B}"))
    #expect(result.output.contains(#"\u{1B}"#))
  }
}
