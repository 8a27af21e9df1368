import Contracts
import Diagnostics
import Foundation
import JSON
import Snapshots
import SwiftTypes
import TestSupport
import Testing

/// The settings by which types leave what their schemas say or what was read: the goldens of each are
/// compiled with a program that shows what they do.
@Suite struct SettingsTests {
  private static let program = ##"""
    import TreatyRuntime

    func show<Value: JSONCodable>(_: Value.Type, _ text: String) {
      do throws(DecodingFailure) {
        let (value, letThrough) = try Value.reading(json: text)
        print("accepted", value.jsonText() == text ? "as it was" : value.jsonText())
        for passed in letThrough { print("let through", passed.found, "-", passed.reason) }
      } catch {
        print("refused", error)
      }
    }

    // Tolerant.
    show(Shipment.self, #"{"state":"lost","carrier":"drone","priority":30e1,"past":["sent","a\u0062"]}"#)
    show(Shipment.self, #"{"state":"sent","carrier":"drone"}"#)
    show(Shipment.self, #"{"state":"lost","unit":"g"}"#)
    show([Level].self, #"["low", "lower"]"#)
    show([Stage].self, "[1,9]")
    print(try [Stage](json: "[-3,9,2.0]").map { $0.value.map { String($0) } ?? "nil" })
    let shipment = try Shipment(json: #"{"state":"lost"}"#)
    print(shipment.state == Shipment.State(rawValue: "lost"), shipment.state == .packed)
    do throws(DecodingFailure) { _ = try Level(json: "1") } catch { print(error) }

    // Merged.
    var profile = try Profile(json: #"{"mail":null,"name":"a","born":null,"age":7}"#)
    print(profile.mail == nil, profile.points == nil, profile.jsonText())
    print(profile == (try Profile(json: #"{"name":"a","born":null,"age":7}"#)))
    profile.mail = "m"
    print(profile.jsonText())
    profile.mail = nil
    print(profile.jsonText())
    print(Profile(name: "b", born: nil, plan: Plan(seats: nil)).jsonText())
    do throws(DecodingFailure) { _ = try Plan(seats: nil).validated() } catch { print(error) }

    // Forgotten.
    let sample = try Sample(json: #"{"more":{"a":1},"value":1.0,"at":"now","probe":{"x":1}}"#)
    print(sample.jsonText(), sample == Sample(at: "now", value: 1, probe: Sample.Probe()))
    do throws(DecodingFailure) { _ = try Sample(json: #"{"at":"now","a":[1,]}"#) } catch { print(error) }
    do throws(DecodingFailure) { _ = try Sample(json: #"{"at":"now","a":1,"a":2}"#) } catch { print(error) }

    // Inputs.
    let line = Purchase.Line.Input(sku: "a", count: 2)
    let input = Purchase.Input(
      card: "4711", lines: [line], buyer: Buyer.Input(name: "b"), before: .value(.init(card: "1")),
      unknownMembers: ["more": RawJSON(true)])
    print(input.jsonText(), input == input)
    let text = #"{"id":7,"lines":[{"line_id":1,"sku":"a"}],"buyer":{"since":"1999","name":"b","type":"person"}}"#
    show(Purchase.self, text)
    // All but the members that are read-only, and in the order of the schema.
    print(Purchase.Input(lines: [.init(sku: "a")], buyer: .init(name: "b")).jsonText())

    """##

  @Test func typesSayWhatTheyLetThroughMergeAndForget() throws {
    let rows = ["tolerant-reader", "merged-nullability", "forgotten-members", "input-views"]
    let output = try GoldenProgram.output(of: Self.program, named: "settings", using: rows)
    let expected = #"""

      accepted {"state":"lost","carrier":"drone","priority":30e1,"past":["sent","ab"]}
      let through "lost" - /state (line 1, column 10): expected one of "packed", "sent", found \#
      the string "lost" [schema.json#/$defs/Shipment/properties/state/enum]
      let through 30e1 - /priority (line 1, column 46): expected one of 1, 2, "rush", found \#
      the number 30e1 [schema.json#/$defs/Shipment/properties/priority/enum]
      let through "a\u0062" - /past/1 (line 1, column 66): expected one of "packed", "sent", found \#
      the string "a\u0062" [schema.json#/$defs/Shipment/properties/state/enum]
      accepted as it was
      refused /unit (line 1, column 24): expected "kg", found the string "g" \#
      [schema.json#/$defs/Shipment/properties/unit/const]
      accepted ["low","lower"]
      let through "lower" - /1 (line 1, column 9): expected one of "low", "high", found \#
      the string "lower" [schema.json#/$defs/Level/enum]
      accepted as it was
      let through 9 - /1 (line 1, column 4): expected one of 1, 2, -3, found the number 9 \#
      [schema.json#/$defs/Stage/enum]
      ["-3", "nil", "2"]
      true false
      the document (line 1, column 1): expected one of "low", "high", found the number 1 \#
      [schema.json#/$defs/Level/enum]
      true true {"mail":null,"name":"a","born":null,"age":7}
      true
      {"mail":"m","name":"a","born":null,"age":7}
      {"mail":null,"name":"a","born":null,"age":7}
      {"name":"b","born":null,"plan":{}}
      the document (line 1, column 1): expected at least 1 member, found an empty object \#
      [schema.json#/$defs/Plan/minProperties]
      {"value":1.0,"at":"now","probe":{}} true
      /a/1 (line 1, column 20): expected a value, found `]`
      /a (line 1, column 19): expected each member name once, found the member "a"
      {"card":"4711","lines":[{"sku":"a","count":2}],"buyer":{"name":"b","type":"person"},\#
      "before":{"card":"1"},"more":true} true
      accepted as it was
      {"lines":[{"sku":"a"}],"buyer":{"name":"b","type":"person"}}

      """#
    #expect(output == expected, "\(output)")
  }

  @Test func stepsTakeNothingFromADefaultWhereThatIsForbidden() throws {
    let version = #""status": "active", "payload": {"$ref": "a.schema.json#/$defs/Order"#
    let texts = [
      "a.schema.json": #"""
      {"$defs": {"Order1": {"type": "object"}, "Order2": {"type": "object", "required": ["size"],
        "properties": {"size": {"enum": ["s", "m"], "default": "m"}}}}}
      """#,
      "shop.events.json": #"""
      {"module": "shop", "envelope_version": 1, "events": [{"type": "shop.OrderPlaced",
        "owner": "shop", "visibility": "public", "status": "active", "versions": [
        {"payload_schema_version": 1, \#(version)1"}},
        {"payload_schema_version": 2, \#(version)2"}}]}]}
      """#,
    ]
    let entries = texts.keys.sorted().map { Snapshot.Entry(path: $0, contentID: $0, kind: .file) }
    let snapshot = Snapshot(name: "a test", entries: entries) { Array((texts[$0.path] ?? "").utf8) }
    var configuration = Configuration()
    configuration.schemas = [Glob("*.schema.json")]
    configuration.registries = [Glob("*.events.json")]
    let set = readContracts(in: snapshot, fallback: configuration)
    for defaults in Configuration.SwiftStyle.Defaults.allCases {
      var options = GenerationOptions()
      options.style.defaults = defaults
      let generation = generateSwift(from: set, options: options)
      #expect(generation.isComplete, "\(generation.diagnostics.map(\.message))")
      let text = generation.files.map(\.text).joined()
      #expect(text.contains("public struct Step: ") == (defaults == .forbid))
      #expect(text.contains("members.fill(\"size\"") == (defaults != .forbid))
      #expect(!text.contains("OrDefault"))
    }
  }

  @Test(
    "A setting that is mistaken is a finding with what may be meant",
    arguments: [
      (#"{"readers": "tolerant"}"#, "did you mean `reader`?"),
      (#"{"unknown_members": "drop"}"#, "did you mean `unknownMembers`?"),
      (#"{"nulability": "merge"}"#, "did you mean `nullability`?"),
      (#"{"reader": "lenient"}"#, "must be one of `exact`, `tolerant`"),
      (#"{"nullability": true}"#, "`nullability` must be a text"),
      (#"{"unknownMembers": "ignore"}"#, "must be one of `keep`, `drop`"),
      (#"{"defaults": "none"}"#, "must be one of `ignore`, `use`, `forbid`"),
      (#"{"inputViews": "yes"}"#, "`inputViews` must be `true` or `false`"),
      (#"{"colour": "red"}"#, "`colour` is no member that Treaty knows here."),
    ])
  func mistakenSettings(text: String, message: String) throws {
    var diagnostics: [Diagnostic] = []
    let document = try JSONDocument(
      parsing: Array("{\"swift\": \(text)}".utf8), name: "treaty.json")
    _ = Configuration(reading: document, diagnostics: &diagnostics)
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.message.contains(message) == true, "\(diagnostics)")
  }
}
