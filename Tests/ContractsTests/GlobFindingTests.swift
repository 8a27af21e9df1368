import Contracts
import Diagnostics
import JSON
import Snapshots
import Testing

/// What is said of globs of treaty.json that name nothing, and where.
@Suite struct GlobFindingTests {
  /// The third line of a treaty.json, and what is told there.
  @Test(arguments: [
    (#""schemas": ["./typo.schema.json"]"#, 13, "There is no schema file `typo.schema.json`."),
    (#""modules": ["././a/b.json"]"#, 13, "There is no manifest `a/b.json`."),
    (#""schemas": ["there.json", "./*.none.json"]"#, 27, "`*.none.json` matches no schema file."),
    (#""schemas": ["./../*.json"]"#, 13, outside),
    (#""schemas": ["./"]"#, 13, folder("schema file")),
    (#""schemas": ["there.json", "."]"#, 27, folder("schema file")),
    (#""modules": [""]"#, 13, folder("manifest")),
    (#""modules": ["a/.."]"#, 13, folder("manifest")),
  ])
  func aGlobIsToldWhereItIsWritten(_ line: String, _ column: Int, _ message: String) {
    for path in ["treaty.json", "Sources/Shop/treaty.json"] {
      // Below a folder, what leads up stays within what is read.
      if message == Self.outside, path != "treaty.json" { continue }
      let findings = Self.findings(of: "{\n\n\(line)}", at: path)
      #expect(findings.map(\.message) == [message], "\(path)")
      let starts = findings.map(\.place.range?.start)
      #expect(starts.map { $0?.line } == [3] && starts.map { $0?.column } == [column], "\(path)")
    }
  }

  private static let outside =
    "`../*.json` leads out of the folder that is read: put the contracts below it."

  private static func folder(_ noun: String) -> String {
    "This names the folder of treaty.json, which is no \(noun): write a path or a glob."
  }

  private static func findings(of configuration: String, at path: String) -> [Diagnostic] {
    let there = path.replacing("treaty.json", with: "there.json")
    let texts = [path: configuration, there: "{}"]
    let entries = texts.keys.sorted().map { Snapshot.Entry(path: $0, contentID: $0, kind: .file) }
    let snapshot = Snapshot(name: "a test", entries: entries) { Array((texts[$0.path] ?? "").utf8) }
    return readContracts(in: snapshot, configurationPath: path).diagnostics
  }
}
