/// Splits names as people write them into words: `adminEventID`, `admin_event_id` and
/// `Admin event id` are all `admin`, `event`, `id`.
struct Words {
  /// In lower case; only letters and digits.
  let list: [String]

  init(_ text: String) {
    var list: [String] = []
    var word: [Character] = []
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      guard Self.isWordCharacter(character) else {
        Self.close(&word, into: &list)
        continue
      }
      if let last = word.last, character.isUppercase {
        let isNextLower = index + 1 < characters.count && characters[index + 1].isLowercase
        if !last.isUppercase || isNextLower { Self.close(&word, into: &list) }
      }
      word.append(character)
    }
    Self.close(&word, into: &list)
    self.list = list
  }

  private static func close(_ word: inout [Character], into list: inout [String]) {
    if !word.isEmpty { list.append(String(word).lowercased()) }
    word = []
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { Identifier.mayContinue($0) && $0 != "_" }
  }

  /// `AdminEventID`
  var pascal: String { list.map(Self.capitalised).joined() }

  /// `adminEventID`
  var camel: String {
    guard let first = list.first else { return "" }
    return first + list.dropFirst().map(Self.capitalised).joined()
  }

  private static func capitalised(_ word: String) -> String {
    if acronyms.contains(word) { return word.uppercased() }
    if word.last == "s", acronyms.contains(String(word.dropLast())) {
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
