public import Diagnostics
internal import JSON
internal import Snapshots

/// A finding that is let pass for a while: an entry of `contracts/waivers.json`.
public struct Waiver: Sendable, Hashable {
  /// The finding.
  public let fingerprint: String
  /// Why letting it pass does no harm.
  public let reason: String
  /// Who answers for it.
  public let owner: String
  /// The last day on which it holds, `YYYY-MM-DD`.
  public let expires: String
  /// Where it stands.
  public let place: Place

  /// Whether it still holds on a day, `YYYY-MM-DD`; on an unknown day nothing does.
  public func holds(on today: String?) -> Bool {
    today.map { Name($0) <= Name(expires) } ?? false
  }
}

/// A calendar date, `YYYY-MM-DD`, which has the order of its text.
public func isDate(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  let isShaped =
    bytes.count == 10
    && bytes.enumerated().allSatisfy { index, byte in
      index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (48...57).contains(byte)
    }
  guard isShaped else { return false }
  let parts = text.utf8.split(separator: UInt8(ascii: "-")).compactMap { Int(Substring($0)) }
  guard parts.count == 3, (1...12).contains(parts[1]) else { return false }
  let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
  let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return (1...days[parts[1] - 1]).contains(parts[2])
}

extension ContractSet {
  /// Where the waivers of a repository stand, from the folder of `treaty.json`.
  public static let waiverPath = "contracts/waivers.json"
}

extension ContractReading {
  mutating func readWaivers() {
    let path = joined(ContractSet.waiverPath)
    guard store.snapshot.entry(at: path) != nil, let document = store.document(path),
      var reader = MemberReader(document, into: &diagnostics)
    else { return }
    _ = reader.require("waivers")
    let places = reader.items("waivers").map(\.pointer)
    reader.finish(into: &diagnostics)
    for place in places {
      guard let waiver = waiver(document, place) else { continue }
      if waivers.contains(where: { Name($0.fingerprint) == Name(waiver.fingerprint) }) {
        report(
          .fileMemberWrong, waiver.place, "\(waiver.fingerprint) is waived twice: keep one entry.")
      } else {
        waivers.append(waiver)
      }
    }
  }

  private mutating func waiver(_ document: JSONDocument, _ pointer: JSONPointer) -> Waiver? {
    guard var reader = MemberReader(document, at: pointer, into: &diagnostics) else { return nil }
    let fingerprint = reader.requiredText("fingerprint")
    if let fingerprint, !Waiver.isFingerprint(fingerprint) {
      reader.wrong("fingerprint", "must be the 16 digits that a report prints")
    }
    let reason = reader.requiredText("reason")
    if let reason, reason.unicodeScalars.count < 10 {
      reader.wrong("reason", "must say why, in 10 characters at least")
    }
    let owner = reader.requiredText("owner")
    let expires = reader.requiredText("expires")
    if let expires, !isDate(expires) {
      reader.wrong("expires", "must be a date such as 2027-01-31")
    }
    let isSound = reader.diagnostics.isEmpty
    reader.finish(into: &diagnostics)
    guard isSound, let fingerprint, let reason, let owner, let expires else { return nil }
    return Waiver(
      fingerprint: fingerprint, reason: reason, owner: owner, expires: expires,
      place: document.place(of: pointer))
  }
}

extension Waiver {
  /// 16 lower-case hexadecimal digits.
  public static func isFingerprint(_ text: String) -> Bool {
    text.utf8.count == 16
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
