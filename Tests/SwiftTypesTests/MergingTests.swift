import Diagnostics
import Contracts
import Foundation
import SwiftTypes
import Testing

/// Schemas that are merged by more ways than anybody could count, or by one long way.
@Suite struct MergingTests {
  /// What stands at the end of 40 levels, of which each is merged twice with the next one: nobody can go all
  /// of these ways, so that these tests would not end if each was gone. Then lines of the first level's type,
  /// each of which shows one of the two ends.
  private static let ends: [(left: String, right: String, lines: [String])] = [
    (
      #"{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}"#,
      #"{"properties": {"b": {"type": "boolean"}}}"#, ["var a: String", "var b: Bool?"]
    ),
    (#"{"type": "string", "pattern": "^a"}"#, #"{"pattern": "b$"}"#, [#""^a","#, #""b$","#]),
    (
      #"{"enum": ["a", "b"]}"#, #"{"enum": ["b", "c"]}"#,
      ["case b", #"static let texts = TextChoice(["b"])"#]
    ),
    (
      #"{"type": "object", "dependentRequired": {"a": ["b"]}}"#,
      #"{"properties": {"a": {"enum": ["x", "y"]}}}"#,
      ["dependents: [(0, [1])]", "var a: B40.Object.A?"]
    ),
    (
      #"{"type": "integer", "minimum": 3}"#, #"{"minimum": 5, "maximum": 9}"#,
      ["var value: Int", "self.value = try reader.int(minimum: 3, maximum: 9)"]
    ),
    (
      #"{"type": "object", "not": {"required": ["x"]}}"#, #"{"maxProperties": 3}"#,
      [
        "try reader.check(JSONLayout.check0)",
        "/// `A0`. At most 3 members. Also checked: `allOf`, `$ref`.",
      ]
    ),
  ]

  @Test("Each schema is merged once", arguments: ends.indices)
  func levels(_ index: Int) throws {
    let end = Self.ends[index]
    var definitions: [String] = []
    for level in 0..<40 {
      let next = level + 1
      let parts = ##"[{"$ref": "#/$defs/A\##(next)"}, {"$ref": "#/$defs/B\##(next)"}]"##
      definitions += ["A", "B"].map { #""\#($0)\#(level)": {"allOf": \#(parts)}"# }
    }
    definitions += [#""A40": \#(end.left)"#, #""B40": \#(end.right)"#]
    let schema = ##"{"$ref": "#/$defs/A0", "$defs": {\##(definitions.joined(separator: ", "))}}"##
    let options = GenerationOptions(access: .internal)
    let generation = GoldenTests.generate(from: Array(schema.utf8), options: options)
    #expect(generation.isComplete, "\(generation.diagnostics)")
    let own = Self.lines(of: "A0", in: generation)
    for expected in end.lines { #expect(own.contains(expected), "\(expected): \(own)") }
  }

  /// The lines of the declarations that are a type's own, its model and its reading, without indents.
  private static func lines(of type: String, in generation: Generation) -> [String] {
    let declarations = generation.files.flatMap { $0.text.components(separatedBy: "\n}\n") }
    let own = declarations.filter {
      $0.contains(" \(type): ") || $0.contains("Schema.\(type): JSONCodable")
    }
    return own.flatMap { $0.split(separator: "\n") }
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// Of a member within a member and so on, each schema that is merged at one depth says two things about the
  /// member, by two ways that lead to one schema of the next depth.
  @Test func eachSchemaOfAMemberIsAskedOnce() {
    let levels = (0..<40).map { level in
      let next = ##"{"$ref": "#/$defs/L\##(level + 1)"}"##
      let members = #"{"a": \#(next)}"#
      return #""L\#(level)": {"properties": \#(members), "allOf": [{"properties": \#(members)}]}"#
    }
    let definitions = (levels + [#""L40": {"enum": ["a", "b"]}"#]).joined(separator: ", ")
    var own = #"{"enum": ["b", "c"]}"#
    for _ in 1..<40 { own = #"{"type": "object", "properties": {"a": \#(own)}}"# }
    let schema = ##"""
      {"type": "object", "properties": {"a": \##(own)}, "allOf": [{"$ref": "#/$defs/L0"}],
       "$defs": {\##(definitions)}}
      """##
    let generation = GoldenTests.generate(from: Array(schema.utf8))
    #expect(generation.isComplete, "\(generation.diagnostics)")
    let text = generation.files.map(\.text).joined()
    #expect(text.contains("case b\n"))
    #expect(!text.contains("case c\n"))
  }

  /// Each fault is told once, not once for each way that leads to it.
  @Test func whatCannotBeReadIsToldOnce() {
    let levels = (0..<40).map { level in
      let part = ##"{"$ref": "#/$defs/L\##(level + 1)"}"##
      return #""L\#(level)": {"type": "string", "allOf": [\#(part), \#(part)]}"#
    }
    let definitions = levels + [#""L40": {"minLength": "x"}"#]
    let schema = #"{"$defs": {\#(definitions.joined(separator: ", "))}}"#
    let generation = GoldenTests.generate(from: Array(schema.utf8))
    let faults = generation.diagnostics.filter { $0.rule.id == "swift.not-generated" }
    #expect(faults.count == 1, "\(faults)")
  }

  /// Of a hundred schemas that are merged one by one, the last one counts as the first.
  @Test func nothingOfALongWayIsLost() throws {
    let levels = (0..<100).map { level in
      ##""L\##(level)": {"type": "object", "allOf": [{"$ref": "#/$defs/L\##(level + 1)"}]}"##
    }
    let last = #""L100": {"properties": {"last": {"type": "boolean"}}, "required": ["last"]}"#
    let definitions = (levels + [last]).joined(separator: ", ")
    let schema =
      ##"{"type": "object", "allOf": [{"$ref": "#/$defs/L0"}], "$defs": {\##(definitions)}}"##
    let generation = GoldenTests.generate(from: Array(schema.utf8))
    #expect(generation.isComplete, "\(generation.diagnostics)")
    let text = generation.files.map(\.text).joined()
    let type = try #require(text.range(of: "struct Schema: "))
    let end = text.range(of: "struct L0: ", range: type.upperBound..<text.endIndex)
    let own = text[type.upperBound..<(end?.lowerBound ?? text.endIndex)]
    #expect(own.contains("var last: Bool\n"), "\(own)")
  }
}
