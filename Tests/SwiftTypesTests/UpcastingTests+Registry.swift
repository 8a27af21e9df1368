import Contracts
import Diagnostics
import Snapshots
import SwiftTypes
import Testing

/// Registries of one event, for tests of its steps.
extension UpcastingTests {
  static func object(required: [String], _ members: [String: String]) -> String {
    let names = required.map { "\"\($0)\"" }.joined(separator: ",")
    let parts = members.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
    let properties = parts.joined(separator: ",")
    return #"{"type":"object","required":[\#(names)],"properties":{\#(properties)}}"#
  }

  /// The Swift of an event whose payload versions have the given schemas.
  static func swift(
    _ schemas: String..., status: String = #""status":"active""#
  ) throws -> String {
    try swift(schemas, status: status)
  }

  /// The same of a list.
  static func swift(
    _ schemas: [String], status: String = #""status":"active""#
  ) throws -> String {
    let (contracts, generation) = registry(schemas, status: status)
    // Of a default that its schema refuses, and of a former name that is still in use, no step takes
    // anything: that is asked on purpose.
    let asked = ["swift.default-refused", "schema.idle-keyword"]
    let findings = (contracts.diagnostics + generation.diagnostics)
      .filter { !asked.contains($0.rule.id) }
    try #require(findings.map(\.message) == [])
    return generation.files.map(\.text).joined()
  }

  /// The contracts of an event whose payload versions have the given schemas, and what is generated from
  /// them. A version is active where its status is not given.
  static func registry(
    _ schemas: [String], defining others: [String: String] = [:],
    status: String = #""status":"active""#, versionStatuses: [String] = [],
    style: Configuration.SwiftStyle = Configuration.SwiftStyle(),
    contentModel: Configuration.ContentModel = .declared
  ) -> (contracts: ContractSet, generation: Generation) {
    let definitions =
      schemas.enumerated().map { "\"Order\($0 + 1)\":\($1)" }
      + others.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
    let versions = schemas.indices.map { index in
      let status = versionStatuses.indices.contains(index) ? versionStatuses[index] : "active"
      return #"{"payload_schema_version":\#(index + 1),"status":"\#(status)","#
        + #""payload":{"$ref":"p.schema.json#/$defs/Order\#(index + 1)"}}"#
    }
    let files = [
      "p.schema.json": #"{"$defs":{\#(definitions.joined(separator: ","))}}"#,
      "shop.events.json":
        #"{"module":"shop","envelope_version":1,"events":[{"type":"shared.shop.OrderPlaced","#
        + #""owner":"shop","visibility":"public",\#(status),"#
        + #""versions":[\#(versions.joined(separator: ","))]}]}"#,
    ]
    let entries = files.keys.sorted().map {
      Snapshot.Entry(path: $0, contentID: $0, kind: .file)
    }
    let snapshot = Snapshot(name: "a test", entries: entries) { Array((files[$0.path] ?? "").utf8) }
    var configuration = Configuration()
    configuration.schemas = [Glob("*.schema.json")]
    configuration.registries = [Glob("*.events.json")]
    configuration.contentModel = contentModel
    let contracts = readContracts(in: snapshot, fallback: configuration)
    var options = GenerationOptions(layout: .shards(1))
    options.style = style
    return (contracts, generateSwift(from: contracts, options: options))
  }
}
