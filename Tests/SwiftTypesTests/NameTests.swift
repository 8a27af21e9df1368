import Contracts
import Diagnostics
import Foundation
import JSON
import Snapshots
import Testing

@testable import SwiftTypes

/// Names stay what they are when schemas are added: with a lock always, without one where nothing meets.
@Suite struct NameTests {
  private static let before = [
    "a.json": #"""
    {"title": "Order", "type": "object", "properties": {
      "b_c": {"type": "string"},
      "first": {"title": "Part", "type": "object", "properties": {"x": {"type": "string"}}},
      "kind": {"enum": ["left hand", "right"]}}}
    """#
  ]

  /// What every name above meets later: a member, a title before it, a value, a file of the same title.
  private static let after = [
    "a.json": #"""
    {"title": "Order", "type": "object", "properties": {
      "bC": {"type": "string"}, "b_c": {"type": "string"},
      "zeroth": {"title": "Part", "type": "object", "properties": {"y": {"type": "string"}}},
      "first": {"title": "Part", "type": "object", "properties": {"x": {"type": "string"}}},
      "kind": {"enum": ["left-hand", "left hand", "right"]}}}
    """#,
    "b.json": #"{"title": "Shelf", "type": "object", "properties": {"n": {"type": "string"}}}"#,
  ]

  @Test func whatIsAddedRenamesNothingThatIsLocked() throws {
    let old = Self.generation(Self.before, NameLock()).names
    let new = Self.generation(Self.after, old)
    #expect(new.isComplete, "\(new.diagnostics.map(\.message))")
    for (key, path) in old.types { #expect(new.names.types[key] == path, "\(key)") }
    for (place, names) in old.members {
      for (name, identifier) in names {
        #expect(new.names.members[place]?[name] == identifier, "\(place) \(name)")
      }
    }
    for names in new.names.members.values { #expect(Set(names.values).count == names.count) }
    #expect(Set(new.names.types.values).count == new.names.types.count)
    // Without the lock some of these would be others, or the test shows nothing.
    let free = Self.generation(Self.after, NameLock()).names
    #expect(free.members["a.json#"]?["b_c"] != old.members["a.json#"]?["b_c"])
    #expect(free.types["a.json#/properties/first"] != old.types["a.json#/properties/first"])
  }

  @Test func inlineTypesBelongToTheDefinitionTheyStandIn() throws {
    func schema(_ properties: String, _ definitions: String) -> [String: String] {
      [
        "a.json": #"""
        {"title": "Order", "type": "object", "properties": {
          \#(properties) "ticket": {"$ref": "#/definitions/Ticket"}},
        "definitions": {
          \#(definitions)
          "Ticket": {"type": "object", "properties": {
            "kind": {"enum": ["left", "right"]},
            "part": {"type": "object", "properties": {"side": {"enum": ["top", "end"]}}}}}}}
        """#
      ]
    }
    let old = Self.generation(schema("", ""), NameLock())
    // What is merged with the definition comes first, in the file and in every order of names.
    let new = Self.generation(
      schema(
        ##""a": {"$ref": "#/definitions/Aa"},"##,
        ##""Aa": {"allOf": [{"$ref": "#/definitions/Ticket"}], "required": ["kind"]},"##),
      NameLock())
    #expect(old.isComplete && new.isComplete, "\(new.diagnostics.map(\.message))")
    #expect(old.names.types.count > 3)
    for (key, path) in old.names.types { #expect(new.names.types[key] == path, "\(key)") }
    #expect(new.names.types["a.json#/definitions/Aa"] != nil)
  }

  @Test func whatIsLockedGeneratesTheSameBytes() throws {
    let first = Self.generation(Self.after, NameLock())
    let lock = try #require(NameLock(parsing: Array(first.names.text.utf8)))
    #expect(lock == first.names)
    #expect(Self.generation(Self.after, lock).files == first.files)
  }

  @Test func namesOfSchemasThatAreGoneAreFree() throws {
    let old = Self.generation(Self.after, NameLock()).names
    let new = Self.generation(Self.before, old)
    #expect(new.isComplete)
    #expect(new.names.types["b.json#"] == nil)
    #expect(new.names.types["a.json#/properties/zeroth"] == nil)
  }

  @Test(arguments: [
    "", "[]", "{}", #"{"types": {}}"#, #"{"documents":{},"types":{"a":1},"members":{}}"#,
  ])
  func whatIsNoLockIsNotTakenForOne(text: String) {
    #expect(NameLock(parsing: Array(text.utf8)) == nil)
  }

  private static func generation(_ texts: [String: String], _ lock: NameLock) -> Generation {
    let entries = texts.keys.sorted().map {
      Snapshot.Entry(path: $0, contentID: $0, kind: .file)
    }
    let snapshot = Snapshot(name: "a test", entries: entries) { Array((texts[$0.path] ?? "").utf8) }
    var configuration = Configuration()
    configuration.schemas = [Glob("*.json")]
    var options = GenerationOptions()
    options.names = lock
    return generateSwift(
      from: readContracts(in: snapshot, fallback: configuration), options: options)
  }
}
