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
    guard words.count > 1, let command = commands.first(where: { $0.name == words[1] }) else {
      try Console.out(overview())
      return .fine
    }
    try Console.out(help(for: command))
    return .fine
  case "version", "--version":
    try Console.out("treaty \(toolVersion)\n")
    return .fine
  default: break
  }
  guard let command = commands.first(where: { $0.name == verb }) else {
    let hint = nearest(to: verb, in: commands.map(\.name)).map { ": did you mean \($0)?" } ?? ""
    throw .usage("there is no command \(verb)\(hint)\nsee: treaty --help")
  }
  let rest = Array(words.dropFirst())
  if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
    try Console.out(help(for: command))
    return .fine
  }
  return try command.run(Invocation(of: command, words: rest))
}

/// The version of the tool, as `treaty --version` and reports say it.
let toolVersion = "0.1.0"
