@testable import Inclusion
import JSON
import Schema
import Testing

@Suite struct DeclaredReadingTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    let strict: Bool
    let declared: Bool
  }

  static let cases = [
    Case(
      testDescription: "an optional member is added to an open object",
      old: #"{"properties": {"a": {"type": "string"}}}"#,
      new: #"{"properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}"#,
      strict: false, declared: true),
    Case(
      testDescription: "of two alternatives, one that declares may hold beside one that does not",
      old:
        #"{"type": "object", "anyOf": [{"required": ["a"]}, {"properties": {"b": {"type": "string"}}}]}"#,
      new:
        #"{"type": "object", "properties": {"c": {"type": "integer"}}, "anyOf": [{"required": ["a"]}, {"properties": {"b": {"type": "string"}}}]}"#,
      strict: false, declared: false),
    Case(
      testDescription: "what is said of all members and of one counts together",
      old:
        #"{"allOf": [{"properties": {"p": {"properties": {"b": {}}}}}], "additionalProperties": {"properties": {"a": {}}}}"#,
      new:
        #"{"allOf": [{"properties": {"p": {"properties": {"b": {}}}}}], "additionalProperties": {"properties": {"a": {}}, "additionalProperties": false}}"#,
      strict: false, declared: false),
    Case(
      testDescription: "what is said of unevaluated members declares the parts of these",
      old: #"{"unevaluatedProperties": {"properties": {"a": {}}}}"#,
      new: #"{"unevaluatedProperties": {"properties": {"a": {}, "b": {"type": "integer"}}}}"#,
      strict: false, declared: true),
    Case(
      testDescription: "what is said of unevaluated items declares the parts of these",
      old: #"{"prefixItems": [{}], "unevaluatedItems": {"properties": {"a": {}}}}"#,
      new:
        #"{"prefixItems": [{}], "unevaluatedItems": {"properties": {"a": {}, "b": {"type": "integer"}}}}"#,
      strict: false, declared: true),
    Case(
      testDescription: "a constant is excluded that has a member which no pattern declares",
      old: #"{"patternProperties": {"c": {"enum": [1, 2, 3]}}}"#,
      new: #"{"not": {"const": {"aa": 1}}}"#,
      strict: false, declared: true),
    Case(
      testDescription: "a constant is excluded that the old schema lists",
      old: #"{"properties": {"b": {}}, "oneOf": [{"enum": [{"aa": 1}]}, {"type": "string"}]}"#,
      new: #"{"not": {"const": {"aa": 1}}}"#,
      strict: false, declared: false),
    Case(
      testDescription: "a constant is excluded that is declared by the branch that holds of it",
      old: #"{"oneOf": [{"properties": {"aa": {"type": "integer"}}, "required": ["aa"]}, "#
        + #"{"properties": {"b": {}}, "required": ["b"]}]}"#,
      new: #"{"not": {"const": {"aa": 1}}}"#,
      strict: false, declared: false),
    Case(
      testDescription: "the object is closed",
      old: #"{"properties": {"a": {}}}"#,
      new: #"{"properties": {"a": {}}, "additionalProperties": false}"#,
      strict: false, declared: true),
    Case(
      testDescription: "a free-form object is closed",
      old: #"{"type": "object"}"#,
      new: #"{"type": "object", "properties": {"a": {}}, "additionalProperties": false}"#,
      strict: false, declared: false),
    Case(
      testDescription: "a declared member is narrowed",
      old: #"{"properties": {"a": {"type": ["string", "null"]}}}"#,
      new: #"{"properties": {"a": {"type": "string"}}}"#,
      strict: false, declared: false),
    Case(
      testDescription: "a member declared by a sibling is dropped by a closed object",
      old: #"{"allOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}]}"#,
      new: #"{"properties": {"a": {}}, "additionalProperties": false}"#,
      strict: false, declared: false),
    Case(
      testDescription: "a variant gets a member that another variant has",
      old: #"{"oneOf": [{"properties": {"k": {"const": 1}}, "required": ["k"]}, "#
        + #"{"properties": {"k": {"const": 2}, "x": {"type": "string"}}, "required": ["k"]}]}"#,
      new:
        #"{"oneOf": [{"properties": {"k": {"const": 1}, "x": {"type": "integer"}}, "required": ["k"]}, "#
        + #"{"properties": {"k": {"const": 2}, "x": {"type": "string"}}, "required": ["k"]}]}"#,
      strict: false, declared: true),
    Case(
      testDescription: "members deep inside",
      old: #"{"properties": {"a": {"type": "array", "items": {"properties": {"b": {}}}}}}"#,
      new:
        #"{"properties": {"a": {"type": "array", "items": {"properties": {"b": {}, "c": {"type": "null"}}}}}}"#,
      strict: false, declared: true),
    Case(
      testDescription: "other members are declared by additionalProperties",
      old: #"{"properties": {"a": {}}, "additionalProperties": {}}"#,
      new: #"{"properties": {"a": {}, "b": {"type": "null"}}}"#,
      strict: false, declared: false),
    Case(
      testDescription: "a required member that nothing else declares may be sent",
      old: #"{"properties": {"a": {}}, "required": ["b"]}"#,
      new: #"{"properties": {"a": {}, "b": {"type": "null"}}, "required": ["b"]}"#,
      strict: false, declared: false),
    Case(
      testDescription: "a variant declares members of a member that others declare too",
      old: #"{"required": ["a", "c"], "properties": {"a": \#(open), "c": \#(open)}, "anyOf": ["#
        + #"{"properties": {"a": {"properties": {"y": {}}}}}, {"properties": {"b": {}}}]}"#,
      new: #"{"properties": {"a": \#(closed), "c": \#(closed)}}"#, strict: false, declared: false),
    Case(
      testDescription: "a dependent schema declares members of items",
      old:
        #"{"required": ["a"], "properties": {"a": {"type": "array", "items": \#(open)}, "b": {}}, "#
        + #""dependentSchemas": {"b": {"properties": {"a": {"items": {"properties": {"y": {}}}}}}}}"#,
      new: #"{"properties": {"a": {"items": \#(closed)}}}"#, strict: false, declared: false),
  ]

  private static let open = #"{"type": "object", "properties": {"x": {}}}"#
  private static let closed = #"{"properties": {"x": {}}, "additionalProperties": false}"#

  /// Conditions that hold for every object: what `then` declares counts.
  @Test(
    arguments: [
      #"{"type": "object"}"#, #"{"properties": {}}"#, #"{"properties": {"b": true}}"#,
      #"{"additionalProperties": true}"#, #"{"allOf": [{"properties": {"b": {}}}]}"#, "true",
    ])
  func `what a consequence declares is lost by narrowing it`(condition: String) throws {
    let old = side(
      try JSON(
        parsing:
          #"{"properties": {"b": {}}, "if": \#(condition), "then": {"properties": {"a": {}}}}"#))
    let new = side(try JSON(parsing: #"{"properties": {"a": {"type": "string"}}}"#))
    #expect(!decide(old, in: new, reading: .declared).isProved)
  }

  /// A branch of `anyOf` that holds of every value declares in any case.
  @Test(
    arguments: [
      #"{"anyOf": [{}, {"properties": {}}]}"#, #"{"anyOf": [{}, {"properties": {"a": {}}}]}"#,
      #"{"type": "object", "anyOf": [{"required": ["a"]}, {"type": "object", "properties": {}}]}"#,
    ])
  func `what always holds declares`(old: String) throws {
    let new = side(try JSON(parsing: #"{"properties": {"ab": false}}"#))
    let old = side(try JSON(parsing: old))
    #expect(decide(old, in: new, reading: .declared).isProved)
    #expect(argument(that: old, isIn: new, reading: .declared)?.faults == [])
    #expect(decide(old, in: new).witness != nil)
  }

  @Test func `an object with empty properties is not free-form`() throws {
    let old = side(try JSON(parsing: #"{"type": "object", "properties": {}}"#))
    let new = side(try JSON(parsing: #"{"type": "object", "properties": {"y": {"type": "null"}}}"#))
    #expect(decide(old, in: new, reading: .declared).isProved)
  }

  /// What a reference leads to that could not be read may declare any member, at any depth.
  @Test(
    arguments: [
      (
        #"{"allOf": [{"$ref": "none.json"}], "properties": {"a": {}}}"#,
        #"{"allOf": [{"$ref": "none.json"}], "properties": {"a": {}}, "maxProperties": 1}"#
      ),
      (
        #"{"allOf": [{"$ref": "none.json"}], "properties": {"a": {}}}"#,
        #"{"allOf": [{"$ref": "none.json"}], "properties": {"a": {}, "b": {"type": "null"}}}"#
      ),
      (
        #"{"anyOf": [{"$ref": "none.json"}, {}], "properties": {"a": {"properties": {"x": {}}}}}"#,
        #"{"properties": {"a": {"properties": {"x": {}, "y": {"type": "null"}}}}}"#
      ),
      (
        #"{"allOf": [{"$ref": "none.json"}], "items": {"properties": {"x": {}}}}"#,
        #"{"items": {"properties": {"x": {}, "y": {"type": "null"}}}}"#
      ),
      (
        #"{"patternProperties": {"(": {"properties": {"y": {}}}}, "properties": {"a": {"properties": {}}}}"#,
        #"{"properties": {"a": {"properties": {"y": {"type": "null"}}}}}"#
      ),
    ])
  func `what could not be read may declare members`(old: String, new: String) throws {
    let first = side(try JSON(parsing: old))
    let second = side(try JSON(parsing: new))
    guard case .undecided = decide(first, in: second, reading: .declared) else {
      Issue.record("decided: \(old) in \(new)")
      return
    }
  }

  @Test func `whether what could not be read declares a member is not guessed`() throws {
    let old = side(try JSON(parsing: #"{"anyOf": [{"type": "object"}, {"$ref": "none.json"}]}"#))
    #expect(!Declaredness(graph: old.graph).isDeclared(["x": 1], at: old.node))
    #expect(Declaredness(graph: old.graph).isDeclared([], at: old.node))
  }

  @Test(
    arguments: [
      // Items of arrays while the declarations of another alternative are open.
      (
        #"{"anyOf": [{"type": "object", "propertyNames": {}}, {"items": {"items": {"properties": {"h": {"items": {"properties": {}}}}}}}]}"#,
        #"{"anyOf": [{"type": "object", "propertyNames": {}}, {"items": {"items": {"properties": {"h": {"items": {"properties": {"t": {"type": "number"}}}}}}}}]}"#
      ),
      // Members that may have no value, and too few names for all of them.
      (
        #"{"properties": {"a": {"$ref": "none.json"}, "b": {}}}"#,
        #"{"properties": {"a": {"$ref": "none.json"}, "b": {}}, "maxProperties": 2}"#
      ),
    ])
  func `the checker follows arguments about declared members`(old: String, new: String) throws {
    let first = side(try JSON(parsing: old))
    let second = side(try JSON(parsing: new))
    #expect(argument(that: first, isIn: second, reading: .declared)?.faults == [])
  }

  @Test(arguments: cases)
  func `both readings answer`(_ example: Case) throws {
    let old = side(try JSON(parsing: example.old))
    let new = side(try JSON(parsing: example.new))
    let decision = decideBoth(old, in: new)
    #expect(decision.strict.isProved == example.strict)
    #expect(decision.declared.isProved == example.declared)
    for verdict in [decision.strict, decision.declared] {
      if case .undecided(let reason) = verdict { Issue.record("undecided: \(reason.reason)") }
    }
  }
}
