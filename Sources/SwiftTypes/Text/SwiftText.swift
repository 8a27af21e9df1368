/// Lines of Swift in the making, indented by two spaces a level.
struct SwiftText {
  /// How many characters a line may have.
  private static let width = 100

  private(set) var text = ""
  private var level = 0
  private var indentation = ""
  /// What stands before declarations at the top: `nonisolated `, or nothing.
  private let isolation: String

  init(isolation: String = "") { self.isolation = isolation }

  /// The text without the empty lines at its end.
  var trimmed: String {
    let lines = text.utf8.reversed().prefix { $0 == UInt8(ascii: "\n") }.count
    return String(Substring(text.utf8.dropLast(lines))) + (lines > 0 ? "\n" : "")
  }

  /// Appends a line; an empty one is not indented.
  mutating func line(_ line: String = "") {
    if !line.isEmpty {
      text += indentation
      text += line
    }
    text += "\n"
  }

  /// What stands before a declaration here.
  var outermostIsolation: String { level == 0 ? isolation : "" }

  /// Whether a line has a place here, or some levels deeper.
  func fits(_ line: String, deeper levels: Int = 0) -> Bool {
    let width = Self.width - (level + levels) * 2
    return line.utf8.count <= width || line.unicodeScalars.count <= width
  }

  /// Appends a line in two parts, with what follows the second one, if it fits.
  mutating func whole(_ head: String, _ tail: String, _ end: String = "") -> Bool {
    let count = head.utf8.count + 1 + tail.utf8.count + end.utf8.count
    guard level * 2 + count <= Self.width || fits("\(head) \(tail)\(end)") else { return false }
    text += indentation
    text += head
    text += " "
    text += tail
    text += end
    text += "\n"
    return true
  }

  /// Appends the first line of a type or extension.
  mutating func declaration(_ head: String) { line(outermostIsolation + head) }

  /// Appends a declaration: its first line, what `body` appends one level deeper, and its last line.
  mutating func block(_ head: String, end: String = "}", _ body: (inout SwiftText) -> Void) {
    declaration(head)
    deeper(body)
    line(end)
  }

  /// Appends what `body` appends, one level deeper.
  mutating func deeper(_ body: (inout SwiftText) -> Void) {
    level += 1
    indentation += "  "
    body(&self)
    level -= 1
    indentation.removeLast(2)
  }

  /// Appends a call or declaration: on one line when it fits, else one argument per line.
  mutating func list(_ head: String, _ items: [String], end: String) {
    let single = head + items.joined(separator: ", ") + end
    guard !fits(single), !items.isEmpty else {
      line(single)
      return
    }
    line(head)
    deeper { text in
      for (index, item) in items.enumerated() {
        text.line(index + 1 < items.count ? item + "," : item)
      }
    }
    line(end)
  }

  /// Appends a documentation comment. The text comes from a schema: nothing in it can end the comment.
  mutating func comment(_ comment: String) {
    let width = Self.width - level * 2 - 4
    // Nearly all descriptions are such texts, which need no look at their scalars.
    if comment.utf8.allSatisfy({ $0 == UInt8(ascii: "\n") || Literal.isPlain(ascii: $0) }) {
      var wrapping = PlainWrapping(lead: Array((indentation + "///").utf8), width: width)
      var comment = comment
      comment.withUTF8 { wrapping.add($0) }
      text += String(decoding: wrapping.lines, as: UTF8.self)
      return
    }
    for paragraph in Self.paragraphs(comment) {
      var column = 0
      for (word, length) in paragraph {
        if column > 0, column + 1 + length <= width {
          text += " "
          column += 1 + length
        } else {
          text += column > 0 ? "\n" + indentation + "/// " : indentation + "/// "
          column = length
        }
        text += word
      }
      text += column > 0 ? "\n" : indentation + "///\n"
    }
  }

  /// A word and its length in scalars.
  private typealias Word = (text: String, length: Int)

  /// Lines of words; every character that ends a line in some reading ends one here.
  private static func paragraphs(_ text: String) -> [[Word]] {
    var paragraphs: [[Word]] = []
    var words: [Word] = []
    var word = ""
    func endWord() {
      guard !word.isEmpty else { return }
      words.append((word, word.unicodeScalars.count))
      word = ""
    }
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      let isLineFeedOfReturn = isAfterReturn && scalar == "\n"
      isAfterReturn = scalar == "\r"
      if isLineFeedOfReturn { continue }
      switch scalar {
      case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}":
        endWord()
        paragraphs.append(words)
        words = []
      case " ", "\t": endWord()
      default:
        if Literal.isPlain(scalar) {
          word.unicodeScalars.append(scalar)
        } else {
          word += Literal.escape(scalar)
        }
      }
    }
    endWord()
    paragraphs.append(words)
    while paragraphs.count > 1, paragraphs.last?.isEmpty == true { paragraphs.removeLast() }
    return paragraphs
  }
}

/// Lines of a comment from a text of visible ASCII, spaces and line feeds.
private struct PlainWrapping {
  /// `///` and what stands before it.
  let lead: [UInt8]
  /// How many characters of the text a line has.
  let width: Int
  private(set) var lines: [UInt8] = []

  init(lead: [UInt8], width: Int) {
    self.lead = lead
    self.width = width
  }

  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    lines.reserveCapacity(text.count + (text.count / width + 2) * (lead.count + 2))
    /// Empty paragraphs that are written only when something comes after them.
    var empty = 0
    for paragraph in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      var column = 0
      for word in paragraph.split(separator: UInt8(ascii: " ")) {
        while empty > 0 {
          lines += lead + [UInt8(ascii: "\n")]
          empty -= 1
        }
        if column > 0, column + 1 + word.count <= width {
          column += 1 + word.count
        } else {
          if column > 0 { lines.append(UInt8(ascii: "\n")) }
          lines += lead
          column = word.count
        }
        lines.append(UInt8(ascii: " "))
        lines += word
      }
      if column > 0 { lines.append(UInt8(ascii: "\n")) } else { empty += 1 }
    }
    if lines.isEmpty { lines = lead + [UInt8(ascii: "\n")] }
  }
}

/// Swift string literals for any text.
enum Literal {
  /// A literal that evaluates to the text: `"` , `\` and whatever is not plainly visible are escaped.
  static func string(_ text: String) -> String {
    let isItself = text.utf8.allSatisfy {
      isPlain(ascii: $0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isItself { return "\"" + text + "\"" }
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case " ": literal += " "
      default:
        if isPlain(scalar) {
          literal.unicodeScalars.append(scalar)
        } else {
          literal += escape(scalar)
        }
      }
    }
    return literal + "\""
  }

  static func strings(_ texts: [String]) -> [String] { texts.map(string) }

  /// Whether a byte is a letter, digit or sign of ASCII, or a space.
  static func isPlain(ascii byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }

  /// Whether a reader of source code sees the scalar and nothing around it moves: no control and
  /// format characters, which reorder text, and no marks, which change what stands before them.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value > 0x20 && scalar.value < 0x7F }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter,
      .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation,
      .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .mathSymbol, .currencySymbol, .otherSymbol:
      return true
    default: return false
    }
  }

  static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }
}
