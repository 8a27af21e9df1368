import GeneratedContracts
import Testing
import TreatyRuntime

/// The form of a text comes back with the value, and is no part of it.
@Suite struct WrittenFormTests {
  private typealias Actor = OpsCore.Actor

  @Test(
    "Members come back in their order",
    arguments: [
      #"{"id":"ada","kind":"human"}"#, #"{"z":1,"id":"ada","y":{"b":1,"a":2},"kind":"human"}"#,
      #"{"kind":"human","z":1,"id":"ada"}"#, #"{"kind":"human","id":"ada","z":1,"a":2}"#,
    ])
  func order(text: String) throws {
    #expect(try Actor(json: text).jsonText() == text)
  }

  @Test func whatIsAddedFollowsAndWhatIsRemovedIsGone() throws {
    var actor = try Actor(json: #"{"z":1,"id":"ada","a":2,"kind":"human"}"#)
    actor.unknownMembers["a"] = nil
    actor.unknownMembers["b"] = RawJSON(3)
    actor.kind = .service
    #expect(actor.jsonText() == #"{"z":1,"id":"ada","kind":"service","b":3}"#)
  }

  @Test func valuesAreEqualInWhateverForm() throws {
    let plain = try Actor(json: #"{"kind":"human","id":"ada"}"#)
    let turned = try Actor(json: #"{"id":"ada","kind":"human"}"#)
    #expect(plain == turned)
    #expect(plain.jsonText() != turned.jsonText())
    #expect(WrittenForm().hashValue == WrittenForm().hashValue)
  }

  /// Texts of doubles that are kept without being remembered: what is written is what was read.
  @Test(
    "Doubles are written in the plainest way",
    arguments: [
      ("10", "10"), ("10.0", "10"), ("-0", "-0"), ("-0.0", "-0"), ("1e2", "100"), ("0.5", "0.5"),
      ("9007199254740992", "9007199254740992.0"), ("0.0001", "0.0001"), ("0.00001", "1e-05"),
      ("123456789012345", "123456789012345"), ("0.1234567890123456", "0.1234567890123456"),
    ])
  func doubles(text: String, written: String) throws {
    #expect(try Double(json: text).jsonText() == written)
  }
}
