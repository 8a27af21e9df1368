internal import CGit2

/// A commit: its name, what it says, and where it comes from.
public struct Commit: Sendable, Hashable {
  /// Forty hexadecimal digits.
  public let id: String
  /// The first line of its message.
  public let summary: String
  /// The ids of its parents, the first being the branch it was made on.
  public let parents: [String]
  /// Who wrote it.
  public let author: String
  /// When it was committed, in seconds since 1970.
  public let time: Int64

  /// A commit from its parts.
  public init(id: String, summary: String, parents: [String], author: String, time: Int64) {
    self.id = id
    self.summary = summary
    self.parents = parents
    self.author = author
    self.time = time
  }

  /// The first seven digits, as people write it.
  public var shortID: String { String(id.prefix(7)) }
}

extension Commit {
  /// Copies what is of interest out of libgit2's commit.
  init(_ commit: OpaquePointer) {
    let count = git_commit_parentcount(commit)
    let parents = (0..<count).compactMap { git_commit_parent_id(commit, $0)?.pointee.hex }
    self.init(
      id: git_commit_id(commit)?.pointee.hex ?? "",
      summary: git_commit_summary(commit).map { String(cString: $0) } ?? "",
      parents: parents,
      author: git_commit_author(commit)?.pointee.name.map { String(cString: $0) } ?? "",
      time: git_commit_time(commit))
  }
}
