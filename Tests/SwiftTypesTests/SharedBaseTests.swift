import Contracts
import Foundation
import JSON
import Snapshots
import TestSupport
import Testing

@testable import SwiftTypes

/// Structs that are merged with one definition share a protocol; whoever comes later only adds to it.
@Suite struct SharedBaseTests {
  private static func schema(_ others: String, base: String = "") -> [String: String] {
    [
      "a.json": ##"""
      {"$defs": {
        "Base": {"type": "object", "properties": {
          "id": {"type": "string"}, "kind": {"enum": ["a"]}\##(base)}},
        "First": {"allOf": [{"$ref": "#/$defs/Base"}, {"properties": {"x": {"type": "string"}}}]}
        \##(others)}}
      """##
    ]
  }

  private static let second = ##"""
    , "Second": {"$ref": "#/$defs/Base", "properties": {"y": {"type": "string"}}}
    """##

  @Test func whoeverIsMergedLaterOnlyAdds() throws {
    let alone = Self.generation(Self.schema(""))
    let shared = Self.generation(Self.schema(Self.second))
    let narrowed = Self.generation(
      Self.schema(Self.second + ##", "Third": {"$ref": "#/$defs/Base", "required": ["id"]}"##))
    #expect(!alone.text.contains("protocol"))
    #expect(shared.text.contains("extension First: Base.Properties {}"))
    #expect(shared.text.contains("extension Second: Base.Properties {}"))
    #expect(shared.text.contains("extension Base: Base.Properties {}"))
    #expect(narrowed.text.contains("protocol Properties: JSONCodable, Sendable {"))
    #expect(!narrowed.text.contains("extension Third: Base.Properties"))
    #expect(narrowed.text.contains("- Note: No `Base.Properties`: `id` is `id: String` here"))
    for (old, new) in [(alone, shared), (shared, narrowed)] {
      for (place, name) in old.names.types { #expect(new.names.types[place] == name, "\(place)") }
      let added = Set(new.lines)
      #expect(old.lines.allSatisfy { added.contains($0) })
    }
  }

  /// What nobody can stand for has no protocol.
  @Test func oneThatConformsIsNotEnough() throws {
    let others = ##"""
      , "Second": {"$ref": "#/$defs/Base", "required": ["kind"]},
      "Third": {"$ref": "#/$defs/Base", "properties": {"id": {"const": "x"}}, "required": ["id"]}
      """##
    #expect(!Self.generation(Self.schema(others)).text.contains("protocol"))
  }

  @Test func theNameOfAProtocolIsKept() throws {
    let old = Self.generation(Self.schema(Self.second))
    #expect(old.names.types["a.json#/$defs/Base as protocol"] == "Base.Properties")
    let member = #", "properties": {"type": "object", "properties": {"z": {"type": "string"}}}"#
    let later = Self.schema(Self.second, base: member)
    let kept = Self.generation(later, old.names)
    #expect(kept.isComplete)
    #expect(kept.names.types["a.json#/$defs/Base as protocol"] == "Base.Properties")
    let inline = Name("a.json#/$defs/Base/properties/properties")
    #expect(kept.names.types[inline] == "Base.BaseProperties")
    let free = Self.generation(later)
    #expect(free.names.types[inline] == "Base.Properties")
    #expect(free.names.types["a.json#/$defs/Base as protocol"] == "Base.SharedProperties")
  }

  /// Within the definition its protocol would be taken for another type of that name.
  @Test func aProtocolHidesNoTypeThatIsNamedWithin() throws {
    let others = Self.second + #", "Properties": {"enum": ["q"]}"#
    let unrelated = Self.generation(Self.schema(others))
    #expect(unrelated.names.types["a.json#/$defs/Base as protocol"] == "Base.Properties")
    let member = ##", "p": {"$ref": "#/$defs/Properties"}"##
    let named = Self.generation(Self.schema(others, base: member))
    #expect(named.names.types["a.json#/$defs/Base as protocol"] == "Base.SharedProperties")
    let kept = Self.generation(Self.schema(others, base: member), unrelated.names)
    #expect(kept.names.types["a.json#/$defs/Base as protocol"] == "Base.Properties")
    #expect(kept.text.contains("public var p: OuterProperties?"), "\(kept.text)")
  }

  @Test func secondNamesAreKept() throws {
    let order = ##"""
      "Order": {"type": "object", "properties": {
        "kind": {"enum": ["b"]}, "other": {"$ref": "#/$defs/Kind"}}}
      """##
    let texts = ["a.json": #"{"$defs": {"Kind": {"enum": ["a"]}, \#(order)}}"#]
    let old = Self.generation(texts)
    #expect(old.names.types["a.json#/$defs/Kind as outer"] == "OuterKind")
    let more = [
      "a.json": #"{"$defs": {"Kind": {"enum": ["a"]}, \#(order), "outer_kind": {"enum": ["c"]}}}"#
    ]
    let new = Self.generation(more, old.names)
    for (place, name) in old.names.types { #expect(new.names.types[place] == name, "\(place)") }
    #expect(new.names.types["a.json#/$defs/outer_kind"] != "OuterKind")
  }

  @Test func aProtocolStandsForAllThatConform() throws {
    let golden = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Types/shared-bases")
    let folder = SharedData.repositoryRoot.appending(path: ".build/styles")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let use = folder.appending(path: "shared.swift")
    let program = """
      nonisolated func rename<Other: Animal.Properties>(_ animal: Other) -> Other {
        var animal = animal
        animal.name += "!"
        animal.born = .absent
        return animal
      }
      nonisolated func use(_ cat: Cat, _ puppy: Puppy, _ animal: Animal) -> [any Animal.Properties] {
        [rename(cat), rename(puppy), rename(animal)]
      }
      nonisolated func texts(_ animals: [any Animal.Properties]) -> [String] {
        animals.map { $0.jsonText() }
      }
      """
    try Data(program.utf8).write(to: use)
    let products = try #require(Bundle.main.executableURL?.deletingLastPathComponent())
    for isolation in ["nonisolated", "MainActor"] {
      let result = try Consumer.run(
        ["swiftc", "-typecheck", "-swift-version", "6", "-warnings-as-errors"]
          + ["-default-isolation", isolation]
          + ["-I", products.appending(path: "Modules").path, use.path]
          + ["Models.swift", "Models+JSON.swift", "SchemaChecks.swift"].map {
            golden.appending(path: $0).path
          })
      #expect(result.code == 0, "\(result.output)")
    }
  }

  /// What came of generating, as the tests ask about it.
  private struct Result {
    let names: NameLock
    let isComplete: Bool
    let text: String
    /// The lines of code of the models; comments may say more when there is more.
    var lines: [String] {
      text.split(separator: "\n").map(String.init).filter { !$0.contains("///") }
    }
  }

  private static func generation(
    _ texts: [String: String], _ lock: NameLock = NameLock()
  ) -> Result {
    let entries = texts.keys.sorted().map {
      Snapshot.Entry(path: $0, contentID: $0, kind: .file)
    }
    let snapshot = Snapshot(name: "a test", entries: entries) { Array((texts[$0.path] ?? "").utf8) }
    var configuration = Configuration()
    configuration.schemas = [Glob("**/*.json")]
    var options = GenerationOptions()
    options.names = lock
    let generation = generateSwift(
      from: readContracts(in: snapshot, fallback: configuration), options: options)
    return Result(
      names: generation.names, isComplete: generation.isComplete,
      text: generation.files.filter { !$0.name.contains("JSON") }.map(\.text).joined())
  }
}
