import Contracts
import Diagnostics
import Foundation
import JSON
import Snapshots
import SwiftTypes
import TestSupport
import Testing

/// `treaty explain FILE#POINTER`: what a place in a schema became, and why.
@Suite struct ExplainingTests {
  @Test(
    "A place is explained by what stands for it in Swift",
    arguments: [
      ("members", "", "struct MemberKinds", "An object that names members is a struct"),
      ("members", "/properties/always", "property MemberKinds.always: String", "It is required"),
      (
        "integers", "/$defs/Counter/properties/left", "property Counter.left: JSONInteger?",
        "beyond"
      ),
      (
        "integers", "/$defs/Counter/properties/weekday", "property Counter.weekday: Int?", "64 bits"
      ),
      ("integers", "/$defs/Steps/items", "the items of an array: JSONInteger", "Every item"),
      ("unions", "/$defs/Shape", "enum Shape", "that is the tag"),
      ("overlapping-unions", "/$defs/Contact", "enum Contact", "the first that accepts"),
      (
        "tuples", "/$defs/Position/prefixItems/0",
        "property Position.longitude: JSONNumber, item 0", "Items before"
      ),
      (
        "text-forms", "/$defs/Booking/properties/begins",
        "property Booking.begins: Presence<ClockTime>", "absent and `null` differ"
      ),
      ("conditions", "/$defs/Payment/if", "no declaration of its own", "`if`, which is checked"),
      ("all-of", "/$defs/Account/allOf/1", "no declaration of its own", "merged"),
    ])
  func places(row: String, pointer: String, headline: String, reason: String) throws {
    let explanation = try Self.explanation(pointer, row)
    #expect(explanation.headline == headline)
    let reasons = explanation.reasons.joined(separator: " ")
    #expect(reasons.contains(reason), "\(reasons)")
  }

  @Test(
    "A keyword is explained by what becomes of it",
    arguments: [
      ("conditions", "/$defs/Odd/not/multipleOf", "multipleOf", "checked"),
      ("conditions", "/$defs/Payment/required", "required", "not optional"),
      ("conditions", "/$defs/Payment/properties/tags/contains/const", "const", "one value"),
      ("integers", "/$defs/Counter/properties/weekday/maximum", "maximum", "checked while reading"),
      ("text-forms", "/$defs/Booking/properties/day/format", "format", "CalendarDate"),
      ("text-forms", "/$defs/Booking/properties/contact/format", "format", "asserts nothing"),
      ("text-forms", "/$defs/Booking/properties/lasts/pattern", "pattern", "automaton"),
      ("all-of", "/$defs/Account/allOf", "allOf", "rules on the JSON text"),
      ("members", "/description", "description", "documentation"),
    ])
  func keywords(row: String, pointer: String, name: String, effect: String) throws {
    let explanation = try Self.explanation(pointer, row)
    #expect(explanation.keywords.map(\.name) == [name])
    #expect(explanation.keywords.first?.effect.contains(effect) == true, "\(explanation)")
    #expect(explanation.place.range != nil)
  }

  /// Whatever a golden schema says in its definitions, there is an answer.
  @Test func everyPlaceOfTheGoldenSchemasIsExplained() throws {
    var count = 0
    for row in ["members", "unions", "conditions", "recursion", "pattern-members", "untyped"] {
      let bytes = try Self.bytes(row)
      let root = try JSON(parsing: String(decoding: bytes, as: UTF8.self))
      for name in root["$defs"]?.object?.members.map(\.name) ?? [] {
        let place = JSONPointer(["$defs", name])
        let definition = try #require(root.value(at: place))
        for member in definition.object?.members ?? [] {
          let explanation = try Self.explanation(place.appending(member.name).description, row)
          #expect(!explanation.keywords.isEmpty || !explanation.reasons.isEmpty)
          count += 1
        }
      }
    }
    #expect(count > 50)
  }

  @Test func whatIsNowhereIsSaid() throws {
    #expect(throws: NoExplanation.unknownPlace) { try Self.explanation("/$defs/Ordre", "members") }
    #expect(throws: NoExplanation.unknownFile(known: ["schema.json"])) {
      try Self.explanation("", "members", file: "other.json")
    }
  }

  @Test func whatNoContractReachesIsSaid() throws {
    let texts = [
      "main.json": #"{"title": "Main", "$ref": "parts.json#/a"}"#,
      "parts.json": #"{"a": {"type": "string"}, "b": {"type": "string"}}"#,
    ]
    let entries = texts.keys.sorted().map {
      Snapshot.Entry(path: $0, contentID: $0, kind: .file)
    }
    let snapshot = Snapshot(name: "a test", entries: entries) { Array((texts[$0.path] ?? "").utf8) }
    var configuration = Configuration()
    configuration.schemas = [Glob("main.json")]
    let set = readContracts(in: snapshot, fallback: configuration)
    #expect(throws: NoExplanation.notReached) {
      try explainSwift(at: JSONPointer(["b"]), ofFile: "parts.json", in: set)
    }
    #expect(throws: Never.self) {
      try explainSwift(at: JSONPointer(["a"]), ofFile: "parts.json", in: set)
    }
  }

  private static func bytes(_ row: String) throws -> [UInt8] {
    let folder = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Types/\(row)")
    return [UInt8](try Data(contentsOf: folder.appending(path: "schema.json")))
  }

  private static func explanation(
    _ pointer: String, _ row: String, file: String = "schema.json"
  ) throws -> PlaceExplanation {
    let bytes = try bytes(row)
    let entry = Snapshot.Entry(path: "schema.json", contentID: "1", kind: .file)
    let snapshot = Snapshot(name: "a test", entries: [entry]) { _ in bytes }
    var configuration = Configuration()
    configuration.schemas = [Glob("*.json")]
    return try explainSwift(
      at: try #require(JSONPointer(parsing: pointer)), ofFile: file,
      in: readContracts(in: snapshot, fallback: configuration))
  }
}
