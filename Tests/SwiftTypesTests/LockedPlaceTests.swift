import Contracts
import Diagnostics
import JSON
import Testing

@testable import SwiftTypes

/// Places without names keep those they have, whatever is defined or referred to later.
@Suite struct LockedPlaceTests {
  private static let before = schema("", "")

  /// A schema with more members, and with more definitions.
  private static func schema(_ members: String, _ definitions: String) -> String {
    ##"""
    {"title": "Root", "type": "object",
      "properties": {
        \##(members)
        "kind": {"enum": ["a"]},
        "line": {"type": "object", "properties": {"mode": {"enum": ["q"]}}},
        "n": {"type": "array", "items": {"type": "object", "properties": {"y": {"enum": ["z"]}}}},
        "u": {"oneOf": [{"type": "string"}, {"type": "object", "properties": {"k": {"enum": ["one"]}}},
          {"type": "array", "prefixItems": [{"type": "string"}]}]}},
      "$defs": {\##(definitions) "Thing": {"type": "object", "properties": {"w": {"enum": ["w"]}}}}}
    """##
  }

  /// What is added, and the paths of types that are new then.
  private static let added: [(members: String, definitions: String, types: [String: String])] = [
    ("", ##""Kind": {"enum": ["n"]},"##, [:]),
    (
      ##""k": {"$ref": "#/$defs/Kind"},"##, ##""Kind": {"enum": ["n"]},"##,
      ["/$defs/Kind": "Root.KindValue"]
    ),
    (
      ##""a": {"$ref": "#/$defs/Kind"}, "b": {"$ref": "#/$defs/kind"},"##,
      ##""kind": {"enum": ["m"]}, "Kind": {"enum": ["n"]},"##,
      ["/$defs/kind": "Root.KindValue", "/$defs/Kind": "Root.KindValueValue"]
    ),
    (
      ##""l": {"$ref": "#/$defs/Line"},"##, ##""Line": {"enum": ["n"]},"##,
      ["/$defs/Line": "Root.LineValue"]
    ),
    (
      ##""i": {"$ref": "#/$defs/NItem"},"##, ##""NItem": {"enum": ["n"]},"##,
      ["/$defs/NItem": "Root.NItemValue"]
    ),
    (
      ##""a": {"$ref": "#/$defs/U"}, "b": {"$ref": "#/$defs/UValue"},"##,
      ##""U": {"enum": ["n"]}, "UValue": {"enum": ["n"]},"##,
      ["/$defs/U": "Root.UValueValue", "/$defs/UValue": "Root.UValue"]
    ),
    (##""other": {"$ref": "#/properties/line/properties/mode"},"##, "", [:]),
    (##""other": {"$ref": "#/properties/line"},"##, "", [:]),
    (##""other": {"$ref": "#/properties/n/items"},"##, "", [:]),
    (##""other": {"$ref": "#/properties/n/items/properties/y"},"##, "", [:]),
    (##""other": {"$ref": "#/properties/u/oneOf/1"},"##, "", [:]),
    (##""other": {"$ref": "#/properties/u/oneOf/2"},"##, "", [:]),
    (##""other": {"$ref": "#/properties/u/oneOf/1/properties/k"},"##, "", [:]),
    (##""Kind": {"enum": ["n"]}, "LINE": {"enum": ["n"]},"##, "", [:]),
  ]

  @Test(arguments: added.indices)
  func whatIsAddedMovesNothing(index: Int) throws {
    let (members, definitions, types) = Self.added[index]
    let old = Self.generation(Self.before, NameLock())
    #expect(old.isComplete && old.names.types.count > 7, "\(old.names.types)")
    let new = Self.generation(Self.schema(members, definitions), old.names)
    #expect(new.isComplete, "\(new.diagnostics.map(\.message))")
    for (key, path) in old.names.types { #expect(new.names.types[key] == path, "\(key.text)") }
    for (place, names) in old.names.members {
      for (name, identifier) in names {
        #expect(new.names.members[place]?[name] == identifier, "\(place.text) \(name.text)")
      }
    }
    for (place, path) in types {
      #expect(new.names.types[Name("schema.json#\(place)")] == path, "\(new.names.types)")
    }
    #expect(Set(new.names.types.values).count == new.names.types.count)
    // What is added now is locked, too.
    let again = Self.generation(Self.schema(members, definitions), new.names)
    #expect(again.names == new.names && again.files == new.files)
  }

  @Test func branchesThatAreReferredToAreCountedInWords() throws {
    let schema = ##"""
      {"title": "Root", "type": "object", "properties": {
        "u": {"oneOf": [{"type": "object"}, {"type": "array", "prefixItems": [{"type": "string"}]}]},
        "v": {"$ref": "#/properties/u/oneOf/1"}}}
      """##
    let names = Self.generation(schema, nil).names
    #expect(Set(names.types.values) == ["Root", "Root.U", "Root.Second"], "\(names.types)")
  }

  private static func generation(_ text: String, _ lock: NameLock?) -> Generation {
    var options = GenerationOptions()
    options.names = lock
    return GoldenTests.generate(from: Array(text.utf8), options: options)
  }
}
