import Foundation
import JSON
import TestSupport
import Testing

/// Changes that reach further than the file they are made in.
@Suite struct ReachTests {
  /// A repository of bare schema files in which `order` refers to `money`.
  private func bareFiles() throws -> (Shop, TestRepository) {
    let repository = try TestRepository()
    try repository.write([
      "treaty.json": #"{"schemas": ["schemas/*.json"]}"#,
      "schemas/order.json": #"{"type": "object", "properties": {"sum": {"$ref": "money.json"}}}"#,
      "schemas/money.json": """
      {
        "type": "object",
        "properties": {"cents": {"type": "integer", "maximum": 9}, "note": {"maxLength": 9}}
      }
      """,
      "schemas/other.json": #"{"type": "object", "properties": {"a": {"maxLength": 9}}}"#,
      "schemas/still.json": #"{"type": "string"}"#,
    ])
    try repository.commit("Begin")
    return (try Shop(), repository)
  }

  private func edit(_ repository: TestRepository, _ path: String, _ old: String, _ new: String)
    throws
  {
    let file = repository.folder.appending(path: path)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains(old))
    try Data(text.replacing(old, with: new).utf8).write(to: file)
  }

  @Test(arguments: ["diff", "check", "next"])
  func anUntouchedFileIsBrokenByTheFileItRefersTo(_ command: String) throws {
    let (shop, repository) = try bareFiles()
    try edit(repository, "schemas/money.json", #""maximum": 9"#, #""maximum": 7"#)
    let judged = try shop.judge(command, in: repository.folder)
    let finding = try #require(
      judged.findings.first { $0["rule"]?.string == "contract.narrowed" }, "\(judged)")
    #expect(finding["head"]?["file"]?.string == "schemas/money.json")
    #expect(finding["head"]?["pointer"]?.string == "/properties/cents/maximum")
    #expect(finding["contract"]?.string == "schemas/money.json")
    let affected = finding["affected"]?.array?.compactMap { $0["contract"]?.string }
    #expect(affected == ["schemas/order.json"])
    #expect(judged.fingerprintsOfBreaks.count == 1 || command == "check")
  }

  @Test func anotherDefaultDialectIsAChangeOfEveryFile() throws {
    let (shop, repository) = try bareFiles()
    try repository.write([
      "schemas/still.json":
        ##"{"$ref": "#/definitions/a", "definitions": {"a": {}}, "maxLength": 3}"##
    ])
    try repository.commit("A sibling of a reference")
    // Up to draft-07 what stands beside a reference says nothing.
    try repository.write(["treaty.json": #"{"schemas": ["schemas/*.json"], "dialect": "draft-07"}"#]
    )
    let judged = try shop.judge("diff", in: repository.folder)
    #expect(
      judged.findings.contains { $0["contract"]?.string == "schemas/still.json" }, "\(judged)")
  }

  @Test func theBreaksOfSeveralFilesAreToldWhereEachOfThemStands() throws {
    let (shop, repository) = try bareFiles()
    try edit(repository, "schemas/money.json", #""maximum": 9"#, #""maximum": 7"#)
    try edit(repository, "schemas/money.json", #""maxLength": 9"#, #""maxLength": 7"#)
    try edit(repository, "schemas/other.json", #""maxLength": 9"#, #""maxLength": 7"#)
    let judged = try shop.judge("diff", in: repository.folder)
    let places = judged.findings.filter { $0["rule"]?.string == "contract.narrowed" }.map {
      ($0["head"]?["file"]?.string ?? "") + ($0["head"]?["pointer"]?.string ?? "")
    }
    #expect(
      places == [
        "schemas/money.json/properties/cents/maximum",
        "schemas/money.json/properties/note/maxLength",
        "schemas/other.json/properties/a/maxLength",
      ])
    // The name of a break does not depend on what else was changed.
    let all = Set(judged.fingerprintsOfBreaks)
    try edit(repository, "schemas/other.json", #""maxLength": 7"#, #""maxLength": 9"#)
    let fewer = Set(try shop.judge("diff", in: repository.folder).fingerprintsOfBreaks)
    #expect(fewer.count == 2 && fewer.isSubset(of: all))
  }

  @Test func aFileThatWasBrokenBeforeAndAfterStopsNothing() throws {
    let (shop, repository) = try bareFiles()
    try repository.commit("Broken", ["schemas/broken.json": #"{"a": 1, "a": 2}"#])
    try edit(repository, "schemas/other.json", #""maxLength": 9"#, #""maxLength": 7"#)
    let judged = try shop.judge("check", in: repository.folder)
    #expect(judged.exitCode == 1, "\(judged)")
    #expect(judged.rules.contains("contract.narrowed"))
    let flaw = try #require(judged.findings.first { $0["rule"]?.string == "file.syntax" })
    #expect(flaw["severity"]?.string == "warning")
    // Touched, it is this change's business again.
    try repository.write(["schemas/broken.json": #"{"a": 1, "a": 3}"#])
    #expect(try shop.judge("check", in: repository.folder).exitCode == 3)
  }

  @Test func whatCannotBeReadHasNoConsequencesInTheReport() throws {
    let shop = try Shop()
    try shop.edit(Shop.schema, #""$defs": {"#, #""$defs": {,"#)
    let judged = try shop.check()
    #expect(judged.exitCode == 3)
    #expect(judged.rules == ["file.syntax"], "\(judged.rules)")
  }

  @Test func aChangeThatTwoModulesShareIsToldOnceAndAnsweredByBoth() throws {
    let shop = try Shop()
    try shop.repository.write([
      "contracts/desk/desk.contract.json": """
      {"name": "desk", "owner": "desk", "version": "1.0.0", "stability": "stable",
       "schemas": ["desk.schema.json"], "fixtures": "fixtures", "requires": {"shop": ">=1.0.0"}}
      """,
      "contracts/desk/desk.schema.json": """
      {"$defs": {"Basket": {"type": "object", "required": ["order"],
        "properties": {"order": {"$ref": "../shop/shop_v1.schema.json#/$defs/Order"}}}}}
      """,
      "contracts/desk/fixtures/Basket/valid-one.json": #"{"order": {"id": "a"}}"#,
      "contracts/desk/fixtures/Basket/invalid-empty.json": "{}",
      "contracts/desk/fixtures/Basket/invalid-text.json": #""a""#,
    ])
    try shop.repository.commit("A second module")
    try shop.repository.git("branch", "--force", "main", "HEAD")
    try shop.makeBreakingChange()
    let judged = try shop.check()
    let breaks = judged.findings.filter { $0["rule"]?.string == "contract.narrowed" }
    #expect(breaks.count == 1)
    let affected = breaks.first?["affected"]?.array?.map(\.compactText)
    #expect(affected == [#"{"module":"desk","contract":"Basket","verdict":"breaking"}"#])
    let small = judged.findings.filter { $0["rule"]?.string == "release.bump-too-small" }
    #expect(Set(small.compactMap { $0["module"]?.string }) == ["shop", "desk"])
  }
}
