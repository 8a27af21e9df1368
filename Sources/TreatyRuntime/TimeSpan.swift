/// A duration of RFC 3339, appendix A (`P1DT12H`, `PT90S`, `P2W`): so many of each unit.
///
/// It is not a number of seconds, because months and days are of different lengths.
public struct TimeSpan: FormattedText {
  /// A duration, taken apart.
  public struct Parts: Sendable, Hashable {
    /// How many years.
    public fileprivate(set) var years = 0
    /// How many months.
    public fileprivate(set) var months = 0
    /// How many weeks; beside them there is nothing else.
    public fileprivate(set) var weeks = 0
    /// How many days.
    public fileprivate(set) var days = 0
    /// How many hours.
    public fileprivate(set) var hours = 0
    /// How many minutes.
    public fileprivate(set) var minutes = 0
    /// How many seconds.
    public fileprivate(set) var seconds = 0
  }

  /// The text as written.
  public let value: String
  /// A duration from its text, whatever it says.
  public init(_ value: String) { self.value = value }

  /// So many of each unit; nil when one is below zero, or anything else stands beside weeks.
  ///
  /// `TimeSpan(days: 1, hours: 12)` is `P1DT12H`. A unit between two others is written also when there are
  /// none of it, as the grammar demands: `P1Y0M2D`. No time at all is `PT0S`.
  public init?(
    years: Int = 0, months: Int = 0, weeks: Int = 0, days: Int = 0, hours: Int = 0,
    minutes: Int = 0, seconds: Int = 0
  ) {
    let date = Self.text([(years, "Y"), (months, "M"), (days, "D")])
    let time = Self.text([(hours, "H"), (minutes, "M"), (seconds, "S")])
    guard let date, let time, weeks >= 0 else { return nil }
    let isEmpty = date.utf8.isEmpty && time.utf8.isEmpty
    guard weeks == 0 || isEmpty else { return nil }
    if isEmpty {
      value = weeks == 0 ? "PT0S" : "P\(weeks)W"
    } else {
      value = "P" + date + (time.utf8.isEmpty ? "" : "T" + time)
    }
  }

  /// The units from the first that counts to the last; nil when one is below zero.
  private static func text(_ counts: [(count: Int, unit: String)]) -> String? {
    guard counts.allSatisfy({ $0.count >= 0 }) else { return nil }
    guard let first = counts.firstIndex(where: { $0.count > 0 }),
      let last = counts.lastIndex(where: { $0.count > 0 })
    else { return "" }
    return counts[first...last].map { "\($0.count)\($0.unit)" }.joined()
  }

  /// The parts; nil when the text is no duration, or counts beyond what a machine word holds.
  public var parts: Parts? {
    var fields = TextFields(value)
    guard fields.skip("P") else { return nil }
    var parts = Parts()
    if let weeks = fields.counts(of: ["W"]) {
      parts.weeks = weeks[0]
      return fields.isAtEnd ? parts : nil
    }
    let date = fields.counts(of: ["Y", "M", "D"])
    if let date { (parts.years, parts.months, parts.days) = (date[0], date[1], date[2]) }
    if fields.skip("T") {
      guard let time = fields.counts(of: ["H", "M", "S"]) else { return nil }
      (parts.hours, parts.minutes, parts.seconds) = (time[0], time[1], time[2])
    } else if date == nil {
      return nil
    }
    return fields.isAtEnd ? parts : nil
  }
}

extension TextFields {
  /// Numbers before units in their order, of which none between two others may be left out; nil, and
  /// nothing read, when there is none.
  fileprivate mutating func counts(of units: [StaticString]) -> [Int]? {
    var counts = [Int](repeating: 0, count: units.count)
    var last: Int?
    while let (count, unit) = count(before: units) {
      guard last == nil || unit == (last ?? 0) + 1 else { return nil }
      counts[unit] = count
      last = unit
    }
    return last == nil ? nil : counts
  }

  /// A number and the unit behind it; nil, and nothing read, when that is not what comes next.
  private mutating func count(before units: [StaticString]) -> (count: Int, unit: Int)? {
    var ahead = self
    guard let first = ahead.number(1) else { return nil }
    var count = first
    while let digit = ahead.number(1) {
      let (tens, isTooLarge) = count.multipliedReportingOverflow(by: 10)
      let (sum, isLarger) = tens.addingReportingOverflow(digit)
      if isTooLarge || isLarger { return nil }
      count = sum
    }
    for (index, unit) in units.enumerated() where ahead.skip(unit) {
      self = ahead
      return (count, index)
    }
    return nil
  }
}
