import Contracts
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import SwiftTypes

/// Declarations whose names are of every length: each is broken where `swift format` breaks it, or not at all.
@Suite struct LayoutTests {
  /// Up to what length a name is sure to have a place on a line of its own.
  private static let lengths = 3...76

  /// Members of all sorts, whose names are as long as the definition's, and definitions of all sorts.
  private static func schema() -> String {
    let inner = "#/$defs/outer_type_of_some_length_here/$defs/inner_type_of_some_length"
    let definitions = lengths.map { length -> String in
      func name(_ letter: String) -> String { String(repeating: letter, count: length) }
      let literal = "x-" + name("y")
      return ##"""
        "\##(name("d"))": {"type": "object", "required": ["\##(name("a"))", "\##(name("k"))"],
          "allOf": [{"$ref": "#/$defs/\##(name("p"))"}],
          "properties": {
            "\##(name("a"))": {"$ref": "\##(inner)"},
            "\##(name("b"))": {"anyOf": [{"$ref": "\##(inner)"}, {"type": "null"}]},
            "\##(name("c"))": {"type": "array", "items": {"$ref": "\##(inner)"}},
            "\##(name("e"))": {"$ref": "\##(inner)", "deprecated": true},
            "\##(name("f"))": {"$ref": "#/$defs/\##(name("d"))"},
            "\##(name("g"))": {"type": "string", "default": "\##(literal)"},
            "\##(name("h"))": {"enum": ["\##(literal)", "x"]},
            "\##(name("i"))": {"type": "array", "items": {
              "type": "object", "additionalProperties": {"$ref": "\##(inner)"}}},
            "\##(name("k"))": {"const": "\##(literal)"},
            "\##(name("l"))": {"const": {"a": "\##(literal)"}},
            "\##(name("m"))": {"type": "object", "properties": {"a": {"enum": ["b"]}}}},
          "patternProperties": {"^\##(name("n"))": {"$ref": "\##(inner)"}}},
        "\##(name("o"))": {"oneOf": [{"$ref": "\##(inner)"}, {"type": "null"},
          {"type": "array", "items": {"$ref": "#/$defs/\##(name("d"))"}}]},
        "\##(name("p"))": {"type": "object", "properties": {
          "\##(name("q"))": {"$ref": "\##(inner)"}}},
        "\##(name("r"))": {"allOf": [{"$ref": "#/$defs/\##(name("p"))"}], "type": "object",
          "properties": {"x": {"type": "string"}}},
        "\##(name("s"))": {"$ref": "\##(inner)"},
        "\##(name("t"))": {"type": "array", "items": {"$ref": "\##(inner)"}, "maxItems": 3}
        """##
    }
    return ##"""
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {
        "outer_type_of_some_length_here": {"type": "object",
          "$defs": {"inner_type_of_some_length": {"enum": ["a"]}}},
        \##(definitions.joined(separator: ",\n"))}}
      """##
  }

  @Test(arguments: [Configuration.Access.internal, .public])
  func everyLengthIsLaidOutAsTheFormatterDoesIt(access: Configuration.Access) throws {
    let folder = SharedData.repositoryRoot.appending(path: ".build/layout")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var style = Configuration.SwiftStyle()
    style.defaults = .use
    let generation = GoldenTests.generate(
      from: Array(Self.schema().utf8), options: GenerationOptions(access: access, style: style))
    #expect(generation.isComplete, "\(generation.diagnostics.map(\.message))")
    let models = try #require(generation.files.first { $0.name == "Models.swift" })
    let lines = models.text.split(separator: "\n").filter { !$0.contains("///") }
    #expect(lines.allSatisfy { $0.utf8.count <= 100 })
    #expect(lines.contains { $0.utf8.count == 100 })
    let file = folder.appending(path: "\(access)-Models.swift")
    try Data(models.text.utf8).write(to: file)
    let result = try Consumer.run(["swift", "format", "lint", "--strict", file.path])
    #expect(result.code == 0, "\(result.output.prefix(4000))")
  }
}
