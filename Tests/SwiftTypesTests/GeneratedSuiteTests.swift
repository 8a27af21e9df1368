import Foundation
import JSON
import Schema
import TestSupport
import Testing

/// The required tests of the official test suite through generated types, all of them.
@Suite(.serialized) struct GeneratedSuiteTests {
  @Test(.timeLimit(.minutes(30)))
  func requiredTestsPassThroughGeneratedTypes() throws {
    let path = "json-schema-test-suite"
    guard let folder = SharedData.path(path, for: "the suite through generated types") else {
      return
    }
    let groups = try Group.all(in: folder)
    var suite = GeneratedSuite("suite")
    try suite.generate(groups.map(\.subject))
    let failure = try suite.build()
    #expect(failure == nil, "\(failure?.suffix(4000) ?? "")")
    guard failure == nil else { return }

    let tests = groups.flatMap { group in
      suite.isGenerated(group.key) ? group.tests.map { (group: group, test: $0) } : []
    }
    let answers = try suite.answers(tests.map { ($0.group.key, $0.test.value) })
    #expect(answers.count == tests.count)
    var counts: [String: (passed: Int, failed: Int, refused: Int)] = [:]
    for group in groups where !suite.isGenerated(group.key) {
      counts[group.draft, default: (0, 0, 0)].refused += group.tests.count
    }
    var failures: [String] = []
    for (item, answer) in zip(tests, answers) {
      let again = answer.isAccepted ? try? JSON(parsing: answer.text) : item.test.value
      if answer.isAccepted == item.test.isValid, again == item.test.value {
        counts[item.group.draft, default: (0, 0, 0)].passed += 1
      } else {
        counts[item.group.draft, default: (0, 0, 0)].failed += 1
        failures.append("\(item.group.key) \(item.group.name) | \(item.test.name): \(answer.text)")
      }
    }
    for (draft, count) in counts.sorted(by: { $0.key < $1.key }) {
      print("\(draft): \(count.passed) passed, \(count.failed) failed, \(count.refused) refused")
    }
    let values = tests.filter(\.test.isValid).map { ($0.group.key, $0.test.value) }
    try Self.textsComeBack(values, suite)
    #expect(failures.count == 0, "\(failures.prefix(60).joined(separator: "\n"))")
    #expect(suite.refused.count == 0, "\(suite.refused)")
  }

  /// Members in any order and numbers in any notation are written as they were read.
  private static func textsComeBack(
    _ values: [(name: String, value: JSON)], _ suite: GeneratedSuite
  ) throws {
    let texts = values.flatMap { item in
      TextVariants.of(item.value).map { (name: item.name, value: $0) }
    }
    var count = 0
    for (item, answer) in zip(texts, try suite.answers(texts)) {
      // `1.0` is an integer in every draft, also in the fourth, whose text leaves that open.
      #expect(answer.isAccepted, "\(item.name) \(item.value.compactText): \(answer.text)")
      guard answer.isAccepted else { continue }
      count += 1
      #expect(TextVariants.comesBack(item.value, as: answer.text), "\(item.name): \(answer.text)")
    }
    print("\(count) texts came back as they were")
  }
}

/// A schema of the official suite with its tests.
private struct Group {
  struct Case {
    let name: String
    let value: JSON
    let isValid: Bool
  }

  let draft: String
  let name: String
  let subject: GeneratedSuite.Subject
  let tests: [Case]

  var key: String { "\(subject.module)/\(subject.name)" }

  static func all(in folder: URL) throws -> [Group] {
    let drafts: [(String, String, Dialect)] = [
      ("draft4", "Draft4", .draft04), ("draft6", "Draft6", .draft06),
      ("draft7", "Draft7", .draft07), ("draft2019-09", "Draft2019", .draft2019),
      ("draft2020-12", "Draft2020", .draft2020),
    ]
    return try drafts.flatMap { draft, module, dialect in
      let place = folder.appending(path: "tests/\(draft)")
      let files = try FileManager.default.contentsOfDirectory(atPath: place.path)
        .filter { $0.hasSuffix(".json") }.sorted()
      let groups = try files.flatMap { file -> [(file: String, group: JSON)] in
        let bytes = try Data(contentsOf: place.appending(path: file))
        let document = try JSONDocument(parsing: Array(bytes), name: file)
        return (document.root.array ?? []).map { (file, $0) }
      }
      return groups.enumerated().map { index, item in
        Group(
          draft: draft, name: "\(item.file) | \(item.group["description"]?.string ?? "")",
          subject: GeneratedSuite.Subject(
            name: "S\(index)", module: module, schema: item.group["schema"] ?? .null,
            dialect: dialect, load: { remote($0, folder) }),
          tests: (item.group["tests"]?.array ?? []).map { test in
            Case(
              name: test["description"]?.string ?? "", value: test["data"] ?? .null,
              isValid: test["valid"] == .bool(true))
          })
      }
    }
  }

  private static func remote(_ uri: String, _ folder: URL) -> LoadedDocument {
    let prefix = "http://localhost:1234/"
    guard uri.hasPrefix(prefix) else { return .absent }
    let file = String(uri.dropFirst(prefix.count))
    guard let data = try? Data(contentsOf: folder.appending(path: "remotes/\(file)")) else {
      return .absent
    }
    do {
      return .found(try JSONDocument(parsing: Array(data), name: file))
    } catch {
      return .unreadable("\(error)")
    }
  }
}
