import Diagnostics
import JSON
import Schema
import TestSupport
import Testing

/// Nothing unreadable turns into a yes or a no, and everything unreadable is said with its place.
@Suite struct UnreadableTests {
  /// A schema, the rule that fires, the place, and three instances with their answers.
  @Test(arguments: [
    (#"{"additionalProperties": "false"}"#, "schema.illegal-value", "/additionalProperties"),
    (#"{"type": "strin"}"#, "schema.illegal-value", "/type"),
    (#"{"type": []}"#, "schema.illegal-value", "/type"),
    (#"{"enum": {}}"#, "schema.illegal-value", "/enum"),
    (#"{"minLength": -1}"#, "schema.illegal-value", "/minLength"),
    (#"{"minLength": 1.5}"#, "schema.illegal-value", "/minLength"),
    (#"{"multipleOf": 0}"#, "schema.illegal-value", "/multipleOf"),
    (#"{"exclusiveMinimum": true}"#, "schema.illegal-value", "/exclusiveMinimum"),
    (#"{"required": "a"}"#, "schema.illegal-value", "/required"),
    (#"{"required": [1]}"#, "schema.illegal-value", "/required"),
    (#"{"allOf": []}"#, "schema.illegal-value", "/allOf"),
    (#"{"anyOf": {}}"#, "schema.illegal-value", "/anyOf"),
    (#"{"not": null}"#, "schema.illegal-value", "/not"),
    (#"{"properties": []}"#, "schema.illegal-value", "/properties"),
    (#"{"items": [{}]}"#, "schema.illegal-value", "/items"),
    (#"{"uniqueItems": 1}"#, "schema.illegal-value", "/uniqueItems"),
    (#"{"minContains": "1"}"#, "schema.illegal-value", "/minContains"),
    (#"{"dependentRequired": {"a": "b"}}"#, "schema.illegal-value", "/dependentRequired"),
    (#"{"$ref": 1}"#, "schema.illegal-value", "/$ref"),
    (#"{"pattern": "(a"}"#, "schema.illegal-pattern", "/pattern"),
    (#"{"patternProperties": {"(a": false}}"#, "schema.illegal-pattern", "/patternProperties/(a"),
    (##"{"$ref": "#/$defs/Missing"}"##, "schema.unresolved-reference", "/$ref"),
    (##"{"$ref": "#missing"}"##, "schema.unresolved-reference", "/$ref"),
    (##"{"$ref": "#/a~2"}"##, "schema.unresolved-reference", "/$ref"),
    (##"{"$ref": "#/%zz"}"##, "schema.unresolved-reference", "/$ref"),
    (#"{"$ref": "https://example.org/a.json"}"#, "schema.unresolved-reference", "/$ref"),
    (##"{"$dynamicRef": "#missing"}"##, "schema.unresolved-reference", "/$dynamicRef"),
    (##"{"$ref": "#"}"##, "schema.reference-cycle", "/$ref"),
    (#"{"title": 1}"#, "schema.illegal-annotation", "/title"),
    (#"{"propertis": {"a": false}}"#, "schema.unknown-keyword", "/propertis"),
    (#"{"minlength": 3}"#, "schema.unknown-keyword", "/minlength"),
    (#"{"AnyOf": [false]}"#, "schema.unknown-keyword", "/AnyOf"),
    (#"{"reqiured": ["a"]}"#, "schema.unknown-keyword", "/reqiured"),
    (##"{"ref": "#/$defs/a"}"##, "schema.unknown-keyword", "/ref"),
    (#"{"items": {"nullable": true}}"#, "schema.unknown-keyword", "/items/nullable"),
    (#"{"required": ["a", "a"]}"#, "schema.untidy-value", "/required"),
    (##"{"$recursiveRef": "#"}"##, "schema.keyword-of-another-dialect", "/$recursiveRef"),
    (#"{"$schema": "https://example.org/x"}"#, "schema.unknown-dialect", "/$schema"),
    (
      ##"{"$schema": "http://json-schema.org/draft-03/schema#"}"##, "schema.unsupported-dialect",
      "/$schema"
    ),
    (
      #"{"$defs": {"a": {"$anchor": "x", "type": "null"}, "b": {"$anchor": "x"}}}"#,
      "schema.duplicate-identifier", "/$defs/b"
    ),
    (#"{"$anchor": "1"}"#, "schema.illegal-identifier", "/$anchor"),
    (
      ##"{"$defs": {"a": {"$schema": "http://json-schema.org/draft-07/schema#"}}}"##,
      "schema.misplaced-dialect", "/$defs/a/$schema"
    ),
  ])
  func aFindingNamesItsPlace(_ schema: String, _ rule: String, _ pointer: String) throws {
    let graph = try read(schema)
    #expect(graph.diagnostics.map(\.rule.id) == [rule])
    let place = try #require(graph.diagnostics.first?.place)
    #expect(place.pointer?.description == pointer)
    #expect(place.file == "schema.json")
    #expect(place.range != nil)
  }

  /// What tools and teams add to schemas is theirs.
  @Test(arguments: [
    "markdownDescription", "defaultSnippets", "enumDescriptions", "enumNames", "example", "x-type",
    "x-items", "x-pattern", "x-const", "X-Required", "x-order", "x-opened-at", "xml",
    "options", "tags", "content", "kind", "nam", "itemLabel", "group", "propertyOrder", "typ",
  ])
  func annotationsOfOthersAreNoFindings(_ name: String) throws {
    let graph = try read(#"{"type": "string", "\#(name)": "text", "nullable": false}"#)
    #expect(graph.diagnostics.isEmpty, "\(graph.diagnostics.map(\.message))")
  }

  @Test(arguments: [
    (#"{"type": "strin"}"#, "1", "undecided"),
    (#"{"type": "strin", "minimum": 2}"#, "1", "no"),
    (#"{"not": {"type": "strin"}}"#, "1", "undecided"),
    (#"{"anyOf": [{"type": "strin"}, {"type": "integer"}]}"#, "1", "yes"),
    (#"{"anyOf": [{"type": "strin"}, {"type": "integer"}]}"#, "null", "undecided"),
    (#"{"oneOf": [{"type": "strin"}, {"type": "integer"}]}"#, "1", "undecided"),
    (#"{"oneOf": [{"type": "strin"}, true, true]}"#, "1", "no"),
    (
      #"{"if": {"type": "strin"}, "then": {"minimum": 2}, "else": {"minimum": 3}}"#, "1",
      "undecided"
    ),
    (#"{"if": {"type": "strin"}, "then": {"minimum": 2}, "else": {"minimum": 3}}"#, "4", "yes"),
    (#"{"contains": {"type": "strin"}}"#, "[]", "no"),
    (#"{"contains": {"type": "strin"}}"#, "[1]", "undecided"),
    (#"{"contains": {"type": "strin"}, "minContains": 2}"#, "[1]", "no"),
    (#"{"contains": true, "minContains": "2"}"#, "[]", "undecided"),
    (#"{"properties": 3, "additionalProperties": false}"#, #"{"a": 1}"#, "undecided"),
    (#"{"prefixItems": 3, "items": false}"#, "[1]", "undecided"),
    (
      #"{"patternProperties": {"(": {}}, "additionalProperties": false}"#, #"{"a": 1}"#, "undecided"
    ),
    (#"{"patternProperties": {"(": {}}, "additionalProperties": false}"#, "{}", "yes"),
    (#"{"patternProperties": {"(": false}}"#, #"{"a": 1}"#, "undecided"),
    (#"{"$ref": "x", "unevaluatedProperties": false}"#, #"{"a": 1}"#, "undecided"),
    (#"{"$ref": "x", "unevaluatedItems": false}"#, "[1]", "undecided"),
    (
      #"{"anyOf": [{"$ref": "x"}, true], "unevaluatedProperties": false}"#, #"{"a": 1}"#,
      "undecided"
    ),
    (##"{"anyOf": [{"type": "string"}, {"$ref": "#"}]}"##, #""a""#, "yes"),
    (##"{"anyOf": [{"type": "string"}, {"$ref": "#"}]}"##, "1", "undecided"),
    (##"{"$schema": "http://json-schema.org/draft-03/schema#", "minimum": 2}"##, "1", "undecided"),
  ])
  func nothingIsConcludedAsThoughItWereAbsent(
    _ schema: String, _ instance: String, _ expected: String
  ) throws {
    #expect(try answer(read(schema), instance) == expected)
  }

  @Test func aCycleOfSeveralReferencesIsOneFinding() throws {
    let graph = try read(
      ##"{"$ref": "#/$defs/a", "$defs": {"a": {"allOf": [{"$ref": "#/$defs/b"}]}, "b": {"$ref": "#/$defs/a"}}}"##
    )
    #expect(graph.diagnostics.map(\.rule.id) == ["schema.reference-cycle"])
    #expect(try answer(graph, "1") == "undecided")
  }

  @Test func aDynamicCycleEndsUndecided() throws {
    let graph = try read(
      ##"""
      {"$id": "https://e.org/a", "$ref": "b", "$dynamicAnchor": "x", "$defs": {"b":
        {"$id": "b", "$dynamicRef": "#x", "$defs": {"x": {"$dynamicAnchor": "x"}}}}}
      """##)
    #expect(graph.diagnostics.map(\.rule.id) == ["schema.reference-cycle"])
    #expect(try answer(graph, "1") == "undecided")
  }

  /// On a stack like that of the programs.
  @Test func aDeepInstanceIsWalkedAndADeeperOneGivenUp() throws {
    let answers = onStack(ofBytes: 1 << 29) { Result { try Self.answersOfDeepInstances() } }
    let (deep, deeper) = try answers.get()
    #expect(deep == "yes")
    #expect(deeper == nil)
  }

  private static func answersOfDeepInstances() throws -> (deep: String, deeper: Bool?) {
    let graph = try read(##"{"items": {"$ref": "#"}, "type": "array"}"##)
    let deep = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
    var value = JSON.array([])
    for _ in 0..<5_000 { value = .array([value]) }
    return (try answer(graph, deep), graph.isValid(value, at: graph.roots[0]))
  }
}
