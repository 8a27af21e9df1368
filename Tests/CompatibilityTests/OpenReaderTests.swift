import Compatibility
import Inclusion
import JSON
import Schema
import Testing

/// What the gate counts on readers to keep, of types declared open: never more than generated readers do.
@Suite struct OpenReaderTests {
  private static let union =
    #"{"x-open":true,"oneOf":[\#(branch("kind", "a")),\#(branch("kind", "b"))]}"#
  private static let list = #"{"oneOf":[{"const":"a"},{"const":"b"}],"x-open":true}"#

  private static func branch(_ tag: String, _ text: String) -> String {
    #"{"type":"object","required":["\#(tag)"],"properties":{"\#(tag)":{"const":"\#(text)"}}}"#
  }

  /// A schema, a value that it refuses, and whether readers are counted on to keep it.
  static let shapes: [(schema: String, value: String, isKept: Bool)] = [
    (union, #"{"kind":"c"}"#, true),
    (list, #""c""#, true),
    (##"{"$defs":{"U":\##(union)},"$ref":"#/$defs/U"}"##, #"{"kind":"c"}"#, true),
    (
      ##"{"$defs":{"U":\##(union)},"anyOf":[{"$ref":"#/$defs/U"},{"type":"null"}]}"##,
      #"{"kind":"c"}"#, true
    ),
    // Rules ask for unions as they are written, and stand wherever schemas are merged.
    (##"{"$defs":{"U":\##(union)},"type":"object","$ref":"#/$defs/U"}"##, #"{"kind":"c"}"#, false),
    (##"{"$defs":{"C":\##(list)},"type":"string","$ref":"#/$defs/C"}"##, #""c""#, false),
    (
      ##"{"$defs":{"X":{"properties":{"a":\##(list)},"not":{"required":["z"]}}},"type":"object","##
        + ##""$ref":"#/$defs/X"}"##, #"{"a":"c"}"#, false
    ),
    // So do they where a type of its own is another one and nothing else, but not for a member.
    (#"{"allOf":[\#(union)]}"#, #"{"kind":"c"}"#, false),
    (#"{"allOf":[\#(list)]}"#, #""c""#, false),
    (##"{"$defs":{"P":{"allOf":[\##(union)]}},"$ref":"#/$defs/P"}"##, #"{"kind":"c"}"#, false),
    (
      ##"{"$defs":{"U":\##(union),"P":{"allOf":[{"$ref":"#/$defs/U"}]}},"properties":{"a":{"$ref":"#/$defs/P"}}}"##,
      #"{"a":{"kind":"c"}}"#, false
    ),
    (#"{"properties":{"a":{"allOf":[\#(union)]}}}"#, #"{"a":{"kind":"c"}}"#, true),
    (
      ##"{"$defs":{"U":\##(union)},"properties":{"a":{"allOf":[{"$ref":"#/$defs/U"}],"title":"A"}}}"##,
      #"{"a":{"kind":"c"}}"#, true
    ),
    // A list of which integers are left keeps those of 64 bits.
    (
      ##"{"$defs":{"O":{"enum":[1,2.5],"x-open":true}},"type":"integer","$ref":"#/$defs/O"}"##,
      "100000000000000000000000", false
    ),
    (
      ##"{"type":"integer","allOf":[{"enum":["x",1],"x-open":true}]}"##, "100000000000000000000000",
      false
    ),
    (
      ##"{"allOf":[{"properties":{"a":{"type":"integer"}}},{"properties":{"a":{"enum":[1,"x"],"x-open":true}}}]}"##,
      #"{"a":100000000000000000000000}"#, false
    ),
    // A branch that something else refers to stays what it is.
    (
      ##"{"$defs":{"U":\##(union.replacing("oneOf", with: "anyOf"))},"properties":{"b":{"$ref":"#/$defs/U/anyOf/0"}}}"##,
      #"{"b":{"kind":"b"}}"#, false
    ),
    // Readers look at one of two tags.
    (
      #"{"x-open":true,"oneOf":["#
        + #"{"type":"object","required":["type","kind"],"properties":{"type":{"const":"A"},"kind":{"const":"a"}}},"#
        + #"{"type":"object","required":["type","kind"],"properties":{"type":{"const":"B"},"kind":{"const":"b"}}}]}"#,
      #"{"type":"B","kind":"c"}"#, false
    ),
    // One branch is no union, and a member that is a tag in the documents of one draft is none in another.
    (#"{"x-open":true,"oneOf":[\#(branch("kind", "a"))]}"#, #"{"kind":"c"}"#, false),
    (
      ##"{"$schema":"http://json-schema.org/draft-04/schema#","x-open":true,"oneOf":[\##(branch("kind", "a")),\##(branch("kind", "b"))]}"##,
      #"{"kind":"c"}"#, false
    ),
  ]

  @Test(arguments: shapes)
  func noMoreIsCountedOnThanReadersKeep(
    _ shape: (schema: String, value: String, isKept: Bool)
  ) throws {
    let graph = SchemaReader(options: SchemaOptions(defaultDialect: .draft2020)).read(
      JSONDocument(name: "a.schema.json", root: try JSON(parsing: shape.schema)))
    let node = graph.roots[0]
    let value = try JSON(parsing: shape.value)
    #expect(graph.accepts(value, at: node).verdict == .rejected)
    let reader = graph.asReadersTake(node, dialect: .draft2020)
    let isKept = reader.map { $0.graph.accepts(value, at: $0.node).verdict == .accepted } ?? false
    #expect(isKept == shape.isKept)
  }
}
