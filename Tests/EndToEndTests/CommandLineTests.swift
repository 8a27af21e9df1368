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

  @Test func aNewRepositoryIsSetUpByInit() throws {
    let made = try TestRepository()
    let shop = try Shop()
    try made.write(["README.md": "x"])
    try made.commit("Begin")
    let result = try shop.treaty(["init"], in: made.folder)
    #expect(result.exitCode == 0, "\(result)")
    #expect(FileManager.default.fileExists(atPath: made.folder.appending(path: "treaty.json").path))
    #expect(try shop.treaty(["check"], in: made.folder).exitCode == 0)
  }

  @Test func initPutsTheSchemasThatAreThereUnderContract() throws {
    let made = try TestRepository()
    let shop = try Shop()
    let order = #"{"title": "Order", "type": "object", "properties": {"id": {"type": "string"}}}"#
    try made.write([
      "api/order.schema.json": order, "api/v2/bill.schema.json": "true", "x.json": "1",
    ])
    try made.commit("Begin")
    let first = try shop.treaty(["init"], in: made.folder)
    #expect(first.exitCode == 0, "\(first)")
    #expect(first.output.contains("treaty.json: written"))
    #expect(first.output.contains("api/api.contract.json: written"))
    let text = try String(
      contentsOf: made.folder.appending(path: "api/api.contract.json"), encoding: .utf8)
    let manifest = try JSON(parsing: text)
    #expect(manifest["name"]?.string == "api")
    #expect(
      manifest["schemas"]?.array?.compactMap(\.string)
        == ["order.schema.json", "v2/bill.schema.json"])
    #expect(try shop.treaty(["diff"], in: made.folder).exitCode == 0)

    // What is there is the user's: a second run changes nothing.
    try made.write(["treaty.json": #"{"modules": ["api/*.contract.json"]}"#])
    try made.commit("Put it under contract")
    #expect(try shop.treaty(["init"], in: made.folder).exitCode == 0)
    #expect(try made.git("status", "--porcelain").isEmpty)

    // The contract counts from now on.
    try made.write([
      "api/order.schema.json": order.replacing("string", with: "integer"),
      "api/api.contract.json": text.replacing("draft", with: "stable"),
    ])
    let changed = try shop.judge("diff", in: made.folder)
    #expect(changed.rules.contains("contract.narrowed"), "\(changed.rules)")
  }
}
