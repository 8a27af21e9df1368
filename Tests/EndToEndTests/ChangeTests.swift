import Foundation
import JSON
import TestSupport
import Testing

/// What kind of change an edit is.
@Suite struct ChangeTests {
  @Test func aRenamedFileBreaksNothing() throws {
    let shop = try Shop()
    try shop.repository.git("mv", Shop.schema, "contracts/shop/orders_v1.schema.json")
    for path in [Shop.manifest, Shop.events, Shop.events] {
      try shop.edit(path, "shop_v1.schema.json", "orders_v1.schema.json")
    }
    let judged = try shop.check()
    #expect(judged.exitCode == 0, "\(judged.findings.map(\.compactText))")
    #expect(["none", "documentation"].contains(judged.verdict))
  }

  @Test func aRemovedContractIsBreaking() throws {
    let shop = try Shop()
    let text = try String(
      contentsOf: shop.repository.folder.appending(path: Shop.schema), encoding: .utf8)
    let start = try #require(text.range(of: "    \"Purchase\""))
    let end = try #require(text.range(of: "    \"Refund\""))
    try shop.repository.write([
      Shop.schema: text.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: "")
    ])
    for fixture in ["valid-one", "invalid-empty", "invalid-text"] {
      try shop.repository.remove("contracts/shop/fixtures/Purchase/\(fixture).json")
    }
    let judged = try shop.check()
    #expect(judged.exitCode == 1)
    #expect(judged.verdict == "breaking")
    #expect(judged.rules.contains("contract.removed"))
  }

  @Test func aSchemaFileThatIsGoneIsRefused() throws {
    let shop = try Shop()
    try shop.repository.remove(Shop.schema)
    let judged = try shop.check()
    #expect(judged.exitCode == 1, "\(judged)")
    #expect(judged.refusals.contains("module.file-missing"))
  }

  @Test func aModuleThatLeavesTheConfigurationIsRefused() throws {
    let shop = try Shop()
    try shop.repository.write([
      "treaty.json": #"{"modules": ["contracts/other/*.contract.json"]}"#
    ])
    let judged = try shop.check()
    #expect(judged.exitCode == 1, "\(judged)")
    #expect(judged.rules.contains("module.removed"))
    #expect(!judged.refusals.isEmpty)
  }

  @Test func aRemovedEventIsBreaking() throws {
    let shop = try Shop()
    let text = try String(
      contentsOf: shop.repository.folder.appending(path: Shop.events), encoding: .utf8)
    let start = try #require(text.range(of: ",\n    {\"type\": \"shared.shop.OrderRefunded\""))
    let end = try #require(text.range(of: "\n  ]\n}"))
    try shop.repository.write([
      Shop.events: text.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: "")
    ])
    let judged = try shop.check()
    #expect(judged.exitCode == 1)
    #expect(judged.verdict == "breaking")
    #expect(judged.rules.contains("type.removed"), "\(judged.rules)")
  }

  @Test func anEventMadePrivateIsBreaking() throws {
    let shop = try Shop()
    try shop.edit(Shop.events, #""visibility": "public""#, #""visibility": "private""#)
    let judged = try shop.check()
    #expect(judged.exitCode == 1)
    #expect(judged.verdict == "breaking")
    #expect(judged.rules.contains("type.hidden"), "\(judged.rules)")
  }

  @Test func anEventRetargetedToAnEquivalentSchemaBreaksNothing() throws {
    let shop = try Shop()
    try shop.edit(Shop.events, "$defs/Order", "$defs/Purchase")
    let judged = try shop.check()
    #expect(judged.exitCode == 0, "\(judged.findings.map(\.compactText))")
    #expect(["none", "documentation"].contains(judged.verdict))
  }

  @Test func anEventRetargetedToAnotherMeaningIsBreaking() throws {
    let shop = try Shop()
    try shop.edit(Shop.events, "$defs/Order", "$defs/Refund")
    let judged = try shop.check()
    #expect(judged.exitCode == 1)
    #expect(judged.verdict == "breaking")
    #expect(!judged.fingerprintsOfBreaks.isEmpty)
    // Payloads of orders have ids of nine characters, those of refunds of any length.
    let breaking = judged.findings.filter { $0["verdict"]?.string == "breaking" }
    for finding in breaking { #expect(finding["direction"]?.string == "forward", "\(finding)") }
    #expect(judged.refusals.contains("release.payload-overwritten"), "\(judged.refusals)")
  }

  @Test func anAdditionalEventIsAdditive() throws {
    let shop = try Shop()
    try shop.edit(
      Shop.events, #""events": ["#,
      """
      "events": [
          {"type": "shared.shop.OrderLost", "title": "Lost", "description": "Lost.",
           "owner": "sales", "visibility": "public", "status": "active",
           "versions": [{"payload_schema_version": 1, "status": "active",
                         "payload": {"$ref": "shop_v1.schema.json#/$defs/Refund"}}]},
      """)
    try shop.release("1.1.0")
    let judged = try shop.check()
    #expect(judged.exitCode == 0, "\(judged.findings.map(\.compactText))")
    #expect(judged.verdict == "additive")
  }

  @Test func aRenamedDefinitionIsOneLineThatSaysSo() throws {
    let repository = try TestRepository()
    let schema = """
      {"type": "object", "properties": {
        "price": {"$ref": "#/$defs/Foo"}, "tax": {"$ref": "#/$defs/Foo"}, "n": {"minimum": 1}},
       "$defs": {"Foo": {"type": "object", "properties": {"more": {"$ref": "#/$defs/Foo"}}}}}
      """
    try repository.write([
      "treaty.json": #"{"schemas": ["*.schema.json"]}"#, "a.schema.json": schema,
    ])
    try repository.commit("Base")
    let renamed = schema.replacing("Foo", with: "Bar")
    for (text, others) in [
      (renamed, [String]()), (renamed.replacing("1}", with: "2}"), ["breaking"]),
    ] {
      try repository.write(["a.schema.json": text])
      let result = try runProgram(
        try builtProgram("treaty"), ["diff", "--against", "HEAD", "--format", "json"],
        in: repository.folder, environment: repository.environment)
      let findings = try Judgement(result).findings
      #expect(
        findings.compactMap { $0["verdict"]?.string } == others + ["none"], "\(result.output)")
      #expect(
        findings.last?["message"]?.string
          == "`#/$defs/Foo` was renamed to `#/$defs/Bar`, which has no effect.")
    }
  }

  @Test func aReformattedSchemaIsNoChange() throws {
    let shop = try Shop()
    let file = shop.repository.folder.appending(path: Shop.schema)
    let schema = try JSON(parsing: String(contentsOf: file, encoding: .utf8))
    try shop.repository.write([Shop.schema: schema.canonicalText])
    let judged = try shop.check()
    #expect(judged.exitCode == 0)
    #expect(judged.findings.isEmpty, "\(judged.findings.map(\.compactText))")
  }

  @Test func brokenJSONInTheHeadCannotBeJudged() throws {
    let shop = try Shop()
    try shop.edit(Shop.schema, #""$defs": {"#, #""$defs": {,"#)
    let judged = try shop.check()
    #expect(judged.exitCode == 3, "\(judged)")
    let finding = try #require(judged.findings.first { $0["rule"]?.string == "file.syntax" })
    #expect(finding["head"]?["file"]?.string == Shop.schema)
    #expect(finding["head"]?["start"]?["line"]?.number?.int == 3)
  }

  @Test func brokenJSONInTheBaseCannotBeJudged() throws {
    let shop = try Shop()
    try shop.edit(Shop.schema, #""$defs": {"#, #""$defs": {,"#)
    try shop.repository.commit("Break the file")
    try shop.edit(Shop.schema, #""$defs": {,"#, #""$defs": {"#)
    try shop.repository.commit("Mend the file")
    let judged = try shop.judge("check", ["--against", "HEAD~1"])
    #expect(judged.exitCode == 3, "\(judged)")
    let finding = try #require(judged.findings.first { $0["rule"]?.string == "file.syntax" })
    #expect(finding["base"]?["file"]?.string == Shop.schema)
  }
}
