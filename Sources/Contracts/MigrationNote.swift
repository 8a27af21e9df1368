public import Diagnostics
internal import JSON

/// `docs/migrations/<module>/<version>.md`: what a breaking release means for its users.
public struct MigrationNote: Sendable {
  /// The three questions a note answers; the raw value is its heading.
  public enum Section: String, Sendable, Hashable, CaseIterable {
    case changed = "What changed"
    case detection = "How to detect affected artifacts"
    case migration = "What to regenerate or migrate"
  }

  /// A fingerprint that the note answers for.
  public struct Covered: Sendable, Hashable {
    /// The 16 digits as written.
    public let fingerprint: String
    /// Where it is written.
    public let place: Place
  }

  /// The file.
  public let path: String
  /// The version the file is named after.
  public let version: Version
  /// `module`.
  public let module: String?
  /// `from`, the last version before the break.
  public let from: Version?
  /// `to`, the first version with the break.
  public let to: Version?
  /// `decision`, and where it is written.
  public let decision: String?
  /// Where `decision` is written; the front matter where it is missing.
  public let decisionPlace: Place
  /// `covers`.
  public let covers: [Covered]
  /// The sections that say something.
  public let answered: Set<Section>
  /// Where each heading stands.
  public let headings: [Section: Place]

  /// The front matter's place: the first line.
  public var place: Place { Place(file: path, range: lineRange(1)) }

  /// Reads a note; what is wrong in its front matter is a finding.
  init(path: String, version: Version, bytes: [UInt8], diagnostics: inout [Diagnostic]) {
    let lines = lines(of: bytes)
    let matter = FrontMatter(lines)
    var reading = FrontMatterReading(path: path, matter: matter)
    self.path = path
    self.version = version
    module = reading.text("module")
    from = reading.version("from")
    to = reading.version("to")
    decision = reading.text("decision")
    decisionPlace = reading.place(of: "decision")
    covers = reading.items("covers").map {
      Covered(fingerprint: $0.text, place: Place(file: path, range: lineRange($0.line)))
    }
    reading.finish(into: &diagnostics)
    let sections = Self.sections(lines, from: matter.bodyStart)
    answered = sections.answered
    headings = sections.headings.mapValues { Place(file: path, range: lineRange($0)) }
  }

  private static func sections(
    _ lines: [String], from start: Int
  ) -> (answered: Set<Section>, headings: [Section: Int]) {
    var answered: Set<Section> = []
    var headings: [Section: Int] = [:]
    var current: Section?
    var isInComment = false
    var isInCode = false
    for index in min(start, lines.count)..<lines.count {
      let said = withoutComments(lines[index], isInComment: &isInComment)
      let text = trimmed(said)
      if text.utf8.starts(with: "```".utf8) { isInCode.toggle() }
      if !isInCode, let heading = heading(text) {
        current = Section.allCases.first { Name($0.rawValue) == Name(heading) }
        if let current, headings[current] == nil { headings[current] = index + 1 }
      } else if let current, isInCode ? isCode(text) : saysSomething(text) {
        answered.insert(current)
      }
    }
    return (answered, headings)
  }

  private static func isCode(_ text: String) -> Bool {
    !text.utf8.isEmpty && !text.utf8.starts(with: "```".utf8)
  }

  /// Whether a line answers anything: no heading, no placeholder, and some letter or digit.
  private static func saysSomething(_ text: String) -> Bool {
    guard text.utf8.first != UInt8(ascii: "#") else { return false }
    let words = text.lowercased().unicodeScalars
      .split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
      .map { String($0) }
    let placeholders: Set<Name> = ["todo", "tbd", "tba", "fixme", "xxx", "wip", "tk", "n", "a"]
    return words.contains { !placeholders.contains(Name($0)) }
  }

  /// The text of a heading of the first or second level; deeper ones belong to their section.
  private static func heading(_ text: String) -> String? {
    for mark in ["## ", "# "] where text.utf8.starts(with: mark.utf8) {
      var rest = trimmed(String(Substring(text.utf8.dropFirst(mark.utf8.count))))
      while rest.utf8.last == UInt8(ascii: "#") { rest = trimmed(String(rest.dropLast())) }
      return rest
    }
    return nil
  }

  /// What is left of a line outside `<!-- … -->`.
  private static func withoutComments(_ line: String, isInComment: inout Bool) -> String {
    var said: [UInt8] = []
    var rest = Array(line.utf8)[...]
    while !rest.isEmpty {
      if isInComment {
        if rest.starts(with: "-->".utf8) {
          isInComment = false
          rest = rest.dropFirst(3)
        } else {
          rest = rest.dropFirst()
        }
      } else if rest.starts(with: "<!--".utf8) {
        isInComment = true
        rest = rest.dropFirst(4)
      } else if let byte = rest.popFirst() {
        said.append(byte)
      }
    }
    return String(decoding: said, as: UTF8.self)
  }
}
