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

  @Test(
    "Names are made of words",
    arguments: [
      ("@type", "atType", "AtType"), ("$ref", "ref", "Ref"), ("PDFs", "pdfs", "PDFs"),
      ("userIDs", "userIDs", "UserIDs"), ("URLsOfAll", "urlsOfAll", "URLsOfAll"),
      ("HTTPServer", "httpServer", "HTTPServer"), ("+1", "plus1", "Plus1"),
      ("-1", "minus1", "Minus1"), ("-x", "x", "X"), ("isAs", "isAs", "IsAs"),
      ("AV1", "av1", "AV1"), ("useAV1", "useAV1", "UseAV1"), ("av1", "av1", "Av1"),
      ("ERROR404", "error404", "Error404"), ("sha256", "sha256", "SHA256"),
      ("MP4_file", "mp4File", "MP4File"), ("V2", "v2", "V2"),
    ])
  func words(name: String, member: String, type: String) {
    #expect(Identifier.member(name) == member)
    #expect(Identifier.type(name) == type)
  }

  @Test func whatIsAddedRenamesNothingThatIsLocked() throws {
    let old = Self.generation(Self.before, NameLock()).names
    let new = Self.generation(Self.after, old)
    #expect(new.isComplete, "\(new.diagnostics.map(\.message))")
    Self.expect(new.names, toKeep: old)
    // Without the lock some of these would be others, or the test shows nothing.
    let free = Self.generation(Self.after, NameLock()).names
    #expect(free.members["a.json#"]?["b_c"] != old.members["a.json#"]?["b_c"])
    #expect(free.types["a.json#/properties/first"] != old.types["a.json#/properties/first"])
  }

  /// Branches, items, values and event types, and what meets each of their names later: most of it before
  /// them in its list.
  private static let lists = (
    before: lists("", "", #""a b""#, "", ""),
    after: lists(
      #"{"type": "object", "required": ["post"], "properties": {"post": {"enum": ["x", "y"]}}},"#,
      #", {"title": "x_y", "type": "number"}"#, #""a-b", "a b""#,
      #"{"type": "core.OrderPlaced", \#(payload)},"#, #""part-a": {"enum": ["y"]},"#)
  )

  private static let payload = #"""
    "owner": "shop", "visibility": "public", "status": "active", "versions": [{
      "payload_schema_version": 1, "status": "active",
      "payload": {"$ref": "a.schema.json#/$defs/Contact"}}]
    """#

  private static func lists(
    _ branch: String, _ item: String, _ values: String, _ event: String, _ definition: String
  ) -> [String: String] {
    [
      "a.schema.json": #"""
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {
        "Contact": {"anyOf": [\#(branch)
          {"title": "Phone", "type": "object", "required": ["phone"],
            "properties": {"phone": {"enum": ["home", "work"]}}},
          {"type": "object", "required": ["mail"], "properties": {"mail": {"enum": ["a", "b"]}}}]},
        "Spot": {"type": "array", "prefixItems": [
          {"title": "x y", "type": "number"}, {"type": "number"}\#(item)]},
        "Box": {"type": "object", "$defs": {\#(definition) "part_a": {"enum": ["x"]}},
          "properties": {"p": {"$ref": "#/$defs/Box/$defs/part_a"}}},
        "Level": {"enum": [\#(values), 1]}}}
      """#,
      "shop.events.json": #"""
      {"module": "shop", "envelope_version": 1, "events": [\#(event)
        {"type": "shared.shop.OrderPlaced", \#(payload)}]}
      """#,
    ]
  }

  @Test func whatIsAddedToAListRenamesNothingThatIsLocked() throws {
    let old = Self.generation(Self.lists.before, NameLock())
    #expect(old.isComplete, "\(old.diagnostics.map(\.message))")
    #expect(old.names.registries["Shop.Events"]?["shared.shop.OrderPlaced"] == "OrderPlaced")
    let new = Self.generation(Self.lists.after, old.names)
    #expect(new.isComplete, "\(new.diagnostics.map(\.message))")
    Self.expect(new.names, toKeep: old.names)
    let free = Self.generation(Self.lists.after, NameLock()).names
    for place in ["Contact", "Spot", "Level"] {
      let name = Name("a.schema.json#/$defs/\(place)")
      let kept = old.names.members[name] ?? [:]
      #expect(
        !kept.isEmpty && kept.contains { free.members[name]?[$0.key] != $0.value }, "\(place)")
    }
    #expect(free.registries != new.names.registries)
    let part = Name("a.schema.json#/$defs/Box/$defs/part_a")
    #expect(free.types[part] != old.names.types[part])
    let lock = try NameLock(parsing: Array(new.names.text.utf8), name: "names.json")
    #expect(lock == new.names)
    #expect(Self.generation(Self.lists.after, lock).files == new.files)
  }

  private static func expect(_ new: NameLock, toKeep old: NameLock) {
    for (key, path) in old.types { #expect(new.types[key] == path, "\(key)") }
    for (old, new) in [(old.members, new.members), (old.registries, new.registries)] {
      for (place, names) in old {
        for (name, identifier) in names {
          #expect(new[place]?[name] == identifier, "\(place) \(name)")
        }
      }
      for names in new.values { #expect(Set(names.values).count == names.count) }
    }
    #expect(Set(new.types.values).count == new.types.count)
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

  @Test func contractsOfOneNameAreToldApartByWhereTheyStand() throws {
    let order = #"{"title": "Order", "type": "object", "properties": {"a": {"type": "string"}}}"#
    let texts = ["b/new.json": order, "c/order.json": order, "d/new.json": order]
    let old = Self.generation(texts, NameLock())
    #expect(old.isComplete, "\(old.diagnostics.map(\.message))")
    let names = ["b/new.json#": "Order", "c/order.json#": "COrder", "d/new.json#": "NewOrder"]
    for (place, name) in names { #expect(old.names.types[Name(place)] == name) }
    // One that comes before them takes the name that the first of them had, unless names are kept.
    let more = texts.merging(["a/old.json": order]) { first, _ in first }
    let new = Self.generation(more, old.names)
    #expect(new.isComplete)
    Self.expect(new.names, toKeep: old.names)
    #expect(new.names.types["a/old.json#"] == "OldOrder")
    #expect(Self.generation(more, NameLock()).names.types["a/old.json#"] == "Order")
  }

  @Test func whatKeepsNoNamesGivesNoneThatDependsOnOtherFiles() throws {
    let order = #"{"title": "Order", "type": "object", "properties": {"a": {"type": "string"}}}"#
    let old = Self.generation(["b/new.json": order], nil)
    #expect(old.isComplete)
    #expect(old.names.types["b/new.json#"] == "Order")
    for other in ["a/old.json", "c/newer.json"] {
      let new = Self.generation(["b/new.json": order, other: order], nil)
      let shared = try #require(new.diagnostics.first)
      #expect(new.diagnostics.count == 1)
      #expect(shared.rule.id == "swift.name-taken")
      let first = min("b/new.json", other)
      let message = "`\(first)` is named `Order`, too. Give one of them another title"
      #expect(shared.message.hasPrefix(message), "\(shared.message)")
    }
  }

  /// Definitions of one file whose names meet are told apart as those below a titled root are, in every
  /// order, and whatever other files have.
  @Test(arguments: [
    (["foo_bar", "fooBar"], ["Type_foo_bar", "Type_fooBar"]),
    (["Foo", "foo"], ["Foo", "Type_foo"]),
    (["a b", "a_b", "c"], ["Type_a_u20_b", "Type_a_b", "C"]),
  ])
  func definitionsOfOneFileAreToldApart(_ keys: [String], _ names: [String]) throws {
    let other = #"{"title": "Other", "type": "object", "properties": {"a": {"type": "string"}}}"#
    for keywords in [["$defs"], ["definitions"]] {
      for order in [keys, keys.reversed()] {
        let members = order.map { #""\#($0)": {"enum": ["x", "\#($0)"]}"# }
        let text = #"{"\#(keywords[0])": {\#(members.joined(separator: ", "))}}"#
        for texts in [["b.json": text], ["a.json": other, "b.json": text, "z.json": #"{}"#]] {
          let free = Self.generation(texts, nil)
          #expect(free.isComplete, "\(free.diagnostics.map(\.message))")
          for (key, name) in zip(keys, names) {
            #expect(free.names.types[Name("b.json#/\(keywords[0])/\(key)")] == name)
          }
          let kept = Self.generation(texts, NameLock()).names
          #expect(Self.generation(texts, kept).names == kept)
        }
      }
    }
    // One of another file with such a name meets them all the same.
    let clash = Self.generation(
      [
        "a.json": #"{"$defs": {"foo_bar": {"enum": ["x"]}}}"#,
        "b.json": #"{"$defs": {"fooBar": {"enum": ["x"]}}}"#,
      ], nil)
    #expect(clash.diagnostics.map(\.rule.id) == ["swift.name-taken"])
  }

  @Test func whatIsLockedKeepsItsNameBesideOneThatMeetsIt() throws {
    let old = Self.generation(["a.json": #"{"$defs": {"foo_bar": {"enum": ["x"]}}}"#], NameLock())
    let new = Self.generation(
      ["a.json": #"{"$defs": {"fooBar": {"enum": ["y"]}, "foo_bar": {"enum": ["x"]}}}"#], old.names)
    #expect(new.isComplete)
    Self.expect(new.names, toKeep: old.names)
    #expect(new.names.types["a.json#/$defs/fooBar"] == "Type_fooBar")
  }

  /// Files that no contract is listed of: they are named like the file, and only one can be.
  @Test func filesThatAreReferredToGiveNoNamesThatDependOnOthers() throws {
    let part = #"{"a": {"type": "object", "properties": {"x": {"type": "string"}}}}"#
    func order(_ references: String...) -> String {
      let members = references.enumerated().map { #""m\#($0)": {"$ref": "\#($1)"}"# }
      let all = members.joined(separator: ",")
      return #"{"title": "Order", "type": "object", "properties": {\#(all)}}"#
    }
    let texts = ["main.json": order("b/common.json#/a"), "b/common.json": part]
    let old = Self.generation(texts, nil, listing: "main*.json")
    #expect(old.isComplete)
    #expect(old.names.types["b/common.json#/a"] == "Common.A")
    let others: [[String: String]] = [
      // Another file of that name, which comes first; a contract of that name; a module of that name.
      ["main.json": order("a/common.json#/a", "b/common.json#/a"), "a/common.json": part],
      ["main2.json": #"{"title": "Common", "type": "object"}"#],
    ]
    for more in others {
      let new = texts.merging(more) { $1 }
      let free = Self.generation(new, nil, listing: "main*.json")
      #expect(!free.isComplete)
      let shared = try #require(free.diagnostics.first)
      #expect(shared.rule.id == "swift.name-taken")
      let other = more["main2.json"] == nil ? "a/common.json" : "main2.json"
      #expect(
        shared.message.hasPrefix("`\(other)` is named `Common` like this file, too."),
        "\(shared.message)")
      let kept = Self.generation(new, old.names, listing: "main*.json")
      #expect(kept.isComplete, "\(kept.diagnostics.map(\.message))")
      Self.expect(kept.names, toKeep: old.names)
    }
  }

  @Test func typesOfEventsGiveNoNamesThatDependOnOthers() throws {
    let more = Self.generation(Self.lists.after, nil)
    #expect(
      more.diagnostics.map(\.message).contains {
        $0.hasPrefix("`core.OrderPlaced` is named `OrderPlaced`, too.")
      }, "\(more.diagnostics.map(\.message))")
    #expect(Self.generation(Self.lists.before, nil).isComplete)
  }

  @Test func patternsKeepTheirNames() throws {
    func schema(_ patterns: String) -> [String: String] {
      let members = #""properties": {"name": {"type": "string"}}"#
      return [
        "a.json": #"{"type": "object", \#(members), "patternProperties": {\#(patterns)}}"#
      ]
    }
    let old = Self.generation(
      schema(#""^x_": {"title": "extra parts", "type": "string"}"#), NameLock())
    #expect(old.names.members["a.json#/patternProperties"]?["^x_"] == "extraParts")
    let patterns = #"""
      "^y_": {"title": "name", "type": "string"},
      "^z_": {"title": "extra_parts", "type": "string"},
      "^x_": {"title": "Other parts", "type": "string"}
      """#
    let new = Self.generation(schema(patterns), old.names)
    #expect(new.isComplete, "\(new.diagnostics.map(\.message))")
    Self.expect(new.names, toKeep: old.names)
    #expect(new.names.members["a.json#"]?["name"] == "name")
    #expect(new.names.members["a.json#/patternProperties"]?["^z_"] == "extra_parts")
    #expect(
      Self.generation(schema(patterns), NameLock()).names.members["a.json#/patternProperties"]?[
        "^x_"] == "otherParts")
  }

  /// A file for names may have been written before a setting made one of them impossible.
  @Test func namesThatWouldNotCompileAreNotKept() throws {
    let texts = [
      "a.json": #"""
      {"title": "Order", "type": "object", "required": ["id"], "properties": {
        "id": {"$ref": "#/$defs/ID"}, "hash_value": {"type": "string"}, "b": {"type": "string"}},
      "$defs": {"ID": {"enum": ["x"]}}}
      """#
    ]
    var old = Self.generation(texts, NameLock()).names
    #expect(old.types["a.json#/$defs/ID"] == "Order.ID")
    old.members["a.json#"]?["hash_value"] = "hashValue"
    old.members["a.json#"]?["b"] = "self"
    let kept = Self.generation(texts, old).names
    #expect(kept.types["a.json#/$defs/ID"] == "Order.ID")
    #expect(kept.members["a.json#"]?["hash_value"] == "hashValue")
    #expect(kept.members["a.json#"]?["b"] == "b")
    let new = Self.generation(texts, old, for: [.hashable, .identifiable])
    #expect(new.isComplete, "\(new.diagnostics.map(\.message))")
    #expect(new.names.types["a.json#/$defs/ID"] == "Order.IDValue")
    #expect(new.names.members["a.json#"]?["hash_value"] == "hashValueValue")
  }

  @Test func whatIsLockedGeneratesTheSameBytes() throws {
    let first = Self.generation(Self.after, NameLock())
    let lock = try NameLock(parsing: Array(first.names.text.utf8), name: "names.json")
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
    #expect(throws: JSONSyntaxError.self) {
      try NameLock(parsing: Array(text.utf8), name: "names.json")
    }
  }

  /// What stands in the file is pasted into Swift.
  @Test(arguments: [
    "", "_", "1a", "a b", "a: Int = 1; var b", "a\nb", "a`", "a.b", "a-b", "cafe\u{301}",
    "a\u{200D}b",
  ])
  func whatIsNoNameIsRefusedWithItsPlace(name: String) throws {
    let quoted = JSON.string(name).compactText
    let files = [
      (#"{"documents": {},\#n "types": {}, "members": {"a.json#": {"b": \#(quoted)}}}"#, 2),
      (#"{"documents": {"a.json": \#(quoted)}, "types": {}, "members": {}}"#, 1),
      (
        #"{"documents": {}, "types": {\#n "a.json#": "A.\#(quoted.dropFirst())}, "members": {}}"#, 2
      ),
    ]
    for (text, line) in files where name != "a.b" || !text.contains("A.") {
      let error = try #require(throws: JSONSyntaxError.self) {
        try NameLock(parsing: Array(text.utf8), name: "names.json")
      }
      #expect(error.position.line == line, "\(text)")
      #expect(error.message.contains("Swift"), "\(error.message)")
    }
  }

  static func generation(
    _ texts: [String: String], _ lock: NameLock?, listing schemas: String? = nil,
    for conformances: Set<Configuration.SwiftStyle.Conformance> = []
  ) -> Generation {
    let entries = texts.keys.sorted().map {
      Snapshot.Entry(path: $0, contentID: $0, kind: .file)
    }
    let snapshot = Snapshot(name: "a test", entries: entries) { Array((texts[$0.path] ?? "").utf8) }
    var configuration = Configuration()
    let hasRegistry = texts.keys.contains { $0.hasSuffix(".events.json") }
    configuration.schemas = [Glob(schemas ?? (hasRegistry ? "*.schema.json" : "**/*.json"))]
    configuration.registries = [Glob("*.events.json")]
    var options = GenerationOptions()
    options.names = lock
    options.style.conformances = conformances
    return generateSwift(
      from: readContracts(in: snapshot, fallback: configuration), options: options)
  }
}
