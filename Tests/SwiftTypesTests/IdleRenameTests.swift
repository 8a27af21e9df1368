import Contracts
import Diagnostics
import JSON
import SwiftTypes
import Testing

/// A former name that no step between payload versions follows is told.
@Suite struct IdleRenameTests {
  private static let old = #"{"type":"object","properties":{"a":{"type":"integer"}}}"#
  private static let new =
    #"{"type":"object","properties":{"b":{"type":"integer","x-renamed-from":"a"}}}"#

  /// The version after, and the places that are told.
  @Test(
    arguments: [
      (new, []),
      (#"{"properties":{"x":\#(new)}}"#, ["/$defs/Order2/properties/x/properties/b"]),
      (
        #"{"properties":{"l":{"items":\#(new)}}}"#,
        ["/$defs/Order2/properties/l/items/properties/b"]
      ),
      // What a payload is merged with names its members, too.
      (#"{"allOf":[\#(new)]}"#, []),
      (##"{"properties":{"c":true},"allOf":[{"$ref":"#/$defs/Part"}]}"##, []),
      (#"{"type":"array","items":\#(new)}"#, ["/$defs/Order2/items/properties/b"]),
      (##"{"properties":{"x":{"$ref":"#/$defs/Part"}}}"##, ["/$defs/Part/properties/b"]),
      (##"{"$ref":"#/$defs/Part"}"##, []),
      // What is told by the schema already is told once.
      (
        #"{"properties":{"x":{"properties":{"a":true,"b":{"x-renamed-from":"a"}}}}}"#,
        ["/$defs/Order2/properties/x/properties/b"]
      ),
    ] as [(String, [String])])
  func whatNoStepFollowsIsTold(version: String, places: [String]) {
    let others = version.contains("Part") ? ["Part": Self.new] : [:]
    let (contracts, generation) = UpcastingTests.registry([Self.old, version], defining: others)
    let findings = (contracts.diagnostics + generation.diagnostics)
      .filter { $0.rule.id == SchemaRules.idleKeyword.id }
    #expect(
      findings.map { $0.place.pointer?.description } == places.map { $0 + "/x-renamed-from" })
  }

  @Test func aPayloadThatIsAReferenceHasItsStepsToo() throws {
    let (_, generation) = UpcastingTests.registry(
      [##"{"$ref":"#/$defs/First"}"##, ##"{"$ref":"#/$defs/Part"}"##],
      defining: ["First": Self.old, "Part": Self.new])
    let swift = generation.files.map(\.text).joined()
    #expect(swift.contains("Step = Void"))
    #expect(swift.contains(#"try members.rename("a", to: "b")"#))
  }
}
