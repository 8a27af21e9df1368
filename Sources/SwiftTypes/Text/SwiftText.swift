/// Lines of Swift in the making, indented by two spaces a level.
struct SwiftText {
  private(set) var lines: [String] = []
  private var level = 0
  /// What stands before declarations at the top: `nonisolated `, or nothing.
  private let isolation: String

  init(isolation: String = "") { self.isolation = isolation }

  var text: String { lines.map { $0 + "\n" }.joined() }

  /// Appends a line; an empty one is not indented.
  mutating func line(_ text: String = "") {
    lines.append(text.isEmpty ? "" : String(repeating: "  ", count: level) + text)
  }

  /// Appends the first line of a type or extension.
  mutating func declaration(_ head: String) { line((level == 0 ? isolation : "") + head) }

  /// Appends a declaration: its first line, what `body` appends one level deeper, and its last line.
  mutating func block(_ head: String, end: String = "}", _ body: (inout SwiftText) -> Void) {
    declaration(head)
    level += 1
    body(&self)
    level -= 1
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
    guard level * 2 + single.unicodeScalars.count > 100, !items.isEmpty else {
      line(single)
      return
    }
    line(head)
    level += 1
    for (index, item) in items.enumerated() {
      line(index + 1 < items.count ? item + "," : item)
    }
    level -= 1
    line(end)
  }

  /// Appends a documentation comment. The text comes from a schema: nothing in it can end the comment.
  mutating func comment(_ text: String) {
    let width = 100 - level * 2 - 4
    for paragraph in Self.paragraphs(text) {
      var current = ""
      for word in paragraph {
        if current.isEmpty {
          current = word
        } else if current.unicodeScalars.count + 1 + word.unicodeScalars.count <= width {
          current += " " + word
        } else {
          line("/// " + current)
          current = word
        }
      }
      line(current.isEmpty ? "///" : "/// " + current)
    }
  }

  /// Lines of words; every character that ends a line in some reading ends one here.
  private static func paragraphs(_ text: String) -> [[String]] {
    var paragraphs: [[String]] = [[]]
    var word = ""
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      let isLineFeedOfReturn = isAfterReturn && scalar == "\n"
      isAfterReturn = scalar == "\r"
      if isLineFeedOfReturn { continue }
      switch scalar {
      case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}":
        if !word.isEmpty { paragraphs[paragraphs.count - 1].append(word) }
        word = ""
        paragraphs.append([])
      case " ", "\t":
        if !word.isEmpty { paragraphs[paragraphs.count - 1].append(word) }
        word = ""
      default:
        word += Literal.isPlain(scalar) ? String(Character(scalar)) : Literal.escape(scalar)
      }
    }
    if !word.isEmpty { paragraphs[paragraphs.count - 1].append(word) }
    while paragraphs.count > 1, paragraphs.last?.isEmpty == true { paragraphs.removeLast() }
    return paragraphs
  }
}

/// Swift string literals for any text.
enum Literal {
  /// A literal that evaluates to the text: `"` , `\` and whatever is not plainly visible are escaped.
  static func string(_ text: String) -> String {
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
