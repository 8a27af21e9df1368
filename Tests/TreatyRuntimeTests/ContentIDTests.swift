import Foundation
import GeneratedContracts
import TestSupport
import Testing
import TreatyRuntime

/// Ids that follow from what they name. The fixtures' ids were computed by another program.
@Suite struct ContentIDTests {
  private static let fixtures = SharedData.repositoryRoot.appending(
    path: "contracts/ops_core/fixtures")

  private static func valid(_ contract: String) throws -> [[UInt8]] {
    let folder = fixtures.appending(path: contract)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasPrefix("valid-") }
      .map { [UInt8](try Data(contentsOf: folder.appending(path: $0))) }
  }

  @Test func everyEventOfTheFixturesCarriesTheIdThatFollowsFromIt() throws {
    let events = try Self.valid("EventEnvelope").map { try OpsCore.EventEnvelope(json: $0) }
    #expect(events.count >= 3)
    for event in events {
      let id = try ContentID.event(
        sourceRef: event.sourceRef.value, sourceNativeID: event.sourceNativeID,
        payload: event.payload, occurredAt: event.occurredAt.value.text)
      #expect(id == event.eventID.value)
    }
  }

  @Test func everyCommandOfTheFixturesCarriesTheIdThatFollowsFromIt() throws {
    let commands = try Self.valid("CommandEnvelope").map { try OpsCore.CommandEnvelope(json: $0) }
    #expect(commands.count >= 2)
    for command in commands {
      let id = try ContentID.command(
        type: command.commandType.value, targetRef: command.targetRef.value,
        dedupeScope: command.dedupeScope, causationID: command.causationID.value,
        payload: command.payload)
      #expect(id == command.commandID.value)
    }
  }

  @Test func anIdDependsOnEveryPartAndOnNoWayOfWriting() throws {
    func id(
      _ source: String = "s", _ native: String? = "n", _ payload: String = #"{"a":1,"b":2}"#,
      _ time: String = "2026-11-21T04:00:00Z"
    ) throws -> String {
      try ContentID.event(
        sourceRef: source, sourceNativeID: native, payload: RawJSON(json: payload),
        occurredAt: time)
    }
    #expect(try id("s", "n", #" {"b": 2.0, "\u0061": 1e0} "#) == id())
    let others = try [
      id(), id("t"), id("s", nil), id("s", "null"), id("s", "n", "{}"),
      id("s", "n", #"{"a":1,"b":2}"#, "2026-11-21T04:00:00.0Z"),
    ]
    #expect(Set(others).count == others.count)
  }
}
