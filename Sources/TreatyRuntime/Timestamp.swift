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

    /// An instant from its parts.
    public init(seconds: Int, nanoseconds: Int = 0) {
      self.seconds = seconds
      self.nanoseconds = nanoseconds
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
    let bytes = Array(text.utf8)
    var fields = TimestampFields(bytes)
    guard let year = fields.number(4), fields.skip("-"), let month = fields.number(2),
      fields.skip("-"), let day = fields.number(2), fields.skip("Tt"),
      let hour = fields.number(2), fields.skip(":"), let minute = fields.number(2),
      fields.skip(":"), let second = fields.number(2), let nanoseconds = fields.fraction(),
      let offset = fields.offset(), fields.isAtEnd
    else { return nil }
    guard (1...12).contains(month), hour < 24, minute < 60, second < 61,
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    let minutes = (Self.days(to: year, month, day) * 24 + hour) * 60 + minute - offset
    // A leap second stands only at the end of a day in UTC.
    if second == 60, (minutes % 1440 + 1440) % 1440 != 1439 { return nil }
    self.init(seconds: minutes * 60 + second, nanoseconds: nanoseconds)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
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

/// The fields of a date-time, read from left to right.
private struct TimestampFields {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func number(_ digits: Int) -> Int? {
    guard position + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + digits] {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    position += digits
    return value
  }

  mutating func skip(_ oneOf: StaticString) -> Bool {
    guard position < bytes.count else { return false }
    let matches = oneOf.withUTF8Buffer { $0.contains(bytes[position]) }
    if matches { position += 1 }
    return matches
  }

  /// Nanoseconds: zero when there is no fraction, nil when there are no digits after the point.
  mutating func fraction() -> Int? {
    guard skip(".") else { return 0 }
    var value = 0
    var digits = 0
    while let digit = number(1) {
      if digits < 9 { value = value * 10 + digit }
      digits += 1
    }
    guard digits > 0 else { return nil }
    for _ in min(digits, 9)..<9 { value *= 10 }
    return value
  }

  /// Minutes east of Greenwich.
  mutating func offset() -> Int? {
    if skip("Zz") { return 0 }
    let isWest = position < bytes.count && bytes[position] == UInt8(ascii: "-")
    guard skip("+-"), let hours = number(2), skip(":"), let minutes = number(2), hours < 24,
      minutes < 60
    else { return nil }
    return (isWest ? -1 : 1) * (hours * 60 + minutes)
  }
}
