import Foundation
import JSON
import TestSupport
import Testing

/// A change cannot loosen what it is judged by, and what is let pass is on record.
@Suite struct PolicyTests {
  @Test func aChangeDoesNotChooseItsOwnBaseline() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    try shop.repository.write([
      "treaty.json": #"{"modules": ["contracts/*/*.contract.json"], "baseline": "HEAD"}"#
    ])
    let judged = try shop.check()
    #expect(judged.exitCode == 1, "\(judged)")
    #expect(judged.rules.contains("contract.narrowed"))
    #expect(judged.refusals.contains("policy.loosened"))
    let why = judged.report["base"]?["why"]?.string ?? ""
    #expect(why.contains("does not count yet"), "\(why)")
    // Once the base says the same, it counts.
    try shop.repository.git("checkout", "--quiet", "main")
    try shop.repository.git("merge", "--quiet", "feature")
    try shop.repository.git("checkout", "--quiet", "-b", "next")
    try shop.repository.commit("Nothing")
    let next = try shop.judge("check")
    #expect(next.report["base"]?["why"]?.string == "treaty.json says so")
  }

  @Test func theStricterOfBothPoliciesHolds() throws {
    let shop = try Shop()
    let modules = #""modules": ["contracts/*/*.contract.json"]"#
    try shop.repository.write(["treaty.json": "{\(modules), \"content_model\": \"strict\"}"])
    try shop.repository.commit("Be strict")
    try shop.repository.git("branch", "--force", "main", "HEAD")
    try shop.repository.write(["treaty.json": "{\(modules)}"])
    try shop.makeAdditiveChange()
    try shop.release("1.1.0")
    let judged = try shop.check()
    #expect(judged.exitCode == 1, "\(judged)")
    #expect(judged.verdict == "breaking")
    #expect(judged.refusals.contains("policy.loosened"))
  }

  @Test func aManifestThatAsksForLessIsHeldToWhatItAskedForBefore() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    try shop.edit(Shop.manifest, #""stability""#, #""compatibility": "none", "stability""#)
    let judged = try shop.check()
    #expect(judged.refusals.contains("contract.narrowed"), "\(judged)")
    #expect(judged.refusals.contains("policy.loosened"))
  }

  @Test func aWaiverLetsOneFindingPassUntilItsDay() throws {
    let shop = try Shop()
    try shop.edit(Shop.schema, #""id": {"maxLength": 9"#, #""id": {"maxLength": 7"#)
    let fingerprint = try #require(try shop.check().fingerprintsOfBreaks.first)
    let words = [
      "waive", fingerprint, "--reason", "No purchase has ever had a longer id.", "--owner", "sales",
    ]
    let result = try shop.treaty(words + ["--expires", "2026-06-30", "--today", "2026-06-01"])
    #expect(result.exitCode == 0, "\(result)")
    let passed = try shop.judge("check", ["--today", "2026-06-30"])
    #expect(passed.exitCode == 0, "\(passed)")
    #expect(passed.report["summary"]?["waived"]?.number?.int == 1)
    #expect(passed.verdict == "none")
    let expired = try shop.judge("check", ["--today", "2026-07-01"])
    #expect(expired.exitCode == 1)
    #expect(expired.refusals.contains("waiver.expired"))
    #expect(expired.refusals.contains("contract.narrowed"))
    // Once the change is gone, the waiver is what is left over.
    try shop.edit(Shop.schema, #""id": {"maxLength": 7"#, #""id": {"maxLength": 9"#)
    let unused = try shop.judge("check", ["--today", "2026-06-30"])
    #expect(unused.exitCode == 0)
    #expect(unused.rules == ["waiver.unused"])
  }

  @Test func aWaiverThatSaysTooLittleIsNotWritten() throws {
    let shop = try Shop()
    try shop.makeBreakingChange()
    let fingerprint = try #require(try shop.check().fingerprintsOfBreaks.first)
    let reason = ["--reason", "Nobody stores orders.", "--owner", "sales"]
    for words in [
      [], [fingerprint], [fingerprint] + reason, [fingerprint] + reason + ["--expires", "soon"],
      [fingerprint] + reason + ["--expires", "2026-02-30"],
      [fingerprint] + reason + ["--expires", "2026-05-31", "--today", "2026-06-01"],
      ["0123456789abcdef"] + reason + ["--expires", "9999-12-31"],
    ] {
      let result = try shop.treaty(["waive"] + words)
      #expect(result.exitCode == 2, "\(words): \(result)")
    }
    let file = shop.repository.folder.appending(path: "contracts/waivers.json")
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }
}
