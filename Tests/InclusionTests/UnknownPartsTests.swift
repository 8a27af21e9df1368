import JSON
import Schema
import TestSupport
import Testing

@testable import Inclusion

/// What the prover does not look into is an unknown, and two unknowns are one only where both must mean the same.
/// Nothing checks that but these pairs: the checker of proofs knows the same unknowns as the prover.
@Suite struct UnknownPartsTests {
  struct Pair: Sendable, CustomStringConvertible {
    var dialect = Dialect.draft2020
    let old: String
    let new: String
    var description: String { "\(dialect.rawValue): \(old) ⊆ \(new)" }
  }

  /// More alternatives than cases are told apart.
  private static func many(_ branch: (Int) -> String) -> String {
    "[" + (0..<9).map(branch).joined(separator: ", ") + "]"
  }
  private static let members = many { #"{"properties": {"p\#($0)": true}}"# }
  private static let found = many { #"{"contains": {"const": \#($0)}}"# }
  private static let dependents =
    "{" + (0..<9).map { #""p\#($0)": {"properties": {"q\#($0)": true}}"# }.joined(separator: ", ")
    + "}"

  private static func closed(_ rest: String, _ keyword: String = "unevaluatedProperties") -> String
  {
    "{\(rest), \"\(keyword)\": false}"
  }

  /// Pairs of different meaning, or of a meaning that differs for some meaning of what was not read.
  static let different: [Pair] = [
    // Too many alternatives: what they leave depends on neighbours, and on what references lead to.
    Pair(
      old: closed(#""anyOf": \#(members), "properties": {"z": true}"#),
      new: closed(#""anyOf": \#(members)"#)),
    Pair(
      old: closed(#""dependentSchemas": \#(dependents), "properties": {"z": true}"#),
      new: closed(#""dependentSchemas": \#(dependents)"#)),
    Pair(
      old: closed(#""anyOf": \#(found), "prefixItems": [true]"#, "unevaluatedItems"),
      new: closed(#""anyOf": \#(found)"#, "unevaluatedItems")),
    Pair(
      old:
        ##"{"anyOf": \##(members), "unevaluatedProperties": {"$ref": "#/$defs/t"}, "$defs": {"t": {"type": "string"}}}"##,
      new:
        ##"{"anyOf": \##(members), "unevaluatedProperties": {"$ref": "#/$defs/t"}, "$defs": {"t": {"type": "integer"}}}"##
    ),
    // What was not read may evaluate any member or item.
    Pair(
      old: closed(#""$ref": "http://n/x""#), new: #"{"$ref": "http://n/x", "maxProperties": 0}"#),
    Pair(old: closed(#""allOf": [{"$ref": "http://n/x"}]"#), new: #"{"maxProperties": 0}"#),
    Pair(
      dialect: .draft2019, old: closed(#""$ref": "http://n/x""#, "unevaluatedItems"),
      new: #"{"maxItems": 0}"#),
    Pair(
      dialect: .draft2019, old: closed(##""$recursiveRef": "#/foo""##),
      new: #"{"maxProperties": 0}"#),
    Pair(
      old: closed(##""properties": {"a": {"type": "string"}}, "$ref": "#/$defs/b""##),
      new: #"{"properties": {"a": {"type": "string"}}, "additionalProperties": false}"#),
    // A relative reference means another document below another base.
    Pair(
      old: #"{"$id": "http://a/", "allOf": [{"$id": "s/", "$ref": "x"}]}"#,
      new: #"{"$id": "http://b/", "allOf": [{"$id": "s/", "$ref": "x"}]}"#),
    Pair(
      old:
        #"{"$id": "http://a/", "allOf": [{"$id": "a/", "allOf": [{"$id": "s/", "$ref": "x"}]}, {"$id": "b/", "allOf": [{"$id": "s/", "not": {"$ref": "x"}}]}]}"#,
      new: "false"),
    // Dialects that are not known, and values that a dialect does not allow.
    Pair(
      old: ##"{"$schema": "http://json-schema.org/draft-03/schema#", "type": "string"}"##,
      new: ##"{"$schema": "http://json-schema.org/draft-03/schema#", "type": "integer"}"##),
    Pair(dialect: .draft04, old: #"{"items": true}"#, new: #"{"items": false}"#),
    Pair(
      dialect: .draft04, old: #"{"properties": {"a": true}}"#, new: #"{"properties": {"a": false}}"#
    ),
    Pair(dialect: .draft04, old: #"{"items": 5}"#, new: #"{"items": "x"}"#),
    Pair(
      old:
        ##"{"patternProperties": {"(": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"type": "string"}}}"##,
      new:
        ##"{"patternProperties": {"(": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"type": "integer"}}}"##
    ),
    Pair(
      old: #"{"contains": {"type": "string"}, "minContains": "1"}"#,
      new: #"{"contains": {"type": "integer"}, "minContains": "1"}"#),
    Pair(
      old:
        ##"{"prefixItems": 5, "items": {"$ref": "#/$defs/a"}, "$defs": {"a": {"type": "string"}}}"##,
      new:
        ##"{"prefixItems": 5, "items": {"$ref": "#/$defs/a"}, "$defs": {"a": {"type": "integer"}}}"##
    ),
    Pair(
      old:
        ##"{"$ref": "#a", "$defs": {"x": {"$anchor": "a", "type": "string"}, "y": {"$anchor": "a", "type": "null"}}}"##,
      new:
        ##"{"$ref": "#a", "$defs": {"x": {"$anchor": "a", "type": "array"}, "y": {"$anchor": "a", "type": "object"}}}"##
    ),
    Pair(
      dialect: .draft07,
      old:
        ##"{"dependencies": {"a": ["b", 1], "b": {"$ref": "#/definitions/a"}}, "definitions": {"a": {"type": "string"}}}"##,
      new:
        ##"{"dependencies": {"a": ["b", 1], "b": {"$ref": "#/definitions/a"}}, "definitions": {"a": {"type": "object"}}}"##
    ),
    Pair(
      old: #"{"properties": {"a": {}}, "patternProperties": 1, "additionalProperties": false}"#,
      new: #"{"properties": {"b": {}}, "patternProperties": 1, "additionalProperties": false}"#),
  ]

  @Test(arguments: different)
  func `unknowns of different meaning are told apart`(pair: Pair) throws {
    let old = side(try JSON(parsing: pair.old), pair.dialect)
    let new = side(try JSON(parsing: pair.new), pair.dialect)
    let both = decideBoth(old, in: new)
    #expect(!both.strict.isProved, "strict")
    #expect(!both.declared.isProved, "declared")
  }

  /// The same text in the same documents, or the same URI, is the same unknown.
  static let same: [Pair] = [
    Pair(old: #"{"$ref": "http://n/x", "maxProperties": 0}"#, new: #"{"$ref": "http://n/x"}"#),
    Pair(
      old: #"{"$id": "http://n/a", "$ref": "x"}"#, new: #"{"$id": "http://n/b", "$ref": "x"}"#),
    Pair(old: #"{"pattern": "(", "maxLength": 3}"#, new: #"{"pattern": "("}"#),
    Pair(old: #"{"type": "strin", "maxLength": 3}"#, new: #"{"type": "strin"}"#),
    Pair(
      old:
        #"{"properties": {"a": {"$ref": "http://n/y"}}, "additionalProperties": "false", "maxProperties": 1}"#,
      new: #"{"properties": {"a": {}}, "additionalProperties": "false"}"#),
    Pair(
      old: closed(#""anyOf": \#(members)"#), new: closed(#""title": "t", "anyOf": \#(members)"#)),
    Pair(old: ##"{"$ref": "#/$defs/none"}"##, new: ##"{"$ref": "#/$defs/none"}"##),
    Pair(old: ##"{"$ref": "#"}"##, new: ##"{"$ref": "#"}"##),
  ]

  @Test(arguments: same)
  func `what must mean the same is one unknown`(pair: Pair) throws {
    let old = side(try JSON(parsing: pair.old), pair.dialect)
    let new = side(try JSON(parsing: pair.new), pair.dialect)
    #expect(decideBoth(old, in: new).strict.isProved)
  }

  @Test(arguments: ["9223372036854775807", "1e19"])
  func `a count beyond all counts is no limit`(count: String) throws {
    let counted = side(try JSON(parsing: #"{"contains": {}, "maxContains": \#(count)}"#))
    let plain = side(try JSON(parsing: #"{"contains": {}}"#))
    #expect(decideBoth(plain, in: counted).strict.isProved)
    #expect(decideBoth(counted, in: plain).strict.isProved)
    let many = side(try JSON(parsing: #"{"type": "array", "contains": {}, "minContains": 3000}"#))
    #expect(!decideBoth(many, in: side(false)).strict.isProved)
  }
}
