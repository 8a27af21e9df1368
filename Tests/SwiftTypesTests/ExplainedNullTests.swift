import Contracts
import JSON
import SwiftTypes
import Testing

/// What is said of `null` where a schema is that of a member: what the schema itself says.
@Suite struct ExplainedNullTests {
  private static let accepting = [
    "true", "{}", #"{"minimum": 3}"#, #"{"not": {"type": "string"}}"#,
    #"{"if": {"type": "string"}, "then": {"minLength": 1}}"#, #"{"enum": [[], null]}"#,
    #"{"type": "null"}"#, ##"{"$ref": "#/$defs/Any"}"##, ##"{"$ref": "#/$defs/Text"}"##,
  ]
  private static let refusing = [
    #"{"type": "string"}"#, #"{"not": {"type": "null"}}"#, #"{"enum": [[], 1]}"#,
    #"{"if": {"type": "null"}, "then": false}"#, ##"{"$ref": "#/$defs/Never"}"##,
  ]

  @Test("Null is said to be accepted where it is", arguments: accepting)
  func accepted(_ schema: String) throws {
    let optional = try Self.reasons(of: schema, isRequired: false)
    #expect(
      optional.contains("It is not required: nil when absent; `null` is a value, not nil."),
      "\(optional)")
    let required = try Self.reasons(of: schema, isRequired: true)
    #expect(required.contains("never nil; `null` is a value, not nil."), "\(required)")
    for reasons in [optional, required] {
      #expect(!reasons.contains("`null` is refused"), "\(reasons)")
      #expect(!reasons.contains("not nullable"), "\(reasons)")
    }
  }

  @Test("Null is said to be refused where it is", arguments: refusing)
  func refused(_ schema: String) throws {
    let optional = try Self.reasons(of: schema, isRequired: false)
    #expect(optional.contains("nil when absent; `null` is refused."), "\(optional)")
    let required = try Self.reasons(of: schema, isRequired: true)
    #expect(required.contains("It is required and not nullable: never nil."), "\(required)")
  }

  /// What one part of a merged schema accepts, another one may refuse.
  @Test func partsThatAreMergedAreAskedToo() throws {
    let schema = #"""
      {"type": "object", "properties": {"a": {"minimum": 3}},
       "allOf": [{"properties": {"a": {"not": {"type": "null"}}}}]}
      """#
    let reasons = try Self.explained("/properties/a", schema)
    #expect(reasons.contains("`null` is refused."), "\(reasons)")
  }

  private static let value = "nil when absent; `null` is a value, not nil."
  private static let refusal = "nil when absent; `null` is refused."
  private static let nothing = "nil when absent."

  /// Of each object, what it says beside the schema of its member `a`, which accepts `null`.
  @Test(
    "All that an object asks of a member is asked",
    arguments: [
      (#""patternProperties": {"^a": {"type": "string"}}"#, refusal),
      (#""patternProperties": {"^b": {"type": "string"}}"#, value),
      (#""patternProperties": {"^a": {"minLength": 1}}"#, value),
      (#""allOf": [{"patternProperties": {"a": {"type": "string"}}}]"#, refusal),
      (#""allOf": [{"additionalProperties": {"type": "string"}}]"#, refusal),
      (#""allOf": [{"properties": {"a": {}}, "additionalProperties": {"type": "string"}}]"#, value),
      (##""$ref": "#/$defs/Base""##, refusal),
      (#""anyOf": [{"required": ["a"]}, {"required": ["b"]}]"#, value),
      // What a choice or a condition makes of a member is not said.
      (#""not": {"properties": {"a": {"type": "null"}}}"#, nothing),
      (#""anyOf": [{"properties": {"a": {"type": "string"}}}, {"required": ["b"]}]"#, nothing),
    ])
  func objectsAreAsked(_ keywords: String, _ expected: String) throws {
    let schema = #"""
      {"type": "object", "properties": {"a": {"minimum": 3}}, \#(keywords),
       "$defs": {"Base": {"patternProperties": {"^.$": {"type": ["string", "number"]}}}}}
      """#
    let reasons = try Self.explained("/properties/a", schema)
    #expect("\(reasons) ".contains("It is not required: \(expected) "), "\(reasons)")
  }

  private static func reasons(of schema: String, isRequired: Bool) throws -> String {
    try explained(
      "/properties/a",
      #"""
      {"type": "object", "properties": {"a": \#(schema)}, "required": [\#(isRequired ? #""a""# : "")],
       "$defs": {"Any": {}, "Never": false, "Text": {"type": ["string", "null"]}}}
      """#)
  }

  private static func explained(_ pointer: String, _ schema: String) throws -> String {
    let pointer = try #require(JSONPointer(parsing: pointer))
    let contracts = GoldenTests.contracts(in: Array(schema.utf8))
    return try explainSwift(at: pointer, ofFile: "schema.json", in: contracts)
      .reasons.joined(separator: " ")
  }
}
