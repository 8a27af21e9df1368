import Foundation
import JSON
import TestSupport
import Testing

/// docs/generated-swift.md shows schemas and the Swift they become: those of the goldens, line by line and in
/// their order. The page leaves lines out, so that others may stand between two of its own.
@Suite struct MappingPageTests {
  @Test func everySchemaAndItsSwiftStandInAGolden() throws {
    let root = SharedData.repositoryRoot
    let page = try String(
      contentsOf: root.appending(path: "docs/generated-swift.md"), encoding: .utf8)
    let pairs = page.matches(of: /```json\n((?s:.*?))```\n```swift\n((?s:.*?))```/)
    #expect(pairs.count > 10)
    let folder = root.appending(path: "Tests/Fixtures/Types")
    let rows = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      row -> (schemas: [JSON], lines: [String]) in
      let place = folder.appending(path: row)
      let text = try String(contentsOf: place.appending(path: "schema.json"), encoding: .utf8)
      let models = try String(contentsOf: place.appending(path: "Models.swift"), encoding: .utf8)
      let schema = try JSON(parsing: text)
      let definitions = schema["$defs"]?.object?.members.map(\.value) ?? []
      return ([schema] + definitions, models.components(separatedBy: "\n"))
    }
    let registry = RegistryGoldenTests.folder
    let events = try JSON(
      parsing: String(
        contentsOf: registry.appending(path: "shop.events.json"), encoding: .utf8))
    let swift = try String(contentsOf: registry.appending(path: "Shop.swift"), encoding: .utf8)
    let entries = (
      schemas: events["events"]?.array ?? [], lines: swift.components(separatedBy: "\n")
    )
    for pair in pairs {
      let schema = try JSON(parsing: String(pair.1))
      let lines = pair.2.split(separator: "\n").map(String.init)
      let isGolden = (rows + [entries]).contains { row in
        row.schemas.contains(schema) && Self.stand(lines, in: row.lines)
      }
      #expect(isGolden, "\(lines.first ?? "")")
    }
  }

  /// Whether lines stand among others in the same order, each of them as often.
  private static func stand(_ lines: [String], in whole: [String]) -> Bool {
    var rest = whole[...]
    for line in lines {
      guard let index = rest.firstIndex(of: line) else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }

  @Test func linesInAnotherOrderDoNotStandThere() {
    let whole = ["a", "b", "b", "c"]
    #expect(Self.stand(["a", "b", "c"], in: whole) && Self.stand(["b", "b"], in: whole))
    #expect(!Self.stand(["b", "a"], in: whole) && !Self.stand(["a", "a"], in: whole))
  }
}
