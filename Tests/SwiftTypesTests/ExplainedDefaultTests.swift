import Contracts
import JSON
import SwiftTypes
import Testing

/// What `treaty explain` says of a `default` that a step between payload versions takes, or does not take.
@Suite struct ExplainedDefaultTests {
  private static let step =
    "fills the member in where it is absent, in the step from version 1 to version 2 of "
    + "`shared.shop.OrderPlaced`"
  private static let sized = #"{"type":"integer","default":3}"#
  private static let renamed = #"{"type":"integer","default":3,"x-renamed-from":"old"}"#

  /// The first version, the second one, and what is said of the default of `size` in that.
  static let rows: [(old: String, new: String, effect: String)] = [
    (object([], #""id":{}"#), object(["size"], #""id":{},"size":\#(sized)"#), step),
    (object([], #""size":\#(sized)"#), object(["size"], #""size":\#(sized)"#), step),
    (
      object([], #""old":{"type":"integer"}"#), object(["size"], #""size":\#(renamed)"#), step
    ),
    (
      object(["old"], #""old":{"type":"integer"}"#), object(["size"], #""size":\#(renamed)"#),
      "asserts nothing"
    ),
    (
      object(["size"], #""size":\#(sized)"#), object(["size"], #""size":\#(sized)"#),
      "asserts nothing"
    ),
    (
      object([], #""id":{}"#), object(["size"], #""size":{"type":"integer","default":"x"}"#),
      "asserts nothing"
    ),
    (
      object(["size"], #""size":{"type":"string"}"#), object(["size"], #""size":\#(sized)"#),
      "asserts nothing"
    ),
  ]

  @Test(arguments: rows)
  func stepsAreNamed(old: String, new: String, effect: String) throws {
    let reference = ##"{"$ref":"#/$defs/Real"}"##
    let (plain, _) = UpcastingTests.registry([old, new])
    #expect(try Self.effect(at: "Order2", in: plain) == effect)
    let (referring, _) = UpcastingTests.registry([old, reference], defining: ["Real": new])
    #expect(try Self.effect(at: "Real", in: referring) == effect)
  }

  @Test func noStepTakesDefaultsWhereTheyAreForbidden() throws {
    let row = Self.rows[0]
    let (contracts, _) = UpcastingTests.registry([row.old, row.new])
    var style = Configuration.SwiftStyle()
    style.defaults = .forbid
    #expect(try Self.effect(at: "Order2", in: contracts, style) == "asserts nothing")
  }

  @Test func theDefaultOfAnEarlierVersionIsInNoStep() throws {
    let row = Self.rows[1]
    let (contracts, _) = UpcastingTests.registry([row.old, row.new])
    let effect = try Self.effect(at: "Order1", in: contracts)
    #expect(effect.hasPrefix("asserts nothing; with "), "\(effect)")
  }

  private static func effect(
    at name: Name, in contracts: ContractSet,
    _ style: Configuration.SwiftStyle = Configuration.SwiftStyle()
  ) throws -> String {
    let explanation = try explainSwift(
      at: JSONPointer(["$defs", name, "properties", "size", "default"]), ofFile: "p.schema.json",
      in: contracts, options: GenerationOptions(style: style))
    return try #require(explanation.keywords.first?.effect)
  }

  private static func object(_ required: [String], _ properties: String) -> String {
    let names = required.map { "\"\($0)\"" }.joined(separator: ",")
    return #"{"type":"object","required":[\#(names)],"properties":{\#(properties)}}"#
  }
}
