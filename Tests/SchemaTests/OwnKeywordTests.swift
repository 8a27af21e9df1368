import Diagnostics
import JSON
import Schema
import TestSupport
import Testing

/// A keyword of Treaty's own that does nothing is told, and those of others are not.
@Suite struct OwnKeywordTests {
  /// A schema, the place of the finding, and what it says.
  @Test(arguments: [
    (
      #"{"enum": ["a"], "x-open": "yes"}"#, "/x-open",
      #"`x-open` must be a boolean; this is "yes", and does nothing."#
    ),
    (
      #"{"type": "number", "x-decimal": null}"#, "/x-decimal",
      "`x-decimal` must be a boolean; this is null, and does nothing."
    ),
    (
      #"{"properties": {"a": {"x-renamed-from": 3}}}"#, "/properties/a/x-renamed-from",
      "`x-renamed-from` must be a string; this is 3, and does nothing."
    ),
    (
      #"{"type": "string", "x-open": true}"#, "/x-open",
      "`x-open` is for the `enum`, `oneOf` or `anyOf` beside it, and none is there."
    ),
    (
      #"{"const": "a", "x-open": true}"#, "/x-open",
      "`x-open` is for the `enum`, `oneOf` or `anyOf` beside it, and none is there."
    ),
    (
      #"{"enum": ["a", "b"], "const": "a", "x-open": true}"#, "/x-open",
      "`x-open` stands beside `const`, which allows one value and no other."
    ),
    (
      #"{"enum": ["a", [1]], "x-open": true}"#, "/x-open",
      "`x-open` is for an `enum` of scalars: this one lists [1], and nothing more is kept."
    ),
    (
      #"{"type": ["object", "null"], "enum": [null, [], {}], "title": "t", "x-open": true}"#,
      "/x-open",
      "`x-open` is for an `enum` of scalars: this one lists {}, and nothing more is kept."
    ),
    (
      ##"{"$defs": {"a": {"enum": [1]}}, "$ref": "#/$defs/a", "x-open": true}"##, "/x-open",
      "`x-open` is for the `enum`, `oneOf` or `anyOf` beside it, and none is there."
    ),
    (
      ##"{"$schema": "http://json-schema.org/draft-07/schema#", "definitions": {"a": {}}, "##
        + ##""$ref": "#/definitions/a", "x-open": true}"##, "/x-open",
      "`x-open` stands beside `$ref`, where draft-07 ignores it."
    ),
    (
      #"{"oneOf": [{"const": "a"}, {"const": "b"}], "maxLength": 1, "x-open": true}"#, "/x-open",
      "`x-open` stands beside `maxLength`, which makes the type: of this `oneOf` none is made, and "
        + "nothing more is kept."
    ),
    (
      #"{"allOf": [{"required": ["k"]}], "anyOf": [{"const": 1}, {"const": 2}], "x-open": true}"#,
      "/x-open",
      "`x-open` stands beside `required` of a schema that this one is merged with, which makes the "
        + "type: of this `anyOf` none is made, and nothing more is kept."
    ),
    (
      #"{"oneOf": [{"const": "a"}], "x-open": true}"#, "/x-open",
      "`x-open` is for a choice, and this `oneOf` leaves none: it has one branch."
    ),
    (
      #"{"anyOf": [{"const": "a"}, {"type": "null"}], "x-open": true}"#, "/x-open",
      "`x-open` is for a choice, and this `anyOf` leaves none: it has one branch beside `null`."
    ),
    (
      #"{"allOf": [{"oneOf": [{"const": "a"}, {"const": "b"}], "x-open": true}]}"#,
      "/allOf/0/x-open",
      "`x-open` stands in a part of an `allOf`, and no type is made of a union in there: nothing "
        + "more is kept."
    ),
    (
      #"{"not": {"properties": {"a": {"enum": ["a"], "x-open": true}}}}"#,
      "/not/properties/a/x-open",
      "`x-open` stands below `not`, where values are only checked: nothing more is kept."
    ),
    (
      #"{"oneOf": [{"enum": ["a"], "x-open": true}, {"type": "null"}], "minLength": 1}"#,
      "/oneOf/0/x-open",
      "`x-open` stands below a `oneOf` of which no type is made, so that values are only checked: "
        + "nothing more is kept."
    ),
    (
      #"{"type": "string", "x-decimal": true}"#, "/x-decimal",
      "`x-decimal` is for numbers: the `type` beside it allows none."
    ),
    (
      #"{"type": ["integer", "null"], "x-decimal": true}"#, "/x-decimal",
      "`x-decimal` is for numbers: the `type` beside it allows integers only, which are exact "
        + "without it."
    ),
    (
      #"{"format": "double", "x-decimal": true}"#, "/x-decimal",
      #"`x-decimal` is for numbers: beside it there is no `"type": "number"`."#
    ),
    (
      #"{"$defs": {"a": {"x-renamed-from": "b"}}}"#, "/$defs/a/x-renamed-from",
      "`x-renamed-from` is for members: it belongs into a schema that `properties` names."
    ),
    (
      #"{"$defs": {"properties": {"not": {"x-renamed-from": "b"}}}}"#,
      "/$defs/properties/not/x-renamed-from",
      "`x-renamed-from` is for members: it belongs into a schema that `properties` names."
    ),
    (
      #"{"properties": {"a": {"x-renamed-from": "b"}, "b": true}}"#, "/properties/a/x-renamed-from",
      "`x-renamed-from` names `b`, which still is a member: nothing was renamed."
    ),
  ])
  func whatDoesNothingIsTold(_ schema: String, _ pointer: String, _ message: String) throws {
    let findings = try read(schema).diagnostics
    #expect(findings.map(\.message) == [message])
    let finding = try #require(findings.first)
    #expect(finding.rule.id == "schema.idle-keyword")
    #expect(finding.rule.severity == .warning)
    #expect(finding.place.pointer?.description == pointer)
    #expect(finding.place.range != nil)
  }

  @Test func membersThatAreToHaveEachOthersNamesOrTheSameOneAreToldEach() throws {
    let swap = #"{"properties": {"a": {"x-renamed-from": "b"}, "b": {"x-renamed-from": "a"}}}"#
    #expect(
      try read(swap).diagnostics.map(\.message) == [
        "`x-renamed-from` names `b`, which still is a member: nothing was renamed.",
        "`x-renamed-from` names `a`, which still is a member: nothing was renamed.",
      ])
    let two = #"{"properties": {"b": {"x-renamed-from": "a"}, "c": {"x-renamed-from": "a"}}}"#
    #expect(
      try read(two).diagnostics.map(\.message) == [
        "`x-renamed-from` names `a`, and so does that of `c`: one member does not become two.",
        "`x-renamed-from` names `a`, and so does that of `b`: one member does not become two.",
      ])
  }

  @Test(arguments: [
    #"{"enum": ["a"], "x-open": true}"#,
    #"{"type": "string", "x-open": false, "x-decimal": false}"#,
    #"{"$schema": "http://json-schema.org/draft-04/schema#", "enum": ["a"], "const": "a", "x-open": true}"#,
    // The rest of the schema leaves scalars only, which are open, or may do so.
    #"{"type": "string", "enum": ["a", [1]], "x-open": true}"#,
    #"{"enum": ["a", [1]], "maxItems": 0, "x-open": true}"#,
    #"{"oneOf": [{"const": "a"}, {"const": "b"}], "x-open": true}"#,
    #"{"anyOf": [{"const": "a"}, {"const": "b"}], "type": "string", "title": "t", "x-open": true}"#,
    #"{"type": "number", "x-decimal": true}"#,
    #"{"type": ["null", "number"], "format": "double", "x-decimal": true}"#,
    #"{"minimum": 0, "x-decimal": true}"#,
    #"{"properties": {"a": {"x-renamed-from": "b"}}}"#,
    #"{"properties": {"c": {"x-renamed-from": "b"}, "b": {"x-renamed-from": "a"}}}"#,
    #"{"$defs": {"properties": {"properties": {"a": {"x-renamed-from": "b"}}}}}"#,
    #"{"items": {"allOf": [{"properties": {"properties": {"x-renamed-from": "b"}}}]}}"#,
    ##"{"$schema": "http://json-schema.org/draft-07/schema#", "definitions": {"A": {}}, "##
      + ##""properties": {"a": {"$ref": "#/definitions/A", "x-renamed-from": "b"}}}"##,
    // Nobody's keyword: a member of an instance, a name in a list.
    #"{"const": {"x-open": 3}, "required": ["x-open"], "properties": {"x-open": {}}}"#,
  ])
  func whatWorksIsNot(_ schema: String) throws {
    let messages = try read(schema).diagnostics.map(\.message)
    #expect(messages.filter { $0.contains("`x-") } == [])
  }

  /// A name with the value it has, and what it is taken for.
  @Test(arguments: [
    ("x-opne", "true", "x-open"), ("x_open", "true", "x-open"), ("xOpen", "false", "x-open"),
    ("X-Open", #""yes""#, "x-open"), ("x-opens", "true", "x-open"),
    ("x-decimals", "true", "x-decimal"), ("x-deciaml", "true", "x-decimal"),
    ("xDecimal", "true", "x-decimal"), ("x-rename-from", #""b""#, "x-renamed-from"),
    ("x-renamedFrom", #""b""#, "x-renamed-from"), ("x_renamed_from", #""b""#, "x-renamed-from"),
    ("x-renamed-form", #""b""#, "x-renamed-from"),
    ("x-opened", "true", "x-open"), ("xopen", "true", "x-open"), ("xOpens", "true", "x-open"),
    ("x-poen", "true", "x-open"), ("x-oepn", "true", "x-open"), ("x-opn", "true", "x-open"),
    ("x-ope", "false", "x-open"), ("x-openn", "true", "x-open"), ("x.open", "true", "x-open"),
    ("x-decimel", "true", "x-decimal"), ("x-decmal", "true", "x-decimal"),
    ("x-edcimal", "true", "x-decimal"), ("xRenamedFrom", #""b""#, "x-renamed-from"),
    ("x-renamed-fron", #""b""#, "x-renamed-from"), ("x-renamedfrm", #""b""#, "x-renamed-from"),
  ])
  func aSlipIsTold(_ name: String, _ value: String, _ meant: String) throws {
    let findings = try read(#"{"enum": ["a"], "\#(name)": \#(value)}"#).diagnostics
    #expect(findings.map(\.rule.id) == ["schema.unknown-keyword"])
    #expect(
      findings.map(\.message) == [
        "`\(name)` is no keyword and does nothing: did you mean `\(meant)`?"
      ])
  }

  @Test(arguments: [
    ("x-opens", #""09:00""#), ("x-own", "true"), ("x-span", "true"), ("x-only", "true"),
    ("x-optional", "true"), ("x-order", "true"), ("x-decimals", "2"), ("x-minimal", "true"),
    ("x-decimal-places", "true"), ("x-renamed-to", #""b""#), ("x-renamed", "true"),
    ("x-enum-names", "[]"), ("x-kubernetes-int-or-string", "true"), ("x-nullable", "true"),
    ("x-internal", "true"), ("x-nope", "true"), ("x-peon", "true"), ("x-omen", "true"),
    ("x-oven", "true"), ("x-pen", "true"), ("x-often", "true"), ("x-opener", "true"),
    ("x-opaque", "true"), ("x-once", "true"), ("x-spoken", "true"), ("x-decibel", "true"),
    ("x-decimate", "true"), ("x-declined", "true"), ("x-resumed-from", #""b""#),
    ("x-named-from", #""b""#), ("x-renamed-by", #""b""#), ("open", "true"),
    ("decimal", "true"), ("renamed-from", #""b""#),
  ])
  func whatOthersCallTheirsIsNot(_ name: String, _ value: String) throws {
    let schema = #"{"enum": ["a"], "\#(name)": \#(value)}"#
    #expect(try read(schema).diagnostics.map(\.message) == [])
  }
}
