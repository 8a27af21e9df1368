import Contracts
import SwiftTypes
import Testing

/// Steps between payloads of which both versions ask for the same as a whole, beside their members.
@Suite struct SharedConditionTests {
  private static let id = #""id":{"type":"string"}"#
  private static let filled = #"\#(id),"d":{"type":"string","default":"x"}"#
  private static let asked = #"\#(id),"z":{"type":"string"}"#
  private static let renamed = #""no":{"type":"string","x-renamed-from":"id"}"#

  private static func payload(_ members: String, _ required: [String], _ beside: String) -> String {
    let names = required.map { "\"\($0)\"" }.joined(separator: ",")
    return #"{"type":"object","required":[\#(names)],"properties":{\#(members)},\#(beside)}"#
  }

  @Test(
    "A condition that both versions have",
    arguments: [
      // It; whether a member is filled by its default, asked for by its name, and renamed.
      (#""minProperties":1"#, true, true, true),
      (#""propertyNames":{"minLength":1}"#, true, true, true),
      (#""propertyNames":{"minLength":2}"#, false, false, true),
      (#""propertyNames":{"enum":["id","d"]}"#, true, false, false),
      (#""not":{"required":["q"]}"#, true, true, true),
      (#""not":{"required":["d","z"]}"#, false, false, true),
      (#""not":{"required":["id","q"]}"#, true, true, false),
      (#""not":{"minProperties":3}"#, false, false, false),
      (#""if":{"required":["q"]},"then":{"required":["r"]}"#, true, true, true),
      (#""if":{"required":["q"]},"then":{"required":["z"]}"#, true, false, true),
      (#""dependentRequired":{"id":["id"]}"#, true, true, false),
      (#""dependentSchemas":{"q":{"required":["d"]}}"#, false, true, true),
      // What they say of values, a member that is named for the first time may contradict.
      (#""patternProperties":{"^x-":{"type":"integer"}}"#, false, false, false),
      (#""patternProperties":{"^x-":true},"additionalProperties":false"#, false, false, false),
      (#""not":{"properties":{"q":{"type":"integer"}}}"#, false, false, false),
      (#""dependentSchemas":{"q":{"properties":{"d":true}}}"#, false, false, false),
      (#""if":{"required":["q"]},"then":{"properties":{"q":true}}"#, false, false, false),
      // What it counts or what else it lets in may be another thing then.
      (#""maxProperties":4"#, false, false, false),
      (#""additionalProperties":{"type":"string"}"#, false, false, false),
      (
        #""if":{"required":["q"]},"then":{"properties":{"q":true}},"unevaluatedProperties":false"#,
        false, false, false
      ),
    ])
  func conditions(beside: String, fills: Bool, asks: Bool, renames: Bool) throws {
    let old = Self.payload(Self.id, ["id"], beside)
    let versions = [
      (Self.payload(Self.filled, ["id", "d"], beside), fills ? [] : ["payload: V2"]),
      (Self.payload(Self.asked, ["id", "z"], beside), asks ? ["z: String"] : ["payload: V2"]),
      (Self.payload(Self.renamed, ["no"], beside), renames ? [] : ["payload: V2"]),
    ]
    for (new, properties) in versions {
      let (_, generation) = UpcastingTests.registry([old, new], contentModel: .strict)
      let swift = generation.files.map(\.text).joined()
      #expect(PlainPayloadTests.step(1, in: swift) == properties, "\(new)")
    }
  }

  /// What only one version asks for, or another resource may mean otherwise.
  @Test(arguments: [
    (#""x":1"#, #""minProperties":2"#), (#""minProperties":1"#, #""minProperties":3"#),
    (#""not":{"required":["q"]}"#, #""not":{"required":["r"]}"#),
    (
      #""patternProperties":{"^x-":true},"additionalProperties":false"#,
      #""additionalProperties":false"#
    ),
  ])
  func otherConditions(old: String, new: String) {
    let versions = [
      Self.payload(Self.id, ["id"], old), Self.payload(Self.filled, ["id", "d"], new),
    ]
    let (_, generation) = UpcastingTests.registry(versions, contentModel: .strict)
    let swift = generation.files.map(\.text).joined()
    #expect(PlainPayloadTests.step(1, in: swift) == ["payload: V2"], "\(versions)")
  }

  /// A member that may be left out is taken away by a step that says so.
  @Test func whatIsCountedIsNotLeftOut() {
    let new = #""id":{"type":"integer"}"#
    for (required, property) in [(["id"], "id: JSONInteger"), ([], "payload: V2")] {
      let (_, generation) = UpcastingTests.registry([
        Self.payload(Self.id, required, #""minProperties":1"#),
        Self.payload(new, required, #""minProperties":1"#),
      ])
      let swift = generation.files.map(\.text).joined()
      #expect(PlainPayloadTests.step(1, in: swift) == [property])
    }
  }

  /// What the first version says of members that it does not name, the third one contradicts by a name, though
  /// the members of both versions beside it are all there is to say of them.
  @Test(arguments: [
    #""patternProperties":{"^x-":{"type":"integer"}}"#,
    #""additionalProperties":{"type":"integer"}"#,
    #""anyOf":[{"properties":{"x-a":{"type":"integer"}}}]"#,
    #""dependentSchemas":{"id":{"properties":{"x-a":{"type":"integer"}}}}"#,
  ])
  func earlierVersionsMaySayMoreThanTheirMembers(beside: String) {
    for required in [["id"], ["id", "z"]] {
      let last = #"\#(Self.asked),"x-a":{"type":"string"}"#
      let (_, generation) = UpcastingTests.registry([
        Self.payload(Self.id, ["id"], beside), Self.payload(Self.id, ["id"], #""title":"P""#),
        Self.payload(last, required, #""title":"P""#),
      ])
      let swift = generation.files.map(\.text).joined()
      #expect(PlainPayloadTests.step(1, in: swift) == [], "\(swift)")
      #expect(PlainPayloadTests.step(2, in: swift) == ["payload: V3"], "\(swift)")
    }
  }

  /// What the first version says of members by patterns holds of payloads that arrive by way of the second one,
  /// which says nothing of them. A derived third step would hide it from the fourth version, which names such.
  @Test func aStepBetweenHidesNothing() {
    let number = #""z":{"type":"integer","default":0}"#
    let patterns = #""patternProperties":{"^x-":{"type":"integer"}}"#
    let last = #"\#(Self.id),\#(number),"x-a":{"type":"string"}"#
    let (_, generation) = UpcastingTests.registry([
      Self.payload("\(Self.id),\(number)", ["id", "z"], patterns),
      Self.payload(Self.id, ["id"], #""title":"P""#),
      Self.payload("\(Self.id),\(number)", ["id", "z"], #""title":"P""#),
      Self.payload(last, ["id", "z"], #""title":"P""#),
    ])
    let swift = generation.files.map(\.text).joined()
    let steps = (1...3).map { PlainPayloadTests.step($0, in: swift) }
    #expect(steps == [[], ["payload: V3"], []], "\(swift)")
    #expect(swift.contains("Payloads of version 1 arrive here, too, and of these it says more"))
  }
}
