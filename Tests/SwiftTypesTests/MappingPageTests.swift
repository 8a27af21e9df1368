import Foundation
import JSON
import TestSupport
import Testing

/// docs/generated-swift.md shows schemas and the Swift they become: those of the goldens, line by line and in
/// their order. The page leaves lines out, so that others may stand between two of its own.
///
/// Every golden is on the page: shown, or named in the table of more examples.
@Suite struct MappingPageTests {
  private typealias Row = (name: String, schemas: [JSON], lines: [String])

  private static let folder = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Types")

  @Test func everySchemaAndItsSwiftStandInAGoldenAndEveryGoldenOnThePage() throws {
    let page = try Self.page()
    let pairs = page.matches(of: /```json\n((?s:.*?))```\n```swift\n((?s:.*?))```/)
    // Nothing that begins like a pair is passed over.
    #expect(pairs.count == page.matches(of: /(?m)^```json$/).count)
    let rows = try Self.rows()
    let registry = RegistryGoldenTests.folder
    let events = try JSON(
      parsing: String(
        contentsOf: registry.appending(path: "shop.events.json"), encoding: .utf8))
    let swift = try String(contentsOf: registry.appending(path: "Shop.swift"), encoding: .utf8)
    let entries: Row = (
      "", events["events"]?.array ?? [], swift.components(separatedBy: "\n")
    )
    var shown: Set<String> = []
    for pair in pairs {
      let schema = try JSON(parsing: String(pair.1))
      let lines = pair.2.split(separator: "\n").map(String.init)
      let goldens = (rows + [entries]).filter { row in
        row.schemas.contains(schema) && Self.stand(lines, in: row.lines)
      }
      #expect(!goldens.isEmpty, "\(lines.first ?? "")")
      shown.formUnion(goldens.map(\.name))
    }
    #expect(shown.remove("") != nil, "no pair shows the registry")
    let listed = Self.listed(on: page)
    #expect(Set(listed).count == listed.count, "listed twice: \(listed)")
    for row in rows where !shown.contains(row.name) {
      #expect(listed.contains(row.name), "`\(row.name)` is neither shown nor listed on the page")
    }
    for name in listed where shown.contains(name) {
      Issue.record("`\(name)` is shown, and needs no line in the table")
    }
  }

  /// What the page calls a golden, in the table or in the text, is one.
  @Test func everyGoldenThatThePageNamesIsThere() throws {
    let page = try Self.page()
    let inText = page.matches(of: /goldens?\s+((?:`[a-z0-9-]+`(?:, |,? and )?\s*)+)/).flatMap {
      names in
      names.1.matches(of: /`([a-z0-9-]+)`/).map { String($0.1) }
    }
    #expect(inText.contains("orders"), "no golden is named in the text")
    let folders = Set(try Self.rows().map(\.name))
    for name in inText + Self.listed(on: page) {
      #expect(folders.contains(name), "the page names `\(name)`, and there is no such golden")
    }
  }

  private static func page() throws -> String {
    try String(
      contentsOf: SharedData.repositoryRoot.appending(path: "docs/generated-swift.md"),
      encoding: .utf8)
  }

  /// The folders that the table of more examples leads to: `[name](../Tests/Fixtures/Types/name)`.
  private static func listed(on page: String) -> [String] {
    page.matches(of: /(?m)^\| .* \| \[(.+)\]\(\.\.\/Tests\/Fixtures\/Types\/(.+)\) \|$/).map {
      line in
      #expect(line.1 == line.2)
      return String(line.2)
    }
  }

  private static func rows() throws -> [Row] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      let place = folder.appending(path: name)
      let text = try String(contentsOf: place.appending(path: "schema.json"), encoding: .utf8)
      let models = try String(contentsOf: place.appending(path: "Models.swift"), encoding: .utf8)
      let schema = try JSON(parsing: text)
      let definitions = schema["$defs"]?.object?.members.map(\.value) ?? []
      return (name, [schema] + definitions, models.components(separatedBy: "\n"))
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
