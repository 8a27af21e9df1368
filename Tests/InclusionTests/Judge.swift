import Foundation
import Inclusion
import JSON
import Schema
import TestSupport
import Testing

/// Witnesses for a judge that has nothing in common with Treaty: Python's `jsonschema`.
struct Judge {
  private var lines: [String] = []

  /// What the judge does not confirm, and why that is no error of Treaty's.
  static let exceptions: [(id: String, reason: String)] = []

  /// - Parameter isLost: whether the new schema is said to reject the value; otherwise it is said to
  ///   accept it if the old one does.
  mutating func ask(
    _ id: String, _ old: SchemaSide, _ new: SchemaSide, _ witness: JSON, isLost: Bool = true
  ) {
    let first = old.graph[old.node]
    let second = new.graph[new.node]
    let question: JSON = .object(
      JSONObject([
        JSONMember(name: "id", value: .string(id)),
        JSONMember(name: "a", value: first.source),
        JSONMember(name: "b", value: second.source),
        JSONMember(name: "dialectA", value: .string(first.dialect.rawValue)),
        JSONMember(name: "dialectB", value: .string(second.dialect.rawValue)),
        JSONMember(name: "asserts", value: .bool(first.assertsFormat || second.assertsFormat)),
        JSONMember(name: "witness", value: witness),
        JSONMember(name: "isLost", value: .bool(isLost)),
      ]))
    lines.append(question.compactText)
  }

  /// Fails for each witness that the judge does not confirm.
  func decide(_ title: String) throws {
    guard !lines.isEmpty else { return }
    let root = SharedData.repositoryRoot
    let python = root.appending(path: ".build/judges/bin/python")
    guard FileManager.default.isExecutableFile(atPath: python.path) else {
      print("skipped: \(title): no judge; Tests/Tools/install.sh installs it")
      return
    }
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "treaty-judge-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let questions = folder.appending(path: "questions.jsonl")
    let answers = folder.appending(path: "answers.jsonl")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: questions)
    try Data().write(to: answers)
    let process = Process()
    process.executableURL = python
    process.arguments = ["-B", root.appending(path: "Tests/Judges/witnesses.py").path]
    if let data = SharedData.folder {
      process.arguments?.append(data.appending(path: "json-schema-test-suite/remotes").path)
    }
    process.standardInput = try FileHandle(forReadingFrom: questions)
    process.standardOutput = try FileHandle(forWritingTo: answers)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    var excepted = 0
    for line in try Data(contentsOf: answers).split(separator: UInt8(ascii: "\n")) {
      let answer = try JSONDocument(parsing: Array(line), name: "answer").root
      let id = answer["id"]?.string ?? ""
      if Self.exceptions.contains(where: { $0.id == id }) {
        excepted += 1
        continue
      }
      Issue.record("\(id): the judge does not confirm: \(answer["why"]?.string ?? "")")
    }
    print("\(title): \(lines.count - excepted) values confirmed, \(excepted) excepted")
  }
}
