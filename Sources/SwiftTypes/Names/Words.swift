/// Splits names as people write them into words: `adminEventID`, `admin_event_id` and
/// `Admin event id` are all `admin`, `event`, `id`. A sign before a name is a word: `@type` is `at`, `type`,
/// and `-1` is `minus`, `1`.
struct Words {
  /// In lower case; only letters and digits.
  let list: [String]
  /// Those of one or two letters and digits that are spelled in capitals: `AV1`.
  private let codes: Set<String>

  init(_ text: String) {
    var list: [String] = []
    var codes: Set<String> = []
    var word: [Character] = []
    let characters = Array(text)
    if let sign = Self.sign(before: characters) { list.append(sign) }
    for (index, character) in characters.enumerated() {
      guard Self.isWordCharacter(character) else {
        Self.close(&word, into: &list, &codes)
        continue
      }
      if let last = word.last, character.isUppercase {
        let isNextLower =
          index + 1 < characters.count && characters[index + 1].isLowercase
          && !Self.isPlural(characters, at: index + 1)
        if !last.isUppercase || isNextLower { Self.close(&word, into: &list, &codes) }
      }
      word.append(character)
    }
    Self.close(&word, into: &list, &codes)
    self.list = list
    self.codes = codes
  }

  /// Whether an `s` makes a plural of capitals: `PDFs`.
  private static func isPlural(_ characters: [Character], at index: Int) -> Bool {
    characters[index] == "s"
      && (index + 1 == characters.count || !characters[index + 1].isLowercase)
  }

  /// The word for a sign with which a name begins.
  private static func sign(before characters: [Character]) -> String? {
    guard characters.count > 1 else { return nil }
    switch characters[0] {
    case "@": return isWordCharacter(characters[1]) ? "at" : nil
    case "+": return characters[1].isWholeNumber ? "plus" : nil
    case "-": return characters[1].isWholeNumber ? "minus" : nil
    default: return nil
    }
  }

  private static func close(
    _ word: inout [Character], into list: inout [String], _ codes: inout Set<String>
  ) {
    guard !word.isEmpty else { return }
    let text = String(word).lowercased()
    list.append(text)
    let letters = word.prefix { !$0.isWholeNumber }
    if letters.count <= 2, letters.count < word.count, letters.allSatisfy(\.isUppercase),
      word.dropFirst(letters.count).allSatisfy(\.isWholeNumber)
    {
      codes.insert(text)
    }
    word = []
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { Identifier.mayContinue($0) && $0 != "_" }
  }

  /// `AdminEventID`
  var pascal: String { list.map(capitalised).joined() }

  /// `adminEventID`
  var camel: String {
    guard let first = list.first else { return "" }
    return first + list.dropFirst().map(capitalised).joined()
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
