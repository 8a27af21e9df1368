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
    let reason: String
  }

  static let cases = [
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
      testDescription: "the steps are used up",
      old: ##"{"properties": {"a": {"oneOf": [{"minimum": 3}, {"type": "string"}]}}}"##,
      new:
        ##"{"properties": {"a": {"oneOf": [{"minimum": 3}, {"type": ["string"], "maxLength": 1000000000}]}}}"##,
      budget: Budget(steps: 1, candidates: 0),
      reason: """
        the budget of 1 step is used up (new.json:1:1); \
        raise `steps` in the `budget` of treaty.json, or `--steps`
        """),
    Case(
      testDescription: "the nesting is too deep",
      old:
        #"{"properties": {"a": {"properties": {"a": {"properties": {"a": {"type": "integer"}}}}}}}"#,
      new:
        #"{"properties": {"a": {"properties": {"a": {"properties": {"a": {"multipleOf": 1, "maximum": 9e99}}}}}}}"#,
      budget: Budget(candidates: 0, depth: 0),
      reason: """
        values would nest more than 0 levels deep (new.json:1:1); \
        raise `depth` in the `budget` of treaty.json, or `--depth`
        """),
    Case(
      testDescription: "an array that is too long",
      old: #"{"type": "array", "minItems": 5000}"#, new: #"{"type": "array", "minItems": 5001}"#,
      reason: """
        an array of 5000 items is needed, more than 1000 (new.json:1:1); \
        no budget raises this limit; say the same in fewer or simpler keywords
        """),
    Case(
      testDescription: "an automaton that is too large",
      old: #"{"pattern": "(a|b)*a(a|b){12}$"}"#, new: #"{"pattern": "(a|b)*b(a|b){12}c$"}"#,
      budget: Budget(candidates: 0, states: 50),
      reason: """
        the pattern's automaton has more than 50 states (new.json:1:13, /pattern); \
        raise `states` in the `budget` of treaty.json, or `--states`; or simplify it
        """),
  ]

  @Test(arguments: cases)
  func `the reason names the construct, its place and what to do`(_ example: Case) throws {
    let old = try side(example.old, "old.json", example.assertFormat)
    let new = try side(example.new, "new.json", example.assertFormat)
    guard case .undecided(let found) = decide(old, in: new, budget: example.budget) else {
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
