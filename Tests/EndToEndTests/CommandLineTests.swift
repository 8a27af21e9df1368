import Foundation
import JSON
import TestSupport
import Testing

/// Exit codes and streams: what a script relies on.
@Suite struct CommandLineTests {
  @Test func theReportGoesToTheOutputAndNothingElse() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    let result = try shop.treaty(["check"])
    #expect(result.exitCode == 1)
    #expect(result.errors.isEmpty, "\(result.errors)")
    for text in ["contract.narrowed", Shop.schema + ":6:", "witness", "2.0.0", "maxLength"] {
      #expect(result.output.contains(text), "\(text) in \(result.output)")
    }
    #expect(!result.output.contains("\u{1B}"), "no colour without a terminal")
    #expect(result.output.hasPrefix("comparing "))
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    try shop.makeAdditiveChange()
    for format in ["text", "json"] {
      let outputs = try (0..<3).map { _ in
        try shop.treaty(["check", "--format", format]).output
      }
      #expect(Set(outputs).count == 1)
    }
  }

  @Test func aMisspelledCommandOrOptionIsAUsageError() throws {
    let shop = try Shop()
    for (arguments, hint) in [
      (["chekc"], "check"), (["check", "--agianst", "main"], "--against"), ([], "check"),
      (["check", "main"], "--against"), (["check", "--format", "yaml"], "json"),
    ] {
      let result = try shop.treaty(arguments)
      #expect(result.exitCode == 2, "\(arguments): \(result)")
      #expect(result.errors.contains(hint), "\(arguments): \(result.errors)")
      #expect(result.output.isEmpty)
    }
  }

  @Test func aWrongConfigurationIsAUsageError() throws {
    let shop = try Shop()
    try shop.repository.write(["treaty.json": #"{"modulse": []}"#])
    let result = try shop.treaty(["check"])
    #expect(result.exitCode == 2, "\(result)")
  }

  @Test func everyRuleThatAReportNamesIsExplained() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    for rule in try shop.check().rules {
      let result = try shop.treaty(["explain", rule])
      #expect(result.exitCode == 0)
      #expect(result.output.contains(rule))
    }
    #expect(try shop.treaty(["explain", "no.such-rule"]).exitCode == 2)
  }

  @Test func aPlaceInASchemaIsExplainedFromAnyFolder() throws {
    let shop = try Shop()
    let place = "shop_v1.schema.json#/$defs/Order/properties/id"
    let result = try shop.treaty(
      ["explain", place], in: shop.repository.folder.appending(path: "contracts/shop"))
    #expect(result.exitCode == 0, "\(result)")
    #expect(result.output.hasPrefix("property Shop.Order.id: "), "\(result.output)")
    #expect(result.output.contains("maxLength  is checked while reading"), "\(result.output)")
    let keyword = try shop.treaty(["explain", "contracts/shop/\(place)/maxLength"])
    #expect(keyword.output.contains("is checked while reading"), "\(keyword)")
  }

  /// A pointer may be written as in a `$ref`. A member that has the percent sign in its name comes first.
  @Test(arguments: [
    ("/$defs/a b", "maxLength"), ("/$defs/a%20b", "maxLength"), ("%2F$defs%2fa%20b", "maxLength"),
    ("/$defs/c%20d", "minLength"), ("/$defs/c%2520d", "minLength"), ("/$defs/c d", "pattern"),
    ("/$defs/e%7E1f", "const"), ("/$defs/%", "enum"), ("/$defs/%25", "enum"),
  ])
  func aPointerMayHavePercentSigns(_ pointer: String, _ keyword: String) throws {
    let shop = try Shop()
    try shop.repository.write([
      "treaty.json": #"{"schemas": ["s.json"]}"#, "empty.json": #""""#,
      "s.json": #"""
      {"$defs": {"a b": {"type": "string", "maxLength": 0},
        "c%20d": {"type": "string", "minLength": 0}, "c d": {"type": "string", "pattern": "^$"},
        "e/f": {"type": "string", "const": ""}, "%": {"type": "string", "enum": [""]}}}
      """#,
    ])
    let explained = try shop.treaty(["explain", "s.json#\(pointer)"])
    #expect(explained.exitCode == 0, "\(explained)")
    #expect(explained.output.contains("  \(keyword) "), "\(explained)")
    let validated = try shop.treaty(["validate", "s.json#\(pointer)", "empty.json"])
    #expect(validated.exitCode == 0, "\(validated)")
  }

  /// What cannot be read is said with its place; nothing is explained beside it.
  @Test(arguments: [
    (#"{"type": "object","#, "contracts/shop/shop_v1.schema.json:1:"),
    ("[1]", "contracts/shop/shop_v1.schema.json:1:1: A schema is an object or a boolean"),
  ])
  func whatIsNoSchemaIsNotExplained(_ text: String, _ hint: String) throws {
    let shop = try Shop()
    let file = "contracts/shop/shop_v1.schema.json"
    try shop.repository.write([file: text])
    let result = try shop.treaty(["explain", "\(file)#"])
    #expect(result.exitCode == 3, "\(result)")
    #expect(result.errors.contains(hint), "\(result.errors)")
    #expect(result.output.isEmpty)
  }
}
