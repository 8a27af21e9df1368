import Compatibility
import Contracts
import Files
import JSON
import Snapshots

/// `treaty init`: the first files.
let initCommand = Command(
  name: "init",
  summary: "Write treaty.json, and a manifest for the schemas that are there.",
  operands: "[FOLDER]",
  discussion: """
    Looks for schemas below the folder and writes treaty.json; where there are schema files without a
    manifest, one for them too. Files that exist are left as they are. Run treaty check afterwards.
    """,
  options: [],
  examples: [.init(line: "treaty init", meaning: "in the root of a repository")],
  run: { invocation throws(Failure) in try initialise(invocation) })

private func initialise(_ invocation: Invocation) throws(Failure) -> ExitCode {
  guard invocation.operands.count < 2 else { throw .usage("treaty init takes one folder") }
  let folder = try absolutePath(invocation.operands.first ?? ".")
  do throws(FileError) {
    let snapshot = try workingTree(at: folder)
    for file in initialConfiguration(for: snapshot) {
      let path = joined(folder, file.path)
      guard snapshot.entry(at: file.path) == nil else {
        try say("\(file.path): kept as it is\n")
        continue
      }
      try makeFolder(Files.folder(of: path))
      _ = try writeFile(path, Array(file.text.utf8))
      try say("\(file.path): written\n")
    }
    try say("next: commit, change a schema, and run treaty diff\n")
    return .fine
  } catch {
    throw .notJudged(error.message)
  }
}

private func say(_ text: String) throws(FileError) { try StandardStream.output.write(text) }
