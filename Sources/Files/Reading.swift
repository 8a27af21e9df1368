#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The bytes of a file, link targets included; also of a pipe such as `/dev/stdin`.
///
/// A file of more than `limit` bytes is an error, so that a hostile one cannot fill the memory.
public func readFile(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
  try readFile(path, limit: limit, flags: O_RDONLY | O_CLOEXEC)
}

/// The same for an entry of a walk: a symbolic link put there since is refused, a pipe too.
package func readRegularFile(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
  guard let status = try FileStatus.ofLink(path) else {
    throw FileError("read", path, code: ENOENT)
  }
  guard status.kind == .file else {
    throw FileError(operation: "read", path: path, code: 0, reason: "it is not a regular file")
  }
  return try readFile(path, limit: limit, flags: O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
}

private func readFile(_ path: String, limit: Int, flags: Int32) throws(FileError) -> [UInt8] {
  let descriptor = retrying { open(path, flags) }
  guard descriptor >= 0 else { throw FileError("read", path, code: errno) }
  defer { close(descriptor) }
  return try readAll(descriptor, path: path, limit: limit)
}

/// Everything a descriptor still gives.
func readAll(_ descriptor: Int32, path: String, limit: Int) throws(FileError) -> [UInt8] {
  var status = stat()
  guard fstat(descriptor, &status) == 0 else { throw FileError("read", path, code: errno) }
  guard FileStatus(status).kind != .folder else { throw FileError("read", path, code: EISDIR) }
  var bytes: [UInt8] = []
  var room = max(Int(status.st_size) + 1, 4096)
  while true {
    let already = bytes.count
    var failure: Int32 = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      let got = retrying { read(descriptor, buffer.baseAddress, buffer.count) }
      if got < 0 { failure = errno }
      count = max(got, 0)
    }
    guard failure == 0 else { throw FileError("read", path, code: failure) }
    guard !chunk.isEmpty else { return bytes }
    guard chunk.count <= limit - already else {
      throw FileError(
        operation: "read", path: path, code: 0, reason: "it is larger than \(limit) bytes")
    }
    if already == 0 { bytes = chunk } else { bytes += chunk }
    room = min(max(4096, bytes.count), 1 << 20)
  }
}

/// Repeats a system call for as long as a signal interrupts it.
func retrying<Number: SignedInteger>(_ call: () -> Number) -> Number {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
