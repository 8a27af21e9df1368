public import JSON

/// A version by Semantic Versioning 2.0.0: `1.4.0`, `2.0.0-beta.1+build.7`.
///
/// The order is precedence, so `1.0.0-alpha < 1.0.0`, and build metadata counts only for equality.
public struct Version: Sendable, Hashable, CustomStringConvertible {
  /// Moves when something breaks.
  public let major: Int
  /// Moves when something is added.
  public let minor: Int
  /// Moves when nothing a user relies on has changed.
  public let patch: Int
  /// The dot-separated identifiers after `-`; empty for a release.
  public let prerelease: [Name]
  /// The dot-separated identifiers after `+`.
  public let build: [Name]

  /// A version from its parts.
  public init(
    _ major: Int, _ minor: Int, _ patch: Int, prerelease: [Name] = [], build: [Name] = []
  ) {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.prerelease = prerelease
    self.build = build
  }

  /// Reads a version; nil for anything the specification does not allow, and for numbers beyond `Int`.
  public init?(_ text: String) {
    let (rest, build) = Self.cut(text.utf8[...], at: UInt8(ascii: "+"))
    let (numbers, prerelease) = Self.cut(rest, at: UInt8(ascii: "-"))
    let parts = numbers.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, let major = Self.number(parts[0]), let minor = Self.number(parts[1]),
      let patch = Self.number(parts[2]),
      let prereleaseNames = Self.identifiers(prerelease, leadingZeros: .refused),
      let buildNames = Self.identifiers(build, leadingZeros: .allowed)
    else { return nil }
    self.init(major, minor, patch, prerelease: prereleaseNames, build: buildNames)
  }

  /// The text that `init(_:)` reads.
  public var description: String {
    var text = "\(major).\(minor).\(patch)"
    if !prerelease.isEmpty { text += "-" + prerelease.map(\.text).joined(separator: ".") }
    if !build.isEmpty { text += "+" + build.map(\.text).joined(separator: ".") }
    return text
  }

  private enum LeadingZeros { case allowed, refused }

  private static func cut(
    _ text: Substring.UTF8View, at separator: UInt8
  ) -> (Substring.UTF8View, Substring.UTF8View?) {
    guard let index = text.firstIndex(of: separator) else { return (text, nil) }
    return (text[..<index], text[text.index(after: index)...])
  }

  private static func number(_ text: Substring.UTF8View) -> Int? {
    guard let first = text.first, text.allSatisfy({ (48...57).contains($0) }),
      text.count == 1 || first != 48
    else { return nil }
    return Int(Substring(text))
  }

  private static func identifiers(
    _ text: Substring.UTF8View?, leadingZeros: LeadingZeros
  ) -> [Name]? {
    guard let text else { return [] }
    var names: [Name] = []
    for part in text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      let isLegal = part.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || byte == UInt8(ascii: "-")
      }
      let isNumeric = part.allSatisfy { (48...57).contains($0) }
      guard isLegal, let first = part.first else { return nil }
      if leadingZeros == .refused, isNumeric, part.count > 1, first == 48 { return nil }
      names.append(Name(String(Substring(part))))
    }
    return names
  }
}

extension Version: Comparable {
  /// Precedence (section 11), then build metadata, so that the order is total.
  public static func < (left: Version, right: Version) -> Bool {
    let a = [left.major, left.minor, left.patch]
    let b = [right.major, right.minor, right.patch]
    if a != b { return a.lexicographicallyPrecedes(b) }
    if left.prerelease != right.prerelease {
      if left.prerelease.isEmpty || right.prerelease.isEmpty { return right.prerelease.isEmpty }
      return left.prerelease.lexicographicallyPrecedes(right.prerelease, by: identifierPrecedes)
    }
    return left.build.lexicographicallyPrecedes(right.build)
  }

  /// Numeric identifiers by value and before the others, which go by their bytes.
  private static func identifierPrecedes(_ left: Name, _ right: Name) -> Bool {
    let isNumeric = (isNumber(left), isNumber(right))
    guard isNumeric == (true, true) else {
      return isNumeric.0 == isNumeric.1 ? left < right : isNumeric.0
    }
    let lengths = (left.text.utf8.count, right.text.utf8.count)
    return lengths.0 == lengths.1 ? left < right : lengths.0 < lengths.1
  }

  private static func isNumber(_ name: Name) -> Bool {
    name.text.utf8.allSatisfy { (48...57).contains($0) }
  }
}

/// Which part of a version moves.
public enum Bump: String, Sendable, Hashable, Comparable, CaseIterable {
  case none, patch, minor, major

  /// From none to major.
  public static func < (left: Bump, right: Bump) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .patch: 1
    case .minor: 2
    case .major: 3
    }
  }
}

extension Version {
  /// The least version that has moved by at least this much; a prerelease of it is not enough.
  public func bumped(by bump: Bump) -> Version {
    switch bump {
    case .none: self
    case .patch:
      prerelease.isEmpty ? Version(major, minor, patch + 1) : Version(major, minor, patch)
    case .minor:
      !prerelease.isEmpty && patch == 0 ? Version(major, minor, 0) : Version(major, minor + 1, 0)
    case .major:
      !prerelease.isEmpty && patch == 0 && minor == 0
        ? Version(major, 0, 0) : Version(major + 1, 0, 0)
    }
  }

  /// How far it is from here to a later version.
  public func bump(to later: Version) -> Bump {
    if later.major != major { return .major }
    if later.minor != minor { return .minor }
    if later.patch != patch || later.prerelease != prerelease { return .patch }
    return .none
  }
}
