import Snapshots

/// The files that need no reading to tell what changed between two states: their bytes are the same
/// on both sides, and nothing in them refers to a file that could have changed.
///
/// References hide nowhere else: every keyword that holds one ends in `ref` or `Ref`, unless an escape
/// hides its letters; and a meta-schema changes the meaning of others only through `$vocabulary`. A file
/// with an identifier is read, as others may refer to it by that. When treaty.json differs, any file
/// may mean something else, and none is passed over.
struct UnchangedFiles {
  private let base: Snapshot
  private let head: Snapshot
  private let isSafe: Bool

  init(base: Snapshot, head: Snapshot, configurationPath: String) {
    self.base = base
    self.head = head
    // A base without the file is read by what the head's says.
    let before = base.entry(at: configurationPath)
    let isConfigured = before == nil || before == head.entry(at: configurationPath)
    isSafe =
      isConfigured && !Self.changesVocabulary(from: base, to: head)
      && !Self.changesVocabulary(from: head, to: base)
  }

  /// Whether a path can be passed over.
  func contains(_ path: String) -> Bool {
    guard isSafe, let entry = head.entry(at: path), entry.kind == .file,
      base.entry(at: path) == entry
    else { return false }
    guard let bytes = try? head.bytes(of: entry) else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      !Self.contains(["ref\"", "Ref\"", "\\u"], in: bytes) && !Self.hasIdentifier(bytes)
    }
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
    return bytes.withUnsafeBufferPointer { contains(texts, in: $0) }
  }

  private static func contains(
    _ texts: [StaticString], in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    texts.contains { end(of: $0, in: bytes, from: 0) != nil }
  }

  /// Whether a member `id` or `$id` has a text for its value; a property of that name has a schema.
  private static func hasIdentifier(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for name: StaticString in ["\"id\"", "\"$id\""] {
      var start = 0
      while let end = end(of: name, in: bytes, from: start) {
        start = end
        let rest = bytes[end...].lazy.filter { !" \t\r\n".utf8.contains($0) }.prefix(2)
        if rest.elementsEqual(":\"".utf8) { return true }
      }
    }
    return false
  }

  /// Where the first occurrence of a text ends.
  private static func end(
    of text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    let needle = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard let last = needle.last, bytes.count - start >= needle.count else { return nil }
    for end in (start + needle.count - 1)..<bytes.count where bytes[end] == last {
      let begin = end - needle.count + 1
      if (0..<needle.count).allSatisfy({ bytes[begin + $0] == needle[$0] }) { return end + 1 }
    }
    return nil
  }
}
