/// A generated file that is not as it should be.
public struct StaleFile: Sendable, Hashable {
  /// The file's name, without folder.
  public let name: String
  /// What would change, line by line: `-` for what stands there, `+` for what belongs there.
  public let difference: String
}

/// Compares files as they stand with files as they were generated.
///
/// - Parameter existing: the name and text of each Swift file in the output folder.
public func staleFiles(
  _ existing: [(name: String, text: String)], comparedWith generated: [GeneratedFile]
) -> [StaleFile] {
  var stale: [StaleFile] = []
  for file in generated {
    let old = existing.first { sameText($0.name, file.name) }
    if let old, sameText(old.text, file.text) { continue }
    stale.append(
      StaleFile(name: file.name, difference: difference(old?.text ?? "", file.text)))
  }
  for old in existing where isGenerated(old.text) {
    guard !generated.contains(where: { sameText($0.name, old.name) }) else { continue }
    stale.append(StaleFile(name: old.name, difference: difference(old.text, "")))
  }
  return stale
}

/// Whether a file says of itself that Treaty generated it, so that it may be removed.
public func isGenerated(_ text: String) -> Bool {
  text.utf8.starts(with: Sources.firstLine.utf8)
}

private func sameText(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}

/// The lines between the first and the last difference, with a little around them.
private func difference(_ old: String, _ new: String) -> String {
  let (a, b) = (lines(old), lines(new))
  var head = 0
  while head < min(a.count, b.count), a[head] == b[head] { head += 1 }
  var tail = 0
  while tail < min(a.count, b.count) - head, a[a.count - 1 - tail] == b[b.count - 1 - tail] {
    tail += 1
  }
  var text = "@@ line \(head + 1) @@\n"
  for line in a[max(0, head - 2)..<head] { text += "  " + line + "\n" }
  text += marked("- ", a[head..<a.count - tail])
  text += marked("+ ", b[head..<b.count - tail])
  for line in a[(a.count - tail)...].prefix(2) { text += "  " + line + "\n" }
  return text
}

private func marked(_ mark: String, _ lines: ArraySlice<String>) -> String {
  let limit = 60
  var text = lines.prefix(limit).map { mark + $0 + "\n" }.joined()
  if lines.count > limit { text += mark + "… and \(lines.count - limit) lines more\n" }
  return text
}

private func lines(_ text: String) -> [String] {
  text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    .map { String(Substring($0)) }
}
