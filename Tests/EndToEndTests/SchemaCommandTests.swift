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
    #expect(answer["backward"]?["place"] == "" && answer["backward"]?["keyword"] == "type")
    #expect(answer["backward"]?["schema"] == "/type")
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

  @Test func whereOneReadingIsOpenTheOtherOneIsSaid() throws {
    let dead = ##"{"$ref": "#/$defs/none"}"##
    try repository.write([
      "a.json": #"{"type": "object", "properties": {"a": {}}}"#,
      "b.json": #"{"type": "object", "properties": {"a": {}, "b": \#(dead)}}"#,
      "c.json": #"{"type": "object", "anyOf": [{"properties": {"a": {}}}, \#(dead)]}"#,
      "d.json": #"{"type": "object", "properties": {"b": {"type": "null"}}}"#,
      "e.json": #"{"enum": [1]}"#, "f.json": #"{"enum": [1, 2]}"#,
    ])
    let compare = { (old: String, new: String, reading: String) in
      try treaty("compare", old, new, "--direction", "backward", "--reading", reading).output
    }
    let open =
      "strict: undecided: whether the new schema accepts all values with members that the old"
    #expect(try compare("a.json", "b.json", "declared").contains(open))
    let strict = try compare("a.json", "b.json", "strict")
    #expect(strict.contains("backward, strict: undecided") && strict.contains("declared: proved"))
    let sent =
      "strict: refuted: the old schema accepts this value, the new one does not; whether its"
    let declared = try compare("c.json", "d.json", "declared")
    #expect(declared.contains("backward, declared: undecided") && declared.contains(sent))
    // What has nothing to do with undeclared members is not said to be read strictly.
    #expect(try compare("e.json", "f.json", "declared").contains("2 was refused before\n"))
    // A change that nobody loses by, but for members that nothing declares.
    try repository.write([
      "g.json": #"{"type": "object", "properties": {"a": {}, "b": {"type": "null"}}}"#
    ])
    #expect(try compare("a.json", "g.json", "declared").contains("is refused now, read strictly"))
  }

  private static let changed: KeyValuePairs = [
    "before.json": ##"""
    {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"},
      "kind": {"enum": ["a", "b"]}, "total": {"$ref": "#/$defs/Money"}},
     "$defs": {"Money": {"type": "object", "properties": {"amount": {"type": "number"}}}}}
    """##,
    "after.json": ##"""
    {"type": "object", "required": ["id"], "title": "Order",
     "properties": {"id": {"type": "string", "minLength": 1},
      "kind": {"enum": ["a", "b", "c"]}, "note": {"type": "string"},
      "total": {"$ref": "#/$defs/Sum"}},
     "$defs": {"Sum": {"type": "object", "properties": {"amount": {"type": "number",
      "minimum": 0}}}}}
    """##,
  ]

  @Test func eachChangeIsToldOnceWithWhatItDoes() throws {
    try repository.write(Self.changed)
    let result = try treaty("compare", "before.json", "after.json")
    #expect(result.exitCode == 1, "\(result)")
    let changes = try #require(result.output.range(of: "\nchanges:\n"))
    let told = String(result.output[changes.upperBound...])
    #expect(
      told == ##"""
          after.json:1:49: /title was added: "Order"
            no effect on what is accepted: an annotation
          after.json:2:55: /properties/id/minLength was added: 1
            breaks backward: {"id":""} is refused now
          after.json:3:31: "c" was added to /properties/kind/enum
            breaks forward: {"id":"a","kind":"c"} was refused before
          after.json:3:46: /properties/note was added: {"type":"string"}
            {"id":"a","note":null} is refused now, read strictly
          after.json:5:19: /$defs/Money was renamed to /$defs/Sum
            no effect: the same values are accepted without it
          after.json:6:14: /$defs/Sum/properties/amount/minimum was added: 0
            breaks backward: {"id":"a","total":{"amount":-1}} is refused now

        """##)
    let verdicts = try treaty("compare", "before.json", "after.json", "--verdicts-only")
    #expect(result.output.hasPrefix(verdicts.output))
    #expect(!verdicts.output.contains("changes:"))
  }

  @Test func theChangesAreToldToPrograms() throws {
    try repository.write(Self.changed)
    let result = try treaty("compare", "before.json", "after.json", "--format", "json")
    let changes = try #require(try JSON(parsing: result.output)["changes"]?.array)
    let told = changes.map { change in
      [change["kind"], change["new"], change["effect"], change["lost"], change["gained"]]
        .map { $0?.compactText ?? "-" }.joined(separator: " ")
    }
    #expect(
      told == [
        ##""described" "after.json#/title" "documentation" - -"##,
        ##""edited" "after.json#/properties/id/minLength" "breaking" {"id":""} -"##,
        ##""edited" "after.json#/properties/kind/enum/2" "breaking" - {"id":"a","kind":"c"}"##,
        ##""edited" "after.json#/properties/note" "additive" {"id":"a","note":null} -"##,
        ##""renamed" "after.json#/$defs/Sum" "none" - -"##,
        ##""edited" "after.json#/$defs/Sum/properties/amount/minimum" "breaking" "##
          + ##"{"id":"a","total":{"amount":-1}} -"##,
      ])
    let answers = changes.map { change in
      ["backward", "forward"].map { direction in
        ["declared", "strict"].map { reading in
          change[Name(direction)]?[Name(reading)]?["verdict"]?.string ?? "-"
        }.joined(separator: "/")
      }.joined(separator: " ")
    }
    #expect(
      answers == [
        "proved/proved proved/proved", "refuted/refuted proved/not-asked",
        "proved/not-asked refuted/refuted", "proved/refuted proved/proved",
        "proved/proved proved/proved", "refuted/refuted proved/not-asked",
      ])
    let same = try treaty("compare", "before.json", "before.json")
    #expect(same.exitCode == 0 && !same.output.contains("changes:"), "\(same)")
  }

  @Test func whatIsCutShowsWhereItDiffers() throws {
    let text = String(repeating: "abcdefgh", count: 12)
    try repository.write([
      "few.json": #"{"pattern": "^(\#(text)|x)$"}"#, "many.json": #"{"pattern": "^(\#(text)|y)$"}"#,
    ])
    let result = try treaty("compare", "few.json", "many.json")
    let line = result.output.split(separator: "\n").first { $0.contains(" became ") }
    #expect(line?.hasSuffix(#"|y)$""#) ?? false, "\(result.output)")
  }

  @Test func branchesAndNamesAreToldOneByOne() throws {
    try repository.write([
      "few.json": #"{"anyOf": [{"required": ["m"]}, {"required": ["o"]}], "required": ["a"]}"#,
      "many.json": #"{"anyOf": [{"required": ["n"]}, {"required": ["m"]}, {"type": "string"}], "#
        + #""required": ["b", "a"]}"#,
    ])
    let told = try treaty("compare", "few.json", "many.json").output
    #expect(told.contains("branch added at /anyOf/"), "\(told)")
    #expect(told.contains(#""b" was added to /required"#), "\(told)")
  }

  @Test func aLongValueIsPrintedOnce() throws {
    try repository.write([
      "few.json": #"{"type": "array", "maxItems": 101, "items": {"const": "item"}}"#,
      "fewer.json": #"{"type": "array", "maxItems": 100, "items": {"const": "item"}}"#,
    ])
    let result = try treaty("compare", "few.json", "fewer.json")
    #expect(result.output.split(separator: "\"item\"").count > 101)
    #expect(result.output.split(separator: "\"item\"").count < 130, "\(result.output)")
    #expect(result.output.contains(" characters left out; --format json has them)"))
    let json = try treaty("compare", "few.json", "fewer.json", "--format", "json")
    let lost = try JSON(parsing: json.output)["changes"]?.array?.first?["lost"]
    #expect(lost?.array?.count == 101)
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
