import Contracts
import Foundation
import SwiftTypes
import Testing

/// A step asks for the holes alone where keywords beside the members say nothing of objects, or close them.
@Suite struct PlainPayloadTests {
  private static func payload(_ members: String, required: String, _ beside: String) -> String {
    #"{"type":"object","required":[\#(required)],"properties":{\#(members)},\#(beside)}"#
  }

  @Test(arguments: [
    #""$anchor":"ANCHOR""#, #""example":{"a":1}"#, #""examples":[{}]"#, #""$comment":"c""#,
    #""x-team":"shop""#, #""$defs":{"A":{"type":"string"}}"#, #""foo":{"type":"integer"}"#,
    #""minLength":3"#, #""maximum":2"#, #""items":false"#, #""format":"uuid""#,
    #""type":["object"]"#, #""additionalProperties":{}"#, #""additionalProperties":false"#,
    #""unevaluatedProperties":false"#, #""unevaluatedProperties":{}"#,
    #""additionalProperties":true,"unevaluatedProperties":false"#,
    #""additionalProperties":false,"unevaluatedProperties":true"#,
  ])
  func whatSaysNothingOfMembersLeavesExactlyTheHoles(beside: String) throws {
    let id = #""id":{"type":"string"}"#
    let given = #"\#(id),"d":{"type":"string","default":"x"}"#
    let versions = [
      Self.payload(id, required: #""id""#, beside),
      Self.payload(given, required: #""id","d""#, beside),
      Self.payload(#"\#(given),"z":{"type":"string"}"#, required: #""id","d","z""#, beside),
    ].enumerated().map { $1.replacing("ANCHOR", with: "Version\($0)") }
    // The second `type` is the only one then.
    let only = versions.map {
      beside.contains("type\":[") ? $0.replacing(#""type":"object","#, with: "") : $0
    }
    let swift = try UpcastingTests.swift(only)
    #expect(Self.step(1, in: swift) == [])
    #expect(Self.step(2, in: swift) == ["z: String"])
    #expect(
      swift.contains(#"members.fill("d", with: RawJSON(literal: "\"x\""))"#), "\(swift)")
  }

  /// Where any member may be there that nobody names, what refuses such ones is a hole as a whole.
  @Test(arguments: [
    // What is beside the members of the old version, before a closed one; the properties of the step.
    (#""additionalProperties":true,"unevaluatedProperties":false"#, ["payload: V2"]),
    (#""x-note":1"#, ["payload: V2"]), (#""unevaluatedProperties":false"#, ["d: String"]),
    (#""additionalProperties":false,"unevaluatedProperties":{}"#, ["d: String"]),
  ])
  func whatIsClosedTakesOnlyWhatIs(old: String, properties: [String]) throws {
    let id = #""id":{"type":"string"}"#
    let given = #"\#(id),"d":{"type":"string"}"#
    let (_, generation) = UpcastingTests.registry(
      [
        Self.payload(id, required: #""id""#, old),
        Self.payload(given, required: #""id","d""#, #""additionalProperties":false"#),
      ], contentModel: .strict)
    #expect(Self.step(1, in: generation.files.map(\.text).joined()) == properties)
  }

  /// The properties that the step from a version asks for.
  static func step(_ version: Int, in swift: String) -> [String] {
    guard let start = swift.range(of: "enum FromV\(version): Upcastable {") else { return ["none"] }
    let lines = swift[start.upperBound...].split(separator: "\n").filter { !$0.contains("///") }
    return lines.joined(separator: "\n").prefix { $0 != "}" }.split(separator: "\n")
      .compactMap { line in line.range(of: "public var ").map { String(line[$0.upperBound...]) } }
  }
}
