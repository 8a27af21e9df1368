extension String {
  /// The text on one line with nothing in it that a terminal would obey.
  ///
  /// Control characters, line and paragraph separators, and the controls of writing direction are
  /// shown as `\u{…}`, so that a schema's text can neither colour, erase nor reorder a report.
  package var harmless: String {
    var text = ""
    for scalar in unicodeScalars {
      if scalar.isHarmful {
        text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  fileprivate var isHarmful: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }
}

extension String {
  /// The text in lines of at most 80 columns, broken at spaces. A witness and what is said of its parts
  /// stay whole, because they are copied.
  func wrapped(first: String, next: String) -> [String] {
    let isCopied = ["witness: ", "refused: "].contains { utf8.starts(with: $0.utf8) }
    guard !isCopied else { return [first + self] }
    var lines: [String] = []
    var line = first
    var isStart = true
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if !isStart, line.unicodeScalars.count + 1 + word.unicodeScalars.count > 80 {
        lines.append(line)
        line = next
        isStart = true
      }
      line += (isStart ? "" : " ") + word
      isStart = false
    }
    return lines + [line]
  }
}
