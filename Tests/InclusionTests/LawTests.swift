import Foundation
import Inclusion
import JSON
import Schema
import TestSupport
import Testing

/// Schemas of every family, small enough to read.
private let schemas: [String] = [
  ##"{"type": "integer", "minimum": 1, "maximum": 10, "multipleOf": 3}"##,
  ##"{"type": ["string", "null"], "minLength": 2, "pattern": "^[a-z]+$"}"##,
  ##"{"enum": [1, "a", null, {"b": [1, 2]}]}"##,
  ##"{"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}, "minItems": 1}"##,
  ##"{"type": "array", "contains": {"const": 1}, "maxContains": 2, "uniqueItems": true}"##,
  ##"{"type": "object", "properties": {"a": {"type": "string"}, "b": {"$ref": "#"}}, "required": ["a"]}"##,
  ##"{"patternProperties": {"^x-": {"type": "number"}}, "additionalProperties": {"type": "string"}}"##,
  ##"{"propertyNames": {"maxLength": 3}, "minProperties": 1, "dependentRequired": {"a": ["b"]}}"##,
  ##"{"oneOf": [{"type": "string"}, {"type": "string", "maxLength": 3}, {"type": "null"}]}"##,
  ##"{"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}"##,
  ##"{"anyOf": [{"properties": {"k": {"const": 1}}, "required": ["k"]}, {"type": "boolean"}]}"##,
  ##"{"allOf": [{"properties": {"a": true}}], "unevaluatedProperties": {"type": "integer"}}"##,
  ##"{"not": {"type": "object", "required": ["a"], "properties": {"a": {"type": "number"}}}}"##,
  ##"{"$ref": "#/$defs/n", "$defs": {"n": {"properties": {"next": {"$ref": "#/$defs/n"}}}}}"##,
]

@Suite struct LawTests {
  private func expectProved(
    _ old: JSON, in new: JSON, _ law: Comment, _ reading: Inclusion.Reading = .strict
  ) {
    let verdict = decide(side(old), in: side(new), reading: reading)
    #expect(verdict.isProved, law)
  }

  private func object(_ members: [(Name, JSON)]) -> JSON {
    .object(JSONObject(members.map { JSONMember(name: $0.0, value: $0.1) }))
  }

  @Test(arguments: schemas, [Inclusion.Reading.strict, .declared])
  func `a schema is inside itself, and inside itself rewritten`(
    text: String, reading: Inclusion.Reading
  ) throws {
    let schema = try JSON(parsing: text)
    expectProved(schema, in: schema, "A ⊆ A", reading)
    let wrapped = object([
      ("allOf", .array([object([("$ref", "#/$defs/renamed")])])),
      ("$defs", object([("renamed", rebased(schema, to: "#/$defs/renamed"))])),
    ])
    expectProved(schema, in: wrapped, "A ⊆ a definition of A", reading)
    expectProved(wrapped, in: schema, "a definition of A ⊆ A", reading)
    expectProved(schema, in: shuffled(annotated(schema)), "annotations and order", reading)
  }

  /// References to the root follow the schema to its new place.
  private func rebased(_ schema: JSON, to place: String) -> JSON {
    switch schema {
    case .array(let items): return .array(items.map { rebased($0, to: place) })
    case .object(let members):
      return object(
        members.members.map { member in
          guard member.name == "$ref", let text = member.value.string else {
            return (member.name, rebased(member.value, to: place))
          }
          return (member.name, .string(place + text.dropFirst()))
        })
    default: return schema
    }
  }

  private func annotated(_ schema: JSON) -> JSON {
    guard case .object(let members) = schema else { return schema }
    return object(
      [("title", "A title"), ("x-note", 1)] + members.members.map { ($0.name, $0.value) })
  }

  private func shuffled(_ schema: JSON) -> JSON {
    guard case .object(let members) = schema else { return schema }
    return object(members.members.reversed().map { ($0.name, $0.value) })
  }

  @Test(arguments: schemas)
  func `conjunctions are inside, disjunctions around, and two negations cancel`(
    text: String
  ) throws {
    let schema = rebased(try JSON(parsing: text), to: "#/$defs/a")
    for other in schemas.prefix(8) {
      let second = rebased(try JSON(parsing: other), to: "#/$defs/b")
      let definitions = object([("a", schema), ("b", second)])
      func whole(_ keyword: Name) -> JSON {
        object([
          (keyword, .array([["$ref": "#/$defs/a"], ["$ref": "#/$defs/b"]])), ("$defs", definitions),
        ])
      }
      let one = object([("$ref", "#/$defs/a"), ("$defs", definitions)])
      expectProved(whole("allOf"), in: one, "A ∧ X ⊆ A")
      expectProved(one, in: whole("anyOf"), "A ⊆ A ∨ X")
    }
    let definitions = object([("a", schema)])
    let one = object([("$ref", "#/$defs/a"), ("$defs", definitions)])
    let twice = object([("not", ["not": ["$ref": "#/$defs/a"]]), ("$defs", definitions)])
    expectProved(one, in: twice, "A ⊆ ¬¬A")
    expectProved(twice, in: one, "¬¬A ⊆ A")
  }
}
