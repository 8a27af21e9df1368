import Testing
import TreatyRuntime

@Suite struct ScalarTests {
  @Test(
    "Integers",
    arguments: [
      ("0", 0), ("-0", 0), ("1.0", 1), ("1e2", 100), ("9223372036854775807", Int.max),
      ("-9223372036854775808", Int.min), ("1000000000000000000", 1_000_000_000_000_000_000),
      ("12e-1", nil), ("9223372036854775808", nil), ("1e400", nil), ("1.5", nil), ("\"1\"", nil),
      ("01", nil), ("-01", nil),
    ])
  func integers(text: String, value: Int?) { #expect((try? Int(json: text)) == value) }

  @Test(
    "Doubles are the nearest ones",
    arguments: [
      "0.1", "1.5", "-2.25", "123456789.123456", "1e300", "5e-324", "0.30000000000000004", "1e-7",
      "179769313486231570000000000000000000000",
    ])
  func doubles(text: String) throws {
    #expect(try Double(json: text) == Double(text))
    #expect(try Double(json: try Double(json: text).jsonText()) == Double(text))
  }

  @Test func doublesBeyondTheRangeAreRefused() {
    #expect(throws: DecodingFailure.self) { try Double(json: "1e400") }
  }

  @Test(
    "Numbers compare by their exact value",
    arguments: [("1", "1.0"), ("15e-1", "1.50"), ("0", "-0.000"), ("100", "1E2"), ("1e5", "1e+5")])
  func equalNumbers(left: String, right: String) {
    #expect(JSONNumber(left) == JSONNumber(right))
    #expect(JSONNumber(left)?.hashValue == JSONNumber(right)?.hashValue)
  }

  @Test func numbersAreOrderedByTheirExactValue() {
    let texts = ["-1e9", "-10", "-9.99", "-0.1", "0", "1e-400", "0.1", "0.10000000000000000001"]
    let numbers = texts.compactMap { JSONNumber($0) }
    #expect(numbers.count == texts.count)
    #expect(numbers.sorted() == numbers)
    #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test(
    "Integers of any size keep their text",
    arguments: [
      "0", "-0", "7", "-7", "1.0", "1e2", "999999999999999999", "9223372036854775807",
      "-9223372036854775808", "9223372036854775808", "18446744073709551616", "1e30",
      "-123456789012345678901234567890",
    ])
  func integers(text: String) throws {
    let integer = try JSONInteger(json: text)
    #expect(integer.text == text && integer.jsonText() == text)
    #expect(integer.int == JSONNumber(text)?.int)
    #expect(JSONInteger(text) == integer)
    #expect(JSONInteger(integer.number) == integer)
    if let word = integer.int {
      #expect(JSONInteger(word) == integer && integer.clamped == word)
      #expect(JSONInteger(word).hashValue == integer.hashValue)
    } else {
      #expect(integer.clamped == (text.hasPrefix("-") ? .min : .max))
    }
  }

  @Test(
    "What is no integer is refused", arguments: ["0.5", "1e-1", "true", "01", "", "-", "+1", "1 2"])
  func noIntegers(text: String) {
    #expect(JSONInteger(text) == nil)
    #expect(throws: DecodingFailure.self) { try JSONInteger(json: text) }
  }

  @Test func integersAreOrderedByTheirValue() {
    let texts = ["-1e30", "-9223372036854775809", "-2", "-1.0", "0", "1", "2e0", "1e30"]
    let integers = texts.compactMap { JSONInteger($0) }
    #expect(integers.count == texts.count)
    #expect(zip(integers, integers.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func numbersAreLiterals() {
    let texts: [(JSONNumber, String)] = [
      (1.5, "1.5"), (12.50, "12.5"), (0.1, "0.1"), (-3, "-3"), (JSONNumber(2.25), "2.25"),
      (1e300, "1e+300"), (100.0, "100"), (JSONNumber(UInt64.max), "18446744073709551615"),
    ]
    for (number, text) in texts { #expect(number.text == text && number.jsonText() == text) }
    #expect(JSONNumber(Double.infinity) == nil && JSONNumber(-Double.infinity) == nil)
    #expect(JSONNumber(Double.nan) == nil)
    let third = 1.0 / 3
    #expect(JSONNumber(third)?.double == third)
    #expect(JSONNumber(third).flatMap { try? JSONNumber(json: $0.jsonText()) } == JSONNumber(third))
    #expect(JSONNumber(-0.0).text == "-0")
  }

  @Test func integersComeFromNumbersOfOtherTypes() {
    #expect(JSONInteger(UInt64.max).text == "18446744073709551615")
    #expect(JSONInteger(Int8(-7)) == -7 && JSONInteger(UInt64(7)).int == 7)
    #expect(JSONInteger(exactly: 1e20)?.text == "1e+20" && JSONInteger(exactly: 3.0) == 3)
    #expect(JSONInteger(exactly: 1e20)?.jsonText() == "1e+20")
    for value in [0.5, .infinity, -.infinity, .nan] { #expect(JSONInteger(exactly: value) == nil) }
    #expect(JSONInteger(7).double == 7 && JSONInteger("1e30")?.double == 1e30)
  }

  @Test(
    "Instants have texts, which name them again",
    arguments: [
      (0, 0, "1970-01-01T00:00:00Z"), (1_795_230_000, 500_000_000, "2026-11-21T03:00:00.5Z"),
      (-1, 999_999_999, "1969-12-31T23:59:59.999999999Z"),
      (951_825_600, 1_000, "2000-02-29T12:00:00.000001Z"),
      (0, -1, "1969-12-31T23:59:59.999999999Z"),
      (0, 2_000_000_010, "1970-01-01T00:00:02.00000001Z"),
      (-62_167_219_200, 0, "0000-01-01T00:00:00Z"),
      (253_402_300_799, 0, "9999-12-31T23:59:59Z"), (68_169_600, 0, "1972-02-29T00:00:00Z"),
    ])
  func textsOfInstants(seconds: Int, nanoseconds: Int, text: String) {
    let instant = Timestamp.Instant(seconds: seconds, nanoseconds: nanoseconds)
    #expect(Timestamp(instant)?.text == text)
    #expect(Timestamp(text).instant == instant)
  }

  @Test func everyDayHasATextAndTheNextOneALaterOne() {
    let day = 86_400
    var last = ""
    for number in stride(from: -62_167_219_200, to: 253_402_300_800, by: 17 * day) {
      let instant = Timestamp.Instant(seconds: number)
      guard let text = Timestamp(instant)?.text else {
        Issue.record("\(number)")
        return
      }
      #expect(Timestamp(text).instant == instant && last < text)
      last = text
    }
    #expect(Timestamp(Timestamp.Instant(seconds: -62_167_219_201)) == nil)
    #expect(Timestamp(Timestamp.Instant(seconds: 253_402_300_800)) == nil)
    #expect(Timestamp(Timestamp.Instant(seconds: .max)) == nil)
    #expect(Timestamp(Timestamp.Instant(seconds: .min)) == nil)
  }

  @Test func timestampsAreComparedByTheirInstants() {
    let early: Timestamp = "2026-11-21T04:00:00+01:00"
    #expect(early.isBefore("2026-11-21T03:00:00.1Z") == true)
    #expect(early.isBefore("2026-11-21T03:00:00Z") == false)
    #expect(early.isBefore("soon") == nil && Timestamp("soon").isBefore(early) == nil)
  }

  @Test func boundsOfIntegersAreExactBeyondMachineWords() {
    #expect(throws: DecodingFailure.self) { try AtLeastOne(json: "-18446744073709551616") }
    #expect(throws: DecodingFailure.self) { try AtLeastOne(json: "0") }
    #expect(throws: Never.self) { try AtLeastOne(json: "18446744073709551616") }
  }

  @Test(
    "Strings come back as they are",
    arguments: ["", "a", "é", "e\u{301}", "😀", "\u{0}\u{1F}\"\\/", "line\r\nbreak", "\u{2028}"])
  func strings(text: String) throws {
    let read = try String(json: text.jsonText())
    #expect(Array(read.utf8) == Array(text.utf8))
  }

  @Test func escapesAreUndone() throws {
    #expect(try String(json: #""\u0041\n\t\/\ud83d\ude00\b\f\r\\\"""#) == "A\n\t/😀\u{8}\u{C}\r\\\"")
  }

  @Test(
    "Date-times name instants",
    arguments: [
      ("1970-01-01T00:00:00Z", 0, 0), ("2026-11-21T04:00:00.5+01:00", 1_795_230_000, 500_000_000),
      ("1969-12-31T23:59:59Z", -1, 0), ("2000-02-29t12:00:00z", 951_825_600, 0),
      ("1998-12-31T23:59:60Z", 915_148_800, 0),
    ])
  func timestamps(text: String, seconds: Int, nanoseconds: Int) {
    let instant = Timestamp(text).instant
    #expect(instant == Timestamp.Instant(seconds: seconds, nanoseconds: nanoseconds))
  }

  @Test(
    "Other texts name none",
    arguments: [
      "2026-02-29T00:00:00Z", "2026-11-21", "2026-11-21T24:00:00Z", "2026-11-21 04:00:00Z",
      "2026-11-21T04:00:00", "2026-11-21T04:00:60Z", "2026-13-01T00:00:00Z", "yesterday", "",
    ])
  func noTimestamps(text: String) throws {
    #expect(Timestamp(text).instant == nil)
    #expect(try Timestamp(json: text.jsonText()).text == text)
  }
}

private struct AtLeastOne: JSONDecodable {
  init(from reader: inout JSONReader) throws(Rejection) {
    _ = try reader.integer(minimum: 1)
  }
}
