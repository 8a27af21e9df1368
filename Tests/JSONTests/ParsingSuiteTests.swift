import Foundation
import JSON
import TestSupport
import Testing

/// JSONTestSuite: `y_` must be read, `n_` must be refused, `i_` is up to the reader.
@Suite struct ParsingSuiteTests {
  private func files(_ prefix: String, for test: String) throws -> [URL] {
    guard let folder = SharedData.path("json-parsing/test_parsing", for: test) else { return [] }
    let all = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    let found = all.filter { $0.lastPathComponent.hasPrefix(prefix) }
    #expect(!found.isEmpty)
    return found.sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  private func read(_ file: URL) throws -> Result<JSONDocument, JSONSyntaxError> {
    let bytes = [UInt8](try Data(contentsOf: file))
    return Result { () throws(JSONSyntaxError) in
      try JSONDocument(parsing: bytes, name: file.lastPathComponent)
    }
  }

  /// RFC 8259 lets names repeat ("SHOULD be unique"); a contract in which one of two members is
  /// silently lost is none, so Treaty refuses these two and names both places.
  private static let repeatedNames = [
    "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json",
  ]

  @Test func everyValidTextIsReadButForRepeatedNames() throws {
    for file in try files("y_", for: "valid texts") {
      if Self.repeatedNames.contains(file.lastPathComponent) {
        guard case .failure(let error) = try read(file), error.related != nil else {
          Issue.record("\(file.lastPathComponent) was read")
          continue
        }
        continue
      }
      let result = try read(file)
      guard case .failure(let error) = result else { continue }
      Issue.record("\(file.lastPathComponent): \(error.message)")
    }
  }

  @Test func everyInvalidTextIsRefusedWithAPlaceInside() throws {
    for file in try files("n_", for: "invalid texts") {
      guard case .failure(let error) = try read(file) else {
        Issue.record("\(file.lastPathComponent) was read")
        continue
      }
      let size = try Data(contentsOf: file).count
      #expect(error.position.offset <= size && error.message.hasSuffix("."))
      #expect(!error.message.hasPrefix("The JSON parser"), "\(file.lastPathComponent)")
    }
  }

  @Test func whatIsUpToTheReaderIsListedWithItsReason() throws {
    let found = try files("i_", for: "texts that are up to the reader")
    guard !found.isEmpty else { return }
    #expect(found.map(\.lastPathComponent) == implementationDefined.map(\.file))
    for (file, expected) in zip(found, implementationDefined) {
      switch (try read(file), expected.outcome) {
      case (.success, .accepted): break
      case (.failure(let error), .refused(let words)):
        #expect(error.message.contains(words), "\(expected.file): \(error.message)")
      case (.success, _): Issue.record("\(expected.file) was read")
      case (.failure(let error), _): Issue.record("\(expected.file): \(error.message)")
      }
    }
  }
}
