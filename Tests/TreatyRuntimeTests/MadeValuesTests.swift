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
    let scores: OrderedMap = ["a": 1, "b": 2]
    var names: [String] = []
    for entry in scores where entry.value > 1 { names.append(entry.name) }
    #expect(names == ["b"])
  }
}
