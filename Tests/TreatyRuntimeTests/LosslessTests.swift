import Foundation
import GeneratedContracts
import TestSupport
import Testing
import TreatyRuntime

/// Nothing is lost: what a generated type reads it writes again, but for white space and the escapes of
/// strings.
@Suite struct LosslessTests {
  @Test func unknownMembersKeepOrderNumbersAndNulls() throws {
    let text =
      #"{"kind":"human","id":"ada","z":1.50,"é":null,"e\#u{301}":1E+2,"a":{"y":-0,"x":[1.0]},"#
      + #""big":123456789012345678901234567890,"tiny":1e-999}"#
    #expect(try Array(OpsCore.Actor(json: text).jsonBytes()) == Array(text.utf8))
  }

  @Test func absentAndNullStayDifferent() throws {
    let both = ["{}", #"{"note":null}"#, #"{"note":"x"}"#]
    for text in both {
      let value = try RawMembers(json: text)
      #expect(value.jsonText() == text)
    }
    #expect(Presence<Int>.absent != .null)
  }

  @Test(
    "A number keeps its text",
    arguments: ["1.50", "-0", "1E+2", "1e400", "0.10000000000000000001", "18446744073709551615"])
  func numbers(text: String) throws {
    #expect(try JSONNumber(json: text).jsonText() == text)
    #expect(try RawJSON(json: " \(text) ").text == text)
  }

  @Test func everyValidFixtureOfThePackComesBackWhole() throws {
    var count = 0
    for module in ["ops_core", "run_operate"] {
      let folder = SharedData.repositoryRoot.appending(path: "contracts/\(module)/fixtures")
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      where path.contains("/valid-") && path.hasPrefix("EventEnvelope/") {
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: path)))
        let written = try OpsCore.EventEnvelope(json: bytes).jsonBytes()
        #expect(
          try RawJSON(json: written).canonicalText() == RawJSON(json: bytes).canonicalText(),
          "\(path)")
        count += 1
      }
    }
    #expect(count >= 3)
  }
}
