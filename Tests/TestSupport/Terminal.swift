public import Foundation

/// Runs a program with its output on a terminal, as a person would, by the program `script`. What it
/// printed has LF for the terminal's CR LF, escape sequences included.
public func runOnTerminal(
  _ program: URL, _ arguments: [String], in folder: URL, environment: [String: String]
) throws -> ProgramResult {
  let words = [program.path] + arguments
  #if os(macOS)
    let script = ["script", "-q", "/dev/null"] + words
  #else
    let line = words.map { "'\($0.replacing("'", with: "'\\''"))'" }.joined(separator: " ")
    let script = ["script", "--quiet", "--return", "--command", line, "/dev/null"]
  #endif
  let result = try runProgram(
    URL(fileURLWithPath: "/usr/bin/env"), script, in: folder, environment: environment)
  return ProgramResult(
    exitCode: result.exitCode, output: result.output.replacing("\r\n", with: "\n"),
    errors: result.errors)
}
