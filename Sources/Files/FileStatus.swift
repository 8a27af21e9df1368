#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What stands at a path, and which state of it.
struct FileStatus {
  enum Kind { case file, folder, symbolicLink, other }

  let kind: Kind
  let size: Int
  let permissions: mode_t
  /// Device, number, size and both times: one file in one state, so equal ids mean equal bytes.
  let identity: String

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .symbolicLink
      default: .other
      }
    size = Int(status.st_size)
    permissions = status.st_mode & 0o7777
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    identity = [
      Int(truncatingIfNeeded: status.st_dev), Int(truncatingIfNeeded: status.st_ino), size,
      Int(modified.tv_sec), Int(modified.tv_nsec), Int(changed.tv_sec), Int(changed.tv_nsec),
    ].map { String(UInt(bitPattern: $0), radix: 16) }.joined(separator: "-")
  }

  /// The status of the path itself, nil when nothing stands there.
  static func ofLink(_ path: String) throws(FileError) -> FileStatus? {
    try read(path) { lstat(path, $0) }
  }

  /// The status of what the path leads to, nil when nothing stands there.
  static func ofTarget(_ path: String) throws(FileError) -> FileStatus? {
    try read(path) { stat(path, $0) }
  }

  private static func read(
    _ path: String, _ call: (UnsafeMutablePointer<stat>) -> Int32
  ) throws(FileError) -> FileStatus? {
    var status = stat()
    if retrying({ call(&status) }) == 0 { return FileStatus(status) }
    let error = FileError("look at", path, code: errno)
    guard error.isAbsence else { throw error }
    return nil
  }
}

/// What stands at a path, symbolic links followed.
public enum PathKind: Sendable, Hashable { case absent, file, folder, other }

/// What stands at a path, symbolic links followed; `absent` also when it cannot be looked at.
public func kind(ofPath path: String) -> PathKind {
  guard let status = try? FileStatus.ofTarget(path) else { return .absent }
  return switch status.kind {
  case .file: .file
  case .folder: .folder
  case .symbolicLink, .other: .other
  }
}

/// The size of a regular file in bytes, links followed; nil for anything else.
public func fileSize(ofPath path: String) -> Int? {
  guard let status = try? FileStatus.ofTarget(path), status.kind == .file else { return nil }
  return status.size
}

/// Whether the path itself is a symbolic link.
public func isSymbolicLink(_ path: String) -> Bool {
  (try? FileStatus.ofLink(path))?.kind == .symbolicLink
}
