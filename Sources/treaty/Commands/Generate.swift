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
    when a file is missing, stale or too much, and prints the difference. Where treaty.json names
    a file for names, those in it stay, whatever is added, and new ones are written to it.
    Where there are no contracts, nothing is removed: that is a mistake, with exit code 2. A file
    that is no JSON and a reference that leads nowhere end with 3, what Swift cannot say with 1.
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
  let location = try ConfigurationLocation.inWorkingTree()
  let contracts = readContracts(
    in: try onFiles { () throws(FileError) in try workingTree(at: location.folder) })
  let configuration = try location.settings()
  var options = GenerationOptions(
    access: configuration.swiftAccess, style: configuration.swiftStyle)
  let lockFile = configuration.swiftNames.map { joined(location.folder, $0) }
  let lock = try lockFile.flatMap { path throws(Failure) in try fileBytes(path) }
  if let path = configuration.swiftNames {
    options.names = try lock.map { bytes throws(Failure) in try names(bytes, path) } ?? NameLock()
  }
  options.tellsNames = lockFile != nil
  let generation = generateSwift(from: contracts, options: options, inTwo: together)
  let findings = generation.findings(ofContracts: contracts.diagnostics)
  if let failed = told(findings, of: contracts) {
    return failed
  }
  guard !contracts.isEmpty else {
    throw .usage(
      "there are no contracts here, so that nothing is generated, and nothing removed\n"
        + "run treaty init, or name them in treaty.json")
  }
  let output =
    invocation.value("--output") ?? joined(location.folder, configuration.swiftOutput)
  let files = generation.files.map { TextFile(name: $0.name, text: $0.text) }
  let existing = try onFiles { () throws(FileError) in
    try textFiles(in: output, endingWith: ".swift")
  }
  guard !invocation.has("--check") else {
    let isLocked = lockFile == nil || lock == Array(generation.names.text.utf8)
    if !isLocked, let path = configuration.swiftNames {
      Console.error("\(path) lacks names that are generated, or has others\n")
    }
    let outcome = try check(
      generation.files, against: existing,
      shown: invocation.value("--output") ?? configuration.swiftOutput)
    return isLocked ? outcome : .violated
  }
  try refuseOverwriting(existing, with: files, in: output)
  let changed = try onFiles { () throws(FileError) in
    try replaceFiles(in: output, with: files, removing: existing.filter { isGenerated($0.text) })
  }
  if let lockFile {
    _ = try onFiles { () throws(FileError) in
      try writeFile(lockFile, Array(generation.names.text.utf8))
    }
  }
  Console.error("\(files.count) files, \(changed) changed\n")
  return .fine
}

/// Refuses to replace what somebody else wrote.
private func refuseOverwriting(
  _ existing: [TextFile], with files: [TextFile], in folder: String
) throws(Failure) {
  let names = Set(files.map { Name($0.name) })
  for file in existing
  where names.contains(Name(file.name)) && !file.text.isEmpty && !isGenerated(file.text) {
    throw .usage(
      "\(joined(folder, file.name)) was not written by treaty generate, and would be replaced\n"
        + "move or remove it, or name another folder with --output or in treaty.json")
  }
}

/// Prints what is wrong; how the run ends when it cannot go on.
private func told(_ diagnostics: [Diagnostic], of contracts: ContractSet) -> ExitCode? {
  for diagnostic in diagnostics {
    Console.error(
      "\(diagnostic.place.description): \(diagnostic.rule.severity.rawValue): "
        + "\(diagnostic.message) [\(diagnostic.rule.id)]\n")
  }
  let errors = diagnostics.filter { $0.rule.severity == .error }
  let isMisused = errors.contains { Name($0.place.file) == Name(contracts.configurationPath) }
  if errors.isEmpty { return nil }
  return isMisused ? .usage : Generation.isInputFaulty(errors) ? .notJudged : .violated
}

/// The names that were chosen before.
func names(_ bytes: [UInt8], _ path: String) throws(Failure) -> NameLock {
  do throws(JSONSyntaxError) {
    return try NameLock(parsing: bytes, name: path)
  } catch {
    throw .usage(described(error))
  }
}

private func check(
  _ files: [GeneratedFile], against existing: [TextFile], shown folder: String
) throws(Failure) -> ExitCode {
  let stale = staleFiles(existing.map { ($0.name, $0.text) }, comparedWith: files, in: folder)
  for file in stale { try Console.out(file.difference) }
  guard stale.isEmpty else {
    let count = stale.count == 1 ? "1 file is" : "\(stale.count) files are"
    Console.error("\(count) not fresh; to mend it: treaty generate\n")
    return .violated
  }
  return .fine
}
