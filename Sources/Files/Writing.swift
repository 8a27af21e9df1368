#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Replaces a file as a whole: readers see the old bytes or the new ones, never a part.
///
/// A file that has these bytes already is not touched; the result says whether it was written.
/// The bytes go to a temporary name in the same folder, reach the disk and are renamed. The writer
/// holds a lock on the temporary file, so whatever a killed writer left behind is recognised by
/// its free lock and removed by the next write of the same file.
@discardableResult
public func writeFile(_ path: String, _ bytes: [UInt8]) throws(FileError) -> Bool {
  let target = try resolvedTarget(path)
  guard let old = try FileStatus.ofTarget(target) else {
    try replace(target, bytes, permissions: nil)
    return true
  }
  switch old.kind {
  case .folder: throw FileError("write", path, code: EISDIR)
  case .other, .symbolicLink: try writeThrough(target, bytes)
  case .file:
    if old.size == bytes.count, haveSameBytes(try readFile(target), bytes) { return false }
    try replace(target, bytes, permissions: old.permissions)
  }
  return true
}

/// `==` compares one byte at a time.
private func haveSameBytes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  left.count == right.count && memcmp(left, right, left.count) == 0
}

/// Makes a folder and those above it; one that is there already is fine.
public func makeFolder(_ path: String) throws(FileError) {
  if kind(ofPath: path) == .folder { return }
  let above = folder(of: path)
  if above != path, kind(ofPath: above) == .absent { try makeFolder(above) }
  guard mkdir(path, 0o777) != 0 else { return }
  let code = errno
  guard code == EEXIST, kind(ofPath: path) == .folder else {
    throw FileError("make the folder", path, code: code)
  }
}

/// Makes a symbolic link; nothing may stand at its path.
public func makeLink(_ path: String, to target: String) throws(FileError) {
  guard symlink(target, path) == 0 else { throw FileError("make the link", path, code: errno) }
}

/// Removes a file; one that is absent already is fine.
public func removeFile(_ path: String) throws(FileError) {
  guard unlink(path) != 0 else { return }
  let error = FileError("remove", path, code: errno)
  guard error.isAbsence else { throw error }
}

/// A symbolic link stays one: what it leads to is replaced.
private func resolvedTarget(_ path: String) throws(FileError) -> String {
  guard try FileStatus.ofLink(path)?.kind == .symbolicLink else { return path }
  guard let resolved = realpath(path, nil) else {
    throw FileError("write", path, code: errno)
  }
  defer { free(resolved) }
  return String(cString: resolved)
}

private func replace(_ path: String, _ bytes: [UInt8], permissions: mode_t?) throws(FileError) {
  removeLeftovers(of: path)
  let (temporary, descriptor) = try makeTemporary(for: path)
  var finished = false
  defer {
    if !finished { unlink(temporary) }
    close(descriptor)
  }
  try write(bytes, to: descriptor, path: path)
  if let permissions, fchmod(descriptor, permissions) != 0 {
    throw FileError("write", path, code: errno)
  }
  guard retrying({ fsync(descriptor) }) == 0 else { throw FileError("write", path, code: errno) }
  guard rename(temporary, path) == 0 else { throw FileError("write", path, code: errno) }
  finished = true
  // The rename itself reaches the disk with the folder; not every file system allows that.
  let folder = open(folder(of: path), O_RDONLY | O_CLOEXEC)
  guard folder >= 0 else { return }
  fsync(folder)
  close(folder)
}

/// Pipes and devices have no name to swap: the bytes go straight in.
private func writeThrough(_ path: String, _ bytes: [UInt8]) throws(FileError) {
  let descriptor = retrying { open(path, O_WRONLY | O_CLOEXEC) }
  guard descriptor >= 0 else { throw FileError("write", path, code: errno) }
  defer { close(descriptor) }
  try write(bytes, to: descriptor, path: path)
}

/// All bytes into a descriptor.
func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(FileError) {
  var failure: Int32 = 0
  bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let written = retrying { write(descriptor, part.baseAddress, part.count) }
      if written < 0 {
        failure = errno
        return
      }
      rest = rest.dropFirst(written)
    }
  }
  guard failure == 0 else { throw FileError("write", path, code: failure) }
}

private let temporaryMark = ".treaty-"

/// A new, locked file beside the target.
private func makeTemporary(for path: String) throws(FileError) -> (String, Int32) {
  let stem = folder(of: path) + "/." + name(of: path) + temporaryMark + "\(getpid())-"
  for number in 0..<1000 {
    let temporary = stem + "\(number)"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0 {
      let code = errno
      if code == EEXIST { continue }
      throw FileError("write", path, code: code)
    }
    // Between these two calls another writer may take it for a leftover; then the next name.
    var status = stat()
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0,
      status.st_nlink == 1
    {
      return (temporary, descriptor)
    }
    close(descriptor)
  }
  throw FileError(
    operation: "write", path: path, code: EEXIST, reason: "no temporary name beside it is free")
}

private func removeLeftovers(of path: String) {
  let folder = folder(of: path)
  let prefix = "." + name(of: path) + temporaryMark
  guard let names = try? namesInFolder(folder) else { return }
  for name in names where name.utf8.starts(with: prefix.utf8) {
    let descriptor = open(folder + "/" + name, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { continue }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(folder + "/" + name) }
    close(descriptor)
  }
}
