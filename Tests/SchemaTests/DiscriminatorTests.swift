import Diagnostics
import JSON
import Schema
import TestSupport
import Testing

/// OpenAPI's `discriminator` is told where nothing does what it says, and only there.
@Suite struct DiscriminatorTests {
  private static let start = "`discriminator` is a keyword of OpenAPI and asserts nothing here: "
  private static let mail = branch(#"{"const": "mail"}"#)
  private static let phone = branch(#"{"const": "phone"}"#)
  private static let untagged = branch(#"{"type": "string"}"#)

  /// Branches of a union, what stands in it, and what is said.
  @Test(arguments: [
    (
      [mail, untagged], #"{"propertyName": "kind"}"#,
      "give `kind` a `const` in each branch, and require it there; `/oneOf/1` does not."
    ),
    (
      [#"{"properties": {"kind": {"const": "mail"}}}"#, phone], #"{"propertyName": "kind"}"#,
      "give `kind` a `const` in each branch, and require it there; `/oneOf/0` does not."
    ),
    (
      [mail, phone], #"{"propertyName": "type"}"#,
      "give `type` a `const` in each branch, and require it there; `/oneOf/0` does not."
    ),
    (
      [mail, phone, mail], #"{"propertyName": "kind"}"#,
      #"`kind` is "mail" both in `/oneOf/0` and in `/oneOf/2`, and does not tell them apart."#
    ),
    (
      [mail, phone], ##"{"propertyName": "kind", "mapping": {"letter": "#/$defs/Mail"}}"##,
      "its `mapping` names `letter`, which no branch has as the `const` of `kind`."
    ),
  ])
  func whatNothingStandsForIsTold(_ branches: [String], _ value: String, _ message: String) throws {
    let union = #"{"oneOf": [\#(branches.joined(separator: ", "))], "discriminator": \#(value)}"#
    for (schema, place) in [
      (union, "/discriminator"), (#"{"items": \#(union)}"#, "/items/discriminator"),
    ] {
      let graph = try read(schema)
      #expect(graph.diagnostics.map(\.message) == [Self.start + message])
      let finding = try #require(graph.diagnostics.first)
      #expect(finding.rule.id == "schema.unknown-keyword")
      #expect(finding.place.pointer?.description == place)
      #expect(finding.place.range != nil)
    }
  }

  /// No union is near: that of OpenAPI 3 for a base, and that of OpenAPI 2.
  @Test(arguments: [#"{"propertyName": "kind"}"#, #""kind""#])
  func oneWithoutAUnionIsTold(_ value: String) throws {
    let graph = try read(
      #"{"properties": {"kind": {"type": "string"}}, "discriminator": \#(value)}"#)
    let message =
      "what tells schemas apart is a `oneOf` of them, in each of which `kind` is required and has "
      + "a `const`."
    #expect(graph.diagnostics.map(\.message) == [Self.start + message])
    let older = try read(
      """
      {"$schema": "http://json-schema.org/draft-04/schema#", "discriminator": \(value),
        "properties": {"kind": {"type": "string"}}}
      """)
    #expect(older.diagnostics.first?.message.contains("an `enum` of one text") == true)
  }

  /// A tag that is there, wherever its parts are written, and what is no discriminator of OpenAPI.
  @Test(arguments: [
    #"{"oneOf": [\#(mail), \#(phone)], "discriminator": {"propertyName": "kind"}}"#,
    #"{"anyOf": [\#(mail), \#(phone)], "discriminator": {"propertyName": "kind"}}"#,
    #"{"oneOf": [\#(mail), {"type": "null"}], "discriminator": {"propertyName": "kind"}}"#,
    ##"""
    {"$defs": {"Mail": \##(mail), "Base": {"required": ["kind"]}},
      "oneOf": [{"$ref": "#/$defs/Mail"}, {"oneOf": [
        {"allOf": [{"$ref": "#/$defs/Base"}], "properties": {"kind": {"enum": ["phone"]}}}]}],
      "discriminator": {"propertyName": "kind", "mapping": {"mail": "#/$defs/Mail", "phone": "x"}}}
    """##,
    #"{"discriminator": "text"}"#, #"{"discriminator": true}"#, #"{"discriminator": {}}"#,
    #"{"properties": {"discriminator": {"type": "string"}}}"#,
    #"{"default": {"discriminator": {"propertyName": "kind"}}}"#,
  ])
  func nothingIsSaidOfOneThatATagStandsFor(_ schema: String) throws {
    let graph = try read(schema)
    #expect(graph.diagnostics.isEmpty, "\(graph.diagnostics.map(\.message))")
  }

  private static func branch(_ kind: String) -> String {
    #"{"type": "object", "required": ["kind"], "properties": {"kind": \#(kind)}}"#
  }
}
