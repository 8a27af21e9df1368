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
    if contracts.modules.allSatisfy(\.contracts.isEmpty) {
      _ = say("treaty-generate: warning: no contracts in \(input.root)\n", on: .error)
    }
    var options = GenerationOptions()
    options.tellsNames = false
    options.access = arguments.access ?? contracts.configuration.swiftAccess
    options.style = contracts.configuration.swiftStyle
    if let path = contracts.configuration.swiftNames {
      options.names = try names(in: joined(folder(of: input.configuration), path))
    }
    if let shards = arguments.shards { options.layout = .shards(shards) }
    let generation = generateSwift(from: contracts, options: options)
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
    let output =
      arguments.output
      ?? joined(folder(of: input.configuration), contracts.configuration.swiftOutput)
    let existing = try textFiles(in: output, endingWith: ".swift")
    guard !arguments.isCheck else {
      return check(generation.files, against: existing, in: output)
    }
    try replaceFiles(
      in: output, with: generation.files.map { TextFile(name: $0.name, text: $0.text) },
      removing: existing.filter { isGenerated($0.text) })
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
    guard let outside = try Self.configuration(at: configuration, seenFrom: seen) else {
      configurationPath = seen
      fallback = .standard
      return
    }
    configurationPath = ""
    fallback = outside
  }

  /// A configuration whose globs leave its folder, with globs that begin at the root instead; nil when
  /// it has none such, or is to be reported as it is.
  private static func configuration(
    at path: String, seenFrom relative: String
  ) throws(FileError) -> Configuration? {
    let bytes = try readFile(path)
    var diagnostics: [Diagnostic] = []
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONDocument(parsing: bytes, name: relative)
    } catch {
      // What is wrong below the root is reported with everything else that is wrong there.
      guard relative.isEmpty else { return nil }
      let place = "\(error.position.line):\(error.position.column)"
      throw FileError(operation: "read", path: path, code: 0, reason: "\(place): \(error.message)")
    }
    var configuration = Configuration(reading: document, diagnostics: &diagnostics)
    if relative.isEmpty, let fault = diagnostics.first(where: { $0.rule.severity == .error }) {
      throw FileError(operation: "use", path: path, code: 0, reason: fault.message)
    }
    let globs = configuration.modules + configuration.schemas
    guard diagnostics.isEmpty, configuration.references.isEmpty,
      globs.contains(where: { $0.pattern.utf8.starts(with: "../".utf8) })
    else { return nil }
    let folder = Files.folder(of: relative)
    for glob in globs where !relative.isEmpty && leaves(glob, below: folder) {
      throw FileError(
        operation: "use", path: path, code: 0,
        reason: "`\(glob.pattern)` leads out of the package: put the contracts into it")
    }
    configuration.modules = configuration.modules.map { rebased($0, below: folder) }
    configuration.schemas = configuration.schemas.map { rebased($0, below: folder) }
    return configuration
  }

  /// Whether a glob leads further up than the root.
  private static func leaves(_ glob: Glob, below folder: String) -> Bool {
    var depth = folder.utf8.split(separator: UInt8(ascii: "/")).count {
      !$0.elementsEqual(".".utf8)
    }
    for segment in glob.pattern.utf8.split(separator: UInt8(ascii: "/")) {
      depth += segment.elementsEqual("..".utf8) ? -1 : 1
      if depth < 0 { return true }
    }
    return false
  }

  private static func rebased(_ glob: Glob, below folder: String) -> Glob {
    var segments = folder.utf8.split(separator: UInt8(ascii: "/")).filter {
      !$0.elementsEqual(".".utf8)
    }
    for segment in glob.pattern.utf8.split(separator: UInt8(ascii: "/")) {
      if segment.elementsEqual("..".utf8) {
        _ = segments.popLast()
      } else {
        segments.append(segment)
      }
    }
    return Glob(segments.map { String(Substring($0)) }.joined(separator: "/"))
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
