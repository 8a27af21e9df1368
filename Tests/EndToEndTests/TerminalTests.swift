import Foundation
import TestSupport
import Testing

/// Colour: on a terminal, unless somebody refuses it.
@Suite struct TerminalTests {
  private static let escape = "\u{1B}["

  @Test(
    arguments: [
      ([:], [], true), (["NO_COLOR": "1"], [], false), (["NO_COLOR": ""], [], true),
      (["TERM": "dumb"], [], false), ([:], ["--color", "never"], false),
      (["NO_COLOR": "1"], ["--color", "always"], true), ([:], ["--color=auto"], true),
    ] as [([String: String], [String], Bool)])
  func aTerminalGetsColour(
    _ environment: [String: String], _ options: [String], _ isColoured: Bool
  ) throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    let result = try runOnTerminal(
      try builtProgram("treaty"), ["diff", "--against", "main"] + options,
      in: shop.repository.folder,
      environment: shop.repository.environment.merging(["TERM": "xterm"]) { $1 }
        .merging(environment) { $1 })
    #expect(result.exitCode == 1, "\(result)")
    #expect(result.output.contains("contract.narrowed"), "\(result)")
    #expect(result.output.contains(Self.escape) == isColoured, "\(result)")
  }

  @Test(arguments: [([], false), (["--color", "auto"], false), (["--color", "always"], true)])
  func aFileGetsNoneUnlessAsked(_ options: [String], _ isColoured: Bool) throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    let output = try shop.treaty(["diff", "--against", "main"] + options).output
    #expect(output.contains(Self.escape) == isColoured, "\(output)")
  }

  @Test func coloursChangeNoText() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    let words = ["check", "--against", "main", "--color"]
    let coloured = try shop.treaty(words + ["always"]).output
    let plain = try shop.treaty(words + ["never"]).output
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }
}
