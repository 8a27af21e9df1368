import Contracts
import Diagnostics
import Files
import GitHistory
import JSON
import Reports

/// Where `treaty.json` stands, found by walking up from the folder the command runs in.
struct ConfigurationLocation {
  /// The folder that holds it, absolute; the root of the repository or the working folder when none.
  let folder: String
  /// Its path from the root of the repository.
  let path: String
  /// What it says in the working tree; the defaults for what is wrong in it, or when there is none.
  let configuration: Configuration
  /// What is wrong in it, one line each.
  let faults: [String]

  init() throws(Failure) {
    let here = try workingFolder()
    let repository = try? Repository.open(at: here)
    try self.init(from: here, root: Self.withoutSlash(repository?.workingFolder ?? here))
  }

  /// For commands that read no history: git is not started, which takes longer than small contracts do.
  static func inWorkingTree() throws(Failure) -> ConfigurationLocation {
    let here = try workingFolder()
    return try ConfigurationLocation(from: here, root: repositoryFolder(above: here) ?? here)
  }

  /// The nearest folder upwards with a `.git`, which is a file where it is a linked working tree.
  private static func repositoryFolder(above start: String) -> String? {
    var place = start
    while kind(ofPath: joined(place, ".git")) == .absent {
      guard place != "/" else { return nil }
      place = Files.folder(of: place)
    }
    return place
  }

  private init(from here: String, root: String) throws(Failure) {
    let found = findUpwards("treaty.json", from: here)
    folder = found.map { Files.folder(of: $0) } ?? root
    let isInside = folder.utf8.starts(with: (root + "/").utf8)
    path = isInside ? String(folder.dropFirst(root.count + 1)) + "/treaty.json" : "treaty.json"
    guard let found, let bytes = try fileBytes(found) else {
      configuration = .standard
      faults = []
      return
    }
    do {
      let document = try JSONDocument(parsing: bytes, name: path)
      var diagnostics: [Diagnostic] = []
      configuration = Configuration(reading: document, diagnostics: &diagnostics)
      faults = diagnostics.filter { $0.rule.severity == .error }.map(\.line)
    } catch {
      configuration = .standard
      faults = [described(error)]
    }
  }

  /// What `treaty.json` says, for commands that do not report its faults among their findings.
  func settings() throws(Failure) -> Configuration {
    guard faults.isEmpty else {
      throw .usage(
        (faults + ["mend \(path), or run the command outside its folder"]).joined(separator: "\n"))
    }
    return configuration
  }

  private static func withoutSlash(_ path: String) -> String {
    path.utf8.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}

extension Diagnostic {
  /// `file:line:column: severity: message [rule]`, which editors and CI systems can follow.
  var line: String {
    "\(place.description.harmless): \(rule.severity.rawValue): \(message.harmless) [\(rule.id)]"
  }
}
