import Diagnostics

/// Reads the command line, runs the command, and says how it ended.
func runProgram() -> ExitCode {
  do {
    return try run(words: Array(CommandLine.arguments.dropFirst()))
  } catch {
    Console.error("treaty: \(error.message)\n")
    return error.code
  }
}

private func run(words: [String]) throws(Failure) -> ExitCode {
  guard let verb = words.first else {
    Console.error(overview())
    return .usage
  }
  switch verb {
  case "help", "--help", "-h":
    try Console.out(words.count > 1 ? help(for: command(named: words[1])) : overview())
    return .fine
  case "version", "--version":
    try Console.out("treaty \(toolVersion)\n")
    return .fine
  default: break
  }
  let command = try command(named: verb)
  let rest = Array(words.dropFirst())
  if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
    try Console.out(help(for: command))
    return .fine
  }
  return try command.run(Invocation(of: command, words: rest))
}

private func command(named name: String) throws(Failure) -> Command {
  guard let command = commands.first(where: { $0.name == name }) else {
    let hint = nearest(to: name, in: commands.map(\.name)).map { ": did you mean \($0)?" } ?? ""
    throw .usage("there is no command \(name)\(hint)\nsee: treaty --help")
  }
  return command
}

/// The version of the tool, as `treaty --version` and reports say it.
let toolVersion = "0.1.0"
