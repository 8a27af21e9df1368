import Diagnostics
import JSON
import Schema
import Testing

/// What dialects spell differently arrives in one form, in the order of `Keyword`'s cases.
@Suite struct KeywordTests {
  @Test(arguments: [
    (Dialect.draft04, #"{"minimum": 1, "exclusiveMinimum": true}"#, ["minimum 1 exclusive"]),
    (.draft04, #"{"exclusiveMinimum": true}"#, []),
    (.draft07, #"{"minimum": 1, "exclusiveMinimum": 2}"#, ["minimum 1", "minimum 2 exclusive"]),
    (
      .draft07, #"{"items": [{}, {}], "additionalItems": false}"#,
      ["prefixItems 2", "items from 2"]
    ),
    (.draft07, #"{"items": {}, "additionalItems": false}"#, ["items from 0"]),
    (.draft2020, #"{"items": {}, "prefixItems": [{}]}"#, ["prefixItems 1", "items from 1"]),
    (
      .draft07, #"{"dependencies": {"a": ["b"], "c": {}}}"#,
      ["dependentRequired", "dependentSchemas"]
    ),
    (.draft07, #"{"contains": {}, "minContains": 2}"#, ["contains 1"]),
    (.draft2019, #"{"contains": {}, "minContains": 2}"#, ["contains 2"]),
    (.draft2020, #"{"contains": {}}"#, ["contains 1 marks"]),
    (.draft04, #"{"const": 1, "if": {}, "propertyNames": {}}"#, []),
    (
      .draft07, ##"{"minLength": 1, "$ref": "#/definitions/a", "definitions": {"a": {}}}"##,
      ["reference"]
    ),
    (
      .draft2019, ##"{"minLength": 1, "$ref": "#/$defs/a", "$defs": {"a": {}}}"##,
      ["minLength 1", "reference"]
    ),
    (.draft2020, #"{"required": ["a"], "type": "object", "then": {}}"#, ["type", "required"]),
    (.draft07, #"{"unknown": 1, "title": "a"}"#, []),
  ])
  func dialectsMeetInOneForm(_ dialect: Dialect, _ schema: String, _ expected: [String]) throws {
    let graph = try read(schema, dialect)
    guard case .keywords(let entries) = graph[graph.roots[0]].form else {
      #expect(expected.isEmpty)
      return
    }
    #expect(entries.map { summary($0.keyword) } == expected)
  }

  private func summary(_ keyword: Keyword) -> String {
    switch keyword {
    case .type: "type"
    case .minimum(let bound, let isExclusive):
      "minimum \(bound.text)" + (isExclusive ? " exclusive" : "")
    case .minLength(let length): "minLength \(length)"
    case .prefixItems(let nodes): "prefixItems \(nodes.count)"
    case .items(_, let start): "items from \(start)"
    case .contains(_, let minimum, _, let marks): "contains \(minimum)" + (marks ? " marks" : "")
    case .dependentRequired: "dependentRequired"
    case .dependentSchemas: "dependentSchemas"
    case .required: "required"
    case .reference: "reference"
    default: "\(keyword)"
    }
  }

  @Test(arguments: [
    (
      #"{"type": ["integer", "null"]}"#, "1.5", "/type", "",
      "Expected null or an integer, found the number 1.5."
    ),
    (#"{"enum": ["a", "b"]}"#, #""c""#, "/enum", "", #"Expected one of "a", "b", found "c"."#),
    (
      #"{"properties": {"a": {"const": 1}}}"#, #"{"a": 2}"#, "/properties/a/const", "/a",
      "Expected 1, found 2."
    ),
    (
      #"{"items": {"minimum": 3}}"#, "[3, 2]", "/items/minimum", "/1",
      "Expected at least 3, found 2."
    ),
    (#"{"maxLength": 1}"#, #""é1""#, "/maxLength", "", "Expected at most 1 character, found 2."),
    (#"{"required": ["a"]}"#, "{}", "/required", "", #"Expected a member "a"."#),
    (
      #"{"additionalProperties": false}"#, #"{"a": 2}"#, "/additionalProperties", "/a",
      "`additionalProperties` allows nothing here."
    ),
    (
      #"{"uniqueItems": true}"#, "[1, 2, 1.0]", "/uniqueItems", "",
      "Expected distinct items, found 1.0 at 0 and at 2."
    ),
    (
      #"{"pattern": "^a"}"#, #""b""#, "/pattern", "",
      #"Expected a text that matches `^a`, found "b"."#
    ),
    (#"{"multipleOf": 0.1}"#, "0.25", "/multipleOf", "", "Expected a multiple of 0.1, found 0.25."),
  ])
  func anErrorNamesWhatWasExpectedAndFound(
    _ schema: String, _ instance: String, _ keyword: String, _ place: String, _ message: String
  ) throws {
    let graph = try read(schema)
    let errors = graph.accepts(try JSON(parsing: instance), at: graph.roots[0]).errors
    #expect(errors.map(\.message) == [message])
    #expect(errors.map(\.schema.description) == [keyword])
    #expect(errors.map(\.instance.description) == [place])
  }

  @Test func theBranchesOfAChoiceAreItsCauses() throws {
    let graph = try read(#"{"anyOf": [{"type": "string"}, {"minimum": 2}]}"#)
    let errors = graph.accepts(1, at: graph.roots[0]).errors
    #expect(errors.map(\.keyword) == ["anyOf"])
    #expect(errors.first?.causes.map(\.keyword) == ["type", "minimum"])
  }

  @Test func formatsAssertOnlyWhenAskedTo() throws {
    let schema = #"{"format": "date"}"#
    #expect(try answer(read(schema), #""x""#) == "yes")
    #expect(try answer(read(schema, assertFormat: true), #""x""#) == "no")
    let unchecked = try read(#"{"format": "idn-hostname"}"#, assertFormat: true)
    #expect(unchecked.diagnostics.map(\.rule.id) == ["schema.unknown-format"])
    #expect(try answer(unchecked, #""x""#) == "undecided")
    #expect(try answer(unchecked, "1") == "yes")
  }

  @Test func everyRuleOfTheFamilyHasAnIdOfItsOwn() {
    let ids = SchemaRules.all.map(\.id)
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("schema.") })
  }
}
