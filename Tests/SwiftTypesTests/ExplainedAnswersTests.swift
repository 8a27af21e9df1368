import Contracts
import Diagnostics
import JSON
import SwiftTypes
import Testing

/// Places whose explanation depends on more than the keyword itself, each with its schema.
@Suite struct ExplainedAnswersTests {
  private static let draft04 = #""$schema": "http://json-schema.org/draft-04/schema#""#
  private static let draft07 = #""$schema": "http://json-schema.org/draft-07/schema#""#
  private static let merged = ##"""
    {"$defs": {
      "Order": {"type": "object", "properties": {
        "status": {"type": "string"}, "when": {"enum": ["a", "b"]}}},
      "Closed": {"allOf": [{"$ref": "#/$defs/Order"}], "unevaluatedProperties": false,
        "anyOf": [{"properties": {"more": true}}, {"required": ["when"]}]},
      "Checked": {"allOf": [{"$ref": "#/$defs/Order"}],
        "unevaluatedProperties": {"type": "string"}},
      "Asked": {"$ref": "#/$defs/Order", "required": ["status"]},
      "Sealed": {"allOf": [{"properties": {"a": {"type": "string"}}, "required": ["a"]},
        {"type": "object", "properties": {"b": {"type": "string"}},
          "additionalProperties": false}]},
      "Alias": {"$ref": "#/$defs/Closed"},
      "Holder": {"type": "object", "properties": {
        "one": {"$ref": "#/$defs/Closed"}, "other": {"allOf": [{"$ref": "#/$defs/Closed"}]}}}
    }}
    """##
  private static let values = ##"""
    {"$defs": {
      "Reason": {"enum": ["duplicate", "", null]},
      "Text": {"type": "string", "enum": ["a", 1]},
      "Order": {"type": "object", "properties": {
        "reason": {"enum": [null, "late", 1]}, "": {"type": "integer"},
        "why": {"enum": ["late", null]},
        "few": {"type": "integer", "maximum": 5, "default": 9},
        "some": {"type": "integer", "maximum": 5, "default": 3},
        "note": {"type": ["string", "null"], "default": "x"},
        "data": {"default": "x"}, "name": {"type": "string", "default": null}}}
    }}
    """##
  private static let lists = ##"""
    {"$defs": {
      "Tags": {"prefixItems": [{"type": "string"}, {"type": "integer"}], "type": "array",
        "minItems": 1, "contains": true, "unevaluatedItems": false},
      "Open": {"prefixItems": [{"type": "string"}], "type": "array"},
      "Patterns": {"type": "object",
        "patternProperties": {"^a": {"type": "string"}, "b$": {"type": "string"}}},
      "Odd": {"if": {"minProperties": 1}, "else": {"type": "object"}, "contains": true,
        "maxContains": 2},
      "Lone": {"type": "string", "then": {"minLength": 1}}
    }}
    """##

  private static let uses = ##"""
    {"title": "Root", "type": "object", "$comment": "c", "properties": {
      "none": {"items": false}, "list": {"type": "array", "items": false},
      "marks": {"type": "object", "patternProperties": {"^x": false}},
      "word": {"type": "string", "enum": ["a", "bb"], "minLength": 2},
      "text": {"type": "string", "title": "T", "deprecated": true, "examples": ["a"],
        "x-renamed-from": "words"},
      "no": {"not": {"$ref": "#/$defs/Ruled", "title": "T", "default": 1}},
      "loose": {"minimum": 3}, "open": {"enum": ["a"], "x-open": false}, "never": false,
      "kept": {"enum": ["a"], "x-open": true}, "counted": {"enum": [1], "x-open": true},
      "fixed": {"const": "a", "x-open": true},
      "exact": {"type": "number", "format": "double", "x-decimal": true},
      "odd": {"type": "string", "x-decimal": true},
      "pair": {"type": "array", "prefixItems": [{"type": "string"}, false],
        "items": {"type": "integer"}},
      "texts": {"type": "array", "items": {"type": "string", "description": "Lost."}},
      "shut": {"type": "object", "properties": {"a": true}, "additionalProperties": false},
      "free": {"type": "object", "properties": {"a": true}, "additionalProperties": true},
      "more": {"type": "object", "properties": {"a": true},
        "additionalProperties": {"type": "integer"}}},
      "$defs": {
        "Unused": {"type": "object", "title": "U", "properties": {"a": {"type": "string"}}},
        "Ruled": {"type": "string", "title": "R", "maxLength": 3}}}
    """##

  @Test(
    "A headline names what is generated, and the reasons say why",
    arguments: [
      (
        merged, "/$defs/Order/properties/status", "property Order.status: String?",
        "property Asked.status: String; property Checked.status: String?; "
          + "property Closed.status: String?."
      ),
      (
        merged, "/$defs/Order/properties/when", "property Order.when: Order.When?",
        "property Closed.when: Order.When?."
      ),
      (
        merged, "/$defs/Closed", "struct Closed",
        "`unknownMembers` has a place for other members, but values with members that nothing "
          + "evaluates are refused by rules."
      ),
      (merged, "/$defs/Checked", "struct Checked", "rules check those that nothing evaluates."),
      (merged, "/$defs/Sealed", "struct Sealed", "`additionalProperties` refuses are refused"),
      (merged, "/$defs/Order", "struct Order", "Other members are allowed"),
      (values, "/$defs/Reason", "struct Reason", "All values but `null` are strings, and no"),
      (values, "/$defs/Reason/enum/1", "struct Reason", "It is the case `empty`."),
      (values, "/$defs/Reason/enum/2", "struct Reason", "It is nil in Swift, no case."),
      (values, "/$defs/Text", "enum Text", "All values that the schema allows are strings"),
      (
        values, "/$defs/Order/properties/why", "property Order.why: Presence<Order.Why>",
        "All values but `null` are strings"
      ),
      (
        values, "/$defs/Order/properties/reason/enum/1",
        "property Order.reason: Presence<Order.Reason>", "It is the case `late`."
      ),
      (
        values, "/$defs/Order/properties/", "property Order.empty: JSONInteger?",
        "The member whose name is empty is called `empty`."
      ),
      (
        lists, "/$defs/Tags/prefixItems/0", "property Tags.first: String, item 0",
        "`minItems` demands it."
      ),
      (
        lists, "/$defs/Tags/prefixItems/1", "property Tags.second: JSONInteger?, item 1",
        "nil where the array ends before it"
      ),
      (
        lists, "/$defs/Tags", "struct Tags",
        "`rest` has a place for other items, but values with items that nothing evaluates are"
      ),
      (lists, "/$defs/Open", "struct Open", "Other items are allowed: `rest` keeps them."),
      (
        #"{"enum": [1, 2], "x-open": true}"#, "", "enum Schema",
        "`x-open` keeps other integers of 64 bits: they are `unknown`."
      ),
      (
        #"{"enum": [1, true], "x-open": true}"#, "", "enum Schema",
        "`x-open` keeps other values of these kinds: they are `unknown`."
      ),
      (
        #"{"const": "a", "x-open": true}"#, "", "enum Schema",
        "All values are strings, and no others are allowed: a closed enumeration."
      ),
      (
        #"{"enum": ["a", "b"], "const": "a", "x-open": true}"#, "", "enum Schema",
        "All values are strings, and no others are allowed: a closed enumeration."
      ),
      (
        #"{"type": "object", "properties": {"a": {"const": "b", "x-open": true}}}"#,
        "/properties/a", "property Schema.a: Schema.A?", "no others are allowed: a closed"
      ),
      (
        #"{"type": "object", "properties": {"a": {"type": "integer", "minimum": 0.5, "maximum": 2.5}}}"#,
        "/properties/a", "property Schema.a: JSONInteger?",
        "or a bound or `multipleOf` is no integer of 64 bits: `JSONInteger`."
      ),
      (
        #"{"type": "object", "properties": {"a": {"type": "integer", "minimum": 0, "maximum": 9, "multipleOf": 0.5}}}"#,
        "/properties/a", "property Schema.a: JSONInteger?",
        "or a bound or `multipleOf` is no integer of 64 bits: `JSONInteger`."
      ),
      (
        "{\(draft07), \"type\": \"array\", \"items\": [{\"type\": \"string\"}]}", "",
        "struct Schema", "`items` gives each of the first items"
      ),
      (
        "{\(draft07), \"type\": \"array\", \"items\": [{\"type\": \"string\"}], "
          + "\"additionalItems\": {\"type\": \"string\"}}", "/additionalItems",
        "what else Schema may hold: String", "`additionalItems` asks of everything else"
      ),
    ])
  func places(schema: String, pointer: String, headline: String, reason: String) throws {
    let explanation = try Self.explanation(pointer, schema)
    #expect(explanation.headline == headline)
    let reasons = explanation.reasons.joined(separator: " ")
    #expect(reasons.contains(reason), "\(reasons)")
  }

  @Test(
    "A keyword is said to do what it does",
    arguments: [
      (
        "{\(draft04), \"type\": \"integer\", \"minimum\": 0, \"exclusiveMinimum\": true}",
        "/exclusiveMinimum", "is checked while reading"
      ),
      (
        "{\(draft04), \"type\": \"integer\", \"maximum\": 9, \"exclusiveMaximum\": true}",
        "/exclusiveMaximum", "is checked while reading"
      ),
      (
        "{\(draft04), \"type\": \"integer\", \"minimum\": 0, \"exclusiveMinimum\": false}",
        "/exclusiveMinimum", "asserts nothing"
      ),
      (merged, "/$defs/Holder/properties/one/$ref", "names the type of another schema"),
      (merged, "/$defs/Holder/properties/other/allOf", "names the type of its only part"),
      (merged, "/$defs/Alias/$ref", "names the type of another schema"),
      (merged, "/$defs/Asked/$ref", "is merged into one type"),
      (merged, "/$defs/Closed/allOf", "is merged into one type"),
      (merged, "/$defs/Closed/allOf/0/$ref", "is merged into one type"),
      (values, "/$defs/Reason/enum", "gives the cases, and nil"),
      (values, "/$defs/Order/properties/few/default", "the schema itself refuses it"),
      (values, "/$defs/Order/properties/some/default", "in treaty.json"),
      (values, "/$defs/Order/properties/note/default", "a `Presence` tells absent from `null`"),
      (values, "/$defs/Order/properties/data/default", "`RawJSON` has no literals"),
      (values, "/$defs/Order/properties/name/default", "only texts, numbers and booleans"),
      (
        lists, "/$defs/Patterns/patternProperties",
        "gives an ordered map for each pattern; what that cannot say is checked by rules"
      ),
      (lists, "/$defs/Odd/else", "is checked by rules"),
      (lists, "/$defs/Odd/maxContains", "is checked by rules"),
      (lists, "/$defs/Lone/then", "asserts nothing"),
    ])
  func keywords(schema: String, pointer: String, effect: String) throws {
    let explanation = try Self.explanation(pointer, schema)
    #expect(explanation.keywords.count == 1)
    #expect(explanation.keywords.first?.effect.contains(effect) == true, "\(explanation)")
  }

  private static let usedPlaces: [(String, String, String)] = [
    (
      "/$defs/Unused", "no declaration of its own",
      "Nothing that is generated refers to it."
    ),
    (
      "/$defs/Unused/properties/a", "no declaration of its own",
      "`properties`, which has no effect"
    ),
    (
      "/$defs/Ruled", "no declaration of its own",
      "Only rules refer to it: no type stands for it."
    ),
    (
      "/properties/list/items", "the items of an array: RawJSON",
      "No value is a value of `false`."
    ),
    ("/properties/loose", "property Root.loose: Root.Loose?", "Without `type`"),
    (
      "/properties/marks/patternProperties/^x", "no declaration of its own",
      "`patternProperties`, which is checked by rules"
    ),
    ("/properties/never", "no property: Root refuses the member", "a value of `false`."),
    (
      "/properties/pair/prefixItems/1", "property Root.Pair.second: RawJSON?, item 1",
      "No value is a value of `false`."
    ),
  ]

  @Test("What no type stands for is said to have none", arguments: usedPlaces)
  func used(pointer: String, headline: String, reason: String) throws {
    try places(schema: Self.uses, pointer: pointer, headline: headline, reason: reason)
  }

  private static let usedKeywords: [(String, String)] = [
    ("/$comment", "asserts nothing"), ("/$defs", "holds schemas for others"),
    ("/title", "becomes documentation, and names types"),
    ("/$defs/Unused/type", "has no effect"), ("/$defs/Unused/title", "has no effect"),
    ("/$defs/Unused/properties/a/type", "has no effect"),
    ("/$defs/Ruled/maxLength", "is checked by rules"),
    ("/$defs/Ruled/title", "asserts nothing"),
    ("/properties/no/not/title", "asserts nothing"),
    ("/properties/no/not/default", "asserts nothing"),
    ("/properties/none/items", "refuses every item"),
    ("/properties/list/items", "refuses every item"),
    ("/properties/marks/patternProperties", "is checked by rules"),
    ("/properties/word/minLength", "which of the listed values become cases"),
    ("/properties/word/type", "which of the listed values become cases"),
    ("/properties/text/examples", "becomes documentation"),
    ("/properties/text/deprecated", "marks the declaration"),
    ("/properties/text/x-renamed-from", "what the member was called"),
    ("/properties/kept/x-open", "keeps values"),
    ("/properties/counted/x-open", "keeps values"),
    ("/properties/open/x-open", "asserts nothing"),
    ("/properties/exact/x-decimal", "keeps the number exact"),
    ("/properties/odd/x-decimal", "asserts nothing"),
    ("/properties/pair/items", "gives the type of the items after the first ones"),
    ("/properties/texts/items/description", "asserts nothing"),
    ("/properties/shut/additionalProperties", "refuses members that have no property"),
    ("/properties/free/additionalProperties", "allows members that have no property"),
    ("/properties/more/additionalProperties", "gives the type of `additional`"),
  ]

  @Test("A keyword is said to do nothing where it does nothing", arguments: usedKeywords)
  func used(pointer: String, effect: String) throws {
    let place = try #require(JSONPointer(parsing: pointer))
    let outer = JSONPointer(Array(place.tokens.dropLast()))
    let explanation = try Self.explanation(outer.description, Self.uses)
    let keyword = explanation.keywords.first { $0.name == place.tokens.last?.text }
    #expect(keyword?.effect.contains(effect) == true, "\(explanation)")
  }

  @Test func whatASchemasOwnFindingsSayIsNotSaidAgain() {
    let schema = ##"""
      {"type": "object", "properties": {
        "a": {"type": "string", "pattern": "(a|b)\\1"},
        "b": {"type": "strin"},
        "c": {"$ref": "#/$defs/None"},
        "d": 3}}
      """##
    let rules = Self.findings(schema)
    #expect(
      rules == [
        "2 swift.not-generated", "3 schema.illegal-value", "4 schema.unresolved-reference",
        "5 schema.illegal-value",
      ])
    #expect(Self.findings("[1]") == ["1 schema.illegal-value"])
    // Of a circle of references, one is told: the others lead to it.
    let circle = ##"""
      {"type": "object", "properties": {"b": {"$ref": "#/$defs/B"}, "a": {"$ref": "#/$defs/A"},
       "c": {"$ref": "#/$defs/C"}, "d": {"$ref": "#/$defs/D"}}, "$defs": {
        "A": {"$ref": "#/$defs/B"},
        "B": {"$ref": "#/$defs/A"},
        "C": {"allOf": [{"$ref": "#/$defs/C"}], "not": {"$ref": "#/$defs/B"}},
        "D": {"type": "string", "pattern": "(a|b)\\1"}}}
      """##
    #expect(
      Self.findings(circle) == [
        "3 schema.reference-cycle", "5 schema.reference-cycle", "6 swift.not-generated",
      ])
  }

  private static func findings(_ schema: String) -> [String] {
    let contracts = GoldenTests.contracts(in: Array(schema.utf8))
    let generation = generateSwift(from: contracts)
    #expect(!generation.isComplete)
    return generation.findings(ofContracts: contracts.diagnostics).map { finding in
      "\(finding.place.range?.start.line ?? 0) \(finding.rule.id)"
    }
  }

  private static func explanation(
    _ pointer: String, _ schema: String
  ) throws -> PlaceExplanation {
    try explainSwift(
      at: try #require(JSONPointer(parsing: pointer)), ofFile: "schema.json",
      in: GoldenTests.contracts(in: Array(schema.utf8)))
  }
}
