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
}
