import Snapshots

/// The files that need no reading to tell what changed between two states: their bytes are the same
/// on both sides, and nothing in them refers to a file that could have changed.
///
/// References hide nowhere else: every keyword that holds one ends in `ref` or `Ref`, unless an escape
/// hides its letters; and a meta-schema changes the meaning of others only through `$vocabulary`. When
/// treaty.json differs, any file may mean something else, and none is passed over.
struct UnchangedFiles {
  private let base: Snapshot
  private let head: Snapshot
  private let isSafe: Bool

  init(base: Snapshot, head: Snapshot, configurationPath: String) {
    self.base = base
    self.head = head
    let isConfigured = base.entry(at: configurationPath) == head.entry(at: configurationPath)
    isSafe =
      isConfigured && !Self.changesVocabulary(from: base, to: head)
      && !Self.changesVocabulary(from: head, to: base)
  }

  /// Whether a path can be passed over.
  func contains(_ path: String) -> Bool {
    guard isSafe, let entry = head.entry(at: path), entry.kind == .file,
      base.entry(at: path) == entry
    else { return false }
    return !Self.contains(["ref\"", "Ref\"", "\\u"], in: entry, of: head)
  }

  /// Whether a file that only one side has in this form declares vocabularies.
  private static func changesVocabulary(from one: Snapshot, to other: Snapshot) -> Bool {
    other.entries.contains { entry in
      entry.kind == .file && one.entry(at: entry.path) != entry
        && Self.contains(["$vocabulary"], in: entry, of: other)
    }
  }

  /// Whether a file has one of some texts, or cannot be read.
  private static func contains(
    _ texts: [StaticString], in entry: Snapshot.Entry, of snapshot: Snapshot
  ) -> Bool {
    guard let bytes = try? snapshot.bytes(of: entry) else { return true }
    return bytes.withUnsafeBufferPointer { bytes in
      texts.contains { text in
        let needle = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return contains(needle, in: bytes)
      }
    }
  }

  private static func contains(
    _ needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let last = needle.last, bytes.count >= needle.count else { return false }
    for end in (needle.count - 1)..<bytes.count where bytes[end] == last {
      let start = end - needle.count + 1
      if (0..<needle.count).allSatisfy({ bytes[start + $0] == needle[$0] }) { return true }
    }
    return false
  }
}
