import Foundation
import TestSupport
import Testing

@Test("the finding in the README is what treaty prints")
func theFindingInTheReadmeIsReal() throws {
  let shop = try Shop()
  try shop.makeBreakingChange()
  let output = try shop.treaty(["diff", "--against", "main"]).output
  let finding = try #require(output.components(separatedBy: "\n\n").dropFirst().first)
  let readme = try page("README.md")
  #expect(readme.contains("```\n\(finding)\n```"), "the README needs:\n\(finding)")
}

/// The pages that people read, but for the ones that are generated.
private let pages = [
  "README.md", "docs/getting-started.md", "docs/github.md", "docs/contracts.md",
  "docs/inclusion.md", "docs/inclusion-evidence.md", "docs/changes.md", "docs/architecture.md",
  "docs/migrations/README.md", "docs/decisions/README.md",
]

private func treaty(_ words: String...) throws -> ProgramResult {
  try runProgram(
    try builtProgram("treaty"), words, in: SharedData.repositoryRoot, environment: [:])
}

/// The commands that help lists.
private func verbs() throws -> [String] {
  let verbs = try treaty("--help").output.split(separator: "\n")
    .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
    .compactMap { $0.split(separator: " ").first.map(String.init) }
  try #require(verbs.count > 5)
  return verbs
}

@Test("every command line that stands alone in a page can be run", arguments: pages)
func everyCommandLineRuns(path: String) throws {
  let shop = try Shop()
  try shop.makeBreakingChange()
  let operands = [
    "RULE": "contract.narrowed", "OLD": "main:\(Shop.schema)#/$defs/Order",
    "NEW": "\(Shop.schema)#/$defs/Order", "PLACE": "\(Shop.schema)#/$defs/Order",
  ]
  let lines = blocks(of: try page(path)).filter { $0.language == "sh" }.flatMap(\.lines)
    .filter { $0.hasPrefix("treaty ") }
  if path == "README.md" { #expect(lines.count == 7) }
  // The guide has a repository of its own: GuideTests types it.
  for line in lines where path != "docs/getting-started.md" {
    let words = line.components(separatedBy: "#")[0].split(separator: " ").dropFirst()
      .map { operands[String($0)] ?? String($0) }
    let result = try shop.treaty(words)
    #expect([0, 1].contains(result.exitCode), "\(path): \(line)\n\(result)")
  }
}

@Test("every command that a page or help mentions exists")
func everyCommandExists() throws {
  let verbs = try verbs()
  let known = Set(verbs + ["help", "version", "COMMAND"])
  var texts = try pages.map { ($0, try page($0)) }
  for verb in verbs { texts.append(("help \(verb)", try treaty("help", verb).output)) }
  texts.append(("rules", try treaty("explain", "--all").output))
  for (name, text) in texts {
    for match in text.matches(of: /(?:`|\n {2})treaty ([A-Za-z]+)/) {
      #expect(known.contains(String(match.output.1)), "\(name): \(match.output.0)")
    }
  }
}

@Test("every rule that a page or help mentions exists")
func everyRuleExists() throws {
  let list = try treaty("explain").output.split(separator: "\n")
  let rules = Set(list.compactMap { $0.split(separator: " ").first.map(String.init) })
  try #require(rules.count > 30)
  let families = Set(rules.compactMap { $0.split(separator: ".").first.map(String.init) })
  var texts = try pages.map { ($0, try page($0)) }
  for verb in try verbs() { texts.append(("help \(verb)", try treaty("help", verb).output)) }
  var mentioned: Set<String> = []
  for (name, text) in texts {
    for word in text.split(whereSeparator: { !($0.isLetter || "-_./$".contains($0)) }) {
      let word = word.last == "." ? word.dropLast() : word
      guard let parts = word.wholeMatch(of: /([a-z]+)\.([a-z]+(?:-[a-z]+)*)/)?.output,
        !["json", "md", "swift", "schema"].contains(parts.2),
        families.contains(String(parts.1)) || parts.2.contains("-")
      else { continue }
      #expect(rules.contains(String(word)), "\(name) mentions \(word)")
      mentioned.insert(String(word))
    }
  }
  #expect(mentioned.contains("contract.narrowed"))
}

@Test("the package lines of the README are those of a package that is built by a test")
func thePackageLinesAreTrue() throws {
  let manifest = try page("Package.swift")
  let consumer = try page("Tests/Consumers/Shop/Package.swift")
  let version = try treaty("--version").output.split(separator: " ")[1].dropLast()
  let package = #".package(url: "https://example.org/treaty.git", from: "\#(version)")"#
  let lines = try #require(
    blocks(of: try page("README.md")).first { $0.language == "swift" }?.lines)
  try #require(lines.count == 3)
  #expect(lines[0] + "," == package + ",", "the version that treaty --version says")
  #expect(manifest.contains(#"name: "Treaty""#))
  for line in lines.dropFirst() {
    #expect(line.contains(#"package: "Treaty""#), "the name in Package.swift")
    #expect(consumer.contains(line), "\(line) is not in the consumer package")
  }
  let guide = try page("docs/getting-started.md")
  #expect(guide.contains(package))
  for path in pages {
    for match in try page(path).matches(of: /https:\/\/example\.[a-z]+\/[A-Za-z]+\.git/) {
      #expect(match.output == "https://example.org/treaty.git", "\(path)")
    }
  }
  #expect(try page("docs/github.md").contains("--branch \(version) https://example.org/treaty.git"))
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
