import Contracts
import Foundation
import Snapshots
import SwiftTypes
import Testing

/// Types of events that had another name before (`renamed_from`).
@Suite struct FormerNameTests {
  /// The types of a registry, the former name of the last one, and the names that its dispatch knows.
  static let registries: [(types: [String], former: String, known: [String])] = [
    (["shared.shop.Placed"], "shared.shop.Old", ["shared.shop.Placed", "shared.shop.Old"]),
    // What is listed itself is read as what it is, and not as what was made from it.
    (
      ["shared.shop.Old", "shared.shop.Placed"], "shared.shop.Old",
      ["shared.shop.Old", "shared.shop.Placed"]
    ),
    (["shared.shop.Placed"], "shared.shop.Placed", ["shared.shop.Placed"]),
  ]

  @Test(arguments: registries)
  func eachNameIsReadAsOneType(
    _ registry: (types: [String], former: String, known: [String])
  ) throws {
    let events = registry.types.map { type in
      let former = type == registry.types.last ? #", "renamed_from": "\#(registry.former)""# : ""
      return #"""
        {
          "type": "\#(type)"\#(former), "owner": "shop", "visibility": "public",
          "status": "active",
          "versions": [{
            "payload_schema_version": 1, "payload": { "$ref": "shop.schema.json#/$defs/Order" },
            "status": "active"
          }]
        }
        """#
    }
    let texts = [
      #"{"module": "shop", "envelope_version": 1, "events": [\#(events.joined(separator: ","))]}"#,
      #"{"$defs": {"Order": {"type": "object"}}}"#,
    ]
    let files = ["shop.events.json", "shop.schema.json"]
    let snapshot = Snapshot(
      name: "a test",
      entries: files.map { Snapshot.Entry(path: $0, contentID: $0, kind: .file) }
    ) { entry in [UInt8](texts[files.firstIndex(of: entry.path) ?? 0].utf8) }
    var configuration = Configuration()
    configuration.schemas = [Glob("*.schema.json")]
    configuration.registries = [Glob("*.events.json")]
    let generation = generateSwift(from: readContracts(in: snapshot, fallback: configuration))
    let text = generation.files.map(\.text).joined()
    let list = try #require(text.firstRange(of: "static let types = TextChoice(["))
    let end = try #require(text[list.upperBound...].firstRange(of: "])"))
    let names = text[list.upperBound..<end.lowerBound].split { ",\n ".contains($0) }
    #expect(names.map(String.init) == registry.known.map { "\"\($0)\"" })
  }
}
