/// The part of YAML that notes and decisions use: `key: value`, `[a, b]` and lists of `- a`.
///
///     ---
///     module: billing
///     covers: [9f2c4e0d71ab6835]
///     ---
struct FrontMatter {
  /// What a key leads to.
  enum Value { case text(String), list([Item]) }

  /// One item of a list.
  struct Item {
    let text: String
    let line: Int
  }

  /// One key.
  struct Entry {
    let key: String
    let line: Int
    var value: Value
  }

  /// A line that is none of the forms.
  struct Problem {
    let line: Int
    let message: String
  }

  private(set) var entries: [Entry] = []
  private(set) var problems: [Problem] = []
  /// The index of the first line after it; 0 when there is no front matter.
  private(set) var bodyStart = 0
  private(set) var isPresent = false

  init(_ lines: [String]) {
    guard lines.first.map(trimmed) == "---" else { return }
    isPresent = true
    guard let end = lines.dropFirst().firstIndex(where: { trimmed($0) == "---" }) else {
      problems.append(Problem(line: 1, message: "The front matter is not closed with `---`."))
      bodyStart = lines.count
      return
    }
    bodyStart = end + 1
    for index in 1..<end { read(lines[index], number: index + 1) }
  }

  subscript(_ key: String) -> Entry? { entries.first { $0.key.utf8.elementsEqual(key.utf8) } }

  private mutating func read(_ line: String, number: Int) {
    let text = trimmed(line)
    if text.utf8.isEmpty || text.utf8.first == UInt8(ascii: "#") { return }
    if text.utf8.starts(with: "- ".utf8) || text == "-" {
      readItem(text, number: number)
      return
    }
    guard line.utf8.first != UInt8(ascii: " "), line.utf8.first != UInt8(ascii: "\t"),
      let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
    else {
      problem(number, "This line is neither `key: value` nor `- item`.")
      return
    }
    let key = trimmed(String(Substring(text.utf8[..<colon])))
    let rest = trimmed(String(Substring(text.utf8[text.utf8.index(after: colon)...])))
    guard !key.utf8.isEmpty, self[key] == nil else {
      problem(number, key.utf8.isEmpty ? "A key is missing." : "`\(key)` stands here twice.")
      return
    }
    entries.append(Entry(key: key, line: number, value: value(rest, number: number)))
  }

  private mutating func readItem(_ text: String, number: Int) {
    guard let last = entries.indices.last else {
      problem(number, "This item belongs to no key.")
      return
    }
    let item = Item(text: unquoted(trimmed(String(text.dropFirst()))), line: number)
    switch entries[last].value {
    case .text(let text) where text.utf8.isEmpty: entries[last].value = .list([item])
    case .text: problem(number, "`\(entries[last].key)` has a value already.")
    case .list(let items): entries[last].value = .list(items + [item])
    }
  }

  private mutating func value(_ text: String, number: Int) -> Value {
    guard text.utf8.first == UInt8(ascii: "["), !text.utf8.starts(with: "[[".utf8) else {
      if let first = text.unicodeScalars.first, "{&*!|>%@`".unicodeScalars.contains(first) {
        problem(number, "This form of YAML is not read here; write a plain value.")
      }
      return .text(unquoted(text))
    }
    guard text.utf8.last == UInt8(ascii: "]") else {
      problem(number, "The list is not closed with `]` on its line.")
      return .list([])
    }
    let inner = String(Substring(text.utf8.dropFirst().dropLast()))
    let parts = inner.utf8.split(separator: UInt8(ascii: ","))
    let items = parts.map { Item(text: unquoted(trimmed(String(Substring($0)))), line: number) }
    return .list(items.filter { !$0.text.utf8.isEmpty })
  }

  private mutating func problem(_ line: Int, _ message: String) {
    problems.append(Problem(line: line, message: message))
  }
}

/// The text without blanks at its ends.
func trimmed(_ text: String) -> String {
  let isBlank = { (byte: UInt8) in byte == 32 || byte == 9 }
  let start = text.utf8.drop(while: isBlank)
  guard let end = start.lastIndex(where: { !isBlank($0) }) else { return "" }
  return String(Substring(start[...end]))
}

/// The text between quotation marks of one kind, or as it is.
private func unquoted(_ text: String) -> String {
  guard text.utf8.count >= 2, let first = text.utf8.first, first == text.utf8.last,
    first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
  else { return text }
  return String(Substring(text.utf8.dropFirst().dropLast()))
}

/// The lines of a text; CR, LF and CRLF each end one.
func lines(of bytes: [UInt8]) -> [String] {
  var result: [String] = []
  var line: [UInt8] = []
  var previous: UInt8 = 0
  for byte in bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...] {
    if byte == 10 || byte == 13 {
      if !(byte == 10 && previous == 13) {
        result.append(String(decoding: line, as: UTF8.self))
        line = []
      }
    } else {
      line.append(byte)
    }
    previous = byte
  }
  if !line.isEmpty { result.append(String(decoding: line, as: UTF8.self)) }
  return result
}
