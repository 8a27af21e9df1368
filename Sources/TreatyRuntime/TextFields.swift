/// The fields of a formatted text, read from left to right.
struct TextFields {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

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

  /// `2026-11-21`, a day that there is.
  mutating func date() -> (year: Int, month: Int, day: Int)? {
    guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2),
      (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    return (year, month, day)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  /// `04:00:00.5+01:00`; whether a leap second is due is left to the caller.
  mutating func time() -> ClockTime.Parts? {
    guard let hour = number(2), skip(":"), let minute = number(2), skip(":"),
      let second = number(2), let nanosecond = fraction(), let offset = offset(),
      hour < 24, minute < 60, second < 61
    else { return nil }
    return ClockTime.Parts(
      hour: hour, minute: minute, second: second, nanosecond: nanosecond, offset: offset)
  }

  /// Nanoseconds: zero when there is no fraction, nil when there are no digits after the point.
  private mutating func fraction() -> Int? {
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
  private mutating func offset() -> Int? {
    if skip("Zz") { return 0 }
    let isWest = position < bytes.count && bytes[position] == UInt8(ascii: "-")
    guard skip("+-"), let hours = number(2), skip(":"), let minutes = number(2), hours < 24,
      minutes < 60
    else { return nil }
    return (isWest ? -1 : 1) * (hours * 60 + minutes)
  }
}
