/// The versions a module works with: `>=1.0.0 <2.0.0`, comparisons that must all hold.
///
///     VersionRange(">=1.0.0 <2.0.0")?.contains(Version(1, 4, 0)) == true
public struct VersionRange: Sendable, Hashable, CustomStringConvertible {
  /// One end of the range.
  struct Bound: Sendable, Hashable {
    let version: Version
    let isIncluded: Bool
  }

  /// The text it was read from.
  public let description: String
  /// The greatest of the lower bounds; nil when every low version is in.
  let lower: Bound?
  /// The least of the upper bounds; nil when every high version is in.
  let upper: Bound?

  /// Reads comparisons separated by single spaces; nil for anything else.
  public init?(_ text: String) {
    var lower: Bound?
    var upper: Bound?
    let parts = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    for part in parts {
      let digits = part.drop { "<>=".utf8.contains($0) }
      let sign = String(Substring(part[..<digits.startIndex]))
      guard let version = Version(String(Substring(digits))) else { return nil }
      let open = Bound(version: version, isIncluded: false)
      let closed = Bound(version: version, isIncluded: true)
      switch sign {
      case ">": lower = Self.tighter(lower, open, isLower: true)
      case ">=": lower = Self.tighter(lower, closed, isLower: true)
      case "<": upper = Self.tighter(upper, open, isLower: false)
      case "<=": upper = Self.tighter(upper, closed, isLower: false)
      case "=":
        lower = Self.tighter(lower, closed, isLower: true)
        upper = Self.tighter(upper, closed, isLower: false)
      default: return nil
      }
    }
    description = text
    self.lower = lower
    self.upper = upper
  }

  /// Whether a version lies between the bounds. A prerelease of an excluded upper bound is outside.
  public func contains(_ version: Version) -> Bool {
    if let lower {
      guard version > lower.version || (lower.isIncluded && version == lower.version) else {
        return false
      }
    }
    guard let upper else { return true }
    if version == upper.version { return upper.isIncluded }
    let bound = upper.version
    let isPrereleaseOfBound =
      !version.prerelease.isEmpty && bound.prerelease.isEmpty && version.major == bound.major
      && version.minor == bound.minor && version.patch == bound.patch
    return version < bound && (upper.isIncluded || !isPrereleaseOfBound)
  }

  /// Whether no version satisfies all comparisons.
  public var isEmpty: Bool {
    guard let lower, let upper else { return false }
    if lower.version == upper.version { return !(lower.isIncluded && upper.isIncluded) }
    return lower.version > upper.version
  }

  /// Whether every version of this range is in the other one, too.
  public func isSubset(of other: VersionRange) -> Bool {
    if isEmpty { return true }
    return Self.tighter(lower, other.lower, isLower: true) == lower
      && Self.tighter(upper, other.upper, isLower: false) == upper
  }

  private static func tighter(_ left: Bound?, _ right: Bound?, isLower: Bool) -> Bound? {
    guard let left else { return right }
    guard let right else { return left }
    if left.version == right.version { return left.isIncluded ? right : left }
    return (left.version > right.version) == isLower ? left : right
  }
}
