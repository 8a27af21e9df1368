@testable import Inclusion
import JSON
import Schema
import Testing

/// Pairs at which one rule alone would go wrong: every *no* is confirmed, every *yes* is verified by the
/// checker and attacked.
@Suite struct SoundnessTests {
  static let pairs: [(old: String, new: String, holds: Bool)] = [
    // A tail that is narrower only further on.
    (
      #"{"allOf": [{"items": {"type": "number"}}, {"prefixItems": [true, true], "items": {"minimum": 3}}]}"#,
      #"{"items": {"type": "number", "minimum": 3}}"#, false
    ),
    (
      #"{"prefixItems": [{"type": "integer"}], "items": {"type": "string"}}"#,
      #"{"items": {"type": ["integer", "string"]}}"#, true
    ),
    // A property that moves under `additionalProperties`.
    (
      #"{"properties": {"a": {"type": "string"}}, "additionalProperties": {"type": "integer"}}"#,
      #"{"additionalProperties": {"type": "integer"}}"#, false
    ),
    (
      #"{"properties": {"a": {"minimum": 1}}, "additionalProperties": {"minimum": 2}}"#,
      #"{"additionalProperties": {"minimum": 1}}"#, true
    ),
    // The same branches, of which two may hold at once.
    (
      #"{"oneOf": [{"minimum": 5}, {"maximum": 3}]}"#,
      #"{"oneOf": [{"minimum": 4}, {"maximum": 4}]}"#,
      true
    ),
    (
      #"{"oneOf": [{"required": ["a"], "properties": {"a": {"const": 1}}}, {"required": ["b"]}]}"#,
      #"{"oneOf": [{"required": ["a"], "properties": {"a": {"const": 1}}}, {"required": ["b"], "minProperties": 1}]}"#,
      true
    ),
    // What is asked of objects holds of all other values.
    (
      #"{"dependentSchemas": {"c": {"type": "boolean"}}, "required": ["c"]}"#, #"{"minimum": 1}"#,
      false
    ),
    (
      #"{"dependentSchemas": {"c": {"type": "boolean"}}, "required": ["c"]}"#,
      #"{"anyOf": [{"not": {"type": "object"}}, {"maxProperties": 0}]}"#, true
    ),
    (
      #"{"properties": {"a": {"dependentSchemas": {"c": {"enum": [0.5]}}, "required": ["c"]}}}"#,
      #"{"properties": {"a": {"minimum": 1}}}"#, false
    ),
    (#"{"not": {"minimum": 3}}"#, #"{"not": {"minimum": 4}}"#, true),
    (#"{"not": {"minimum": 4}}"#, #"{"not": {"minimum": 3}}"#, false),
    // Definitions that lead to themselves, with and without an end.
    (
      ##"{"type": "object", "required": ["n"], "properties": {"n": {"$ref": "#"}}}"##,
      #"{"type": "string"}"#, true
    ),
    (
      ##"{"type": "object", "required": ["n"], "properties": {"n": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}}}"##,
      ##"{"type": "object", "required": ["n"], "properties": {"n": {"anyOf": [{"$ref": "#"}, {"const": 1}]}}}"##,
      false
    ),
    (
      ##"{"properties": {"l": {"$ref": "#"}, "v": {"type": "integer"}}}"##,
      ##"{"properties": {"l": {"properties": {"l": {"$ref": "#"}, "v": {"type": "number"}}}, "v": {"type": "number"}}}"##,
      true
    ),
    // A goal that is met again below itself by what an earlier question left behind.
    (
      ##"{"properties": {"r": {"patternProperties": {".*": {"$ref": "#/$defs/r"}}}}, "$defs": {"r": {"oneOf": [{"$ref": "#/$defs/c"}, {"$ref": "#/$defs/l"}]}, "c": {"properties": {"k": {"const": "c"}, "r": {"type": "object", "patternProperties": {".*": {"$ref": "#/$defs/r"}}}}}, "l": {"properties": {"k": {"const": "l"}, "n": {"minimum": 1}}, "required": ["k"]}}}"##,
      ##"{"properties": {"r": {"patternProperties": {".*": {"$ref": "#/$defs/r"}}}}, "$defs": {"r": {"oneOf": [{"$ref": "#/$defs/c"}, {"$ref": "#/$defs/l"}]}, "c": {"properties": {"k": {"const": "c"}, "r": {"type": "object", "patternProperties": {".*": {"$ref": "#/$defs/r"}}}}}, "l": {"properties": {"k": {"const": "l"}, "n": {"minimum": 0}}, "required": ["k"]}}}"##,
      true
    ),
    // Alternatives and their opposite: a union stays while something next to it changes.
    (
      ##"{"oneOf": [{"properties": {"t": {"not": {"enum": ["a", "b"]}}}}, {"oneOf": [{"properties": {"t": {"enum": ["a"]}}}, {"properties": {"t": {"enum": ["b"]}, "u": {}}, "maxProperties": 3}]}], "properties": {"d": {"enum": ["in", "out"]}, "e": {"enum": ["x", "y"]}}, "required": ["t", "d"]}"##,
      ##"{"oneOf": [{"properties": {"t": {"not": {"enum": ["a", "b"]}}}}, {"oneOf": [{"properties": {"t": {"enum": ["a"]}}}, {"properties": {"t": {"enum": ["b"]}, "u": {}}, "maxProperties": 3}]}], "properties": {"d": {"enum": ["in", "out"]}, "e": {"enum": ["x", "y"]}}, "required": ["t"]}"##,
      true
    ),
    // Counting: two positions, few values.
    (
      #"{"type": "array", "uniqueItems": true, "items": {"enum": [1, 2]}, "minItems": 3}"#, "false",
      true
    ),
    (
      #"{"type": "array", "uniqueItems": true, "items": {"type": "boolean"}, "minItems": 2}"#,
      #"{"maxItems": 1}"#, false
    ),
    (
      #"{"type": "array", "uniqueItems": true, "minItems": 3, "items": {"enum": [1, 2, 3]}}"#,
      #"{"minItems": 3, "maxItems": 3, "contains": {"const": 2}}"#, true
    ),
    (
      #"{"type": "array", "uniqueItems": true, "minItems": 2, "items": {"enum": [1, 2, 3]}}"#,
      #"{"contains": {"const": 2}}"#, false
    ),
    // Closed objects, told apart by what they require.
    (
      #"{"type": "object", "properties": {"a": {}}, "additionalProperties": false, "required": ["a"]}"#,
      #"{"not": {"required": ["b"]}}"#, true
    ),
    (
      #"{"type": "object", "properties": {"a": {}}, "patternProperties": {"^b": {}}, "additionalProperties": false}"#,
      #"{"not": {"required": ["b"]}}"#, false
    ),
    (
      #"{"properties": {"a": {}, "b": {}}, "unevaluatedProperties": false}"#,
      #"{"properties": {"a": {}, "b": {}}, "additionalProperties": false}"#, true
    ),
    (
      #"{"anyOf": [{"properties": {"a": true}}, {"properties": {"b": true}, "required": ["b"]}], "unevaluatedProperties": false}"#,
      #"{"propertyNames": {"enum": ["a"]}}"#, false
    ),
    // Members that are known by sets of names alone: one may have to meet several demands.
    (
      #"{"type": "object", "maxProperties": 1}"#,
      #"{"anyOf": [{"propertyNames": {"pattern": "^x-"}}, {"propertyNames": {"maxLength": 8}}]}"#,
      false
    ),
    (
      #"{"type": "object"}"#,
      #"{"anyOf": [{"patternProperties": {"b": {"not": {"type": "integer"}}}}, {"patternProperties": {"^[b]$": {"not": {"type": "string"}}}}]}"#,
      false
    ),
    (
      #"{"type": "object", "maxProperties": 1}"#,
      #"{"anyOf": [{"patternProperties": {"^a": {"type": "integer"}}}, {"patternProperties": {"b$": {"type": "integer"}}}]}"#,
      false
    ),
    (
      #"{"type": "object", "maxProperties": 1, "propertyNames": {"pattern": "^(a|b)$"}}"#,
      #"{"anyOf": [{"patternProperties": {"^a": {"type": "integer"}}}, {"patternProperties": {"b$": {"type": "integer"}}}]}"#,
      true
    ),
    (#"{"type": "integer"}"#, #"{"type": "number", "multipleOf": 1}"#, true),
    (#"{"multipleOf": 0.3, "minimum": 0.1, "maximum": 0.5}"#, #"{"enum": [0.3]}"#, false),
    (
      #"{"type": "number", "multipleOf": 0.3, "minimum": 0.1, "maximum": 0.5}"#,
      #"{"enum": [0.3]}"#,
      true
    ),
  ]

  @Test(arguments: pairs)
  func `each rule keeps to what is true`(old: String, new: String, holds: Bool) throws {
    var score = Score()
    let first = side(try JSON(parsing: old))
    let second = side(try JSON(parsing: new))
    score.count("\(old) ⊆ \(new)", first, in: second, expected: holds)
    #expect(score.wrong.isEmpty)
    #expect(score.unverified.isEmpty)
    #expect(score.undecided.isEmpty)
    try score.judge.decide("a trap")
  }

  @Test(
    arguments: [
      ("{}", ##"{"properties": {"a": {"oneOf": [{"$ref": "#"}, {"type": "object"}]}}}"##),
      (
        ##"{"type": "object", "properties": {"left": {"$ref": "#"}}}"##,
        ##"{"type": "object", "properties": {"left": {"oneOf": [{"$ref": "#"}, {"required": ["r"]}]}}}"##
      ),
      (
        ##"{"oneOf": [{"properties": {"a": {"$ref": "#"}}, "required": ["a"]}, {"type": "null"}]}"##,
        ##"{"oneOf": [{"properties": {"a": {"anyOf": [{"$ref": "#"}, {"oneOf": [{"$ref": "#"}, {"const": 1}]}]}}, "required": ["a"]}, {"type": "null"}]}"##
      ),
    ])
  func `unions that lead back to themselves are answered`(old: String, new: String) throws {
    let first = side(try JSON(parsing: old))
    let second = side(try JSON(parsing: new))
    for reading in Inclusion.Reading.allCases {
      _ = decide(first, in: second, reading: reading)
      _ = decide(second, in: first, reading: reading)
    }
  }

  @Test func `a schema that contradicts itself about the same value proves nothing`() throws {
    let loop = side(
      try JSON(parsing: ##"{"$ref": "#/$defs/a", "$defs": {"a": {"not": {"$ref": "#/$defs/a"}}}}"##)
    )
    #expect(!decide(loop, in: side(false)).isProved)
    #expect(!decide(side(true), in: loop).isProved)
  }

  /// What is left out of an argument that gets too long is a limit that people can raise, not a fault.
  @Test func `an argument that is too long to be written out says so`() throws {
    let dependent =
      #""dependentSchemas": {"a": {"properties": {"c": {"minimum": 3}}, "required": ["a"]}}"#
    let old = side(
      try JSON(
        parsing: #"{"properties": {"c": {"minimum": 3}}, "required": ["a"], \#(dependent), "#
          + #""oneOf": [{"properties": {"c": {}}}, {"properties": {"a": {"minimum": 3}}}]}"#))
    let new = side(
      try JSON(
        parsing: #"{"properties": {"c": {"minimum": 3}, "w": {"type": "null"}}, "#
          + #""required": ["a"], \#(dependent)}"#))
    var excesses: Set<String> = []
    for steps in 1...120 {
      let found = argument(
        that: old, isIn: new, reading: .declared, budget: Budget(steps: steps, candidates: 0))
      guard let found else { continue }
      #expect(found.faults == [], "\(steps) steps")
      if let excess = found.excess { excesses.insert(excess) }
    }
    #expect(excesses.contains { $0.contains("cases that the search did not have") })
    #expect(excesses.allSatisfy { $0.contains("raise `steps`") })
    let whole = try #require(argument(that: old, isIn: new, reading: .declared))
    #expect(whole.isWhole && whole.faults == [])
  }

  /// Alternatives that exclude each other only as whole formulas, and bounds that do below alternatives.
  @Test(arguments: [
    (
      #"{"oneOf": [{"oneOf": [\#(found), \#(others)]}, \#(others)]}"#,
      #"{"contains": {"enum": [1, "a"]}, "maxContains": 2, "not": \#(zeros), "#
        + #""unevaluatedItems": {"enum": ["a"]}}"#
    ),
    (
      #"{"oneOf": [{"anyOf": [{"type": "array", "minItems": 5, "items": {"type": "integer"}}, "#
        + #"{"type": "array", "minItems": 5, "not": {"items": {"type": "integer"}}}]}, "#
        + #"{"const": [0, null, 1, 1, {}]}]}"#,
      #"{"type": "array", "minItems": 4}"#
    ),
  ])
  func `what excludes alternatives is written out`(old: String, new: String) throws {
    let (old, new) = (side(try JSON(parsing: old)), side(try JSON(parsing: new)))
    #expect(decide(old, in: new).isProved)
    let whole = try #require(argument(that: old, isIn: new))
    #expect(whole.isWhole && whole.faults == [])
  }

  private static let zeros = #"{"type": "array", "contains": {"enum": [0, 1]}}"#
  private static let found =
    #"{"contains": {"enum": [1, "a"]}, "maxContains": 2, "unevaluatedItems": false, "not": \#(zeros)}"#
  private static let others =
    #"{"unevaluatedItems": {"type": "integer"}, "oneOf": [{"prefixItems": [false]}, {"minItems": 2}]}"#

  @Test func `an argument for another question does not pass`() throws {
    let old = side(["type": "integer", "exclusiveMinimum": 0])
    let new = side(["type": "integer", "minimum": 1])
    #expect(argument(that: old, isIn: new)?.faults == [])
    var comparison = Comparison(old: old, new: new, budget: .standard)
    _ = comparison.strict()
    let root = try #require(comparison.emptiness)
    let steps = comparison.prover.steps(to: root)
    let everything = FormulaStore.always
    let written = try #require(
      Elaboration.derivation(
        of: steps, root: ProofID(steps.count - 1), for: [everything],
        formulas: comparison.prover.formulas))
    #expect(
      !ProofChecker.faults(
        in: written.derivation, for: [everything], formulas: written.formulas
      ).isEmpty)
  }

  @Test func `an argument without one of its cases does not pass`() throws {
    let old = side(["type": ["integer", "string"], "minLength": 2, "minimum": 1])
    let new = side(["minLength": 1, "minimum": 0])
    var comparison = Comparison(old: old, new: new, budget: .standard)
    _ = comparison.strict()
    let root = try #require(comparison.emptiness)
    let goal = comparison.goal(.holds)
    let completed = comparison.prover.complete(root).step
    let whole = try #require(completed)
    let steps = comparison.prover.steps(to: whole)
    let written = try #require(
      Elaboration.derivation(
        of: steps, root: ProofID(steps.count - 1), for: goal,
        formulas: comparison.prover.formulas))
    let (derivation, formulas) = (written.derivation, written.formulas)
    #expect(ProofChecker.faults(in: derivation, for: goal, formulas: formulas).isEmpty)
    var used = Set(derivation.claims.map(\.start))
    for index in derivation.steps.indices.reversed() where used.contains(index) {
      let step = derivation.steps[index]
      used.formUnion(step.premises)
      guard !step.premises.isEmpty else { continue }
      var fewer = derivation
      fewer.steps[index] = .init(rule: step.rule, premises: Array(step.premises.dropLast()))
      #expect(
        !ProofChecker.faults(in: fewer, for: goal, formulas: formulas).isEmpty, "step \(index)")
    }
    #expect(used.count > 4)
  }
}
