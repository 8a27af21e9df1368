import Contracts
import Diagnostics
import Files
import JSON
import SwiftTypes

/// `treaty generate`: typed Swift from the contracts.
let generateCommand = Command(
  name: "generate",
  summary: "Write typed Swift for the contracts, or check that it is fresh.",
  operands: "",
  discussion: """
    Reads the contract modules that treaty.json names and writes one set of Swift files into its
    output folder. Files whose content stays are not touched; Swift files that Treaty generated
    before and would not generate now are removed. With --check nothing is written: the run fails
    when a file is missing, stale or too much, and prints the difference.
    """,
  options: [
    .flag("--check", "Write nothing; exit with 1 when the generated files are not fresh."),
    .value("--output", "FOLDER", "Where the files go, instead of what treaty.json says."),
  ],
  examples: [
    .init(line: "treaty generate", meaning: "writes generated/"),
    .init(line: "treaty generate --check", meaning: "in CI: fails when generated/ is stale"),
  ],
  run: { invocation throws(Failure) in try generate(invocation) })

private func generate(_ invocation: Invocation) throws(Failure) -> ExitCode {
  if let extra = invocation.operands.first {
    throw .usage("treaty generate takes no operand: \(extra)\nname a folder with --output")
  }
  let location = try ConfigurationLocation()
  let contracts = readContracts(
    in: try onFiles { () throws(FileError) in try workingTree(at: location.folder) })
  let options = GenerationOptions(access: contracts.configuration.swiftAccess)
  let generation = generateSwift(from: contracts, options: options)
  let diagnostics = contracts.diagnostics + generation.diagnostics
  for diagnostic in diagnostics {
    Console.error(
      "\(diagnostic.place.description): \(diagnostic.rule.severity.rawValue): "
        + "\(diagnostic.message) [\(diagnostic.rule.id)]\n")
  }
  guard !diagnostics.contains(where: { $0.rule.severity == .error }) else { return .violated }
  let output =
    invocation.value("--output") ?? joined(location.folder, contracts.configuration.swiftOutput)
  let existing = try onFiles { () throws(FileError) in
    kind(ofPath: output) == .folder ? try swiftFiles(in: output) : []
  }
  guard !invocation.has("--check") else { return try check(generation.files, against: existing) }
  return try onFiles { () throws(FileError) in
    try write(generation.files, to: output, replacing: existing)
  }
}

private func write(
  _ files: [GeneratedFile], to output: String, replacing existing: [(name: String, text: String)]
) throws(FileError) -> ExitCode {
  try makeFolder(output)
  var written = 0
  for file in files where try writeFile(joined(output, file.name), Array(file.text.utf8)) {
    written += 1
  }
  for old in existing where isGenerated(old.text) {
    guard !files.contains(where: { Name($0.name) == Name(old.name) }) else { continue }
    try removeFile(joined(output, old.name))
    written += 1
  }
  Console.error("\(files.count) files, \(written) changed\n")
  return .fine
}

private func check(
  _ files: [GeneratedFile], against existing: [(name: String, text: String)]
) throws(Failure) -> ExitCode {
  let stale = staleFiles(existing, comparedWith: files)
  for file in stale { try Console.out("\(file.name) is not fresh:\n\(file.difference)") }
  guard stale.isEmpty else {
    Console.error("\(stale.count) files are not fresh; to mend it: treaty generate\n")
    return .violated
  }
  return .fine
}

private func swiftFiles(in folder: String) throws(FileError) -> [(name: String, text: String)] {
  var files: [(name: String, text: String)] = []
  for name in try namesInFolder(folder) where name.hasSuffix(".swift") {
    files.append((name, String(decoding: try readFile(joined(folder, name)), as: UTF8.self)))
  }
  return files
}
