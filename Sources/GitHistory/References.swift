internal import CGit2

/// A branch or a tag, and the commit it stands for.
public struct Reference: Sendable, Hashable {
  /// The short name: `main`, `origin/main`, `v1.2.0`.
  public let name: String
  /// The commit.
  public let commit: Commit

  /// A reference from its parts.
  public init(name: String, commit: Commit) {
    self.name = name
    self.commit = commit
  }
}

extension Repository {
  /// The branch others branch from: what `origin/HEAD` says, else `main` or `master`.
  ///
  /// The remote's branch comes before the local one, which may lag behind or run ahead.
  public func defaultBranch() throws(GitError) -> Reference? {
    var names: [String] = []
    for remote in remotesInOrder() {
      if let target = symbolicTarget(of: "refs/remotes/\(remote)/HEAD") { names.append(target) }
      names += ["refs/remotes/\(remote)/main", "refs/remotes/\(remote)/master"]
    }
    names += ["refs/heads/main", "refs/heads/master", "refs/heads/trunk"]
    for name in names where exists(name) {
      return Reference(name: shortName(of: name), commit: try resolve(name))
    }
    return nil
  }

  /// The tag with the greatest version among those reachable from a commit.
  ///
  /// `v1.2.0`, `1.2.0` and `name-1.2.0` or `name/v1.2.0` are versions; pre-releases are not releases.
  public func latestReleaseTag(before commit: Commit) throws(GitError) -> Reference? {
    let tags = try referenceNames().compactMap { name -> (name: String, version: [Int])? in
      guard name.utf8.starts(with: "refs/tags/".utf8) else { return nil }
      return releaseVersion(inTag: shortName(of: name)).map { (name, $0) }
    }
    let greatestFirst = tags.sorted { one, two in
      one.version == two.version
        ? one.name.utf8.lexicographicallyPrecedes(two.name.utf8)
        : two.version.lexicographicallyPrecedes(one.version)
    }
    for tag in greatestFirst {
      guard let tagged = try taggedCommit(tag.name), try isAncestor(tagged, of: commit) else {
        continue
      }
      return Reference(name: shortName(of: tag.name), commit: tagged)
    }
    return nil
  }

  /// The commit of a tag; nil for a tag of something else. One that cannot be read is an error: passing
  /// it over would silently mean an older release.
  private func taggedCommit(_ name: String) throws(GitError) -> Commit? {
    do throws(GitError) {
      return try resolve(name)
    } catch {
      guard error.diagnosis == .notACommit else { throw error }
      return nil
    }
  }

  /// Every full name under `refs/`, in the order of their bytes.
  func referenceNames() throws(GitError) -> [String] {
    try asking("the list of branches and tags") { () throws(LibraryError) in
      var list = git_strarray()
      try check("git_reference_list") { git_reference_list(&list, handle.repository) }
      defer { git_strarray_dispose(&list) }
      return (0..<list.count).compactMap { list.strings[$0].map { String(cString: $0) } }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  /// Up to three names that differ from a misspelled one by little.
  func nearNames(to revision: String) -> [String] {
    guard let names = try? referenceNames() else { return [] }
    let wanted = Array(revision.unicodeScalars.prefix(80))
    let allowed = max(1, wanted.count / 3)
    let near = names.map { shortName(of: $0) }.compactMap { name -> (Int, String)? in
      let distance = editDistance(wanted, Array(name.unicodeScalars.prefix(80)))
      return distance <= allowed ? (distance, name) : nil
    }
    let sorted = near.sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 < $1.0 }
    return sorted.prefix(3).map(\.1)
  }

  private func exists(_ name: String) -> Bool {
    var reference: OpaquePointer?
    guard git_reference_lookup(&reference, handle.repository, name) == 0 else { return false }
    git_reference_free(reference)
    return true
  }

  private func symbolicTarget(of name: String) -> String? {
    var reference: OpaquePointer?
    guard git_reference_lookup(&reference, handle.repository, name) == 0 else { return nil }
    defer { git_reference_free(reference) }
    return git_reference_symbolic_target(reference).map { String(cString: $0) }
  }

  /// `origin` first, then the others by name.
  private func remotesInOrder() -> [String] {
    var list = git_strarray()
    guard git_remote_list(&list, handle.repository) == 0 else { return [] }
    defer { git_strarray_dispose(&list) }
    let names = (0..<list.count).compactMap { list.strings[$0].map { String(cString: $0) } }
    return names.filter { $0 == "origin" } + names.filter { $0 != "origin" }.sorted()
  }
}

private func shortName(of reference: String) -> String {
  for prefix in ["refs/heads/", "refs/tags/", "refs/remotes/", "refs/"]
  where reference.utf8.starts(with: prefix.utf8) {
    return String(reference.dropFirst(prefix.count))
  }
  return reference
}

/// The three numbers at the end of a tag's name, when nothing but a name stands before them.
func releaseVersion(inTag tag: String) -> [Int]? {
  let digits = tag.utf8.reversed().prefix { byte in
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
  }
  let text = String(decoding: digits.reversed(), as: UTF8.self)
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  let numbers = parts.compactMap { Int($0) }
  guard parts.count == 3, numbers.count == 3 else { return nil }
  var before = tag.dropLast(text.count)
  if before.last == "v" { before = before.dropLast() }
  guard let last = before.last else { return numbers }
  return "-/_@".contains(last) ? numbers : nil
}

/// How many scalars must be put in, taken out, changed or swapped with their neighbour to turn one
/// name into another.
private func editDistance(_ one: [Unicode.Scalar], _ two: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...two.count)
  for (i, left) in one.enumerated() {
    var row = [i + 1]
    for (j, right) in two.enumerated() {
      var least = min(last[j] + (left == right ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, left == two[j - 1], one[i - 1] == right {
        least = min(least, beforeLast[j - 1] + 1)
      }
      row.append(least)
    }
    (beforeLast, last) = (last, row)
  }
  return last[two.count]
}
