import GeneratedContracts
import Testing

@testable import TreatyRuntime

/// All reasons for a refusal at once, and the reasons of each branch of a union.
@Suite struct AllFailuresTests {
  private static let actor = #"{"kind":"human","id":"ada"}"#

  private func pointers(_ failures: [DecodingFailure]) -> [String] { failures.map(\.pointer) }

  @Test(
    "Each reason is given once, at its place",
    arguments: [
      (#"{"kind":"human","id":"ada"}"#, []),
      (#"{"kind":"robot","id":7}"#, ["/kind", "/id"]),
      (#"{"id":7}"#, ["", "/id"]),
      (
        #"{"kind":"agent","id":"a","on_behalf_of":{"kind":1,"id":2}}"#,
        ["/on_behalf_of/kind", "/on_behalf_of/id"]
      ),
      (#"[]"#, [""]),
      (#"{"kind":5,"id""#, ["/kind", ""]),
    ])
  func reasons(text: String, expected: [String]) {
    let failures = OpsCore.Actor.failures(in: text)
    #expect(pointers(failures) == expected, "\(failures)")
  }

  @Test func theFirstReasonIsTheOneThatDecodingThrows() {
    for text in [#"{"kind":"robot","id":7}"#, "{}", "7", #"{"kind":"human","id":"a","id":"b"}"#] {
      let thrown = #expect(throws: DecodingFailure.self) { try OpsCore.Actor(json: text) }
      #expect(OpsCore.Actor.failures(in: text).contains { $0 == thrown })
    }
  }

  @Test func itemsAndMembersOfMapsAreJudgedEachForItself() {
    let items = [Int].failures(in: #"[1,"a",2,true,[],3.5]"#)
    #expect(pointers(items) == ["/1", "/3", "/4", "/5"])
    let members = OrderedMap<Int>.failures(in: #"{"a":"x","b":1,"c":null,"c2":[{}]}"#)
    #expect(pointers(members) == ["/a", "/c", "/c2"])
  }

  @Test func aLimitIsKept() {
    let text = "[" + repeatElement("null", count: 500).joined(separator: ",") + "]"
    #expect([Int].failures(in: text, limit: 7).count == 7)
    #expect([Int].failures(in: text).count == 100)
  }

  @Test func theBranchesOfAUnionSayWhyTheyRefuse() {
    let failure = #expect(throws: DecodingFailure.self) { try NumberOrText(json: " true") }
    #expect(failure?.branches.map(\.schema) == ["u#/anyOf/0/type", "u#/anyOf/1/type"])
    #expect(failure?.branches.map(\.expected) == ["an integer", "a string"])
    #expect(
      failure?.description == """
        the document (line 1, column 2): expected one of 2 branches, found true [u#/anyOf]
          the document (line 1, column 2): expected an integer, found true [u#/anyOf/0/type]
          the document (line 1, column 2): expected a string, found true [u#/anyOf/1/type]
        """)
  }
}

/// A union whose branches are tried one after the other.
private enum NumberOrText: JSONDecodable {
  case number(Int)
  case text(String)

  init(from reader: inout JSONReader) throws(Rejection) {
    var reasons: [Rejection] = []
    do throws(Rejection) {
      self = .number(try reader.int())
      return
    } catch {
      reasons.append(error.inside("u#/anyOf/0"))
    }
    do throws(Rejection) {
      self = .text(try reader.string())
      return
    } catch {
      reasons.append(error.inside("u#/anyOf/1"))
    }
    throw Rejection(
      offset: reader.valueStart, expected: "one of 2 branches", keyword: "anyOf", branches: reasons
    ).inside("u#")
  }
}
