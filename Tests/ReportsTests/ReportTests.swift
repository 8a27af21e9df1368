import Compatibility
import Contracts
import Diagnostics
import Foundation
import JSON
import Reports
import Schema
import Snapshots
import TestSupport
import Testing

private let folder = SharedData.repositoryRoot.appending(path: "Tests/Fixtures/Reports")

/// Two small states whose texts are hostile to terminals.
private func report() -> Report {
  let manifest = """
    {"name": "billing", "owner": "b", "version": "1.0.0", "stability": "stable",
     "schemas": ["billing.schema.json"]}
    """
  let state = { (name: String, schema: String) in
    let files = [
      "contracts/billing/billing.contract.json": manifest,
      "contracts/billing/billing.schema.json": schema,
    ]
    let entries = files.keys.map { Snapshot.Entry(path: $0, contentID: name + $0, kind: .file) }
    return readContracts(
      in: Snapshot(name: name, entries: entries) { Array((files[$0.path] ?? "").utf8) })
  }
  let escape = "\\u001b[31m\\u202e"
  let old = state(
    "v1.0.0 (1a2b3c4)", #"{"$defs": {"Invoice": {"enum": ["a", "\#(escape)"]}}}"#)
  let new = state(
    "the working tree", "{\n\t\"$defs\": {\n\t\t\"Invoice\": {\"enum\": [\"a\"]}\n\t}\n}\n")
  return Report(
    judgement: review(from: old, to: new).check, command: "check",
    baseReason: "the latest release tag", toolVersion: "0.1.0")
}

private func expectGolden(_ actual: String, _ name: String) throws {
  let file = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: file)
  }
  #expect(actual == (try String(contentsOf: file, encoding: .utf8)))
}

@Test("The text report shows both sides, the witness, why and what to do")
func textIsAsCommitted() throws { try expectGolden(textReport(report()), "check.txt") }

@Test("The JSON report is as committed")
func jsonIsAsCommitted() throws {
  try expectGolden(jsonReport(report()).indentedText(), "check.json")
}

@Test("The JSON report is what its schema describes")
func jsonMatchesItsSchema() throws {
  let file = SharedData.repositoryRoot.appending(path: "schemas/report.schema.json")
  let bytes = Array(try Data(contentsOf: file))
  let graph = SchemaReader().read(try JSONDocument(parsing: bytes, name: "report.schema.json"))
  let validation = graph.accepts(jsonReport(report()), at: graph.roots[0])
  #expect(validation.errors.map(\.message) == [])
  #expect(validation.isAccepted)
}

@Test("Nothing a schema says reaches the terminal as a control")
func textIsHarmless() {
  let text = textReport(report())
  #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  #expect(textReport(report(), style: .coloured).unicodeScalars.contains("\u{1B}"))
}

@Test("Equal inputs give equal bytes")
func reportsAreDeterministic() { #expect(textReport(report()) == textReport(report())) }
