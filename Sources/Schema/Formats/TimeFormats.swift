/// Dates, times and durations of RFC 3339.
enum TimeFormats {
  static func isDate(_ text: String) -> Bool? {
    guard dateGrammar.accepts(text) else { return false }
    let year = number(text, 0, 4)
    let month = number(text, 5, 2)
    let day = number(text, 8, 2)
    return (1...12).contains(month) && day >= 1 && day <= days(year, month)
  }

  static func isTime(_ text: String) -> Bool? {
    guard timeGrammar.accepts(text) else { return false }
    let hour = number(text, 0, 2)
    let minute = number(text, 3, 2)
    let second = number(text, 6, 2)
    guard hour < 24, minute < 60, second <= 60 else { return false }
    var offset = 0
    if let last = text.utf8.last, last.isDigit {
      let start = text.utf8.count - 6
      let hours = number(text, start + 1, 2)
      let minutes = number(text, start + 4, 2)
      guard hours < 24, minutes < 60 else { return false }
      let sign = Array(text.utf8)[start] == UInt8(ascii: "-") ? -1 : 1
      offset = sign * (hours * 60 + minutes)
    }
    // A leap second is the last one of a day in UTC.
    let inUTC = (hour * 60 + minute - offset + 2 * 1440) % 1440
    return second < 60 || inUTC == 1439
  }

  static func isDateTime(_ text: String) -> Bool? {
    let bytes = Array(text.utf8)
    guard bytes.count > 11, bytes[10] | 32 == UInt8(ascii: "t") else { return false }
    let date = isDate(String(decoding: bytes[..<10], as: UTF8.self))
    let time = isTime(String(decoding: bytes[11...], as: UTF8.self))
    return date == true && time == true
  }

  static func isDuration(_ text: String) -> Bool? { durationGrammar.accepts(text) }

  private static let dateGrammar = Grammar("[0-9]{4}-[0-9]{2}-[0-9]{2}")
  private static let timeGrammar = Grammar(
    "[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})")

  /// RFC 3339, appendix A: units follow each other without a gap.
  private static let durationGrammar: Grammar = {
    let time = "T([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S)"
    let date = "([0-9]+Y([0-9]+M([0-9]+D)?)?|[0-9]+M([0-9]+D)?|[0-9]+D)"
    return Grammar("P([0-9]+W|\(date)(\(time))?|\(time))")
  }()

  private static func number(_ text: String, _ start: Int, _ count: Int) -> Int {
    text.utf8.dropFirst(start).prefix(count).reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  private static func days(_ year: Int, _ month: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
