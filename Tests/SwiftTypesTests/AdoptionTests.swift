import Foundation
import TestSupport
import Testing

/// The article for adopters can be typed as it stands.
extension ConsumerTests {
  @Test func theArticleCanBeTyped() throws {
    let article = Consumer.root.appending(
      path: "Sources/TreatyRuntime/TreatyRuntime.docc/Adopting.md")
    let steps = Self.steps(in: try String(contentsOf: article, encoding: .utf8))
    try #require(steps.count == 5)
    let courier = try Consumer.ofNothing()
    for step in steps.dropLast() {
      let text = step.text.replacing(
        #".package(url: "https://example.org/treaty.git", from: "0.1.0")"#,
        with: ".package(name: \"Treaty\", path: \"\(Consumer.root.path)\")")
      try courier.write(text, to: step.subject)
    }
    try #require(steps[4].subject == "swift run Courier")
    let run = try courier.swift("run", "--quiet", "Courier")
    #expect(run.code == 0, "\(run.output)")
    for line in steps[4].text.split(separator: "\n") {
      #expect(run.output.contains("\n" + line), "\(line)\n\(run.output)")
    }
  }

  /// What to write or run, by the name between backticks in the line before each block.
  private static func steps(in article: String) -> [(subject: String, text: String)] {
    var steps: [(subject: String, text: String)] = []
    var before = ""
    var block: [String]?
    for line in article.components(separatedBy: "\n") {
      if let lines = block, line == "```" {
        let parts = before.split(separator: "`")
        steps.append((String(parts.dropLast().last ?? ""), lines.joined(separator: "\n") + "\n"))
        block = nil
      } else if block != nil {
        block?.append(line)
      } else if line.hasPrefix("```") {
        block = []
      } else if !line.isEmpty {
        before = line
      }
    }
    return steps
  }
}
