import JSON
import Schema
import TestSupport
import Testing
import TreatyRuntime

@Suite struct PackFixtureTests {
  @Test(arguments: PackContract.all)
  func everyContractShowsWhatItAcceptsAndWhatItRefuses(_ contract: PackContract) throws {
    #expect(contract.fixtures("valid").count >= 1)
    #expect(contract.fixtures("invalid").count >= 2)
    let graph = try PackFiles.graph(contract.file)
    let node = try #require(graph.node(at: contract.pointer, inDocument: 0))
    for path in contract.fixtures("valid") {
      let validation = graph.accepts(try PackFiles.json(path), at: node)
      #expect(validation.verdict == .accepted, "\(path): \(validation.errors)")
    }
    for path in contract.fixtures("invalid") {
      let validation = graph.accepts(try PackFiles.json(path), at: node)
      #expect(validation.verdict == .rejected, "\(path)")
    }
  }

  /// What a fixture shows is shown by one change alone.
  @Test(arguments: PackContract.all)
  func everyInvalidFixtureIsOneChangeAwayFromAValidOne(_ contract: PackContract) throws {
    let valid = try contract.fixtures("valid").map { try PackFiles.json($0) }
    for path in contract.fixtures("invalid") {
      let invalid = try PackFiles.json(path)
      let nearest = valid.map { invalid.differences(from: $0) }.min { $0.count < $1.count }
      #expect(nearest?.count == 1, "\(path): \(nearest ?? [])")
    }
  }

  @Test func everyFixtureBelongsToAContract() {
    let folders = PackContract.all.map(\.fixtures)
    for path in PackFiles.paths(below: "contracts/", ending: ".json")
    where path.contains("/fixtures/") {
      #expect(folders.contains { path.hasPrefix($0 + "valid-") || path.hasPrefix($0 + "invalid-") })
    }
  }

  /// The ids of events and commands can be computed again by anybody (decision 0003).
  @Test func theEnvelopesCarryTrueIdentities() throws {
    for contract in PackContract.all where contract.name.hasSuffix("Envelope") {
      for path in contract.fixtures("valid") {
        let envelope = try PackFiles.json(path)
        let event = envelope["event_id"] != nil
        let parts: [Name] =
          event
          ? ["source_ref", "source_native_id", "payload", "occurred_at"]
          : ["command_type", "target_ref", "dedupe_scope", "causation_id", "payload"]
        let hashed = parts.map { part -> JSON in
          let value = envelope[part] ?? .null
          return part == "payload" ? .string(hash(value)) : value
        }
        #expect(
          envelope[event ? "event_id" : "command_id"] == .string(hash(.array(hashed))), "\(path)")
      }
    }
  }

  /// The payload in an envelope is what the registry says for its type and version.
  @Test func thePayloadsOfTheEnvelopesSatisfyTheRegistries() throws {
    let entries = try PackRegistryEntry.all()
    for contract in PackContract.all where contract.name.hasSuffix("Envelope") {
      for path in contract.fixtures("valid") {
        let envelope = try PackFiles.json(path)
        let type = envelope["event_type"] ?? envelope["command_type"]
        guard let entry = entries.first(where: { $0.entry["type"] == type }) else { continue }
        let version = entry.entry["versions"]?.array?.first {
          $0["payload_schema_version"] == envelope["payload_schema_version"]
        }
        let (graph, node) = try entry.schema(try #require(version?["payload"]))
        let validation = graph.accepts(envelope["payload"] ?? .null, at: node)
        #expect(validation.verdict == .accepted, "\(path): \(validation.errors)")
      }
    }
  }

  private func hash(_ value: JSON) -> String { SHA256.hex(of: value.canonicalText.utf8) }
}
