import Testing
import TreatyRuntime

/// What the page about generated Swift shows of values that a program makes.
@Suite struct MadeValuesTests {
  @Test func valuesAreMadeAsThePageShows() {
    let amount: JSONNumber = 12.5
    #expect(amount.text == "12.5" && JSONNumber(literal: "12.50").text == "12.50")
    let rate = JSONNumber(0.1 * 3)
    #expect(rate?.text == "0.30000000000000004")
    let big = JSONInteger(UInt64.max)
    #expect(big.text == "18446744073709551615")
    let now = Timestamp(Timestamp.Instant(seconds: 1_795_230_000, nanoseconds: 500_000_000))
    #expect(now?.text == "2026-11-21T03:00:00.5Z")
    #expect(now?.isBefore("2026-11-21T04:00:00Z") == true)
    #expect(CalendarDate(year: 2026, month: 2, day: 29) == nil)
    let id = UniqueID(bytes: [UInt8](repeating: 7, count: 16))
    #expect(id?.value == "07070707-0707-0707-0707-070707070707")
    #expect(ClockTime(hour: 12, minute: 0, offset: 60)?.value == "12:00:00+01:00")
    #expect(TimeSpan(days: 1, hours: 12)?.value == "P1DT12H")
    let note: RawJSON = ["id": 7, "tags": ["new", true], "text": .null]
    #expect(note.text == #"{"id":7,"tags":["new",true],"text":null}"#)
    let scores: OrderedMap = ["a": 1, "b": 2]
    var names: [String] = []
    for entry in scores where entry.value > 1 { names.append(entry.name) }
    #expect(names == ["b"])
  }

  @Test(
    "Open JSON is written as literals",
    arguments: [
      ("a\n\"\u{E9}", #""a\n\"é""#), (true, "true"), (-3, "-3"), (12.50, "12.5"), ([], "[]"),
      ([:], "{}"), ([1, ["a"], .null], #"[1,["a"],null]"#),
      (["b": 1, "a": 2, "b": 3], #"{"b":3,"a":2}"#),
      // A text that looks like JSON is a string like any other.
      (#"{"a": 1}"#, #""{\"a\": 1}""#),
    ] as [(RawJSON, String)])
  func literals(value: RawJSON, text: String) throws {
    #expect(value.text == text)
    #expect(try RawJSON(json: text) == value)
  }
}
