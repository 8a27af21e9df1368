import Foundation
import JSON
import Schema
import TestSupport

/// The official test suite: groups of tests in a folder per draft, with the documents they refer
/// to.
struct OfficialSuite {
  struct Case {
    let file: String
    let group: String
    let test: String
    let schema: JSON
    let instance: JSON
    let isValid: Bool

    /// What a listed exception is known by.
    var name: String { "\(file) | \(group) | \(test)" }
  }

  let folder: URL
  let remotes: URL

  /// The suite in the shared data, or Debian's; nil after saying that the test is skipped.
  static func find(for test: String) -> OfficialSuite? {
    if let folder = SharedData.folder?.appending(path: "json-schema-test-suite"),
      FileManager.default.fileExists(atPath: folder.path)
    {
      return OfficialSuite(folder: folder)
    }
    let debian = URL(fileURLWithPath: "/usr/share/json-schema-test-suite")
    guard FileManager.default.fileExists(atPath: debian.path) else {
      print("skipped: \(test): neither the shared data nor json-schema-test-suite is here")
      return nil
    }
    return OfficialSuite(folder: debian)
  }

  private init(folder: URL) {
    self.folder = folder
    remotes = folder.appending(path: "remotes")
  }

  /// Whether this is the suite whose counts are known, not Debian's older one.
  var isShared: Bool { !folder.path.hasPrefix("/usr") }

  static func folderName(_ dialect: Dialect) -> String {
    switch dialect {
    case .draft04: "draft4"
    case .draft06: "draft6"
    case .draft07: "draft7"
    case .draft2019: "draft2019-09"
    case .draft2020: "draft2020-12"
    }
  }

  /// The tests of a folder below a draft's: "" for the required ones, "optional",
  /// "optional/format".
  func cases(_ dialect: Dialect, in subfolder: String = "") throws -> [Case] {
    let draft = folder.appending(path: "tests/\(Self.folderName(dialect))")
    let place = subfolder.isEmpty ? draft : draft.appending(path: subfolder)
    guard FileManager.default.fileExists(atPath: place.path) else { return [] }
    let files = try FileManager.default.contentsOfDirectory(atPath: place.path)
      .filter { $0.hasSuffix(".json") }.sorted()
    return try files.flatMap { file in
      try cases(of: place.appending(path: file), subfolder.isEmpty ? file : "\(subfolder)/\(file)")
    }
  }

  private func cases(of url: URL, _ file: String) throws -> [Case] {
    let document = try JSONDocument(parsing: Array(Data(contentsOf: url)), name: file)
    return (document.root.array ?? []).flatMap { group in
      (group["tests"]?.array ?? []).map { test in
        Case(
          file: file, group: group["description"]?.string ?? "",
          test: test["description"]?.string ?? "", schema: group["schema"] ?? .null,
          instance: test["data"] ?? .null, isValid: test["valid"] == .bool(true))
      }
    }
  }

  /// The graph of a test's schema; the suite's remote documents stand at `http://localhost:1234/`.
  func graph(_ schema: JSON, _ dialect: Dialect, assertFormat: Bool = false) -> SchemaGraph {
    let options = SchemaOptions(defaultDialect: dialect, assertFormat: assertFormat)
    let reader = SchemaReader(options: options) { uri in
      let prefix = "http://localhost:1234/"
      guard uri.hasPrefix(prefix) else { return .absent }
      let file = remotes.appending(path: String(uri.dropFirst(prefix.count)))
      guard let data = try? Data(contentsOf: file) else { return .absent }
      do {
        return .found(try JSONDocument(parsing: Array(data), name: file.lastPathComponent))
      } catch {
        return .unreadable("\(error)")
      }
    }
    return reader.read(JSONDocument(name: "schema.json", root: schema))
  }
}
