import Contracts
import Diagnostics
import JSON
import Schema
import SwiftTypes
import Testing

/// What cannot be generated is an error at its place; never is anything dropped.
@Suite struct DiagnosticsTests {
  @Test(
    "A construct without a rendering is named",
    arguments: [
      (#"{"type": "string", "pattern": "(a)\\1"}"#, "1:20 The pattern `(a)\\1`"),
      (
        #"{"type": "object", "properties": {"a": {"not": {"pattern": "(a)\\1"}}}}"#,
        "1:49 The pattern `(a)\\1`"
      ),
      (
        #"{"type": "string", "pattern": "(a)\\1"}"#,
        "1:20 The pattern `(a)\\1`, which refers back to one of its groups, as no automaton can, cannot be"
      ),
      (
        #"{"type": "string", "pattern": "(?<=a)b"}"#,
        "1:20 The pattern `(?<=a)b`, which looks behind, and for which Treaty makes no automaton, cannot"
      ),
      (
        #"{"type": "string", "pattern": "^a(?!b)"}"#,
        "1:20 The pattern `^a(?!b)`, which looks ahead elsewhere than right after a `^` that it begins"
      ),
      (
        #"{"type": "string", "pattern": "^[\\s\\S]{1,5000}$"}"#,
        "1:20 The pattern `^[\\s\\S]{1,5000}$`, whose automaton has 10002 states and may have 10000 at most,"
      ),
      (
        #"{"type": "string", "pattern": "^[\\s\\S]{1,60000}$"}"#,
        "1:20 The pattern `^[\\s\\S]{1,60000}$`, whose automaton has far more states than the 10000 that"
      ),
      (#"{"type": "object", "minProperties": "two"}"#, "1:20 `minProperties` cannot be generated."),
      (##"{"$ref": "#/$defs/Gone"}"##, "1:2 `$ref` cannot be generated."),
      (
        ##"{"type": "string", "allOf": [{"$ref": "#/$defs/Gone"}]}"##,
        "1:31 `$ref` cannot be generated."
      ),
      (#"{"type": "string", "allOf": [{"pattern": "(a)\\1"}]}"#, "1:1 The pattern `(a)\\1`"),
    ])
  func unsupported(schema: String, start: String) {
    let generation = GoldenTests.generate(from: Array(schema.utf8))
    #expect(!generation.isComplete)
    let lines = generation.diagnostics.map { diagnostic in
      let position = diagnostic.place.range?.start
      return "\(position?.line ?? 0):\(position?.column ?? 0) \(diagnostic.message)"
    }
    #expect(lines.contains { $0.hasPrefix(start) }, "\(lines)")
  }

  /// A format without a check stands in the way only where it asserts; `idn-email` has one.
  @Test(
    "A format that nothing can check is named",
    arguments: [
      (#"{\#(DiagnosticsTests.asserting), "type": "string", "format": "idn-hostname"}"#, "1:51"),
      (
        #"{\#(DiagnosticsTests.asserting), "not": {"type": "string", "format": "idn-hostname"}}"#,
        "1:59"
      ),
      (#"{"type": "string", "format": "idn-hostname"}"#, nil),
      (#"{\#(DiagnosticsTests.asserting), "type": "string", "format": "idn-email"}"#, nil),
      (#"{\#(DiagnosticsTests.asserting), "type": "string", "format": "our-own"}"#, nil),
    ] as [(String, String?)])
  func uncheckedFormats(schema: String, start: String?) throws {
    let generation = GoldenTests.generate(from: Array(schema.utf8))
    #expect(generation.isComplete == (start == nil), "\(generation.diagnostics)")
    #expect(generation.diagnostics.count == (start == nil ? 0 : 1))
    let found = generation.diagnostics.map { diagnostic in
      let position = diagnostic.place.range?.start
      return "\(position?.line ?? 0):\(position?.column ?? 0) \(diagnostic.message)"
    }
    let message =
      "The format `idn-hostname`, which asserts here and for which Treaty has no check, "
      + "cannot be generated."
    #expect(found == (start.map { ["\($0) \(message)"] } ?? []))
    #expect(generation.diagnostics.allSatisfy { $0.rule.id == "swift.not-generated" })
  }

  static let asserting = #""$schema": "asserted-formats""#

  /// What is no finding at generation is no guess at reading either.
  @Test func valuesOfAFormatWithoutACheckAreUndecided() throws {
    let bytes = Array(#"{\#(DiagnosticsTests.asserting), "format": "idn-hostname"}"#.utf8)
    let set = GoldenTests.contracts(in: bytes)
    let node = try #require(set.modules.first?.contracts.first?.node)
    for text in ["example.org", "", "\u{302}.org"] {
      guard case .undecided(let reason) = set.graph.accepts(.string(text), at: node).verdict else {
        Issue.record("\(text) is decided")
        continue
      }
      #expect(reason.contains("idn-hostname"), "\(reason)")
    }
    #expect(set.graph.accepts(.bool(true), at: node).verdict == .accepted)
    let other = GoldenTests.contracts(in: Array(#"{"format": "idn-hostname"}"#.utf8))
    let free = try #require(other.modules.first?.contracts.first?.node)
    #expect(other.graph.accepts("", at: free).verdict == .accepted)
  }

  @Test(
    "Parts that exclude each other are a warning",
    arguments: [
      (#"{"allOf": [{"type": "string"}, {"type": "integer"}]}"#, "they have no type in common."),
      (#"{"allOf": [{"const": 1}, {"enum": [2, "1"]}]}"#, "they have no value of `enum`"),
      (
        #"{"type": "string", "minLength": 5, "allOf": [{"maxLength": 4}]}"#,
        "they ask for at least 5 and at most 4 characters."
      ),
      (
        #"{"type": "integer", "maximum": 1, "allOf": [{"minimum": 1.5}]}"#,
        "they ask for at least 1.5 and at most 1."
      ),
      (
        ##"{"$defs": {"B": {"type": "object", "additionalProperties": false}}, "##
          + ##""$ref": "#/$defs/B", "required": ["a"]}"##, "one demands the member `a`, another one"
      ),
      (
        #"{"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}, "#
          + #""allOf": [{"properties": {"a": {"type": "null"}}}]}"#, "the types that they ask"
      ),
      (
        #"{"type": "object", "required": ["a"], "properties": {"a": {"const": 1}}, "#
          + #""allOf": [{"properties": {"a": {"const": 2}}}]}"#, "the values that they ask"
      ),
      (#"{"allOf": [{"type": "string"}, {"type": ["integer", "string"]}]}"#, nil),
      (#"{"allOf": [{"type": "string"}, false]}"#, nil),
      (#"{"allOf": [{"required": ["a"]}, {"additionalProperties": false}]}"#, nil),
      (#"{"minLength": 5, "allOf": [{"maxLength": 4}]}"#, nil),
    ] as [(String, String?)])
  func contradictions(schema: String, start: String?) {
    let generation = GoldenTests.generate(from: Array(schema.utf8))
    let found = generation.diagnostics.filter { $0.rule.id == "swift.contradiction" }
    #expect(generation.isComplete, "\(generation.diagnostics)")
    #expect(found.count == (start == nil ? 0 : 1))
    let whole = "No value can satisfy all parts of this schema: " + (start ?? "")
    #expect(found.allSatisfy { $0.message.hasPrefix(whole) && $0.place.range != nil }, "\(found)")
  }

  @Test(
    "A schema that asks for too much is a warning",
    arguments: [
      (
        #"{"type": "integer", "minimum": 9, "maximum": 1}"#, "it asks for at least 9 and at most 1."
      ),
      (
        #"{"type": "number", "minimum": 1, "exclusiveMaximum": 1}"#,
        "it asks for at least 1 and less"
      ),
      (#"{"type": "integer", "minimum": 0.2, "maximum": 0.8}"#, "no such number lies between"),
      (#"{"type": "number", "minimum": 1, "maximum": 4, "multipleOf": 5}"#, "no such number lies"),
      (
        #"{"type": "string", "minLength": 3, "maxLength": 2}"#,
        "it asks for at least 3 and at most 2"
      ),
      (#"{"type": "string", "maxLength": 4, "pattern": "^a{5}$"}"#, "no text has the length and"),
      (#"{"type": "string", "const": 1}"#, "the rest of it refuses every value"),
      (#"{"type": "string", "enum": ["ab", "c"], "minLength": 3}"#, "the rest of it refuses every"),
      (
        #"{"type": "object", "required": ["a"], "additionalProperties": false}"#,
        "it demands the member"
      ),
      (
        #"{"type": "object", "required": ["a"], "properties": {"a": false}}"#,
        "it demands the member"
      ),
      (
        #"{"type": "object", "minProperties": 2, "properties": {"a": {}}, "additionalProperties": false}"#,
        "it demands 2 members, and names 1"
      ),
      (
        #"{"type": "object", "required": ["a"], "propertyNames": {"minLength": 2}}"#,
        "no object has the members"
      ),
      (#"{"type": "array", "minItems": 1, "items": false}"#, "no array has the items"),
      (
        #"{"type": "array", "minItems": 3, "uniqueItems": true, "items": {"type": "boolean"}}"#,
        "no array has the items"
      ),
      (#"{"type": "string", "maxLength": 9, "not": {"maxLength": 9}}"#, "`not` refuses everything"),
      (#"{"type": "string", "maxLength": 5, "pattern": "^a{5}$"}"#, nil),
      (#"{"type": "number", "minimum": 1, "maximum": 5, "multipleOf": 5}"#, nil),
      (#"{"minLength": 3, "maxLength": 2}"#, nil),
      (#"{"type": "object", "required": ["a"], "additionalProperties": {}}"#, nil),
      (#"{"not": {}}"#, nil),
      ("false", nil),
    ] as [(String, String?)])
  func contradictionsOfOneSchema(schema: String, start: String?) {
    let text = #"{"$defs": {"It": \#(schema)}}"#
    let generation = GoldenTests.generate(from: Array(text.utf8))
    #expect(generation.isComplete, "\(generation.diagnostics)")
    let messages = generation.diagnostics.map(\.message)
    #expect(messages.count == (start == nil ? 0 : 1), "\(messages)")
    let whole = "No value can satisfy this schema: " + (start ?? "")
    #expect(messages.allSatisfy { $0.hasPrefix(whole) }, "\(messages)")
    let places = generation.diagnostics.map { "\($0.place.pointer ?? JSONPointer([]))" }
    #expect(places.allSatisfy { $0 == "/$defs/It" }, "\(places)")
  }

  @Test(
    "A default that its schema refuses is a warning",
    arguments: [
      (#"{"type": "boolean", "default": "no"}"#, true),
      (#"{"type": "integer", "maximum": 3, "default": 4}"#, true),
      (#"{"enum": ["a", "b"], "default": "c"}"#, true), (#"{"const": 1, "default": 2}"#, true),
      (#"{"type": "boolean", "default": false}"#, false), (#"{"default": []}"#, false),
    ])
  func refusedDefaults(schema: String, isReported: Bool) {
    let text = #"{"type": "object", "required": ["a"], "properties": {"a": \#(schema)}}"#
    let generation = GoldenTests.generate(from: Array(text.utf8))
    let found = generation.diagnostics.map {
      "\($0.rule.id) \($0.place.pointer ?? JSONPointer([]))"
    }
    #expect(found == (isReported ? ["swift.default-refused /properties/a/default"] : []))
  }

  @Test(
    "A branch that is never taken is a warning",
    arguments: [
      (#"{"oneOf": [{"type": "integer"}, {"type": "number"}]}"#, ["/oneOf/0"]),
      (#"{"oneOf": [{"type": "string"}, {"type": "string"}]}"#, ["/oneOf/0", "/oneOf/1"]),
      (#"{"oneOf": [{"const": "a"}, {"const": "b"}, {"const": "a"}]}"#, ["/oneOf/0", "/oneOf/2"]),
      (#"{"type": "string", "anyOf": [{"type": "integer"}, {"minLength": 1}]}"#, ["/anyOf/0"]),
      (
        #"{"anyOf": [{"type": "string", "minLength": 1}, {"minLength": 1, "type": "string"}]}"#,
        ["/anyOf/1"]
      ),
      (
        #"{"type": "object", "properties": {"a": {}}, "oneOf": [{"required": ["a"]}, {"required": ["a", "b"]}]}"#,
        ["/oneOf/1"]
      ),
      // What is part of another branch comes before it, and is taken.
      (#"{"anyOf": [{"type": "string"}, {"enum": ["a"]}]}"#, []),
      (#"{"oneOf": [{"type": "integer"}, {"type": "string"}]}"#, []),
      (#"{"oneOf": [{"type": "integer"}, false]}"#, []),
      (
        #"{"anyOf": [{"type": "object", "required": ["a"]}, {"type": "object", "required": ["b"]}]}"#,
        []
      ),
    ] as [(String, [String])])
  func unreachableBranches(schema: String, places: [String]) {
    let generation = GoldenTests.generate(from: Array(schema.utf8))
    #expect(generation.isComplete, "\(generation.diagnostics)")
    let found = generation.diagnostics.filter { $0.rule.id == "swift.branch-unreachable" }
      .map { "\($0.place.pointer ?? JSONPointer([]))" }
    #expect(found.sorted() == places, "\(generation.diagnostics.map(\.message))")
  }

  @Test(
    "Branches that nothing keeps apart are a warning",
    arguments: [
      (#"{"oneOf": [{"type": "object"}, {"type": "object", "required": ["a"]}]}"#, true),
      (#"{"oneOf": [{"type": "object"}, {"type": ["string", "null"]}]}"#, false),
      (#"{"oneOf": [{"enum": [1, 2]}, {"enum": ["3", 4]}]}"#, false),
      (#"{"anyOf": [{"type": "object"}, {"type": "object", "required": ["a"]}]}"#, false),
      (
        #"{"oneOf": [{"type": "integer", "maximum": 9}, {"type": "integer", "minimum": 10}]}"#,
        false
      ),
      (#"{"oneOf": [{"type": "integer", "maximum": 9}, {"type": "integer", "minimum": 9}]}"#, true),
      (
        #"{"oneOf": [{"type": "string", "maxLength": 2}, {"type": "string", "minLength": 3}]}"#,
        false
      ),
      (
        #"{"oneOf": [{"type": "string", "pattern": "^a"}, {"type": "string", "pattern": "^b"}]}"#,
        false
      ),
      (
        #"{"oneOf": [{"type": "string", "pattern": "^a"}, {"type": "string", "pattern": "b"}]}"#,
        true
      ),
      (#"{"oneOf": [{"required": ["a"]}, {"properties": {"a": false}}]}"#, false),
    ])
  func overlap(schema: String, isReported: Bool) {
    let generation = GoldenTests.generate(from: Array(schema.utf8))
    #expect(generation.isComplete)
    #expect(
      generation.diagnostics.contains { $0.rule.id == "swift.branches-overlap" } == isReported)
  }

  @Test(
    "Names that meet however they are spelled are told apart",
    arguments: [
      ##"{"type": "object", "required": ["a-b", "aB", "aDashB", "a_u2d_b", "aU2dB"]}"##,
      ##"{"type": "object", "required": ["self", "selfValue", "id", "ID", "capitalID"]}"##,
      ##"{"type": "object", "required": ["unknownMembers", "unknownMembersValue"]}"##,
      ##"{"type": "object", "patternProperties": {"self": {"title": "self"}, "b": {"title": "selfValue"}}}"##,
      ##"{"enum": ["a-b", "aB", "aDashB", "a_u2d_b", "aU2dB"]}"##,
      ##"{"enum": ["none", "noneValue", "self", "selfValue"]}"##,
      ##"{"enum": [1, "1", "number 1", 1.5, "1 point 5", "number 1 point 5"]}"##,
      ##"""
      {"oneOf": [
        {"type": "object", "required": ["t"], "properties": {"t": {"const": "self"}}},
        {"type": "object", "required": ["t"], "properties": {"t": {"const": "selfValue"}}}]}
      """##,
    ])
  func meetingNames(schema: String) {
    let generation = GoldenTests.generate(from: Array(schema.utf8))
    #expect(generation.isComplete)
    #expect(generation.diagnostics.isEmpty, "\(generation.diagnostics)")
  }

  @Test func theSameSchemaGivesTheSameBytesInAnyLayout() {
    let schema = Array(
      ##"{"$defs": {"B": {"properties": {"a": {"$ref": "#/$defs/A"}}, "type": "object"}, "A": {"enum": ["x"]}}}"##
        .utf8)
    for layout in [GenerationOptions.Layout.modules, .shards(4)] {
      let options = GenerationOptions(access: .internal, layout: layout)
      let first = GoldenTests.generate(from: schema, options: options)
      #expect(
        (0..<5).allSatisfy { _ in
          GoldenTests.generate(from: schema, options: options).files == first.files
        })
      #expect(first.files.count == (layout == .modules ? 2 : 4))
    }
  }

  @Test func aShardShowsTheModelFirst() throws {
    let schema =
      #"{"$defs": {"A": {"enum": ["x"]}, "B": {"minLength": 1}, "C": {"required": ["x"]}}}"#
    let options = GenerationOptions(access: .internal, layout: .shards(1))
    let text = GoldenTests.generate(from: Array(schema.utf8), options: options).files[0].text
    let machinery = try #require(text.firstRange(of: ": JSONCodable"))
    let model = text[..<machinery.lowerBound]
    #expect(["enum A:", "enum B:", "enum C:"].allSatisfy { model.contains($0) }, "\(text)")
  }

  @Test func aTypeStaysInItsShardWhenAnotherIsAdded() throws {
    let options = GenerationOptions(access: .internal, layout: .shards(4))
    let few = GoldenTests.generate(
      from: Array(#"{"$defs": {"A": {"enum": ["x"]}}}"#.utf8), options: options)
    let more = GoldenTests.generate(
      from: Array(#"{"$defs": {"A": {"enum": ["x"]}, "Bee": {"enum": ["y"]}}}"#.utf8),
      options: options)
    let shard = try #require(few.files.firstIndex { $0.text.contains("enum A:") })
    #expect(more.files[shard].text.contains("enum A:"))
  }
}
