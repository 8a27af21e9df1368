#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The folder a path stands in: `a` for `a/b`, `.` for `b`, `/` for `/b`.
public func folder(of path: String) -> String {
  let bytes = trimmed(path)
  guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return slash == bytes.startIndex ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
}

/// The last part of a path: `b` for `a/b`.
public func name(of path: String) -> String {
  let bytes = trimmed(path)
  guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else {
    return String(decoding: bytes, as: UTF8.self)
  }
  return String(decoding: bytes[slash...].dropFirst(), as: UTF8.self)
}

/// `path` as seen from `folder`; an absolute path stays itself.
public func joined(_ folder: String, _ path: String) -> String {
  if path.utf8.first == UInt8(ascii: "/") || folder.isEmpty { return path }
  if path.isEmpty { return folder }
  return folder.utf8.last == UInt8(ascii: "/") ? folder + path : folder + "/" + path
}

/// The path of the folder this process stands in.
public func currentDirectory() throws(FileError) -> String {
  guard let path = getcwd(nil, 0) else {
    throw FileError("find", "the current folder", code: errno)
  }
  defer { free(path) }
  return String(cString: path)
}

/// The absolute path without links, `.` and `..`; the path must lead somewhere.
public func resolvedPath(_ path: String) throws(FileError) -> String {
  guard let resolved = realpath(path, nil) else { throw FileError("find", path, code: errno) }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// The nearest file of that name in a folder or the ones above it, as an absolute path.
public func findUpwards(_ name: String, from folder: String) -> String? {
  guard var place = try? resolvedPath(folder) else { return nil }
  while true {
    let candidate = joined(place, name)
    if kind(ofPath: candidate) == .file { return candidate }
    if place == "/" { return nil }
    place = Files.folder(of: place)
  }
}

private func trimmed(_ path: String) -> Substring.UTF8View {
  var bytes = path.utf8[...]
  while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
  return bytes
}
