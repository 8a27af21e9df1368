import Files

/// What the program says, and where.
enum Console {
  /// Writes data for the caller to standard output, at once.
  static func out(_ text: String) throws(Failure) { try write(text, to: .output) }

  /// Writes a message to standard error; nobody is left to tell when that fails.
  static func error(_ text: String) { try? StandardStream.error.write(text) }

  /// Whether text output should carry colour: asked for, or a terminal that does not refuse it.
  static func usesColour(_ invocation: Invocation) -> Bool {
    switch invocation.value("--color") {
    case "always": return true
    case "never": return false
    default:
      if let refused = environmentVariable("NO_COLOR"), !refused.utf8.isEmpty { return false }
      return StandardStream.output.isTerminal && environmentVariable("TERM") != "dumb"
    }
  }

  private static func write(_ text: String, to stream: StandardStream) throws(Failure) {
    do {
      try stream.write(text)
    } catch {
      throw .notJudged(error.message)
    }
  }
}

/// Lines of standard input as they arrive, without their LF or CRLF.
struct InputLines {
  private var buffer: [UInt8] = []
  private var start = 0
  private var number = 0
  private var hasEnded = false

  /// The longest line that is read: input without line breaks must not fill the memory.
  private static let longest = 64 << 20

  /// The next line, nil at the end of the input.
  mutating func next() throws(Failure) -> [UInt8]? {
    var searched = start
    number += 1
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return line(buffer[start..<end])
      }
      if hasEnded {
        defer { start = buffer.count }
        return start < buffer.count ? line(buffer[start...]) : nil
      }
      searched = buffer.count - start
      guard searched <= Self.longest else {
        throw .notJudged(
          "line \(number) of standard input is longer than 64 MiB: "
            + "a batch is one JSON text a line")
      }
      try fill()
    }
  }

  private mutating func fill() throws(Failure) {
    buffer.removeFirst(start)
    start = 0
    do {
      let bytes = try StandardStream.input.readSome()
      hasEnded = bytes.isEmpty
      buffer += bytes
    } catch {
      throw .notJudged(error.message)
    }
  }

  private func line(_ line: ArraySlice<UInt8>) -> [UInt8] {
    Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
  }
}
