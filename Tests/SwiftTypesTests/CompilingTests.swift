import Contracts
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import SwiftTypes

/// Schemas whose Swift is compiled as a module that others use: warnings are errors.
@Suite(.serialized) struct CompilingTests {
  private static let folder = SharedData.repositoryRoot.appending(path: ".build/compiling")

  /// Schemas that only their own files can show something about, each with what `treaty.json` asks for.
  private static let alone:
    [(schema: String, unknownMembers: Configuration.SwiftStyle.UnknownMembers)] = [
      // Types within something that is no type itself.
      (
        referring(
          "#/$defs/o/properties/x", ##""o": {"type": "object", "properties": {"x": \##(kind)}}"##),
        .keep
      ),
      (referring("#/$defs/o/items", ##""o": {"type": "array", "items": \##(kind)}"##), .keep),
      (referring("#/$defs/o/oneOf/1", ##""o": {"oneOf": [{"type": "null"}, \##(kind)]}"##), .keep),
      (referring("#/$defs/o/allOf/0", ##""o": {"allOf": [\##(kind)]}"##), .keep),
      (referring("#/$defs/g/$defs/h", ##""g": {"$defs": {"h": \##(kind)}}"##), .keep),
      (referring("b#/$defs/n", ##""o": {"$id": "b", "$defs": {"n": \##(kind)}}"##), .keep),
      // Types that name nothing of the runtime.
      (
        ##"{"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false}"##,
        .keep
      ),
      (##"{"type": "array", "items": {"type": "string"}, "maxItems": 3}"##, .keep),
      (##"{"type": "object", "properties": {"a": {"type": "string"}, "b": \##(kind)}}"##, .drop),
      (##"{"type": "object", "properties": {"a": {"type": ["string", "null"]}}}"##, .drop),
      (##"{"type": "array", "prefixItems": [{"type": "string"}], "items": false}"##, .keep),
      (##"{"oneOf": [{"type": "boolean"}, {"type": "string"}]}"##, .keep),
      (##"{"enum": ["a", 1]}"##, .keep),
      (##"{"type": "string", "minLength": 2}"##, .keep),
      (##"{"$defs": {"A": {"type": "string"}, "B": {"$ref": "#/$defs/A"}}}"##, .keep),
      (##"{"$ref": "#/$defs/A", "$defs": {"A": {"type": "boolean"}}}"##, .keep),
    ]

  private static let kind = ##"{"enum": ["p"]}"##

  private static func referring(_ reference: String, _ definition: String) -> String {
    ##"""
    {"$id": "http://example.com/a", "type": "object",
      "properties": {"e": {"$ref": "\##(reference)"}}, "$defs": {\##(definition)}}
    """##
  }

  @Test(arguments: alone.indices)
  func whatIsGeneratedAloneCompiles(index: Int) throws {
    let subject = Self.alone[index]
    var style = Configuration.SwiftStyle()
    style.unknownMembers = subject.unknownMembers
    for layout in [GenerationOptions.Layout.modules, .shards(3)] {
      let options = GenerationOptions(layout: layout, style: style)
      let generation = GoldenTests.generate(from: Array(subject.schema.utf8), options: options)
      #expect(generation.isComplete, "\(generation.diagnostics.map(\.message))")
      let texts = generation.files.map { (name: $0.name, text: $0.text) }
      try Self.compile(texts, "alone-\(index)")
    }
  }

  /// Schemas whose names meet each other, or those that Swift looks for.
  private static let named = [
    ##"{"type": "object", "properties": {"Kind": {"enum": ["a"]}, "kind": {"type": "string"}}}"##,
    ##"{"type": "object", "properties": {"ID": {"enum": ["a"]}, "id": {"enum": ["b"]}, "Id": {"enum": ["c"]}}}"##,
    ##"""
    {"type": "object", "properties": {"Properties": {"enum": ["a"]}, "properties": {"enum": ["b"]},
      "PROPERTIES": {"$ref": "#/$defs/Properties"}},
      "$defs": {"Properties": {"type": "object", "properties": {"x": {"enum": ["q"]}}}}}
    """##,
    tagged("Any", "any", "ANY"), tagged("None", "none", "Some"),
    tagged("Protocol", "protocol", "Type"),
    tagged("Hash", "hash", "HASH"),
    ##"{"enum": ["rawValue", "RawValue"]}"##,
    ##"{"enum": ["allCases", "all_cases", "AllCases"]}"##,
    ##"{"enum": ["hash", "hashValue", "Hash"]}"##,
    ##"""
    {"type": "object", "required": ["hash"],
      "properties": {"hash": {"type": "string"}, "hash_value": {"type": "string"}, "Hash": {"enum": ["x"]}}}
    """##,
    ##"""
    {"type": "object", "properties": {"u": {"oneOf": [
      {"title": "hash", "type": "object", "properties": {"a": {"type": "string"}}},
      {"title": "hashValue", "type": "string"}]}}}
    """##,
    ##"""
    {"type": "object", "required": ["id"],
      "properties": {"id": {"type": "string"}, "owner": {"$ref": "#/$defs/ID"}},
      "$defs": {"ID": {"type": "string", "minLength": 3}}}
    """##,
    ##"{"type": "object", "required": ["id"], "properties": {"id": {"enum": ["a", null]}}}"##,
    ##"""
    {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"},
      "of": {"title": "ID", "type": "object", "properties": {"x": {"$ref": "#/properties/of/properties/id"},
        "id": {"enum": [1, "b"]}}}}}
    """##,
    // Values without end.
    ##"{"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#"}}}"##,
    ##"{"type": "array", "minItems": 2, "prefixItems": [{"type": "string"}, {"$ref": "#"}]}"##,
    ##"{"type": "array", "minItems": 1, "items": {"$ref": "#", "maxItems": 3}}"##,
    ##"{"type": "object", "properties": {"c": {"$ref": "#", "required": ["c"]}}}"##,
    ##"{"type": "object", "patternProperties": {"^x_": {"type": "string"}, "^x-": {"type": "integer"}}}"##,
  ]

  /// A union that its tags tell apart.
  private static func tagged(_ tags: String...) -> String {
    let branches = tags.enumerated().map { index, tag in
      ##"""
      {"type": "object", "required": ["t"],
        "properties": {"t": {"const": "\##(tag)"}, "x\##(index)": {"enum": ["a"]}}}
      """##
    }
    return ##"{"oneOf": [\##(branches.joined(separator: ", "))]}"##
  }

  /// All in one module, each in an enumeration of its own, with nothing asked for and with everything.
  @Test(arguments: [
    [], [Configuration.SwiftStyle.Conformance.hashable, .identifiable],
    [.hashable, .codable, .identifiable],
  ])
  func whatIsNamedAlikeCompiles(conformances: [Configuration.SwiftStyle.Conformance]) throws {
    var texts: [(name: String, text: String)] = []
    for (index, schema) in Self.named.enumerated() {
      var style = Configuration.SwiftStyle()
      style.conformances = Set(conformances)
      let options = GenerationOptions(namespace: "N\(index)", style: style)
      let generation = GoldenTests.generate(from: Array(schema.utf8), options: options)
      #expect(generation.isComplete, "\(schema) \(generation.diagnostics.map(\.message))")
      texts += generation.files.map { (name: "N\(index)-\($0.name)", text: $0.text) }
    }
    try Self.compile(texts, "named")
  }

  private static func compile(_ texts: [(name: String, text: String)], _ name: String) throws {
    let folder = folder.appending(path: name)
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let paths = try texts.map { name, text in
      let file = folder.appending(path: name)
      try Data(text.utf8).write(to: file)
      return file.path
    }
    let products = try #require(Bundle.main.executableURL?.deletingLastPathComponent())
    let result = try Consumer.run(
      ["swiftc", "-emit-sil", "-wmo", "-swift-version", "6", "-warnings-as-errors"]
        + ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"]
        .flatMap { ["-enable-upcoming-feature", $0] }
        + ["-module-name", "Compiled", "-o", "/dev/null"]
        + ["-I", products.appending(path: "Modules").path] + paths)
    #expect(result.code == 0, "\(texts.map(\.text).joined(separator: "\n"))\n\(result.output)")
  }
}
