import Diagnostics
import JSON
import Schema
import TestSupport
import Testing

@Suite struct OfficialSuiteTests {
  @Test(arguments: [
    (Dialect.draft04, 618), (.draft06, 839), (.draft07, 927), (.draft2019, 1259),
    (.draft2020, 1299),
  ])
  func everyRequiredTestPasses(_ dialect: Dialect, _ count: Int) throws {
    guard let suite = OfficialSuite.find(for: "required tests of \(dialect.rawValue)") else {
      return
    }
    let cases = try suite.cases(dialect)
    if suite.isShared { #expect(cases.count == count) }
    for test in cases {
      let graph = suite.graph(test.schema, dialect)
      let node = try #require(graph.roots.first)
      let validation = graph.accepts(test.instance, at: node)
      let expected: Validation.Verdict = test.isValid ? .accepted : .rejected
      #expect(validation.verdict == expected, "\(test.name): \(graph.diagnostics.map(\.message))")
      #expect(graph.isValid(test.instance, at: node) == test.isValid, "\(test.name), fast")
      #expect(validation.errors.isEmpty == test.isValid, "\(test.name): \(validation.errors)")
    }
  }

  @Test func optionalTestsPassExceptForTheListedOnes() throws {
    guard let suite = OfficialSuite.find(for: "optional tests"), suite.isShared else { return }
    var failing: [String: [String]] = [:]
    for dialect in Dialect.allCases {
      for folder in ["optional", "optional/format"] {
        for test in try suite.cases(dialect, in: folder) {
          let graph = suite.graph(test.schema, dialect, assertFormat: folder == "optional/format")
          let node = try #require(graph.roots.first)
          if graph.isValid(test.instance, at: node) != test.isValid {
            failing["\(dialect.rawValue) | \(test.file) | \(test.group)", default: []].append(
              test.test)
          }
        }
      }
    }
    for exception in OptionalException.all {
      let count = failing.removeValue(forKey: exception.place)?.count ?? 0
      #expect(count == exception.count, "\(exception.place): \(exception.reason)")
    }
    #expect(failing.isEmpty)
  }
}
