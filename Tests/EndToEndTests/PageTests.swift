import Foundation
import TestSupport
import Testing

private func page(_ path: String) throws -> String {
  try String(
    contentsOf: SharedData.repositoryRoot.appending(path: path), encoding: .utf8)
}

@Test("the finding in the README is what treaty prints")
func theFindingInTheReadmeIsReal() throws {
  let shop = try Shop()
  try shop.makeBreakingChange()
  let output = try shop.treaty(["diff", "--against", "main"]).output
  let finding = try #require(output.components(separatedBy: "\n\n").dropFirst().first)
  let readme = try page("README.md")
  #expect(readme.contains("```\n\(finding)\n```"), "the README needs:\n\(finding)")
}

@Test(
  "every command in the README and the guides exists",
  arguments: [
    "README.md", "docs/getting-started.md", "docs/contracts.md",
  ])
func everyCommandExists(path: String) throws {
  let treaty = try builtProgram("treaty")
  let help = try runProgram(
    treaty, ["--help"], in: SharedData.repositoryRoot, environment: [:]
  ).output
  let verbs = Set(
    help.components(separatedBy: "\n").filter { $0.hasPrefix("  ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) })
  #expect(verbs.count > 5)
  for line in try page(path).components(separatedBy: "\n") where line.hasPrefix("treaty ") {
    let verb = line.split(separator: " ")[1]
    #expect(verbs.contains(String(verb)), "\(path): \(line)")
  }
}

@Test("docs/rules.md is what treaty explain prints")
func theRulesPageIsFresh() throws {
  let treaty = try builtProgram("treaty")
  let printed = try runProgram(
    treaty, ["explain", "--all", "--format", "markdown"], in: SharedData.repositoryRoot,
    environment: [:])
  #expect(printed.output == (try page("docs/rules.md")), "run: make generate")
}

@Test("generated/ is fresh")
func theGeneratedCodeIsFresh() throws {
  let treaty = try builtProgram("treaty")
  let result = try runProgram(
    treaty, ["generate", "--check"], in: SharedData.repositoryRoot, environment: [:])
  #expect(result.exitCode == 0, "run: make generate\n\(result.output)")
}

@Test("the repository's own contracts have no flaw")
func theContractsOfTheRepositoryAreSound() throws {
  let treaty = try builtProgram("treaty")
  let result = try runProgram(
    treaty, ["check", "--against", "HEAD", "--head", "HEAD"], in: SharedData.repositoryRoot,
    environment: [:])
  #expect(result.exitCode == 0, "\(result.output)\(result.errors)")
}
