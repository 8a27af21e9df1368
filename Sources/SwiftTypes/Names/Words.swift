/// Splits names as people write them into words: `adminEventID`, `admin_event_id` and
/// `Admin event id` are all `admin`, `event`, `id`. A sign before a name is a word: `@type` is `at`, `type`,
/// and `-1` is `minus`, `1`.
struct Words {
  /// In lower case; only letters and digits.
  let list: [String]
  /// Those of one or two letters and digits that are spelled in capitals: `AV1`.
  private let codes: Set<String>

  init(_ text: String) {
    // Nearly all names are ASCII, whose characters are bytes.
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      self.init(letters: Array(text.utf8)) { String(decoding: $0, as: UTF8.self) }
    } else {
      self.init(letters: Array(text)) { String($0) }
    }
  }

  private init<Element: Letter>(letters: [Element], _ text: ([Element]) -> String) {
    var list = Self.sign(before: letters)
    var codes: Set<String> = []
    for word in Splitting(letters).words {
      list.append(text(word).lowercased())
      if Self.isCode(word) { codes.insert(list[list.count - 1]) }
    }
    self.list = list
    self.codes = codes
  }

  private static func isCode(_ word: [some Letter]) -> Bool {
    let letters = word.prefix { !$0.isDigit }
    return letters.count <= 2 && letters.count < word.count && letters.allSatisfy(\.isCapital)
      && word.dropFirst(letters.count).allSatisfy(\.isDigit)
  }

  /// The word for a sign with which a name begins; empty when it begins with none.
  private static func sign(before letters: [some Letter]) -> [String] {
    guard letters.count > 1 else { return [] }
    switch letters[0].sign {
    case "@" where letters[1].isInWord: return ["at"]
    case "+" where letters[1].isDigit: return ["plus"]
    case "-" where letters[1].isDigit: return ["minus"]
    default: return []
    }
  }

  /// `AdminEventID`
  var pascal: String { list.map(capitalised).joined().withComposedLetters }

  /// `adminEventID`
  var camel: String {
    guard let first = list.first else { return "" }
    return (first + list.dropFirst().map(capitalised).joined()).withComposedLetters
  }

  private func capitalised(_ word: String) -> String {
    if Self.acronyms.contains(word) || codes.contains(word) { return word.uppercased() }
    if word.last == "s", Self.acronyms.contains(String(word.dropLast())) {
      return word.dropLast().uppercased() + "s"
    }
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  private static let acronyms: Set<String> = [
    "acl", "api", "cpu", "css", "csv", "db", "dns", "gpu", "html", "http", "https", "id", "io",
    "ip",
    "iso", "json", "jwt", "md5", "os", "pdf", "ram", "rpc", "sdk", "sha", "sha1", "sha256",
    "sha512",
    "slo", "sql", "ssh", "ssl", "tcp", "tls", "ttl", "udp", "ui", "uri", "url", "utc", "utf8",
    "uuid",
    "vm", "xml", "yaml",
  ]
}

/// What words are made of.
private protocol Letter {
  var isCapital: Bool { get }
  var isSmall: Bool { get }
  var isDigit: Bool { get }
  /// Whether it may stand in a word.
  var isInWord: Bool { get }
  /// Itself, when it is ASCII.
  var sign: Unicode.Scalar? { get }
}

extension UInt8: Letter {
  fileprivate var isCapital: Bool { (0x41...0x5A).contains(self) }
  fileprivate var isSmall: Bool { (0x61...0x7A).contains(self) }
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
  fileprivate var isInWord: Bool { isSmall || isCapital || isDigit }
  fileprivate var sign: Unicode.Scalar? { Unicode.Scalar(self) }
}

extension Character: Letter {
  fileprivate var isCapital: Bool { isUppercase }
  fileprivate var isSmall: Bool { isLowercase }
  fileprivate var isDigit: Bool { isWholeNumber }
  fileprivate var isInWord: Bool { inName != nil }
  fileprivate var sign: Unicode.Scalar? { asciiValue.map { Unicode.Scalar($0) } }
}

/// A name cut where words begin.
private struct Splitting<Element: Letter> {
  private(set) var words: [[Element]] = []

  init(_ letters: [Element]) {
    var word: [Element] = []
    for (index, letter) in letters.enumerated() {
      guard letter.isInWord else {
        close(&word)
        continue
      }
      if let last = word.last, letter.isCapital {
        let isNextSmall =
          index + 1 < letters.count && letters[index + 1].isSmall
          && !Self.isPlural(letters, at: index + 1)
        if !last.isCapital || isNextSmall { close(&word) }
      }
      word.append(letter)
    }
    close(&word)
  }

  /// Whether an `s` makes a plural of capitals: `PDFs`.
  private static func isPlural(_ letters: [Element], at index: Int) -> Bool {
    letters[index].sign == "s" && (index + 1 == letters.count || !letters[index + 1].isSmall)
  }

  private mutating func close(_ word: inout [Element]) {
    if !word.isEmpty { words.append(word) }
    word = []
  }
}
