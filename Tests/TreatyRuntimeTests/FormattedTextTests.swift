import Testing
import TreatyRuntime

/// Dates, times, durations and identifiers: what has parts, what has none, and that all texts survive.
@Suite struct FormattedTextTests {
  @Test(
    "Dates", arguments: ["2024-02-29", "0000-01-01", "9999-12-31", "2000-02-29"])
  func dates(text: String) {
    #expect(CalendarDate(text).parts != nil)
  }

  @Test(
    "Other texts are no dates",
    arguments: ["2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20260101", ""])
  func noDates(text: String) throws {
    #expect(CalendarDate(text).parts == nil)
    #expect(try CalendarDate(json: text.jsonText()).value == text)
  }

  @Test func aDateIsTakenApart() throws {
    let parts = try #require(CalendarDate("2026-11-21").parts)
    #expect(parts == (2026, 11, 21))
  }

  @Test func aDateIsMadeOfItsParts() {
    #expect(CalendarDate(year: 2026, month: 2, day: 1)?.value == "2026-02-01")
    #expect(CalendarDate(year: 0, month: 12, day: 31)?.value == "0000-12-31")
    #expect(CalendarDate(year: 2024, month: 2, day: 29) != nil)
    for (year, month, day) in [
      (2023, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (-1, 1, 1),
      (10_000, 1, 1),
    ] {
      #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }
  }

  @Test func datesAreOrderedAsOnTheCalendar() {
    let dates: [CalendarDate] = [
      "0999-12-31", "2025-12-31", "2026-01-01", "2026-01-10", "2026-02-09",
    ]
    #expect(dates.reversed().sorted() == dates)
    #expect(zip(dates, dates.dropFirst()).allSatisfy { $0 < $1 && !($1 < $0) && $0 != $1 })
    // Texts that are canonically equal are two dates, one of them the lesser.
    let (one, two): (CalendarDate, CalendarDate) = ("\u{E9}", "e\u{301}")
    #expect(one != two && (one < two) != (two < one))
  }

  @Test func anIdentifierIsMadeOfItsBytes() {
    let identifier: UniqueID = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
    #expect(identifier.bytes.flatMap { UniqueID(bytes: $0) } == identifier)
    #expect(UniqueID(bytes: [UInt8](repeating: 0, count: 15)) == nil)
    #expect(UniqueID(bytes: [UInt8](repeating: 0, count: 17)) == nil)
  }

  @Test(
    "Times",
    arguments: [
      ("04:00:00.5+01:00", 500_000_000, 60), ("23:59:60Z", 0, 0), ("22:59:60-01:00", 0, -60),
      ("00:00:00z", 0, 0),
    ])
  func times(text: String, nanosecond: Int, offset: Int) {
    #expect(ClockTime(text).parts?.nanosecond == nanosecond)
    #expect(ClockTime(text).parts?.offset == offset)
  }

  @Test(
    "Other texts are no times",
    arguments: ["24:00:00Z", "12:00Z", "12:00:00", "22:59:60Z", "12:60:00Z", "12:00:00.Z", "noon"])
  func noTimes(text: String) {
    #expect(ClockTime(text).parts == nil)
  }

  @Test(
    "Times are made of their parts",
    arguments: [
      (0, 0, 0, 0, 0, "00:00:00Z"), (4, 5, 6, 500_000_000, 60, "04:05:06.5+01:00"),
      (23, 59, 59, 1, -1439, "23:59:59.000000001-23:59"), (23, 59, 60, 0, 0, "23:59:60Z"),
      (5, 29, 60, 0, 330, "05:29:60+05:30"), (24, 0, 0, 0, 0, nil), (12, 60, 0, 0, 0, nil),
      (12, 0, 61, 0, 0, nil), (12, 0, 60, 0, 0, nil), (12, 0, 0, 1_000_000_000, 0, nil),
      (12, 0, 0, -1, 0, nil), (12, 0, 0, 0, 1440, nil), (12, 0, 0, 0, .min, nil),
      (-1, 0, 0, 0, 0, nil), (12, -1, 0, 0, 0, nil), (12, 0, -1, 0, 0, nil),
    ] as [(Int, Int, Int, Int, Int, String?)])
  func madeTimes(
    hour: Int, minute: Int, second: Int, nanosecond: Int, offset: Int, text: String?
  ) throws {
    let time = ClockTime(
      hour: hour, minute: minute, second: second, nanosecond: nanosecond, offset: offset)
    #expect(time?.value == text)
    guard let parts = time?.parts else { return }
    #expect([parts.hour, parts.minute, parts.second] == [hour, minute, second])
    #expect(parts.nanosecond == nanosecond && parts.offset == offset)
  }

  @Test func durationsAreMadeOfTheirParts() throws {
    let some = [0, 0, 1, 12, Int.max]
    for years in some {
      for months in some {
        for days in some {
          for time in [(0, 0, 0), (1, 0, 0), (0, 2, 0), (0, 0, 3), (4, 0, 5), (6, 7, .max)] {
            let span = try #require(
              TimeSpan(
                years: years, months: months, days: days, hours: time.0, minutes: time.1,
                seconds: time.2))
            let parts = try #require(span.parts, "\(span)")
            #expect([parts.years, parts.months, parts.days] == [years, months, days])
            #expect((parts.hours, parts.minutes, parts.seconds) == time && parts.weeks == 0)
          }
        }
      }
    }
    let made = [
      TimeSpan(), TimeSpan(weeks: 2), TimeSpan(years: 1, days: 2), TimeSpan(hours: 1, seconds: 5),
      TimeSpan(days: 1, hours: 12), TimeSpan(minutes: 90),
    ]
    #expect(made.map(\.?.value) == ["PT0S", "P2W", "P1Y0M2D", "PT1H0M5S", "P1DT12H", "PT90M"])
    #expect(TimeSpan(weeks: 2, days: 1) == nil && TimeSpan(weeks: 1, seconds: 1) == nil)
    #expect(TimeSpan(weeks: -1) == nil && TimeSpan(days: -1) == nil && TimeSpan(hours: -1) == nil)
    #expect(TimeSpan(days: 1, seconds: .min) == nil)
  }

  @Test(
    "Durations",
    arguments: [
      ("P1Y2M3DT4H5M6S", [1, 2, 0, 3, 4, 5, 6]), ("P2W", [0, 0, 2, 0, 0, 0, 0]),
      ("PT36H", [0, 0, 0, 0, 36, 0, 0]), ("P1M", [0, 1, 0, 0, 0, 0, 0]),
      ("PT1M", [0, 0, 0, 0, 0, 1, 0]), ("P3DT5S", [0, 0, 0, 3, 0, 0, 5]),
    ])
  func durations(text: String, counts: [Int]) throws {
    let parts = try #require(TimeSpan(text).parts)
    let all = [
      parts.years, parts.months, parts.weeks, parts.days, parts.hours, parts.minutes, parts.seconds,
    ]
    #expect(all == counts)
  }

  @Test(
    "Other texts are no durations",
    arguments: [
      "P", "PT", "P1Y2D", "PT1H5S", "P2W1D", "P1D2H", "1D", "P1", "PT0.5S", "P-1D", "P1S", "PT1D",
      "P99999999999999999999D", "p1d", "P1DT", "P1D ",
    ])
  func noDurations(text: String) throws {
    #expect(TimeSpan(text).parts == nil)
    #expect(try TimeSpan(json: text.jsonText()).jsonText() == text.jsonText())
  }

  @Test func identifiersHaveTheSameBytesInCapitalsAndDifferentTexts() {
    let small = UniqueID("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")
    let capitals = UniqueID("F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6")
    #expect(small.bytes?.count == 16)
    #expect(small.bytes == capitals.bytes)
    #expect(small != capitals)
  }

  @Test(
    "Other texts are no identifiers",
    arguments: [
      "f81d4fae7dec11d0a76500a0c91e6bf6", "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}",
      "f81d4fae-7dec-11d0-a765-00a0c91e6bfg", "f81d4fae-7dec-11d0-a76500-a0c91e6bf6", "",
    ])
  func noIdentifiers(text: String) {
    #expect(UniqueID(text).bytes == nil)
  }
}
