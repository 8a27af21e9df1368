import JSON
import SwiftTypes
import Testing

/// What `treaty explain` says of schemas that are merged with others: one gives the type, and the others are
/// left to rules, or have their part in it.
@Suite struct ExplainedPartTests {
  private static let schema = ##"""
    {"$defs": {
      "Base": {"type": "object", "properties": {"word": {"type": "string", "maxLength": 9}}},
      "Order": {"type": "object", "allOf": [
        {"properties": {"tags": {"type": "array", "items": {"type": "string"}}}},
        {"properties": {"tags": {"maxItems": 3, "items": {"minLength": 1}},
          "id": {"description": "What it is."}}},
        {"properties": {"id": {"type": "string"}}},
        {"$ref": "#/$defs/Base"}, {"properties": {"word": {"pattern": "^o"}}}]},
      "More": {"$ref": "#/$defs/Order", "required": ["tags"]},
      "Twice": {"allOf": [{"type": "integer", "minimum": 1}, {"minimum": 2, "maximum": 9}]},
      "Words": {"allOf": [{"enum": ["a", "b"]}, {"enum": ["b", "c"]}]},
      "List": {"allOf": [{"type": "array", "items": {"type": "string"}},
        {"maxItems": 2, "items": {"maxLength": 3}}]},
      "Either": {"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}},
        {"anyOf": [{"required": ["a"]}, {"minProperties": 2}]}]}
    }}
    """##

  @Test(
    "A member that several schemas describe is the property of the type",
    arguments: [
      (
        "Order/allOf/1/properties/tags", "property Order.tags: [String]?",
        "at `schema.json#/$defs/Order/allOf/0/properties/tags`, which gives the type. Types that are "
          + "merged with the schema around it have it, too: property More.tags: [String]."
      ),
      (
        "Order/allOf/1/properties/id", "property Order.id: String?",
        "at `schema.json#/$defs/Order/allOf/2/properties/id`, which gives the type."
      ),
      (
        "Order/allOf/4/properties/word", "property Order.word: String?",
        "property More.word: String?."
      ),
      ("Base/properties/word", "property Base.word: String?", "It is not required"),
      ("Order/allOf/1/properties/tags/items", "no declaration of its own", "checked by rules"),
    ])
  func members(place: String, headline: String, reason: String) throws {
    let explanation = try Self.explanation(place)
    #expect(explanation.headline == headline)
    let reasons = explanation.reasons.joined(separator: " ")
    #expect(reasons.contains(reason), "\(reasons)")
  }

  @Test(
    "A keyword of which another part says the like is checked by rules",
    arguments: [
      ("Base/properties/word/maxLength", "is checked while reading"),
      ("Order/allOf/1/properties/tags/maxItems", "is checked by rules"),
      ("Order/allOf/1/properties/tags/items/minLength", "is checked by rules"),
      ("Order/allOf/1/properties/id/description", "asserts nothing"),
      ("Order/allOf/4/properties/word/pattern", "is checked by rules"),
      ("Twice/allOf/0/minimum", "is checked while reading"),
      ("Twice/allOf/1/minimum", "is checked by rules"),
      ("Twice/allOf/1/maximum", "is checked while reading"),
      ("Words/allOf/0/enum", "gives the values"), ("Words/allOf/1/enum", "is checked by rules"),
      ("List/allOf/0/items", "gives the Swift type"),
      ("List/allOf/1/items", "is checked by rules"),
      ("List/allOf/1/items/maxLength", "is checked by rules"),
      ("List/allOf/1/maxItems", "is checked while reading"),
      ("Either/allOf/1/anyOf", "is checked by rules"),
      ("Either/allOf/1/anyOf/1/minProperties", "is checked by rules"),
    ])
  func keywords(place: String, effect: String) throws {
    let explanation = try Self.explanation(place)
    #expect(explanation.keywords.count == 1)
    #expect(explanation.keywords.first?.effect.hasPrefix(effect) == true, "\(explanation)")
  }

  private static func explanation(_ place: String) throws -> PlaceExplanation {
    try explainSwift(
      at: try #require(JSONPointer(parsing: "/$defs/\(place)")), ofFile: "schema.json",
      in: GoldenTests.contracts(in: Array(schema.utf8)))
  }
}
