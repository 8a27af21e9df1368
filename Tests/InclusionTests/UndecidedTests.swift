import Inclusion
import JSON
import Schema
import Testing

/// An open question says what could not be judged, where that stands, and what people can do.
@Suite struct UndecidedTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    var budget = Budget.standard
    var assertFormat = false
    var reading = Inclusion.Reading.strict
    let reason: String
  }

  static let cases = written + limits

  private static let written = [
    Case(
      testDescription: "a back-reference",
      old: #"{"type": "object", "properties": {"a": {"pattern": "^(a+)b\\1$"}}}"#,
      new: "{\"type\": \"object\",\n \"properties\": {\"a\": {\"pattern\": \"^(a+)b\\\\1c?$\"}}}",
      reason: """
        the pattern “^(a+)b\\1c?$” has back-references (new.json:2:34, /properties/a/pattern); \
        say the same without back-references and without looking around inside
        """),
    Case(
      testDescription: "a reference that leads nowhere",
      old: #"{"properties": {"a": {"type": "string"}}}"#,
      new: ##"{"properties": {"a": {"$ref": "#/$defs/none"}}}"##,
      reason: """
        the reference `#/$defs/none` leads to nothing that was read \
        (new.json:1:31, /properties/a/$ref); \
        correct it, or say where its document lies (`references` in treaty.json, or `--map`)
        """),
    Case(
      testDescription: "a keyword with an illegal value",
      old: #"{"properties": {"a": {"minLength": 1}}}"#,
      new: #"{"properties": {"a": {"minLength": -1}}}"#,
      reason: """
        the value of `minLength` is none that its dialect allows \
        (new.json:1:36, /properties/a/minLength); correct it
        """),
    Case(
      testDescription: "a format that asserts",
      old: #"{"type": "string", "pattern": "^.{3}$"}"#,
      new: #"{"type": "string", "format": "special"}"#, assertFormat: true,
      reason: """
        which texts have the format `special` is not known to the prover \
        (new.json:1:30, /format); say it as a `pattern`, or let `format` be an annotation
        """),
    Case(
      testDescription: "a pattern that cannot be read",
      old: #"{"properties": {"a": {"pattern": "a"}}}"#,
      new: #"{"properties": {"a": {"pattern": "("}}}"#,
      reason: """
        `pattern` has a pattern that cannot be read (new.json:1:34, /properties/a/pattern); \
        correct the pattern
        """),
    Case(
      testDescription: "a listed value that a reference is about",
      old: #"{"enum": [1, 2]}"#, new: ##"{"allOf": [{"$ref": "#/$defs/none"}, {"minimum": 0}]}"##,
      reason: """
        the reference `#/$defs/none` leads to nothing that was read (new.json:1:21, \
        /allOf/0/$ref); correct it, or say where its document lies (`references` in \
        treaty.json, or `--map`)
        """),
    Case(
      testDescription: "unevaluated members by too many alternatives",
      old: #"{"allOf": [\#(alternatives)], "unevaluatedProperties": false}"#,
      new: #"{"maxProperties": 18}"#,
      reason: """
        what `unevaluatedProperties` still applies to depends on too many alternatives \
        (old.json:1:659, /unevaluatedProperties); no budget raises this limit; say the same in \
        fewer or simpler keywords
        """),
    Case(
      testDescription: "unevaluated members beside what was not read",
      old: ##"{"$ref": "#/$defs/none", "unevaluatedProperties": false}"##,
      new: #"{"properties": {"b": {"type": "integer"}}}"#,
      reason: """
        the reference `#/$defs/none` leads to nothing that was read (old.json:1:10, /$ref); \
        correct it, or say where its document lies (`references` in treaty.json, or `--map`)
        """),
    Case(
      testDescription: "a reference that leads back to itself",
      old: #"{"type": "string"}"#, new: ##"{"$ref": "#"}"##,
      reason: """
        the reference `#` leads back to itself about the same value (new.json:1:10, /$ref); \
        let it lead into a member or an item, or leave it out
        """),
    Case(
      testDescription: "members that are not declared",
      old: #"{"properties": {"p": {"properties": {"a": {}}}}}"#,
      new: #"{"not": {"const": {"p": {"b": 1}}}}"#,
      reading: .declared,
      reason: """
        the value {"p":{"b":1}} is lost, but has members that are not declared, and whether one \
        is lost without such members was not found out, at `properties` (old.json:1:16, \
        /properties); no budget raises this limit; say the same in fewer or simpler keywords
        """),
  ]

  private static let alternatives = (0..<9).map {
    #"{"anyOf": [{"properties": {"a\#($0)": {}}}, {"properties": {"b\#($0)": {}}}]}"#
  }.joined(separator: ", ")

  private static let limits = [
    Case(
      testDescription: "the steps are used up",
      old: ##"{"properties": {"a": {"oneOf": [{"minimum": 3}, {"type": "string"}]}}}"##,
      new:
        ##"{"properties": {"a": {"oneOf": [{"minimum": 3}, {"type": ["string"], "maxLength": 1000000000}]}}}"##,
      budget: Budget(steps: 1, candidates: 0),
      reason: """
        the budget of 1 step is used up, at `properties` (new.json:1:16, /properties); raise \
        `steps` in the `budget` of treaty.json, or `--steps`
        """),
    Case(
      testDescription: "the nesting is too deep",
      old:
        #"{"properties": {"a": {"properties": {"a": {"properties": {"a": {"type": "integer"}}}}}}}"#,
      new:
        #"{"properties": {"a": {"properties": {"a": {"properties": {"a": {"multipleOf": 1, "maximum": 9e99}}}}}}}"#,
      budget: Budget(candidates: 0, depth: 0),
      reason: """
        values would nest more than 0 levels deep, at `properties` (new.json:1:16, \
        /properties); raise `depth` in the `budget` of treaty.json, or `--depth`
        """),
    Case(
      testDescription: "an array that is too long",
      old: #"{"type": "array", "minItems": 5000}"#, new: #"{"type": "array", "minItems": 5001}"#,
      reason: """
        an array of 5000 items is needed, more than 1000, at `minItems` (old.json:1:31, \
        /minItems); no budget raises this limit; with a smaller number it can be decided
        """),
    Case(
      testDescription: "an automaton that is too large",
      old: #"{"pattern": "(a|b)*a(a|b){12}$"}"#, new: #"{"pattern": "(a|b)*b(a|b){12}c$"}"#,
      budget: Budget(candidates: 0, states: 50),
      reason: """
        the pattern's automaton has more than 50 states (new.json:1:13, /pattern); \
        raise `states` in the `budget` of treaty.json, or `--states`; or simplify it
        """),
    Case(
      testDescription: "memory is used up",
      old: ##"{"oneOf": [{"minimum": 3}, {"type": "string"}]}"##,
      new: ##"{"oneOf": [{"minimum": 3}, {"type": ["string"], "maxLength": 9}]}"##,
      budget: Budget(candidates: 0, memory: 0),
      reason: """
        the budget of 0 MiB of memory is used up, at `oneOf` (new.json:1:11, /oneOf); \
        raise `memory` in the `budget` of treaty.json
        """),
    Case(
      testDescription: "steps are used up by alternatives",
      old: #"{"type": "integer", "minimum": 0, "allOf": [\#(unions)]}"#,
      new: #"{"anyOf": [{"minimum": 3}, {"enum": [0, 1, 2]}]}"#,
      budget: Budget(steps: 300, candidates: 0),
      reason: """
        the budget of 300 steps is used up, at `anyOf` (old.json:1:176, /allOf/2/anyOf); \
        raise `steps` in the `budget` of treaty.json, or `--steps`
        """),
    Case(
      testDescription: "a text that is too long",
      old: #"{"type": "string", "minLength": 70000}"#,
      new: #"{"type": "string", "minLength": 70001}"#,
      reason: """
        a text of 70000 characters is needed, and the longest witness has 64 KiB, at \
        `minLength` (old.json:1:33, /minLength); no budget raises this limit; with a smaller \
        number it can be decided
        """),
    Case(
      testDescription: "an object that is too large",
      old: #"{"type": "object", "minProperties": 20000}"#,
      new: #"{"type": "object", "minProperties": 20001}"#,
      reason: """
        an object of more than 10000 members is needed, at `minProperties` (old.json:1:37, \
        /minProperties); no budget raises this limit; with a smaller number it can be decided
        """),
    Case(
      testDescription: "a witness with too many parts",
      old: #"{"type": "array", "minItems": 100}"#, new: #"{"type": "array", "minItems": 101}"#,
      budget: Budget(candidates: 0, witnessSize: 50),
      reason: """
        the smallest witness has more than 50 parts, at `minItems` (old.json:1:31, \
        /minItems); raise `witness_parts` in the `budget` of treaty.json
        """),
    Case(
      testDescription: "a witness that is too large",
      old: #"{"type": "array", "minItems": 3, "items": {"type": "string", "minLength": 60000}}"#,
      new: #"{"type": "array", "minItems": 4}"#,
      reason: """
        the smallest witness that was found has more than 65 KiB, at `minItems` \
        (new.json:1:31, /minItems); no budget raises this limit; with a smaller number it can \
        be decided
        """),
    Case(
      testDescription: "many demands on items",
      old: #"{"type": "array", "allOf": [\#(items)]}"#, new: #"{"contains": {"const": 9}}"#,
      budget: Budget(candidates: 0),
      reason: """
        more than 6 demands on items at once, at `contains` (old.json:1:42, \
        /allOf/0/contains); no budget raises this limit; say the same in fewer or simpler \
        keywords
        """),
    Case(
      testDescription: "many demands on members",
      old: #"{"type": "object", "allOf": [\#(members)]}"#, new: #"{"maxProperties": 3}"#,
      budget: Budget(candidates: 0),
      reason: """
        more than 6 members are demanded by their names' patterns, at `patternProperties` \
        (old.json:1:60, /allOf/0/not/patternProperties); no budget raises this limit; say \
        the same in fewer or simpler keywords
        """),
    Case(
      testDescription: "many patterns of names",
      old: #"{"type": "object", "minProperties": 1, "patternProperties": {\#(patterns)}}"#,
      new: #"{"maxProperties": 0}"#, budget: Budget(candidates: 0),
      reason: """
        more than 40 patterns of names overlap, at `patternProperties` (old.json:1:61, \
        /patternProperties); no budget raises this limit; say the same in fewer or simpler \
        keywords
        """),
    Case(
      testDescription: "items that differ and are demanded",
      old: #"{"type": "array", "uniqueItems": true, "contains": {"const": 1}, "minContains": 2}"#,
      new: #"{"maxItems": 0}"#,
      reason: """
        items must differ and meet several demands at once, at `uniqueItems` (old.json:1:34, \
        /uniqueItems); no budget raises this limit; say the same in fewer or simpler \
        keywords
        """),
  ]

  private static let unions = [2, 3, 5, 7, 11, 13].map {
    #"{"anyOf": [{"multipleOf": \#($0)}, {"not": {"multipleOf": \#($0 * $0 + 1)}}]}"#
  }.joined(separator: ", ")
  private static let items = (0..<7).map { #"{"contains": {"const": \#($0)}}"# }
    .joined(separator: ", ")
  private static let members = (0..<7).map {
    #"{"not": {"patternProperties": {"^a\#($0)": {"const": 1}}}}"#
  }.joined(separator: ", ")
  private static let patterns = (0..<41).map { #""a\#($0)": {"minimum": \#($0)}"# }
    .joined(separator: ", ")

  @Test(arguments: cases)
  func `the reason names the construct, its place and what to do`(_ example: Case) throws {
    let old = try side(example.old, "old.json", example.assertFormat)
    let new = try side(example.new, "new.json", example.assertFormat)
    guard
      case .undecided(let found) = decide(
        old, in: new, reading: example.reading, budget: example.budget)
    else {
      Issue.record("decided")
      return
    }
    #expect(found.reason == example.reason)
    for sign in ["[\"", "null]", "2020-12"] { #expect(!found.reason.contains(sign)) }
  }

  private func side(_ text: String, _ name: String, _ assertFormat: Bool) throws -> SchemaSide {
    let document = try JSONDocument(parsing: Array(text.utf8), name: name)
    let graph = SchemaReader(options: SchemaOptions(assertFormat: assertFormat)).read(document)
    return SchemaSide(graph: graph, node: graph.roots[0])
  }
}
