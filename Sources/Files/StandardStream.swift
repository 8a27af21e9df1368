#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// One of the three streams a program is given.
public enum StandardStream: Int32, Sendable, Hashable {
  case input, output, error

  /// Whether a person sits at the other end.
  public var isTerminal: Bool { isatty(rawValue) != 0 }

  /// How many columns the terminal shows; nil when there is none.
  public var columns: Int? {
    var size = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Everything the stream still gives.
  public func readAll(limit: Int = .max) throws(FileError) -> [UInt8] {
    try Files.readAll(rawValue, path: description, limit: limit)
  }

  /// The next bytes, as many as are there; empty at the end of the stream.
  public func readSome(atMost count: Int = 1 << 16) throws(FileError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let got = retrying { read(rawValue, buffer.baseAddress, buffer.count) }
      if got < 0 { failure = errno }
      filled = max(got, 0)
    }
    guard failure == 0 else { throw FileError("read", description, code: failure) }
    return bytes
  }

  /// Writes all the bytes, unbuffered.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    try Files.write(bytes, to: rawValue, path: description)
  }

  /// Writes all of a text, unbuffered.
  public func write(_ text: String) throws(FileError) { try write(Array(text.utf8)) }

  private var description: String {
    switch self {
    case .input: "the standard input"
    case .output: "the standard output"
    case .error: "the standard error"
    }
  }
}
