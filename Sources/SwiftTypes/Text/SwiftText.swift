/// Lines of Swift in the making, indented by two spaces a level.
struct SwiftText {
  /// How many characters a line may have.
  private static let width = 100

  /// UTF-8: appending to a text costs several times as much.
  private var bytes: [UInt8] = []
  private var level = 0
  /// What stands before declarations at the top: `nonisolated `, or nothing.
  private let isolation: String

  init(isolation: String = "") { self.isolation = isolation }

  /// The text without the empty lines at its end.
  var trimmed: String {
    let lines = bytes.reversed().prefix { $0 == UInt8(ascii: "\n") }.count
    return String(decoding: bytes.dropLast(max(lines - 1, 0)), as: UTF8.self)
  }

  /// Appends the lines of another text.
  mutating func append(_ other: SwiftText) { bytes.append(contentsOf: other.bytes) }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func indent() {
    for _ in 0..<level * 2 { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func newLine() { bytes.append(UInt8(ascii: "\n")) }

  /// Appends a line; an empty one is not indented.
  mutating func line(_ line: String = "") {
    if !line.isEmpty {
      indent()
      append(line)
    }
    newLine()
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
    indent()
    append(head)
    append(" ")
    append(tail)
    append(end)
    newLine()
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
    body(&self)
    level -= 1
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
    var comment = comment
    let isPlain = comment.withUTF8 { text in
      guard text.allSatisfy({ $0 == UInt8(ascii: "\n") || Literal.isPlain(ascii: $0) }) else {
        return false
      }
      wrap(text, width)
      return true
    }
    if isPlain { return }
    for paragraph in Self.paragraphs(comment) {
      var column = 0
      for (word, length) in paragraph {
        if column > 0, column + 1 + length <= width {
          column += 1 + length
        } else {
          if column > 0 { newLine() }
          beginComment()
          column = length
        }
        append(" ")
        append(word)
      }
      if column == 0 { beginComment() }
      newLine()
    }
  }

  private mutating func beginComment() {
    indent()
    append("///")
  }

  /// Appends lines of a comment from a text of visible ASCII, spaces and line feeds, each with as many
  /// characters of the text as `width` says.
  private mutating func wrap(_ text: UnsafeBufferPointer<UInt8>, _ width: Int) {
    /// Empty paragraphs that are written only when something comes after them.
    var empty = 0
    var isEmpty = true
    var index = 0
    while index <= text.count {
      var column = 0
      while index < text.count, text[index] != UInt8(ascii: "\n") {
        let start = index
        while index < text.count, text[index] > UInt8(ascii: " ") { index += 1 }
        let count = index - start
        guard count > 0 else {
          index += 1
          continue
        }
        while empty > 0 {
          beginComment()
          newLine()
          empty -= 1
        }
        if column > 0, column + 1 + count <= width {
          column += 1 + count
        } else {
          if column > 0 { newLine() }
          beginComment()
          column = count
        }
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        isEmpty = false
      }
      if column > 0 { newLine() } else { empty += 1 }
      index += 1
    }
    if isEmpty {
      beginComment()
      newLine()
    }
  }

  /// A word and its length in scalars.
  private typealias Word = (text: String, length: Int)

  /// Lines of words; every character that ends a line in some reading ends one here.
  private static func paragraphs(_ text: String) -> [[Word]] {
    var paragraphs: [[Word]] = []
    var words: [Word] = []
    var word = ""
    var visible = VisibleScalars()
    func endWord() {
      guard !word.isEmpty else { return }
      words.append((word, word.unicodeScalars.count))
      word = ""
      visible = VisibleScalars()
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
        if visible.take(scalar) {
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

/// Swift string literals for any text.
enum Literal {
  /// A literal that evaluates to the text: `"` , `\` and whatever is not plainly visible are escaped.
  static func string(_ text: String) -> String {
    var text = text
    let isItself = text.withUTF8 { bytes in
      bytes.allSatisfy {
        isPlain(ascii: $0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      }
    }
    if isItself { return "\"" + text + "\"" }
    var literal = "\""
    var visible = VisibleScalars()
    for scalar in text.unicodeScalars {
      let isPlain = visible.take(scalar)
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case " ": literal += " "
      default:
        if isPlain {
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
