import Inclusion
import JSON
import Schema
import Testing

@Suite struct ChangeTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    /// Kind, place in the new document, and what is lost and gained.
    let changes: [String]
  }

  static let cases = [
    Case(
      testDescription: "a member is required",
      old: #"{"properties": {"a": {}}}"#, new: #"{"properties": {"a": {}}, "required": ["a"]}"#,
      changes: ["object.member-required /required loses {}"]),
    Case(
      testDescription: "an enum loses and gains values, deep inside",
      old: #"{"properties": {"a": {"items": {"enum": [1, 2]}}}}"#,
      new: #"{"properties": {"a": {"items": {"enum": [2, 3]}}}}"#,
      changes: [
        #"enum.value-removed /properties/a/items/enum loses {"a":[1]}"#,
        #"enum.value-added /properties/a/items/enum gains {"a":[3]}"#,
      ]),
    Case(
      testDescription: "an edit without effect is said to have none",
      old: #"{"type": "integer", "exclusiveMinimum": 0}"#,
      new: #"{"type": "integer", "minimum": 1}"#,
      changes: ["number.bound-narrowed /minimum", "number.bound-widened "]),
    Case(
      testDescription: "one of two edits loses something",
      old: #"{"properties": {"a": {"type": "string"}, "b": {"maximum": 3}}}"#,
      new: #"{"properties": {"a": {"type": ["string", "null"]}, "b": {"maximum": 2}}}"#,
      changes: [
        #"type.widened /properties/a/type gains {"a":null}"#,
        #"number.bound-narrowed /properties/b/maximum loses {"b":3}"#,
      ]),
    Case(
      testDescription: "a branch is removed",
      old: #"{"anyOf": [{"type": "string"}, {"type": "null"}]}"#,
      new: #"{"anyOf": [{"type": "string"}]}"#,
      changes: ["union.branch-removed /anyOf loses null"]),
    Case(
      testDescription: "a definition used twice is edited once",
      old:
        ##"{"properties": {"a": {"$ref": "#/$defs/d"}, "b": {"$ref": "#/$defs/d"}}, "$defs": {"d": {"type": "integer"}}}"##,
      new:
        ##"{"properties": {"a": {"$ref": "#/$defs/d"}, "b": {"$ref": "#/$defs/d"}}, "$defs": {"d": {"type": "number"}}}"##,
      changes: [#"type.widened /$defs/d/type gains {"a":0.1}"#]),
    Case(
      testDescription: "an optional member is added: additive as writers use it",
      old: #"{"properties": {"a": {}}}"#, new: #"{"properties": {"a": {}, "b": {"type": "null"}}}"#,
      changes: ["object.member-added /properties/b"]),
  ]

  @Test(arguments: cases)
  func `edits are found at the deepest place, with what they lose and gain`(
    _ example: Case
  ) throws {
    let old = side(try JSON(parsing: example.old))
    let new = side(try JSON(parsing: example.new))
    let found = changes(from: old, to: new).map { change -> String in
      var text = "\(change.kind.rawValue) \(change.newPlace.pointer)"
      if let witness = change.backward.witness { text += " loses \(witness.value.compactText)" }
      if let witness = change.forward.witness { text += " gains \(witness.value.compactText)" }
      return text
    }
    #expect(found == example.changes)
  }

  @Test func `equal schemas have no changes`() throws {
    let schema = side(try JSON(parsing: ##"{"properties": {"a": {"$ref": "#"}}}"##))
    #expect(changes(from: schema, to: schema).isEmpty)
  }
}
