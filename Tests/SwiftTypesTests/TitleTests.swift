import Diagnostics
import JSON
import Testing

@testable import SwiftTypes

/// Titles as names: those that are short enough.
@Suite struct TitleTests {
  /// A title that is a sentence is a description: the next source of names counts, in every place that a
  /// title names, unless a name was kept that the title gave.
  @Test func titlesThatAreSentencesNameNothing() throws {
    func schema(_ title: (String) -> String) -> [String: String] {
      [
        "shelf.schema.json": #"""
        {"$schema": "https://json-schema.org/draft/2020-12/schema", \#(title("file"))
          "type": "object", "properties": {
            "part": {\#(title("member")) "type": "object", "properties": {"x": {"enum": ["a"]}}},
            "pair": {"type": "array", "prefixItems": [{\#(title("item")) "enum": ["a"]}]},
            "list": {"type": "array", "items": {\#(title("one of them")) "enum": ["b"]}},
            "also": {"$ref": "#/properties/deep/properties/down"},
            "deep": {"type": "object", "properties": {"down": {\#(title("place")) "enum": ["c"]}}},
            "either": {"oneOf": [{\#(title("branch")) "type": "string"}, {"type": "integer"}]}},
          "patternProperties": {"^x-": {\#(title("extension")) "enum": ["d"]}}}
        """#
      ]
    }
    let long = schema { #""title": "What there is to say of this \#($0) here","# }
    let none = NameTests.generation(schema { _ in "" }, nil)
    let sentences = NameTests.generation(long, nil)
    #expect(none.isComplete && sentences.isComplete, "\(sentences.diagnostics)")
    #expect(sentences.names.types["shelf.schema.json#"] == "Shelf")
    // Items and branches are known by their titles all the same: the keys of a lock are others.
    #expect(sentences.names.types.values.sorted() == none.names.types.values.sorted())
    let members = [sentences, none].map { $0.names.members.values.flatMap(\.values).sorted() }
    #expect(members[0] == members[1])
    let short = NameTests.generation(schema { #""title": "A \#($0)","# }, nil)
    for (place, name) in none.names.types where name.contains(".") || name == "Shelf" {
      #expect(short.names.types[place] != name, "\(place)")
    }
    // What an earlier version called by its sentence keeps that name.
    var lock = sentences.names
    let item = Name("shelf.schema.json#/properties/pair")
    let key = Name("What there is to say of this item here")
    #expect(lock.members[item]?[key] == "first")
    lock.types["shelf.schema.json#"] = "WhatThereIsToSayOfThisFileHere"
    lock.types["shelf.schema.json#/properties/part"] =
      "WhatThereIsToSayOfThisFileHere.WhatThereIsToSayOfThisMemberHere"
    lock.members[item]?[key] = "whatThereIsToSayOfThisItemHere"
    let kept = NameTests.generation(long, lock)
    #expect(kept.isComplete, "\(kept.diagnostics)")
    for place in ["#", "#/properties/part"] {
      let place = Name("shelf.schema.json" + place)
      #expect(kept.names.types[place] == lock.types[place])
    }
    #expect(kept.names.members[item]?[key] == "whatThereIsToSayOfThisItemHere")
  }

  @Test(arguments: [
    ("Non-Negative Number Time Dependent Value", false), ("a b c d e", false),
    ("a b c d e f", true), (String(repeating: "x", count: 40), false),
    (String(repeating: "x", count: 41), true), ("Spacing between function and parenthesis", false),
  ])
  func aTitleOfSixWordsIsNoName(_ title: String, _ isTooLong: Bool) {
    #expect(title.isTooLongForName == isTooLong)
  }

  @Test func whatMeetsForWantOfAShortTitleIsTold() throws {
    let text = #"{"title": "Everything that stands on the shelf", "type": "object"}"#
    let both = NameTests.generation(["a/shelf.json": text, "b/shelf.json": text], nil)
    let finding = try #require(both.diagnostics.first)
    #expect(
      finding.message.hasPrefix(
        "`a/shelf.json` is named `Shelf`, too. Give one of them a title of at most five words, or"),
      "\(finding.message)")
  }

  /// Where every file is called `schema.json`, the folders tell them apart, also when one refers to another.
  @Test func aFileThatIsCalledSchemaHasTheNameOfItsFolder() throws {
    let thing = #"{"title": "Everything that there may be on a shelf", "type": "object"}"#
    let place = #"{"type": "object", "properties": {"on": {"$ref": "../thing/schema.json"}}}"#
    let both = NameTests.generation(
      ["thing/schema.json": thing, "some-place/schema.json": place, "schema.json": thing], nil)
    #expect(both.isComplete, "\(both.diagnostics)")
    let names = ["thing/schema.json#", "some-place/schema.json#", "schema.json#"].map {
      both.names.types[Name($0)]
    }
    #expect(names == ["Thing", "SomePlace", "Schema"])
  }
}
