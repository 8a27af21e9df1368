#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Standard input, output and error.
enum Console {
  /// Writes data for the caller to standard output, at once.
  static func out(_ text: String) { write(text, to: 1) }

  /// Writes a message to standard error.
  static func error(_ text: String) { write(text, to: 2) }

  /// Whether text output should carry colour: asked for, or a terminal that does not refuse it.
  static func usesColour(_ invocation: Invocation) -> Bool {
    switch invocation.value("--color") {
    case "always": return true
    case "never": return false
    default:
      if let refused = environment("NO_COLOR"), !refused.isEmpty { return false }
      return isatty(1) == 1 && environment("TERM") != "dumb"
    }
  }

  /// The value of an environment variable.
  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let written = unistdWrite(descriptor, rest.baseAddress, rest.count)
        // A closed pipe ends the program through SIGPIPE; any other failure leaves nobody to tell.
        guard written > 0 else {
          if errno == EINTR { continue }
          exit(ExitCode.notJudged.rawValue)
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
      }
    }
  }
}

/// `write(2)` under a name that `Console`'s own does not hide.
private func unistdWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

/// Lines of standard input as they arrive, without their LF or CRLF.
struct InputLines: Sequence, IteratorProtocol {
  private var buffer: [UInt8] = []
  private var start = 0
  private var ended = false

  /// The next line, nil at the end of the input.
  mutating func next() -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return trimmed(buffer[start..<end])
      }
      searched = buffer.count - start
      if ended {
        defer { start = buffer.count }
        return start < buffer.count ? trimmed(buffer[start...]) : nil
      }
      fill()
    }
  }

  private mutating func fill() {
    buffer.removeFirst(start)
    start = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(0, &chunk, chunk.count)
    if count > 0 {
      buffer += chunk[..<count]
    } else if count == 0 || errno != EINTR {
      ended = true
    }
  }

  private func trimmed(_ line: ArraySlice<UInt8>) -> [UInt8] {
    Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
  }
}
