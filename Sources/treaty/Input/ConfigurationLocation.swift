import Contracts
import Diagnostics
import Files
import GitHistory
import JSON

/// Where `treaty.json` stands, found by walking up from the folder the command runs in.
struct ConfigurationLocation {
  /// The folder that holds it, absolute; the root of the repository or the working folder when none.
  let folder: String
  /// Its path from the root of the repository.
  let path: String
  /// What it says in the working tree; the defaults when there is none.
  let configuration: Configuration

  init() throws(Failure) {
    let here = try workingFolder()
    let repository = try? Repository.open(at: here)
    let root = Self.withoutSlash(repository?.workingFolder ?? here)
    let found = findUpwards("treaty.json", from: here)
    folder = found.map { Files.folder(of: $0) } ?? root
    let isInside = folder.utf8.starts(with: (root + "/").utf8)
    path = isInside ? String(folder.dropFirst(root.count + 1)) + "/treaty.json" : "treaty.json"
    guard let found, let bytes = try fileBytes(found) else {
      configuration = .standard
      return
    }
    // Findings about the file are reported with the contracts; here only its settings are wanted.
    var diagnostics: [Diagnostic] = []
    guard let document = try? JSONDocument(parsing: bytes, name: path) else {
      configuration = .standard
      return
    }
    configuration = Configuration(reading: document, diagnostics: &diagnostics)
  }

  private static func withoutSlash(_ path: String) -> String {
    path.utf8.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
