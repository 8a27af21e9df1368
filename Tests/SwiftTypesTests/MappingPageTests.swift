import Foundation
import JSON
import TestSupport
import Testing

/// docs/generated-swift.md shows schemas and the Swift they become: those of the goldens, line by line.
@Suite struct MappingPageTests {
  @Test func everySchemaAndItsSwiftStandInAGolden() throws {
    let root = SharedData.repositoryRoot
    let page = try String(
      contentsOf: root.appending(path: "docs/generated-swift.md"), encoding: .utf8)
    let pairs = page.matches(of: /```json\n((?s:.*?))```\n```swift\n((?s:.*?))```/)
    #expect(pairs.count > 10)
    let folder = root.appending(path: "Tests/Fixtures/Types")
    let rows = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      row -> (schemas: [JSON], lines: Set<String>) in
      let place = folder.appending(path: row)
      let text = try String(contentsOf: place.appending(path: "schema.json"), encoding: .utf8)
      let models = try String(contentsOf: place.appending(path: "Models.swift"), encoding: .utf8)
      let schema = try JSON(parsing: text)
      let definitions = schema["$defs"]?.object?.members.map(\.value) ?? []
      return ([schema] + definitions, Set(models.components(separatedBy: "\n")))
    }
    let registry = RegistryGoldenTests.folder
    let events = try JSON(
      parsing: String(
        contentsOf: registry.appending(path: "shop.events.json"), encoding: .utf8))
    let swift = try String(contentsOf: registry.appending(path: "Shop.swift"), encoding: .utf8)
    let entries = (
      schemas: events["events"]?.array ?? [], lines: Set(swift.components(separatedBy: "\n"))
    )
    for pair in pairs {
      let schema = try JSON(parsing: String(pair.1))
      let lines = pair.2.split(separator: "\n").map(String.init)
      let isGolden = (rows + [entries]).contains { row in
        row.schemas.contains(schema) && lines.allSatisfy { row.lines.contains($0) }
      }
      #expect(isGolden, "\(lines.first ?? "")")
    }
  }
}
