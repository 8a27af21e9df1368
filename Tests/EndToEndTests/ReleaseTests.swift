import Foundation
import JSON
import TestSupport
import Testing

/// What `treaty check` asks of a change before it may be released.
@Suite struct ReleaseTests {
  @Test func nothingChangedIsFine() throws {
    let shop = try Shop()
    let judged = try shop.check()
    #expect(judged.exitCode == 0, "\(judged)")
    #expect(judged.verdict == "none")
    #expect(judged.findings.isEmpty)
  }

  @Test func anAdditiveChangeTakesAMinorVersion() throws {
    let shop = try Shop()
    try shop.makeAdditiveChange()
    let before = try shop.check()
    #expect(before.exitCode == 1)
    #expect(before.verdict == "additive")
    #expect(before.refusals == ["release.bump-too-small"])
    try shop.release("1.1.0")
    let after = try shop.check()
    #expect(after.exitCode == 0, "\(after)")
    #expect(after.refusals == [])
  }

  @Test func aBreakingChangeWithNeitherIsRefused() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    let judged = try shop.check()
    #expect(judged.exitCode == 1)
    #expect(judged.verdict == "breaking")
    #expect(judged.refusals.contains("release.bump-too-small"))
    let broken = try #require(judged.findings.first { $0["rule"]?.string == "contract.narrowed" })
    #expect(broken["contract"]?.string == "Order")
    #expect(broken["direction"]?.string == "backward")
    #expect(broken["head"]?["file"]?.string == Shop.schema)
    #expect(broken["head"]?["start"]?["line"]?.number?.int == 6)
    let id = try #require(broken["witness"]?["id"]?.string, "a value that is lost")
    #expect((8...9).contains(id.unicodeScalars.count))
  }

  @Test func aBreakingChangeWithTheVersionAloneLacksItsNote() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    try shop.release("2.0.0")
    let judged = try shop.check()
    #expect(judged.exitCode == 1)
    #expect(judged.refusals.contains("release.note-missing"))
    #expect(!judged.refusals.contains("release.bump-too-small"))
  }

  @Test func aBreakingChangeWithTheNoteAloneLacksItsVersion() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    try shop.writeNote(covers: try shop.check().fingerprintsOfBreaks)
    let judged = try shop.check()
    #expect(judged.exitCode == 1)
    #expect(judged.refusals.contains("release.bump-too-small"))
  }

  @Test func aBreakingChangeWithVersionAndNotePasses() throws {
    let shop = try shopWithNote()
    // The event's own payload version is appended, so that what was published keeps its meaning.
    let judged = try shop.check()
    #expect(judged.refusals == [], "\(judged.findings.map(\.compactText))")
    #expect(judged.exitCode == 0)
    #expect(judged.verdict == "breaking")
  }

  @Test(arguments: 0..<3)
  func anEmptySectionOfTheNoteIsRefused(_ place: Int) throws {
    var sections = ["Ids.", "Look.", "Cut."]
    sections[place] = ""
    let judged = try shopWithNote(sections: sections).check()
    #expect(judged.exitCode == 1)
    #expect(judged.releaseRefusals == ["release.note-section-empty"])
    #expect(judged.refusals.contains("contract.narrowed"))
  }

  @Test func aNoteThatMissesOneFindingIsRefused() throws {
    let shop = try shopWithNote { Array($0.dropFirst()) }
    let judged = try shop.check()
    #expect(judged.exitCode == 1)
    #expect(judged.refusals.contains("release.note-incomplete"))
  }

  @Test func aNoteWithoutAnAcceptedDecisionIsRefused() throws {
    for (decision, rule) in [
      ("0002", "release.decision-not-accepted"), ("0009", "release.decision-missing"),
    ] {
      let judged = try shopWithNote(decision: decision).check()
      #expect(judged.exitCode == 1)
      #expect(judged.releaseRefusals == [rule])
    }
  }

  @Test func aVersionThatGoesBackIsRefused() throws {
    let shop = try Shop()
    try shop.release("0.9.0")
    let judged = try shop.check()
    #expect(judged.exitCode == 1)
    #expect(judged.refusals == ["release.version-lowered"])
  }

  @Test func theNextVersionIsSaidWithItsReasons() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    let result = try shop.treaty(["next"])
    #expect(result.exitCode == 0)
    let lines = result.output.split(separator: "\n").map(String.init)
    try #require(lines.count >= 3, "\(result)")
    #expect(lines[0].hasPrefix("shop 1.0.0 → 2.0.0 (major); its version is still 1.0.0"))
    #expect(lines[1].hasPrefix("  \(Shop.schema):6:"), "\(lines[1])")
    #expect(lines[1].contains("breaking [contract.narrowed]"), "\(lines[1])")
    #expect(lines[2].hasPrefix("    witness: {\"id\":\"aaaaaaaa"), "\(lines[2])")
    try shop.release("2.0.0")
    #expect(
      try shop.treaty(["next"]).output
        .hasPrefix("shop 1.0.0 → 2.0.0 (major); its version is 2.0.0"))
  }

  /// A breaking change of a document that no event carries, its version and its note.
  private func shopWithNote(
    decision: String = "0001", sections: [String] = ["Ids.", "Look.", "Cut."],
    covering choose: ([String]) -> [String] = { $0 }
  ) throws -> Shop {
    let shop = try Shop()
    try shop.edit(
      Shop.schema, #""id": {"maxLength": 9"#, #""id": {"maxLength": 7"#)
    try shop.release("2.0.0")
    let broken = try shop.check().fingerprintsOfBreaks
    #expect(!broken.isEmpty)
    try shop.writeNote(covers: choose(broken), decision: decision, sections: sections)
    return shop
  }
}
