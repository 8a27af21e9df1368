import Foundation
import Inclusion
import JSON
import Schema
import TestSupport
import Testing

/// Witnesses for a judge that has nothing in common with Treaty: Python's `jsonschema`.
struct Judge {
  /// What is asked, in a file without a name: whole schemas of many questions do not fit in memory.
  private var questions: FileHandle?
  private var count = 0
  /// The schemas that the judge remembers; a new one takes the place of the oldest.
  private var shown: [JSON] = []
  private var oldest = 0
  private static let slots = 4

  /// What the judge does not confirm, and why that is no error of Treaty's.
  static let exceptions: [(id: String, reason: String)] = [
    "grunt-clean-task: definitionAdded 8 at ", "grunt-clean-task: definitionAdded 8 at , declared",
  ].map { ($0, "the judge stops at a reference to a document that is not at hand") }

  /// - Parameter isLost: whether the new schema is said to reject the value; otherwise it is said to
  ///   accept it if the old one does.
  mutating func ask(
    _ id: String, _ old: SchemaSide, _ new: SchemaSide, _ witness: JSON, isLost: Bool = true
  ) {
    let first = old.graph[old.node]
    let second = new.graph[new.node]
    let slot = slot(of: first.source, keeping: nil)
    let other = self.slot(of: second.source, keeping: slot)
    write([
      "id": .string(id), "a": .number(JSONNumber(slot)), "b": .number(JSONNumber(other)),
      "dialectA": .string(first.dialect.rawValue), "dialectB": .string(second.dialect.rawValue),
      "asserts": .bool(first.assertsFormat || second.assertsFormat), "witness": witness,
      "isLost": .bool(isLost),
    ])
    count += 1
  }

  /// The number by which the judge knows a schema from here on; another one may have to go for it.
  private mutating func slot(of schema: JSON, keeping kept: Int?) -> Int {
    if let known = shown.firstIndex(of: schema) { return known }
    if oldest == kept { oldest = (oldest + 1) % Self.slots }
    let slot = oldest
    oldest = (oldest + 1) % Self.slots
    if slot < shown.count { shown[slot] = schema } else { shown.append(schema) }
    write(["slot": .number(JSONNumber(slot)), "schema": schema])
    return slot
  }

  private mutating func write(_ line: JSON) {
    do {
      let file = try questions ?? Self.scratch()
      questions = file
      try file.write(contentsOf: Data((line.compactText + "\n").utf8))
    } catch {
      Issue.record(error)
    }
  }

  /// A file that is gone once it is closed.
  private static func scratch() throws -> FileHandle {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "treaty-judge-\(UUID().uuidString)")
    try Data().write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try FileHandle(forUpdating: url)
  }

  /// Fails for each witness that the judge does not confirm.
  func decide(_ title: String) throws {
    guard let questions else { return }
    let root = SharedData.repositoryRoot
    let python = root.appending(path: ".build/judges/bin/python")
    guard FileManager.default.isExecutableFile(atPath: python.path) else {
      print("skipped: \(title): no judge; Tests/Tools/install.sh installs it")
      return
    }
    let answers = try Self.scratch()
    try questions.seek(toOffset: 0)
    let process = Process()
    process.executableURL = python
    process.arguments = ["-B", root.appending(path: "Tests/Judges/witnesses.py").path]
    if let data = SharedData.folder {
      process.arguments?.append(data.appending(path: "json-schema-test-suite/remotes").path)
    }
    process.standardInput = questions
    process.standardOutput = answers
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    try answers.seek(toOffset: 0)
    var excepted = 0
    for line in (try answers.readToEnd() ?? Data()).split(separator: UInt8(ascii: "\n")) {
      let answer = try JSONDocument(parsing: Array(line), name: "answer").root
      let id = answer["id"]?.string ?? ""
      if Self.exceptions.contains(where: { $0.id == id }) {
        excepted += 1
        continue
      }
      Issue.record("\(id): the judge does not confirm: \(answer["why"]?.string ?? "")")
    }
    print("\(title): \(count - excepted) values confirmed, \(excepted) excepted")
  }
}
