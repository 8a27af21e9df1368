/// A date and time as it was written (`2026-11-21T04:00:00.5+01:00`), with the instant it names.
///
/// JSON Schema's `format` asserts nothing by default, so a text that names no instant is kept too.
public struct Timestamp: Sendable {
  /// A point on the time line, in Coordinated Universal Time.
  public struct Instant: Sendable, Hashable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted; rounded towards the past.
    public let seconds: Int
    /// Nanoseconds since that second; digits beyond the ninth are cut off.
    public let nanoseconds: Int

    /// An instant from its parts. Nanoseconds below zero, and those of a second or more, count for the
    /// seconds.
    public init(seconds: Int, nanoseconds: Int = 0) {
      let second = 1_000_000_000
      let rest = (nanoseconds % second + second) % second
      self.seconds = seconds + (nanoseconds - rest) / second
      self.nanoseconds = rest
    }

    /// The order of time.
    public static func < (left: Instant, right: Instant) -> Bool {
      (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
  }

  /// The text as written.
  public let text: String

  /// A timestamp from its text, whatever it says.
  public init(_ text: String) { self.text = text }

  /// An instant in UTC, with as many digits behind the second as it takes: `2026-11-21T03:00:00.5Z`. Nil
  /// outside of the years 0 to 9999, for which RFC 3339 has no text.
  public init?(_ instant: Instant) {
    guard let text = instant.rfc3339Text else { return nil }
    self.text = text
  }

  /// Whether the instant is an earlier one; nil when one of the texts names none.
  ///
  /// Timestamps are equal when their texts are, and two texts may name one instant, so that there is no
  /// `<` between timestamps: compare or sort their instants.
  public func isBefore(_ other: Timestamp) -> Bool? {
    guard let instant, let otherInstant = other.instant else { return nil }
    return instant < otherInstant
  }

  /// The instant; nil when the text is no date-time of RFC 3339.
  public var instant: Instant? { Instant(rfc3339: text) }
}

extension Timestamp: Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// A timestamp from its text.
  public init(stringLiteral text: String) { self.init(text) }

  /// The text as written.
  public var description: String { text }

  /// The same text; compare `instant` to ignore how it is written.
  public static func == (left: Timestamp, right: Timestamp) -> Bool {
    left.text.hasSameBytes(as: right.text)
  }

  /// Agrees with `==`.
  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

extension Timestamp: JSONDecodable, JSONEncodable {
  /// Reads a string.
  public init(from reader: inout JSONReader) throws(Rejection) { text = try reader.string() }
  /// Writes the text as it was.
  public func write(to writer: inout JSONWriter) { writer.write(text) }
}

extension Timestamp.Instant {
  /// Reads a date-time of RFC 3339, section 5.6; nil for anything else.
  public init?(rfc3339 text: String) {
    var fields = TextFields(text)
    guard let date = fields.date(), fields.skip("Tt"), let time = fields.time(), fields.isAtEnd
    else { return nil }
    let days = Self.days(to: date.year, date.month, date.day)
    let minutes = (days * 24 + time.hour) * 60 + time.minute - time.offset
    // A leap second stands only at the end of a day in UTC.
    if time.second == 60, (minutes % 1440 + 1440) % 1440 != 1439 { return nil }
    self.init(seconds: minutes * 60 + time.second, nanoseconds: time.nanosecond)
  }

  /// The instant in UTC; nil where its year has not four digits.
  fileprivate var rfc3339Text: String? {
    guard seconds >= Self.days(to: 0, 1, 1) * 86_400,
      seconds < Self.days(to: 10_000, 1, 1) * 86_400
    else { return nil }
    let ofDay = (seconds % 86_400 + 86_400) % 86_400
    let day = (seconds - ofDay) / 86_400
    let (year, month, dayOfMonth) = Self.date(ofDay: day)
    let date = CalendarDate.text(year, month, dayOfMonth)
    let time = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60].map { Digits.padded($0, 2) }
      .joined(separator: ":")
    return date + "T" + time + Digits.fraction(nanoseconds) + "Z"
  }

  /// The date of a day since 1970-01-01: the inverse of `days(to:_:_:)`.
  private static func date(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
    let sinceMarch = day + 719_468
    let era = (sinceMarch >= 0 ? sinceMarch : sinceMarch - 146_096) / 146_097
    let dayOfEra = sinceMarch - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * marchMonth + 2) / 5 + 1
    )
  }

  /// Days since 1970-01-01 in the Gregorian calendar; the year is taken to begin in March, so that a
  /// leap day is its last.
  private static func days(to year: Int, _ month: Int, _ day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
