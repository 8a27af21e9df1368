import Foundation
import Inclusion
import JSON
import TestSupport
import Testing

/// What `treaty explain --proof` tells people: `Tests/Fixtures/Proofs`, one file a case with `old`, `new`,
/// `reading` and the lines expected. `UPDATE_GOLDEN=1` writes the lines anew.
@Suite struct ProofTextTests {
  static let folder = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Proofs")
  static let cases: [String] = {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }()

  @Test func `there are cases to walk`() { #expect(Self.cases.count >= 12) }

  @Test(arguments: cases)
  func `an argument says why no case is possible`(_ name: String) throws {
    let url = Self.folder.appending(path: name)
    let file = try json(at: url)
    let reading = try #require(file["reading"]?.string.flatMap(Reading.init(rawValue:)))
    let old = side(try #require(file["old"]))
    let new = side(try #require(file["new"]))
    let found = try #require(argument(that: old, isIn: new, reading: reading))
    #expect(found.faults.isEmpty)
    #expect(found.isWhole)
    let lines = found.text.components(separatedBy: "\n")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      var members = (file.object?.members ?? []).filter { $0.name != "proof" }
      members.append(JSONMember(name: "proof", value: .array(lines.map { .string($0) })))
      try Data(JSON.object(JSONObject(members)).indentedText().utf8).write(to: url)
    }
    #expect(lines == file["proof"]?.array?.compactMap(\.string), "\(found.text)")
  }

  @Test func `the page about the engine shows what is printed`() throws {
    let file = try json(at: Self.folder.appending(path: "integers-between-bounds.json"))
    let lines = file["proof"]?.array?.compactMap(\.string) ?? []
    try #require(!lines.isEmpty)
    let page = try String(
      contentsOf: SharedData.repositoryRoot.appending(path: "docs/inclusion.md"), encoding: .utf8)
    #expect(page.contains("```text\n\(lines.joined(separator: "\n"))\n```"))
  }

  /// A change next to hundreds of parts that did not change is what the text is about.
  @Test func `a change is not lost among what is the same`() throws {
    let members = (0..<300).map { number in
      JSONMember(
        name: Name("m\(number)"),
        value: ["type": "object", "properties": ["a": ["maxLength": .number(JSONNumber(number))]]])
    }
    let changed = JSONMember(name: "changed", value: ["type": "integer", "maximum": 10])
    let wider = JSONMember(name: "changed", value: ["type": "integer", "maximum": 11])
    func schema(_ last: JSONMember) -> JSON {
      ["type": "object", "properties": .object(JSONObject(members + [last]))]
    }
    let found = try #require(argument(that: side(schema(changed)), isIn: side(schema(wider))))
    #expect(found.text.contains("\"changed\""), "\(found.text)")
    #expect(found.text.contains("≤ 10"), "\(found.text)")
    #expect(found.text.utf8.count < 2_000, "\(found.text)")
  }
}
