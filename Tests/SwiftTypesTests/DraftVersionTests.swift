import Contracts
import Diagnostics
import JSON
import SwiftTypes
import Testing

/// A payload version that is a draft: nothing leads to it, and it is read all the same.
@Suite struct DraftVersionTests {
  private static let schemas = (1...4).map { number in
    // Each version asks for a member that the one before it does not have.
    UpcastingTests.object(
      required: (1...number).map { "m\($0)" },
      Dictionary(uniqueKeysWithValues: (1...number).map { ("m\($0)", UpcastingTests.text) }))
  }

  @Test(
    "The latest version is no draft, unless all are",
    arguments: [
      // The statuses of the versions; the number of the latest one; the versions that steps begin with.
      (["active"], 1, []), (["draft"], 1, []), (["deprecated", "draft"], 1, []),
      (["active", "draft"], 1, []), (["active", "active"], 2, [1]),
      (["draft", "draft"], 2, [1]), (["active", "active", "draft", "draft"], 2, [1]),
      // One between others is on the way of what is stored.
      (["active", "draft", "active", "draft"], 3, [1, 2]), (["draft", "active"], 2, [1]),
    ] as [([String], Int, [Int])])
  func latest(statuses: [String], latest: Int, steps: [Int]) throws {
    let swift = Self.swift(statuses)
    let lines = swift.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    #expect(
      lines.filter { $0.hasPrefix("public typealias Latest =") } == [
        "public typealias Latest = V\(latest)"
      ])
    let found = lines.filter { $0.contains(": Upcastable {") }
    #expect(found == steps.map { "public enum FromV\($0): Upcastable {" })
    for number in 1...statuses.count {
      // Each is read, and written.
      #expect(
        lines.contains("case \(number): return .v\(number)(try V\(number)(json: json.bytes))"))
      #expect(lines.contains("case .v\(number): return nil") == (number > latest))
      #expect(
        lines.contains { $0.hasPrefix("case .v\(number)(let value): return ") }
          == (number <= latest))
    }
    let isDraftLast = latest < statuses.count
    #expect(
      swift.contains("/// The payload of the latest version that is no draft.\n") == isDraftLast)
    #expect(swift.contains("nil for drafts after that") == isDraftLast)
    #expect(
      lines.filter { $0.hasSuffix("It is a draft, and may change in any way.") }.count
        == statuses.filter { $0 == "draft" }.count)
  }

  @Test func aDraftAsksForNoStepUntilItIsActive() throws {
    let compile = UpcastingTests().compile
    #expect(try compile(Self.swift(["active", "draft"]), "") == "")
    let output = try compile(Self.swift(["active", "active"]), "")
    #expect(output.contains("'Shop.Events.OrderPlaced.FromV1' does not conform"), "\(output)")
  }

  /// What `treaty explain` says of the last version.
  @Test(arguments: [
    (
      ["active", "draft"],
      "It is a draft: no step leads to it, and `Shop.Events.OrderPlaced.Latest` is"
    ),
    (["draft", "draft"], "It is the latest: `Shop.Events.OrderPlaced.Latest`."),
    (
      ["active", "deprecated"], "Its documentation has a warning: the registry calls it deprecated."
    ),
  ])
  func explanations(statuses: [String], reason: String) throws {
    let (contracts, _) = UpcastingTests.registry(
      Array(Self.schemas.prefix(statuses.count)), versionStatuses: statuses)
    let explanation = try explainSwift(
      at: JSONPointer(["events", "0", "versions", "1"]), ofFile: "shop.events.json", in: contracts)
    #expect(explanation.headline == "typealias Shop.Events.OrderPlaced.V2 = Order2")
    #expect(explanation.reasons.contains { $0.hasPrefix(reason) }, "\(explanation.reasons)")
    let steps = explanation.reasons.filter { $0.hasPrefix("From version 1 to version 2") }
    #expect(steps.isEmpty == (statuses == ["active", "draft"]))
  }

  private static func swift(_ statuses: [String]) -> String {
    let (contracts, generation) = UpcastingTests.registry(
      Array(schemas.prefix(statuses.count)), versionStatuses: statuses)
    #expect((contracts.diagnostics + generation.diagnostics).map(\.message) == [])
    return generation.files.map(\.text).joined()
  }
}
