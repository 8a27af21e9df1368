import Foundation
import TestSupport
import Testing

/// What every command says to a wrong command line, and what help says.
@Suite struct UsageTests {
  private let shop: Shop

  init() throws {
    shop = try Shop()
    try shop.repository.write(["a.json": #"{"type": "integer"}"#, "one.json": "1"])
  }

  /// The commands that help lists.
  private func commands() throws -> [String] {
    let overview = try shop.treaty(["--help"]).output
    let names = overview.split(separator: "\n").filter {
      $0.hasPrefix("  ") && !$0.hasPrefix("   ")
    }.compactMap { $0.split(separator: " ").first.map(String.init) }
    try #require(names.count >= 8, "\(overview)")
    return names
  }

  @Test(arguments: [
    ("init one two", "one folder"), ("diff main", "--against"), ("check main", "--against"),
    ("next main", "--against"), ("generate generated", "--output"), ("validate", "a schema"),
    ("validate a.json", "at least one document"), ("compare a.json", "two schemas"),
    ("compare a.json a.json a.json", "two schemas"), ("compare", "two schemas"),
    ("explain contract.narowed", "contract.narrowed"), ("explain nonsense", "treaty explain"),
    ("explain a.json#/a", "a.json is no part of the contracts"),
    ("explain #/a", "#/a names no file: write FILE#/a"),
    ("validate # one.json", "# names no file: write FILE#"),
    ("explain contracts/shop/shop_v1.schema.json", "contracts/shop/shop_v1.schema.json#' is all"),
    ("explain contracts/shop/shop_v1.schema.json#/nowhere", "has no value"),
    ("check --against", "needs a value"), ("check --against a --against b", "twice"),
    ("check --staged=yes", "no value"), ("diff --format yaml", "json"),
    ("compare --direction up a.json a.json", "backward"),
    ("compare --reading lax a.json a.json", "strict"),
    ("validate --dialect draft-03 a.json one.json", "draft-04"),
    ("validate --map nowhere a.json one.json", "PREFIX=FOLDER"),
    ("validate a.json#nowhere one.json", "JSON Pointer"),
    ("validate a.json#/nowhere one.json", "no schema"),
    ("explain --format html", "markdown"), ("help chekc", "check"), ("chekc", "check"),
    ("--nonsense", "--help"),
  ])
  func aWrongCommandLineEndsWithTwoAndAHint(_ line: String, _ hint: String) throws {
    let result = try shop.treaty(line.split(separator: " ").map(String.init))
    #expect(result.exitCode == 2, "\(line): \(result)")
    #expect(result.errors.hasPrefix("treaty: "), "\(result.errors)")
    #expect(result.errors.contains(hint), "\(line): \(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test func everyCommandRefusesAnOptionThatItDoesNotHave() throws {
    for command in try commands() {
      for (option, hint) in [("--nonsense", "treaty \(command) --help"), ("--colour", "--color")] {
        let result = try shop.treaty([command, option])
        #expect(result.exitCode == 2, "\(command): \(result)")
        #expect(result.errors.contains(hint), "\(command): \(result.errors)")
        #expect(result.output.isEmpty)
      }
    }
  }

  @Test func everyCommandHasHelpThatFitsATerminal() throws {
    for command in try commands() {
      let help = try shop.treaty(["help", command])
      #expect(help.exitCode == 0)
      #expect(help.output.hasPrefix("usage: treaty \(command) "), "\(help.output)")
      #expect(help.output.contains("\nexamples:\n"), "\(help.output)")
      for words in [[command, "--help"], [command, "-h"], [command, "x", "--help"]] {
        #expect(try shop.treaty(words).output == help.output)
      }
      expectNarrow(help.output)
    }
    expectNarrow(try shop.treaty(["help"]).output)
    expectNarrow(try shop.treaty(["explain", "--all"]).output)
    let bare = try shop.treaty([])
    #expect(bare.exitCode == 2 && bare.output.isEmpty)
    #expect(bare.errors == (try shop.treaty(["--help"]).output))
  }

  @Test func theVersionIsOneLine() throws {
    let result = try shop.treaty(["--version"])
    #expect(result.exitCode == 0)
    #expect(try result.output.wholeMatch(of: Regex(#"treaty \d+\.\d+\.\d+\n"#)) != nil)
    #expect(try shop.treaty(["version"]).output == result.output)
  }

  private func expectNarrow(_ text: String) {
    for line in text.split(separator: "\n") {
      #expect(line.count <= 80, "\(line.count) columns: \(line)")
    }
  }
}

/// Input that does not end, or has errors without end, takes bounded memory.
@Suite struct BatchBoundTests {
  @Test func aLineWithoutEndIsRefused() throws {
    let shop = try Shop()
    let question = #"{"id": 1, "schema": true, "instance": 1}"#
    let result = try runProgram(
      try builtProgram("treaty"), ["validate", "--batch"], in: shop.repository.folder,
      environment: shop.repository.environment,
      input: question + "\n" + String(repeating: " ", count: (64 << 20) + (1 << 17)))
    #expect(result.exitCode == 3)
    #expect(result.output == #"{"id":1,"valid":true,"errors":[]}"# + "\n")
    #expect(result.errors.contains("line 2 of standard input is longer than 64 MiB"))
  }

  @Test func errorsWithoutNumberAreCutAndThatIsSaid() throws {
    let shop = try Shop()
    try shop.repository.write([
      "a.json": ##"""
      {"type": "object",
       "allOf": [{"properties": {"a": {"$ref": "#"}}}, {"properties": {"a": {"$ref": "#"}}}]}
      """##,
      "deep.json": String(repeating: #"{"a":"#, count: 40) + "1"
        + String(repeating: "}", count: 40),
    ])
    let text = try shop.treaty(["validate", "a.json", "deep.json"])
    #expect(text.exitCode == 1)
    #expect(text.output.hasSuffix("not valid: 1 error, and perhaps more\n"))
    let json = try shop.treaty(["validate", "--format", "json", "a.json", "deep.json"])
    #expect(json.output.contains(#""all_errors":false"#))
  }
}
