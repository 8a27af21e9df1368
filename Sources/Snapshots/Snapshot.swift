/// The contents of a tree at one moment: paths, content ids, and bytes read on demand.
///
/// A commit, the index and the working tree all give this type; whatever comes after is a pure
/// function of it. Paths use `/`, are relative to the tree's root and never begin with `./`.
public struct Snapshot {
  /// What stands at a path.
  public enum Kind: Sendable, Hashable { case file, symbolicLink, submodule }

  /// One path of the tree.
  public struct Entry: Sendable, Hashable {
    /// The path from the root of the tree.
    public let path: String
    /// Equal ids mean equal bytes (a git object id, or a hash of the bytes, as lower-case hex).
    public let contentID: String
    /// What stands there; links and submodules are reported, never followed.
    public let kind: Kind

    /// An entry from its parts.
    public init(path: String, contentID: String, kind: Kind) {
      self.path = path
      self.contentID = contentID
      self.kind = kind
    }
  }

  /// Why the bytes of an entry could not be had.
  public struct ReadError: Error, Sendable, Hashable {
    /// The path that was asked for.
    public let path: String
    /// What went wrong and what to do.
    public let message: String

    /// An error from its parts.
    public init(path: String, message: String) {
      self.path = path
      self.message = message
    }
  }

  /// How people call this state: `HEAD~3 (1a2b3c4)`, `the working tree`.
  public let name: String
  /// Every path, sorted by the bytes of the path.
  public let entries: [Entry]
  private let load: (Entry) throws(ReadError) -> [UInt8]

  /// A snapshot of the given entries, whose bytes `load` fetches when they are asked for.
  public init(
    name: String, entries: [Entry], load: @escaping (Entry) throws(ReadError) -> [UInt8]
  ) {
    self.name = name
    self.entries = entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.load = load
  }

  /// The entry at a path, nil when the tree has none.
  public func entry(at path: String) -> Entry? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].path.utf8.lexicographicallyPrecedes(path.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    // Bytes, not `==`: two names that differ only by Unicode normalisation are two files.
    guard low < entries.count, entries[low].path.utf8.elementsEqual(path.utf8) else { return nil }
    return entries[low]
  }

  /// The bytes of a file.
  public func bytes(of entry: Entry) throws(ReadError) -> [UInt8] { try load(entry) }
}
