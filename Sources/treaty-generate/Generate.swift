import Contracts
import Diagnostics
import Files
import JSON
import Snapshots
import SwiftTypes

/// Reads contracts, generates Swift, and writes the files or compares them; the exit code.
func generate(_ arguments: Arguments) -> Int32 {
  do throws(FileError) {
    let input = try Input(arguments)
    let contracts = readContracts(
      in: try workingTree(at: input.root), configurationPath: input.configurationPath,
      fallback: input.fallback)
    var options = GenerationOptions()
    options.tellsNames = false
    options.access = arguments.access ?? contracts.configuration.swiftAccess
    options.style = contracts.configuration.swiftStyle
    let lock = contracts.configuration.swiftNames.map {
      joined(folder(of: input.configuration), $0)
    }
    if let lock { options.names = try names(in: lock) }
    if let shards = arguments.shards { options.layout = .shards(shards) }
    let generation = generateSwift(from: contracts, options: options, inTwo: together)
    let diagnostics = generation.findings(ofContracts: contracts.diagnostics)
    for diagnostic in diagnostics {
      _ = say(line(diagnostic, root: input.root), on: .error)
    }
    let errors = diagnostics.filter { $0.rule.severity == .error }
    guard errors.isEmpty else {
      let isMisused = errors.contains {
        $0.place.file.utf8.elementsEqual(contracts.configurationPath.utf8)
      }
      return isMisused ? 2 : Generation.isInputFaulty(errors) ? 3 : 1
    }
    if contracts.isEmpty {
      // A build goes on, so that a target may begin without a schema; a check of nothing is none.
      let severity = arguments.isCheck ? "error" : "warning"
      _ = say("treaty-generate: \(severity): no contracts in \(input.root)\n", on: .error)
    }
    let output =
      arguments.output
      ?? joined(folder(of: input.configuration), contracts.configuration.swiftOutput)
    let existing = try textFiles(in: output, endingWith: ".swift")
    guard !arguments.isCheck else {
      guard !contracts.isEmpty else { return 2 }
      return check(generation.files, against: existing, in: output)
    }
    try replaceFiles(
      in: output, with: generation.files.map { TextFile(name: $0.name, text: $0.text) },
      removing: existing.filter { isGenerated($0.text) })
    if let watched = arguments.watched {
      var others: [String] = []
      if let lock, kind(ofPath: lock) == .file { others = [try resolvedPath(lock)] }
      try WatchedPlaces(of: contracts, and: others, root: input.root, output: output)
        .link(from: watched)
    }
    return 0
  } catch {
    return say("treaty-generate: error: \(error.message)\n", on: .error, code: 2)
  }
}

/// The names that `treaty generate` has chosen before; none where it has not.
private func names(in path: String) throws(FileError) -> NameLock {
  let bytes: [UInt8]
  do throws(FileError) {
    bytes = try readFile(path)
  } catch {
    guard error.isAbsence else { throw error }
    return NameLock()
  }
  do throws(JSONSyntaxError) {
    return try NameLock(parsing: bytes, name: path)
  } catch {
    let place = "\(error.position.line):\(error.position.column)"
    throw FileError(
      operation: "use", path: path, code: 0, reason: "\(place): \(error.message)")
  }
}

/// Where contracts come from.
private struct Input {
  let root: String
  /// The path of `treaty.json`, for what it says of the output.
  let configuration: String
  /// The same seen from the root; a path where nothing stands when there is no `treaty.json`.
  let configurationPath: String
  let fallback: Configuration

  init(_ arguments: Arguments) throws(FileError) {
    let here = try currentDirectory()
    if let folder = arguments.folder {
      let root = try resolvedPath(arguments.root ?? folder)
      let below = Self.relative(try resolvedPath(folder), to: root)
      let prefix = below.isEmpty ? "" : below + "/"
      var fallback = Configuration()
      fallback.modules = [Glob(prefix + "**/*.contract.json")]
      fallback.schemas = [Glob(prefix + "**/*.schema.json")]
      fallback.registries = ["events", "commands"].map { Glob(prefix + "**/*.\($0).json") }
      self.root = root
      self.fallback = fallback
      configuration = joined(folder, "treaty.json")
      // No file has an empty name, so that no treaty.json of the root is taken for this folder's.
      configurationPath = ""
      return
    }
    guard let path = arguments.configuration ?? findUpwards("treaty.json", from: here) else {
      throw FileError(
        operation: "find", path: "treaty.json", code: 2, reason: "no folder upwards has one")
    }
    configuration = try resolvedPath(path)
    root = try resolvedPath(arguments.root ?? Files.folder(of: configuration))
    let seen = Self.relative(configuration, to: root)
    configurationPath = seen
    fallback = seen.isEmpty ? try Self.settings(in: configuration) : .standard
  }

  /// What a `treaty.json` says that does not lie below the root. What is wrong below it is reported with
  /// everything else that is wrong there.
  private static func settings(in path: String) throws(FileError) -> Configuration {
    let bytes = try readFile(path)
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONDocument(parsing: bytes, name: path)
    } catch {
      let place = "\(error.position.line):\(error.position.column)"
      throw FileError(operation: "read", path: path, code: 0, reason: "\(place): \(error.message)")
    }
    var diagnostics: [Diagnostic] = []
    let settings = Configuration(reading: document, diagnostics: &diagnostics)
    if let fault = diagnostics.first(where: { $0.rule.severity == .error }) {
      throw FileError(operation: "use", path: path, code: 0, reason: fault.message)
    }
    return settings
  }

  private static func relative(_ path: String, to root: String) -> String {
    let prefix = root + "/"
    return path.utf8.starts(with: prefix.utf8)
      ? String(decoding: path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self) : ""
  }
}

/// `path:line:column: error: message [rule]`, which Xcode and `swift build` show at the place.
private func line(_ diagnostic: Diagnostic, root: String) -> String {
  let severity = diagnostic.rule.severity.rawValue
  let place = "\(root)/\(diagnostic.place.description)"
  return "\(place): \(severity): \(diagnostic.message) [\(diagnostic.rule.id)]\n"
}

private func check(
  _ files: [GeneratedFile], against existing: [TextFile], in output: String
) -> Int32 {
  let stale = staleFiles(existing.map { ($0.name, $0.text) }, comparedWith: files, in: output)
  for file in stale { _ = say(file.difference, on: .output) }
  return stale.isEmpty ? 0 : 1
}
