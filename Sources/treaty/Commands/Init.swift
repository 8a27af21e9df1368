import Contracts
import Files
import GitHistory
import JSON
import Snapshots

/// `treaty init`: the first file.
let initCommand = Command(
  name: "init",
  summary: "Look for schemas, registries and manifests, and write a treaty.json that names them.",
  operands: "[FOLDER]",
  discussion: """
    Looks through the files below the folder, says what it found, and writes a treaty.json whose globs
    match exactly that. Schemas are known by their $schema or by their name, FILE.schema.json. A file
    that exists is never changed; where there is nothing to guard, nothing is written.
    """,
  options: [],
  examples: [.init(line: "treaty init", meaning: "in the root of a repository")],
  run: { invocation throws(Failure) in try initialise(invocation) })

private func initialise(_ invocation: Invocation) throws(Failure) -> ExitCode {
  guard invocation.operands.count < 2 else { throw .usage("treaty init takes one folder") }
  let folder = try absolutePath(invocation.operands.first ?? ".")
  guard kind(ofPath: folder) == .folder else { throw .usage("there is no folder \(folder)") }
  let path = joined(folder, "treaty.json")
  guard kind(ofPath: path) == .absent else {
    try Console.out("treaty.json is here already and stays as it is\nnext: treaty check\n")
    return .fine
  }
  let snapshot = try files(below: folder)
  let survey = RepositorySurvey(of: snapshot)
  try Console.out(found(survey))
  guard let text = survey.configuration(for: snapshot) else {
    try Console.out(
      "there is nothing to guard yet, so nothing was written\n"
        + "next: put a schema below schemas/ or contracts/, and run treaty init again\n")
    return .fine
  }
  _ = try onFiles { () throws(FileError) in try writeFile(path, Array(text.utf8)) }
  try Console.out("treaty.json: written\nnext: commit it; then treaty check guards what it names\n")
  return .fine
}

/// The files of a repository as git sees them, or of any other folder.
private func files(below folder: String) throws(Failure) -> Snapshot {
  if let repository = try? Repository.open(at: folder) {
    guard !repository.isBare else {
      throw .usage("\(folder) is a bare repository: treaty.json belongs into a working tree")
    }
    if let root = repository.workingFolder, isSame(root, folder) {
      return try reporting { () throws(GitError) in try repository.workingTreeSnapshot() }
    }
  }
  return try onFiles { () throws(FileError) in try workingTree(at: folder) }
}

private func isSame(_ one: String, _ other: String) -> Bool {
  let paths = [one, other].map { (try? resolvedPath($0)) ?? $0 }
  return Name(paths[0]) == Name(paths[1])
}

private func found(_ survey: RepositorySurvey) -> String {
  var lines: [String] = []
  lines += line(survey.manifests, "manifest", "goes into `modules`")
  lines += line(survey.schemas, "schema", "that no manifest names: goes into `schemas`")
  lines += line(
    survey.registries, "registry",
    "that no manifest names: name it in one, treaty.json cannot")
  lines += line(survey.unreadable, "file", "with the name of a schema that is no JSON: left out")
  return lines.isEmpty ? "found no manifest, registry or schema\n" : lines.joined()
}

private func line(_ paths: [String], _ noun: String, _ what: String) -> [String] {
  guard let first = paths.first else { return [] }
  let more = paths.count == 1 ? "" : " and \(paths.count - 1) more"
  return ["found \(first)\(more): \(noun) \(what)\n"]
}
