#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Something the file system refused, with the path and the operation that failed.
public struct FileError: Error, Sendable, Hashable {
  /// What was tried: `read`, `write`, `list`.
  public let operation: String
  /// The path it was tried on.
  public let path: String
  /// The system's error number; 0 when the refusal is Treaty's own.
  public let code: Int32
  /// Why it failed, in words.
  public let reason: String

  /// An error from its parts.
  public init(operation: String, path: String, code: Int32, reason: String) {
    self.operation = operation
    self.path = path
    self.code = code
    self.reason = reason
  }

  /// One sentence for the user: `cannot read contracts/a.json: no such file or folder`.
  public var message: String { "cannot \(operation) \(path): \(reason)" }

  /// Whether nothing stands at the path.
  public var isAbsence: Bool { code == ENOENT || code == ENOTDIR }

  /// The error of the system call that has just failed; `code` must be read before anything else.
  init(_ operation: String, _ path: String, code: Int32) {
    self.init(operation: operation, path: path, code: code, reason: Self.reason(of: code))
  }

  private static func reason(of code: Int32) -> String {
    switch code {
    case ENOENT: "no such file or folder"
    case EACCES: "permission denied"
    case EISDIR: "it is a folder"
    case ENOTDIR: "a part of the path is not a folder"
    case ENOSPC: "no space left on the device"
    case EROFS: "the file system is read-only"
    case ELOOP: "it is a symbolic link, or leads through too many of them"
    default: String(cString: strerror(code))
    }
  }
}
