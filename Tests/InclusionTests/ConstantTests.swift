import Foundation
import Inclusion
import JSON
import Schema
import TestSupport
import Testing

/// Every required test of the official suite as a question of the prover: the schema that has one
/// value only is inside another one when that one accepts the value.
@Suite struct ConstantTests {
  @Test(arguments: [
    (Dialect.draft04, "draft4", 618), (.draft06, "draft6", 839), (.draft07, "draft7", 927),
    (.draft2019, "draft2019-09", 1_259), (.draft2020, "draft2020-12", 1_299),
  ])
  func `a constant is inside a schema if the official suite says that it is valid`(
    dialect: Dialect, folder: String, count: Int
  ) throws {
    let path = "json-schema-test-suite/tests/\(folder)"
    guard let url = SharedData.path(path, for: "constants, \(folder)") else { return }
    var score = Score()
    for test in try tests(below: url) {
      let constant: JSON =
        dialect == .draft04 ? ["enum": [test.value]] : ["const": test.value]
      score.count(
        test.id, side(constant, dialect), in: side(test.schema, dialect), expected: test.isValid)
    }
    let undecided = Self.undecided.filter { $0.hasPrefix("\(folder): ") }
    let open = score.undecided.map { "\(folder): \($0.id): \($0.reason)" }
    score.report("constants, \(folder)")
    #expect(score.times.count == count)
    #expect(score.wrong.isEmpty)
    #expect(score.unverified.isEmpty)
    #expect(open == undecided)
    try score.judge.decide("constants, \(folder)")
  }

  /// What is open, with the reason.
  private static let undecided: [String] = []

  private struct Test {
    let id: String
    let schema: JSON
    let value: JSON
    let isValid: Bool
  }

  /// The required tests of a draft.
  private func tests(below folder: URL) throws -> [Test] {
    var tests: [Test] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where file.hasSuffix(".json") {
      for group in try json(at: folder.appending(path: file)).array ?? [] {
        for test in group["tests"]?.array ?? [] {
          let names = [group["description"]?.string, test["description"]?.string]
          tests.append(
            Test(
              id: "\(file): " + names.compactMap { $0 }.joined(separator: ": "),
              schema: group["schema"] ?? .null, value: test["data"] ?? .null,
              isValid: test["valid"] == .bool(true)))
        }
      }
    }
    return tests
  }
}
