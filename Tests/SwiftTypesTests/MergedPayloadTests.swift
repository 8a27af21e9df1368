import Contracts
import Foundation
import SwiftTypes
import Testing

/// Steps between payloads that are merged of several schemas: a base, and what each version adds.
@Suite struct MergedPayloadTests {
  private static let base =
    #"{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}}"#
  private static let step1 = #""properties":{"a":{"type":"integer"}}"#
  private static let step2 =
    #""properties":{"a":{"type":"integer"},"d":{"type":"string","default":"x"}},"required":["d"]"#
  private static let step3 =
    #""properties":{"a":{"type":"integer"},"d":{"type":"string"},"z":{"type":"string"}},"#
    + #""required":["d","z"]"#

  /// The properties of each step, with members that only the declared ones may be, and with any.
  private static func steps(
    _ versions: [String], _ contentModel: Configuration.ContentModel = .strict
  ) -> [[String]] {
    let (_, generation) = UpcastingTests.registry(
      versions, defining: ["Base": base], contentModel: contentModel)
    let swift = generation.files.map(\.text).joined()
    return versions.indices.dropLast().map { PlainPayloadTests.step($0 + 1, in: swift) }
  }

  @Test(
    "A base, and what is added to it",
    arguments: [
      // What is around the members of each version.
      { ##"{"allOf":[{"$ref":"#/$defs/Base"},{\##($0)}]}"## },
      { ##"{"$ref":"#/$defs/Base",\##($0)}"## },
      { ##"{"$ref":"#/$defs/Base",\##($0),"unevaluatedProperties":false}"## },
      { ##"{"allOf":[{"allOf":[{"$ref":"#/$defs/Base"}]}],\##($0),"description":"d"}"## },
      { ##"{"allOf":[{"$ref":"#/$defs/Base"},true,{"minLength":2},{\##($0)}]}"## },
      {
        let members = $0
        let names = ["id"] + ["a", "d", "z"].filter { members.contains("\"\($0)\"") }
        let all = names.map { "\"\($0)\":true" }.joined(separator: ",")
        return ##"{"allOf":[{"$ref":"#/$defs/Base"},{\##(members)}],"properties":{\##(all)},"##
          + #""additionalProperties":false}"#
      },
    ] as [@Sendable (String) -> String])
  func onlyTheHoles(around: @Sendable (String) -> String) {
    let versions = [Self.step1, Self.step2, Self.step3].map { around($0) }
    #expect(Self.steps(versions) == [[], ["z: String"]], "\(versions)")
  }

  @Test(
    "What is closed, or has members of several schemas",
    arguments: [
      // Two versions; the properties of the step.
      // A part that is closed refuses what the others name: there is no such payload.
      (
        #"{"allOf":[\#(base)]}"#,
        #"{"allOf":[{"properties":{"id":true},"additionalProperties":false},"#
          + #"{"type":"object","required":["z"],"properties":{"id":true,"z":{"default":1}}}]}"#,
        ["payload: V2"]
      ),
      // What stands beside `unevaluatedProperties` lets all in; a part sees only its own.
      (
        #"{"allOf":[\#(base),{"additionalProperties":true}],"unevaluatedProperties":false}"#,
        #"{"allOf":[\#(base)],"properties":{"z":{"default":1}},"required":["z"],"#
          + #""unevaluatedProperties":false}"#,
        ["payload: V2"]
      ),
      (
        #"{"allOf":[\#(base)],"unevaluatedProperties":false}"#,
        #"{"allOf":[\#(base)],"properties":{"z":{"default":1}},"required":["z"],"#
          + #""unevaluatedProperties":false}"#,
        []
      ),
      (
        #"{"allOf":[\#(base)],"unevaluatedProperties":false}"#,
        #"{"allOf":[\#(base),{"unevaluatedProperties":false}],"#
          + #""properties":{"z":{"default":1}},"required":["z"]}"#,
        ["payload: V2"]
      ),
      // The closed version does not know what the old one has.
      (
        #"{"allOf":[\#(base)],"properties":{"o":{}},"unevaluatedProperties":false}"#,
        #"{"allOf":[\#(base)],"properties":{"z":{"default":1}},"required":["z"],"#
          + #""unevaluatedProperties":false}"#,
        ["payload: V2"]
      ),
      // A value has to fit all schemas of its member, and so has a default or an only value.
      (
        #"{"allOf":[\#(base)],"properties":{"id":{"minLength":1}}}"#,
        #"{"allOf":[\#(base)],"properties":{"id":{"minLength":1},"z":{"default":1}},"#
          + #""required":["z"]}"#, []
      ),
      (
        #"{"allOf":[\#(base)]}"#,
        #"{"allOf":[\#(base)],"properties":{"id":{"minLength":1},"z":{"default":1}},"#
          + #""required":["z"]}"#, ["id: Order2.ID"]
      ),
      (
        #"{"allOf":[\#(base)]}"#,
        #"{"allOf":[\#(base),{"properties":{"z":{"minLength":2}}}],"#
          + #""properties":{"z":{"type":"string","default":"x"}},"required":["z"]}"#,
        ["z: String"]
      ),
      (
        #"{"allOf":[\#(base)]}"#,
        #"{"allOf":[\#(base),{"properties":{"z":{"type":"string","default":"y"}}}],"#
          + #""properties":{"z":{"type":"string","default":"x"}},"required":["z"]}"#,
        ["z: String"]
      ),
      (
        #"{"allOf":[\#(base)]}"#,
        #"{"allOf":[\#(base),{"properties":{"z":{"minLength":2}}}],"#
          + #""properties":{"z":{"const":"x"}},"required":["z"]}"#,
        ["payload: V2"]
      ),
      // Another name, said in a part; two of them.
      (
        #"{"allOf":[\#(base)],"properties":{"o":{"type":"integer"}}}"#,
        #"{"allOf":[\#(base),{"properties":{"p":{"x-renamed-from":"o"}}}],"#
          + #""properties":{"p":{"type":"number"}}}"#, []
      ),
      (
        #"{"allOf":[\#(base)],"properties":{"o":{"type":"number"}}}"#,
        #"{"allOf":[\#(base),{"properties":{"p":{"type":"number","x-renamed-from":"o"}}}],"#
          + #""properties":{"p":{"multipleOf":1}}}"#, ["p: Order2.P?"]
      ),
      (
        #"{"allOf":[\#(base)],"properties":{"o":{},"q":{}}}"#,
        #"{"allOf":[\#(base),{"properties":{"p":{"x-renamed-from":"o"}}}],"#
          + #""properties":{"p":{"x-renamed-from":"q"}}}"#, ["payload: V2"]
      ),
      // What is about more than members.
      (
        #"{"allOf":[\#(base)],"maxProperties":5}"#,
        #"{"allOf":[\#(base)],"maxProperties":5,"required":["z"],"properties":{"z":{"#
          + #""default":1}}}"#, ["payload: V2"]
      ),
    ] as [(String, String, [String])])
  func mergedMembers(old: String, new: String, properties: [String]) {
    #expect(Self.steps([old, new]) == [properties], "\(old) \(new)")
  }
}
