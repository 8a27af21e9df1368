import Foundation
import TestSupport
import Testing

/// The guide can be typed as it stands: each section in a new repository, its files written where
/// their blocks say, its commands run, and what it shows of their output found there.
@Suite struct GuideTests {
  @Test func everySectionOfTheGuideCanBeTyped() throws {
    let text = try page("docs/getting-started.md")
    let sections = text.components(separatedBy: "\n## ").dropFirst()
    try #require(sections.count == 3)
    for section in sections {
      let blocks = blocks(of: section)
      try #require(blocks.contains { $0.language == "sh" }, "\(section.prefix(40)) runs nothing")
      try type(blocks, in: try TestRepository())
    }
  }

  @Test func theWorkflowChecksThePullRequestsBase() throws {
    let text = try page("docs/github.md")
    let yaml = try #require(blocks(of: text).first { $0.language == "yaml" })
    #expect(yaml.lines.contains { $0.contains("fetch-depth: 0") })
    let line = try #require(yaml.lines.first { $0.contains("treaty\" check --against") })
    let shop = try Shop()
    try shop.makeBreakingChange()
    try shop.repository.commit()
    try shop.repository.git("update-ref", "refs/remotes/origin/main", "main")
    try shop.repository.git("checkout", "--quiet", "--detach")
    try shop.repository.git("branch", "--quiet", "-D", "main")
    let command = line.trimmingCharacters(in: .whitespaces)
      .replacing("\"$RUNNER_TEMP/treaty/.build/release/treaty\"", with: "treaty")
    let result = try run(command, in: shop.repository, ["GITHUB_BASE_REF": "main"])
    #expect(result.exitCode == 1, "\(result)")
    #expect(result.output.contains("contract.narrowed"))
  }

  private func type(_ blocks: [Block], in made: TestRepository) throws {
    var printed = ""
    for block in blocks {
      switch (block.language, block.file) {
      case ("json", let file?):
        try made.write([file: block.lines.joined(separator: "\n") + "\n"])
      case ("sh", _):
        printed = ""
        for line in block.lines where !line.isEmpty {
          let expected = line.components(separatedBy: "# exit code ").dropFirst().first ?? "0"
          let result = try run(line, in: made, [:])
          #expect(result.exitCode == Int32(expected), "\(line)\n\(result)")
          printed += result.output
        }
      case ("text", _):
        for line in block.lines {
          #expect(printed.contains(line + "\n"), "not printed: \(line)\nin\n\(printed)")
        }
      default: break
      }
    }
  }

  private func run(
    _ line: String, in made: TestRepository, _ more: [String: String]
  ) throws -> ProgramResult {
    var environment = made.environment.merging(more) { $1 }
    let programs = try builtProgram("treaty").deletingLastPathComponent().path
    environment["PATH"] = programs + ":" + (environment["PATH"] ?? "")
    return try runProgram(
      URL(fileURLWithPath: "/bin/sh"), ["-c", line], in: made.folder, environment: environment)
  }
}

/// A fenced block of a page: its language, the file it shows when its fence names one, its lines.
struct Block {
  let language: String
  let file: String?
  let lines: [String]
}

/// The fenced blocks of a page.
func blocks(of page: String) -> [Block] {
  var blocks: [Block] = []
  var open: (words: [Substring], lines: [String])?
  for line in page.components(separatedBy: "\n") {
    if let block = open, line == "```" {
      let words = block.words.map(String.init)
      blocks.append(
        Block(
          language: words.first ?? "", file: words.dropFirst().first, lines: block.lines))
      open = nil
    } else if open != nil {
      open?.lines.append(line)
    } else if line.hasPrefix("```") {
      open = (line.dropFirst(3).split(separator: " "), [])
    }
  }
  return blocks
}

/// A page of the repository.
func page(_ path: String) throws -> String {
  try String(contentsOf: SharedData.repositoryRoot.appending(path: path), encoding: .utf8)
}
