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

  /// Two places of a schema below dynamic scopes that differ.
  private static func scoped(_ item: String, _ inner: String) -> String {
    let frame = { (name: String, negated: Bool) in
      let types = negated ? #""array""# : #"["array", "null"]"#
      return
        #""\#(name)": {"$id": "\#(name)", "$dynamicAnchor": "n", "type": \#(types), "items": \#(item)}"#
    }
    return
      #"{"$id": "http://x/r", "allOf": [{"type": "array"}, {"$ref": "a"}, {"not": {"$ref": "b"}}], "$defs": {\#(frame("a", false)), \#(frame("b", true)), "i": \#(inner)}}"#
  }
  private static let negated = #"{"not": {"$ref": "i"}}"#
  private static func node(_ type: String, _ rest: String, _ dialect: String = "2020-12") -> String
  {
    #"{"$schema": "https://json-schema.org/draft/\#(dialect)/schema", "$id": "http://x/r", "type": \#(type), \#(rest)}"#
  }
  private static func contested(_ first: String, _ second: String) -> String {
    ##"{"$id": "http://x/r", "$ref": "i", "$defs": {"p": {"$dynamicAnchor": "n", "type": "\##(first)"}, "q": {"$dynamicAnchor": "n", "type": "\##(second)"}, "i": {"$id": "i", "$dynamicRef": "#n", "$defs": {"x": {"$dynamicAnchor": "n"}}}}}"##
  }
  private static func resource(_ dialect: String) -> String {
    #"{"$id": "http://x/\#(dialect)", "$schema": "https://json-schema.org/draft/\#(dialect)/schema", "$defs": {"n": {"$id": "http://x/n", "prefixItems": [false], "type": "array", "minItems": 1}}}"#
  }
  private static func embedded(_ members: String) -> String {
    ##"{"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": "#/$defs/a", "$defs": {"a": {\##(members)}}}"##
  }
  /// A loop that only the dynamic scope closes.
  private static func loop(_ body: String) -> String {
    ##"{"$id": "http://x/r", "$dynamicAnchor": "n", \##(body), "$defs": {"i": {"$id": "i", "$dynamicRef": "#n", "$defs": {"x": {"$dynamicAnchor": "n"}}}}}"##
  }

  /// Pairs where what is not read, or its name, depends on the way that led there.
  static let dynamic: [Pair] = [
    Pair(
      old: scoped(
        #"{"$ref": "i"}"#, ##"{"$id": "i", "$dynamicAnchor": "n", "$dynamicRef": "#n"}"##),
      new: "false"),
    Pair(
      old: scoped(negated, ##"{"$id": "i", "$dynamicAnchor": "n", "$dynamicRef": "#n"}"##),
      new: "false"),
    Pair(
      old: scoped(negated, ##"{"$id": "i", "$dynamicRef": "http://nowhere/t#n"}"##), new: "false"),
    Pair(old: scoped(negated, #"{"$id": "i", "$ref": "http://nowhere/t"}"#), new: "false"),
    Pair(
      old: scoped(
        negated,
        ##"{"$id": "i", "items": [{"$dynamicRef": "#n"}], "$defs": {"x": {"$dynamicAnchor": "n"}}}"##
      ), new: "false"),
    // An absent document may refer back by the dynamic scope.
    Pair(
      old: node(
        #""object""#,
        #""$dynamicAnchor": "node", "properties": {"c": {"$ref": "http://nowhere/t"}}"#),
      new: node(
        #"["object", "array"]"#,
        #""$dynamicAnchor": "node", "properties": {"c": {"$ref": "http://nowhere/t"}}"#)),
    Pair(
      old: node(
        #""object""#,
        #""$recursiveAnchor": true, "properties": {"c": {"$ref": "http://nowhere/t"}}"#, "2019-09"),
      new: node(
        #"["object", "array"]"#,
        #""$recursiveAnchor": true, "properties": {"c": {"$ref": "http://nowhere/t"}}"#, "2019-09")),
    // A reference that no dialect allows may lead somebody elsewhere.
    Pair(
      dialect: .draft2019,
      old: ##"{"$recursiveRef": "#/$defs/a", "$defs": {"a": {"type": "integer"}}}"##,
      new: ##"{"$recursiveRef": "#/$defs/a", "$defs": {"a": {"type": "string"}}}"##),
    Pair(
      old: ##"{"$ref": ["#/$defs/a"], "$defs": {"a": {"type": "integer"}}}"##,
      new: ##"{"$ref": ["#/$defs/a"], "$defs": {"a": {"type": "string"}}}"##),
    Pair(
      old: ##"{"not": "a", "$defs": {"a": {"type": "integer"}}}"##,
      new: ##"{"not": "a", "$defs": {"a": {"type": "string"}}}"##),
    Pair(
      old: ##"{"type": "#/$defs/a", "$defs": {"a": {"type": "integer"}}}"##,
      new: ##"{"type": "#/$defs/a", "$defs": {"a": {"type": "string"}}}"##),
    // Two schemas of one dynamic anchor, and two of one URI that are read by different dialects.
    Pair(old: contested("integer", "string"), new: #"{"type": "string"}"#),
    Pair(old: contested("string", "integer"), new: #"{"type": "string"}"#),
    Pair(old: contested("string", "integer"), new: #"{"type": "integer"}"#),
    Pair(
      old:
        #"{"$ref": "http://x/n", "$defs": {"a": \#(resource("2020-12")), "b": \#(resource("2019-09"))}}"#,
      new: "false"),
    Pair(
      old:
        #"{"$ref": "http://x/n", "$defs": {"b": \#(resource("2019-09")), "a": \#(resource("2020-12"))}}"#,
      new: "false"),
    // A dialect that is named where no resource of it begins, and vocabularies that differ.
    Pair(
      old: embedded(
        #""$id": "http://z/a", "$schema": "http://json-schema.org/draft-03/schema#", "divisibleBy": 1"#
      ),
      new: embedded(
        #""$id": "http://z/a", "$schema": "http://json-schema.org/draft-03/schema#", "divisibleBy": 2"#
      )),
    Pair(
      old: embedded(#""$schema": "http://json-schema.org/draft-03/schema#", "divisibleBy": 1"#),
      new: embedded(#""$schema": "http://json-schema.org/draft-03/schema#", "divisibleBy": 2"#)),
    Pair(
      old: embedded(
        #""$id": "http://z/a", "$schema": "https://json-schema.org/v1", "dependencies": {"k": {"v": true}}"#
      ),
      new: embedded(
        #""$id": "http://z/a", "$schema": "https://json-schema.org/v1", "dependencies": {"k": {"v": false}}"#
      )),
    Pair(
      old: embedded(
        #""$id": "http://z/a", "$schema": "http://json-schema.org/draft-04/schema#", "const": 1"#),
      new: #"{"const": 1}"#),
    Pair(
      old: #"{"type": "integer"}"#,
      new: embedded(
        #""$id": "http://z/a", "$schema": "http://json-schema.org/draft-04/schema#", "const": 1"#)),
    // A schema that is its own opposite, by way of the scope.
    Pair(old: "true", new: loop(#""not": {"$ref": "i"}"#)),
    Pair(old: loop(#""not": {"$ref": "i"}"#), new: "false"),
    Pair(old: loop(#""$ref": "i""#), new: "false"),
    Pair(old: "true", new: loop(#""oneOf": [{"$ref": "i"}]"#)),
  ]

  @Test(arguments: dynamic)
  func `unknowns of different scopes are told apart, and loops are unknowns`(pair: Pair) throws {
    let both = decideBoth(
      side(try JSON(parsing: pair.old), pair.dialect),
      in: side(try JSON(parsing: pair.new), pair.dialect))
    for verdict in [both.strict, both.declared] {
      guard case .undecided(let undecided) = verdict else {
        Issue.record("\(verdict)")
        continue
      }
      #expect(!undecided.reason.contains("bug of Treaty"), "\(undecided.reason)")
    }
  }

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
    // Listed values beside something that cannot be judged of them.
    Pair(
      old: #"{"const": 1, "$ref": "http://n/x"}"#,
      new: #"{"type": "integer", "$ref": "http://n/x"}"#),
    Pair(
      old: #"{"enum": [1, 2], "$ref": "http://n/x"}"#,
      new: #"{"enum": [1, 2, 3], "$ref": "http://n/x"}"#),
    Pair(
      old: #"{"const": "a", "pattern": "("}"#, new: #"{"type": "string", "pattern": "("}"#),
    Pair(old: #"{"const": "a", "minLength": -1}"#, new: #"{"minLength": -1, "type": "string"}"#),
    Pair(
      old:
        #"{"properties": {"a": {"$ref": "http://n/y"}}, "additionalProperties": 3, "maxProperties": 1}"#,
      new: #"{"properties": {"a": {}}, "additionalProperties": 3}"#),
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
