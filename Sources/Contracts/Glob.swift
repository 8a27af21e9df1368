/// A pattern over paths: `*` and `?` stay within a segment, `**` stands for any number of segments.
///
///     Glob("contracts/*/*.contract.json").matches("contracts/billing/billing.contract.json")
public struct Glob: Sendable, Hashable {
  /// The text it was made of, without the `./` that it may begin with.
  public let pattern: String
  private let segments: [[UInt8]]

  /// A pattern from its text; every text is one.
  public init(_ pattern: String) {
    var rest = pattern.utf8[...]
    while rest.starts(with: "./".utf8) { rest = rest.dropFirst(2) }
    self.pattern = String(Substring(rest))
    segments = Self.segments(self.pattern)
  }

  /// Whether it has no wildcard: it names one file.
  public var isLiteral: Bool { !pattern.utf8.contains(where: "*?".utf8.contains) }

  /// The leading segments without a wildcard, where every match lies.
  public var fixedFolder: String {
    let fixed = segments.dropLast().prefix { !$0.contains(where: "*?".utf8.contains) }
    return fixed.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
  }

  /// Whether a path matches as a whole.
  public func matches(_ path: String) -> Bool {
    // possible[i]: the pattern's first i segments can match the path's segments read so far.
    var possible = Self.closure([true] + Array(repeating: false, count: segments.count), segments)
    for segment in Self.segments(path) {
      var next = Array(repeating: false, count: segments.count + 1)
      for (index, pattern) in segments.enumerated() where possible[index] {
        if pattern == Self.anyDepth {
          next[index] = true
        } else if Self.segmentMatches(pattern, segment) {
          next[index + 1] = true
        }
      }
      possible = Self.closure(next, segments)
    }
    return possible[segments.count]
  }

  private static let anyDepth = Array("**".utf8)

  private static func segments(_ text: String) -> [[UInt8]] {
    text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init)
  }

  /// `**` may stand for no segment at all.
  private static func closure(_ possible: [Bool], _ segments: [[UInt8]]) -> [Bool] {
    var result = possible
    for (index, segment) in segments.enumerated() where result[index] && segment == anyDepth {
      result[index + 1] = true
    }
    return result
  }

  /// The classic walk with one point of return: linear in pattern × text at worst.
  private static func segmentMatches(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
    var (at, position) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while position < text.count {
      if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
        star = (at + 1, position)
        at += 1
      } else if at < pattern.count, pattern[at] == UInt8(ascii: "?") {
        at += 1
        position += 1
        while position < text.count, text[position] & 0xC0 == 0x80 { position += 1 }
      } else if at < pattern.count, pattern[at] == text[position] {
        at += 1
        position += 1
      } else if let (after, from) = star {
        at = after
        position = from + 1
        star = (after, position)
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
