import Foundation
import JSON
import Schema
import TestSupport
import Testing
import TreatyRuntime

/// Formats in generated types and in `treaty validate`.
@Suite struct FormatAgreementTests {
  /// Every case of the official suite's optional tests of formats, through the rules that generated types
  /// carry and through the validator: accepted by one exactly when by the other.
  @Test(arguments: ["draft4", "draft6", "draft7", "draft2019-09", "draft2020-12"])
  func rulesSayWhatTheValidatorSays(_ draft: String) throws {
    let path = "json-schema-test-suite/tests/\(draft)/optional/format"
    guard let folder = SharedData.path(path, for: "formats of \(draft)") else { return }
    var count = 0
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let bytes = try Data(contentsOf: folder.appending(path: file))
      let groups = try JSONDocument(parsing: Array(bytes), name: file).root.array ?? []
      for group in groups {
        guard case .string(let format)? = group["schema"]?["format"] else { continue }
        guard case .checked = Format.meaning(of: format) else { continue }
        let graph = SchemaReader(options: SchemaOptions(assertFormat: true)).read(
          try JSONDocument(parsing: Array(#"{"format": "\#(format)"}"#.utf8), name: "s"))
        let check = SchemaRules([#"{"$at": "s", "format": "\#(format)"}"#])["s"]
        for test in group["tests"]?.array ?? [] {
          let value = try #require(test["data"])
          let isAccepted = graph.accepts(value, at: graph.roots[0]).verdict == .accepted
          let isRead = Ruled.$check.withValue(check) {
            (try? Ruled(json: Array(value.compactText.utf8))) != nil
          }
          #expect(isRead == isAccepted, "\(format) \(value.compactText)")
          count += 1
        }
      }
    }
    #expect(count > 50)
    print("\(draft): \(count) values of formats, one verdict")
  }
}

/// A value that a check of the task accepts.
private struct Ruled: JSONDecodable {
  @TaskLocal static var check: SchemaCheck?

  init(from reader: inout JSONReader) throws(Rejection) {
    if let check = Self.check { try reader.check(check) }
    _ = try RawJSON(from: &reader)
  }
}
