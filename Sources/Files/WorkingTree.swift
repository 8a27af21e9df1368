#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif
public import Snapshots

/// A folder as it stands now, git or not: every file below it, nothing read before it is asked for.
///
/// `.gitignore` has no say here. Symbolic links and folders that are repositories of their own are
/// reported, not entered; folders of an excluded name are skipped wherever they stand. The content
/// id of a file is its device, number, size and times: equal ids mean equal bytes within a run, and
/// no file is read to make one. It never equals an id of git's.
public func workingTree(
  at root: String, excluding: Set<String> = [".git", ".build"], sizeLimit: Int = 16 << 20
) throws(FileError) -> Snapshot {
  var entries: [Snapshot.Entry] = []
  try walk(root, below: "", excluding: excluding, into: &entries)
  return Snapshot(name: "the folder \(root)", entries: entries) {
    entry throws(Snapshot.ReadError) in
    do throws(FileError) {
      return try readRegularFile(joined(root, entry.path), limit: sizeLimit)
    } catch {
      throw Snapshot.ReadError(path: entry.path, message: error.message)
    }
  }
}

/// The names in a folder, in the order of their bytes, without `.` and `..`.
public func namesInFolder(_ path: String) throws(FileError) -> [String] {
  guard let stream = opendir(path) else { throw FileError("list", path, code: errno) }
  defer { closedir(stream) }
  var names: [String] = []
  while true {
    errno = 0
    guard let entry = readdir(stream) else {
      let code = errno
      guard code == 0 else { throw FileError("list", path, code: code) }
      return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != "." && name != ".." { names.append(name) }
  }
}

private func walk(
  _ root: String, below prefix: String, excluding: Set<String>,
  into entries: inout [Snapshot.Entry]
) throws(FileError) {
  let names = try namesInFolder(prefix.isEmpty ? root : joined(root, prefix))
  // A `.git` below the root makes the folder a repository of its own.
  if !prefix.isEmpty, names.contains(".git") {
    entries.append(Snapshot.Entry(path: prefix, contentID: "repository", kind: .submodule))
    return
  }
  for name in names where !excluding.contains(name) {
    let path = joined(prefix, name)
    // Gone since the folder was listed, or a name that is not UTF-8: the latter is reported below.
    guard let status = try FileStatus.ofLink(joined(root, path)) else {
      if name.unicodeScalars.contains("\u{FFFD}") {
        entries.append(Snapshot.Entry(path: path, contentID: "unreadable", kind: .file))
      }
      continue
    }
    switch status.kind {
    case .folder: try walk(root, below: path, excluding: excluding, into: &entries)
    case .file:
      entries.append(Snapshot.Entry(path: path, contentID: status.identity, kind: .file))
    case .symbolicLink:
      entries.append(Snapshot.Entry(path: path, contentID: status.identity, kind: .symbolicLink))
    case .other: continue
    }
  }
}
