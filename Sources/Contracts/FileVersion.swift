internal import JSON

/// What counts as a version in the name of a file.
///
///     order_v2.json, order.v2.schema.json     the major version 2
///     order-1.2.0.json, order/1-2-0           version 1.2.0
struct FileVersion: Sendable, Hashable {
  /// The version; one that names only a major is that major's first.
  let version: Version
  /// Whether the name holds all three numbers, or only the major.
  let isWhole: Bool
  /// The name without the version, and without what separated them.
  let family: String
}

/// The version in a file's name, nil when it has none.
func fileVersion(ofFile path: String) -> FileVersion? {
  let base = SnapshotPath.baseName(of: path)
  let bytes = Array(base.utf8)
  let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
  if let parsed = wholeVersion(bytes) { return parsed }
  guard let last = bytes.lastIndex(where: { !isDigit($0) }), last < bytes.count - 1,
    bytes[last] == UInt8(ascii: "v"),
    last == 0 || "_.-".utf8.contains(bytes[last - 1]),
    let major = Int(String(decoding: bytes[(last + 1)...], as: UTF8.self))
  else { return nil }
  return FileVersion(
    version: Version(major, 0, 0), isWhole: false,
    family: String(decoding: bytes[..<max(0, last - 1)], as: UTF8.self))
}

/// Three numbers at the end, separated all by points or all by hyphens, with or without a `v` before.
private func wholeVersion(_ bytes: [UInt8]) -> FileVersion? {
  for separator in [UInt8(ascii: "."), UInt8(ascii: "-")] {
    let parts = bytes.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count >= 3 else { continue }
    let numbers = parts.suffix(2).map(Array.init)
    let third = Array(parts[parts.count - 3])
    let digits = Array(third.reversed().prefix { (48...57).contains($0) }.reversed())
    let texts = ([digits] + numbers).map { String(decoding: $0, as: UTF8.self) }
    guard let version = Version(texts.joined(separator: ".")), version.prerelease.isEmpty,
      version.build.isEmpty
    else { continue }
    let length = digits.count + numbers.reduce(2) { $0 + $1.count }
    var family = Array(bytes.dropLast(length))
    if family.last == UInt8(ascii: "v") { family.removeLast() }
    guard family.last.map("_-.".utf8.contains) ?? true else { continue }
    while let end = family.last, "_-.".utf8.contains(end) { family.removeLast() }
    return FileVersion(
      version: version, isWhole: true, family: String(decoding: family, as: UTF8.self))
  }
  return nil
}
