import JSON
import Testing

@testable import SwiftTypes

/// Names that meet are spelled out: their signs are words, and what parts words is one, too.
@Suite struct SpelledNameTests {
  @Test func namesThatMeetSayTheirSigns() {
    #expect(Scope.members(["$ref", "ref"]) == ["dollarRef", "ref"])
    #expect(Scope.members(["a:b", "a/b", "aB"]) == ["aColonB", "aSlashB", "aB"])
    #expect(Scope.members(["$ref", "ref", "dollarRef"]) == ["_u24_ref", "ref", "dollarRef"])
    #expect(Scope.members(["foo_bar", "fooBar"]) == ["foo_bar", "fooBar"])
    #expect(
      Scope.members(["content-type", "contentType"]) == ["contentDashType", "contentType"])
    #expect(
      Scope.members(["a b", "a-b", "a_b", "aB", "a:b-c", "a:b c"])
        == ["aSpaceB", "aDashB", "a_b", "aB", "aColonBDashC", "aColonBSpaceC"])
    #expect(
      Scope.members(["a-b", "aB", "aDashB"]) == ["a_u2d_b", "aB", "aDashB"])
    #expect(
      Scope.members(
        ["a-b", "aB", "a b"], locked: ["a-b": "a_u2d_b", "aB": "aB"])
        == ["a_u2d_b", "aB", "aSpaceB"])
  }

  /// The examples of the page on generated Swift.
  @Test func whatHasNoWordsToSayIsSpelledExactly() {
    #expect(Scope.members(["en-US", "en_US"]) == ["enDashUs", "en_US"])
    #expect(
      Scope.members(["en-US", "en_US", "enDashUs"]) == ["en_u2d_US", "en_US", "enDashUs"])
    #expect(
      Scope.members(["3.0", "3.1", "30"], as: .cases) == ["value3Dot0", "value31", "_30"])
  }

  /// What meets another name whatever is tried says `Value` once more. The name that is spelled so in the
  /// schema keeps it, and neither depends on the order, nor on what else there is.
  @Test func namesThatMeetHoweverTheyAreSpelledAreToldApart() {
    let pairs: [(ScopeKind, [String], [String])] = [
      (.properties, ["self", "selfValue"], ["selfValueValue", "selfValue"]),
      (.properties, ["init", "initValue"], ["initValueValue", "initValue"]),
      (
        .properties, ["unknownMembers", "unknownMembersValue"],
        ["unknownMembersValueValue", "unknownMembersValue"]
      ),
      (.properties, ["id", "ID", "capitalID"], ["id", "capitalIDValue", "capitalID"]),
      (.cases, ["none", "noneValue"], ["noneValueValue", "noneValue"]),
      (.cases, ["self", "selfValue"], ["selfValueValue", "selfValue"]),
      (
        .properties, ["a-b", "aB", "aDashB", "a_u2d_b", "aU2dB"],
        ["a_u2d_bValue", "aB", "aDashB", "a_u2d_b", "aU2dB"]
      ),
      // Neither is spelled so: the first one by its bytes has the name.
      (.properties, ["§_ua7_", "_ua7_§"], ["_ua7__ua7_Value", "_ua7__ua7_"]),
    ]
    for (kind, names, expected) in pairs {
      #expect(Scope.members(names, as: kind) == expected)
      #expect(Scope.members(names.reversed(), as: kind) == expected.reversed())
      #expect(Scope.members(["other"] + names, as: kind) == ["other"] + expected)
    }
    // A name that was kept stays.
    #expect(
      Scope.members(["self", "selfValue"], locked: ["self": "selfValue"])
        == ["selfValue", "selfValueValue"])
  }
}
