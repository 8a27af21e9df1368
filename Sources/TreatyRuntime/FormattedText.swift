/// A text with a form of its own, kept as it was written.
///
/// JSON Schema's `format` asserts nothing by default, so a text of another form is kept, too, and its
/// parts are nil. Two are equal when their texts are the same bytes.
public protocol FormattedText: TextValue, JSONDecodable, JSONEncodable {}

extension FormattedText {
  /// Reads a string.
  public init(from reader: inout JSONReader) throws(Rejection) { self.init(try reader.string()) }
  /// Writes the text as it was.
  public func write(to writer: inout JSONWriter) { writer.write(value) }
}

/// A date of RFC 3339 (`2026-11-21`): a day on the calendar, in no time zone.
public struct CalendarDate: FormattedText {
  /// The text as written.
  public let value: String
  /// A date from its text, whatever it says.
  public init(_ value: String) { self.value = value }

  /// A day of the Gregorian calendar; nil when there is none, and outside of the years 0 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    value = Self.text(year, month, day)
    if parts == nil { return nil }
  }

  static func text(_ year: Int, _ month: Int, _ day: Int) -> String {
    Digits.padded(year, 4) + "-" + Digits.padded(month, 2) + "-" + Digits.padded(day, 2)
  }

  /// Year, month and day; nil when the text is no date.
  public var parts: (year: Int, month: Int, day: Int)? {
    var fields = TextFields(value)
    guard let parts = fields.date(), fields.isAtEnd else { return nil }
    return parts
  }
}

extension CalendarDate: Comparable {
  /// The order of the texts by their bytes, which is that of the calendar where both are dates.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
  }
}

/// Texts of numbers of a fixed length.
enum Digits {
  static func padded(_ number: Int, _ count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }

  /// A point and as many digits of a second as it takes; nothing for none.
  static func fraction(_ nanoseconds: Int) -> String {
    guard nanoseconds != 0 else { return "" }
    var text = "." + padded(nanoseconds, 9)
    while text.utf8.last == Byte.zero { text.removeLast() }
    return text
  }
}

/// A time of day of RFC 3339 (`04:00:00.5+01:00`), which says its distance from UTC.
public struct ClockTime: FormattedText {
  /// A time of day, taken apart.
  public struct Parts: Sendable, Hashable {
    /// From 0 to 23.
    public let hour: Int
    /// From 0 to 59.
    public let minute: Int
    /// From 0 to 59; 60 in a leap second.
    public let second: Int
    /// Since that second; digits beyond the ninth are cut off.
    public let nanosecond: Int
    /// Minutes east of Greenwich.
    public let offset: Int
  }

  /// The text as written.
  public let value: String
  /// A time from its text, whatever it says.
  public init(_ value: String) { self.value = value }

  /// A time of day so many minutes east of Greenwich, with as many digits behind the second as it takes; nil
  /// when there is none. Second 60 is a leap second, which stands only at the end of a day in UTC.
  public init?(hour: Int, minute: Int, second: Int = 0, nanosecond: Int = 0, offset: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second),
      (0...999_999_999).contains(nanosecond), (-1439...1439).contains(offset)
    else { return nil }
    let distance = offset.magnitude
    let zone = [distance / 60, distance % 60].map { Digits.padded(Int($0), 2) }
    value =
      [hour, minute, second].map { Digits.padded($0, 2) }.joined(separator: ":")
      + Digits.fraction(nanosecond)
      + (offset == 0 ? "Z" : (offset < 0 ? "-" : "+") + zone.joined(separator: ":"))
    if parts == nil { return nil }
  }

  /// The parts; nil when the text is no time.
  public var parts: Parts? {
    var fields = TextFields(value)
    guard let parts = fields.time(), fields.isAtEnd else { return nil }
    let minutes = (parts.hour * 60 + parts.minute - parts.offset + 2880) % 1440
    // A leap second stands only at the end of a day in UTC.
    guard parts.second < 60 || minutes == 1439 else { return nil }
    return parts
  }
}

/// A universally unique identifier of RFC 4122 (`f81d4fae-7dec-11d0-a765-00a0c91e6bf6`).
public struct UniqueID: FormattedText {
  /// The text as written.
  public let value: String
  /// An identifier from its text, whatever it says.
  public init(_ value: String) { self.value = value }

  /// An identifier from its sixteen bytes, in small letters; nil when they are more or fewer.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 6 || index == 8 || index == 10 { text += "-" }
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    value = text
  }

  /// The sixteen bytes, the same for capitals and small letters; nil when the text is no identifier.
  public var bytes: [UInt8]? {
    let text = Array(value.utf8)
    guard text.count == 36 else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for (index, byte) in text.enumerated() {
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard byte == Byte.minus else { return nil }
        continue
      }
      guard let digit = Self.digit(byte) else { return nil }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
