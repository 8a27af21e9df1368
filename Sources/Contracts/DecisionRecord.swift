internal import JSON

/// `docs/decisions/NNNN-title.md`, in the shape of MADR or of adr-tools.
public struct DecisionRecord: Sendable, Hashable {
  /// Where a decision stands.
  public enum Status: Sendable, Hashable {
    case accepted
    case superseded(by: Int)
    /// Proposed, rejected, deprecated or anything else, as written.
    case other(String)
    case missing
  }

  /// The number the file name begins with.
  public let number: Int
  /// The file.
  public let path: String
  /// Where it stands.
  public let status: Status

  init(number: Int, path: String, bytes: [UInt8]) {
    self.number = number
    self.path = path
    let lines = lines(of: bytes)
    status = Self.status(Self.statusText(lines))
  }

  /// The number that a reference to a decision begins with: `0012`, `0012-split.md`, `ADR-0012`.
  public static func number(in reference: String) -> Int? {
    var rest = SnapshotPath.name(of: reference).utf8[...]
    for prefix in ["ADR-", "adr-"] where rest.starts(with: prefix.utf8) {
      rest = rest.dropFirst(prefix.utf8.count)
    }
    let digits = rest.prefix { (48...57).contains($0) }
    let next = rest.dropFirst(digits.count).first
    guard next == nil || next == UInt8(ascii: "-") || next == UInt8(ascii: ".") else { return nil }
    return Int(Substring(digits))
  }

  /// The front matter's `status`, or the first line that says something under `## Status`.
  private static func statusText(_ lines: [String]) -> String? {
    if case .text(let text)? = FrontMatter(lines)["status"]?.value { return text }
    var isBelowHeading = false
    var last: String?
    for line in lines.map(trimmed) {
      if line.utf8.first == UInt8(ascii: "#") {
        if isBelowHeading { break }
        let title = line.drop { $0 == "#" || $0 == " " }
        isBelowHeading = title.lowercased().utf8.elementsEqual("status".utf8)
      } else if isBelowHeading, !line.utf8.isEmpty {
        // adr-tools keeps "Accepted" above a later "Superceded by": the last line counts.
        if last == nil || isSupersession(line) { last = line }
      }
    }
    return last
  }

  private static func status(_ text: String?) -> Status {
    guard let text else { return .missing }
    let lower = text.lowercased()
    if isSupersession(text) {
      let digits = lower.utf8.drop { !(48...57).contains($0) }.prefix { (48...57).contains($0) }
      guard let number = Int(Substring(digits)) else { return .other(text) }
      return .superseded(by: number)
    }
    return lower.utf8.elementsEqual("accepted".utf8) ? .accepted : .other(text)
  }

  /// adr-tools spells it with a c.
  private static func isSupersession(_ text: String) -> Bool {
    let lower = text.lowercased()
    return lower.utf8.starts(with: "superseded by".utf8)
      || lower.utf8.starts(with: "superceded by".utf8)
  }
}

extension [DecisionRecord] {
  /// What a reference comes to when every `superseded by` is followed; nil when there is no such decision.
  public func standing(of reference: String) -> DecisionRecord? {
    guard var number = DecisionRecord.number(in: reference) else { return nil }
    var seen: Set<Int> = []
    var current: DecisionRecord?
    while seen.insert(number).inserted, let decision = first(where: { $0.number == number }) {
      current = decision
      guard case .superseded(let successor) = decision.status else { break }
      number = successor
    }
    return current
  }
}
