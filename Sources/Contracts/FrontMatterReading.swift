internal import Diagnostics
internal import JSON

/// Takes the known keys out of a note's front matter; the rest becomes findings.
struct FrontMatterReading {
  private let path: String
  private let matter: FrontMatter
  private var known: Set<Name> = []
  private var diagnostics: [Diagnostic] = []

  init(path: String, matter: FrontMatter) {
    self.path = path
    self.matter = matter
    if !matter.isPresent {
      report(.noteFrontMatter, line: 1, "The note does not begin with front matter between `---`.")
    }
    for problem in matter.problems {
      report(.noteFrontMatter, line: problem.line, problem.message)
    }
  }

  mutating func text(_ key: String) -> String? {
    guard let entry = entry(key) else { return nil }
    guard case .text(let text) = entry.value, !text.utf8.isEmpty else {
      report(.noteFrontMatter, line: entry.line, "`\(key)` must be a plain value.")
      return nil
    }
    return text
  }

  mutating func version(_ key: String) -> Version? {
    guard let entry = entry(key), let text = text(key) else { return nil }
    guard let version = Version(text) else {
      report(.noteFrontMatter, line: entry.line, "`\(key)` must be a version such as `2.0.0`.")
      return nil
    }
    return version
  }

  mutating func items(_ key: String) -> [FrontMatter.Item] {
    guard let entry = entry(key) else { return [] }
    guard case .list(let items) = entry.value else {
      report(.noteFrontMatter, line: entry.line, "`\(key)` must be a list.")
      return []
    }
    return items
  }

  func place(of key: String) -> Place {
    Place(file: path, range: lineRange(matter[key]?.line ?? 1))
  }

  mutating func finish(into all: inout [Diagnostic]) {
    for entry in matter.entries where !known.contains(Name(entry.key)) {
      report(.noteFrontMatter, line: entry.line, "`\(entry.key)` is no key of a migration note.")
    }
    all += diagnostics
    diagnostics = []
  }

  private mutating func entry(_ key: String) -> FrontMatter.Entry? {
    let isFirst = known.insert(Name(key)).inserted
    if let entry = matter[key] { return entry }
    if isFirst, matter.isPresent {
      report(.noteFrontMatter, line: 1, "`\(key)` is missing from the front matter.")
    }
    return nil
  }

  private mutating func report(_ rule: Rule, line: Int, _ message: String) {
    diagnostics.append(
      Diagnostic(
        rule: rule, place: Place(file: path, range: lineRange(line)), message: message))
  }
}

/// The place of a line of a text file: its first character.
func lineRange(_ line: Int) -> SourceRange {
  let position = SourcePosition(offset: 0, line: line, column: 1, byteColumn: 1)
  return SourceRange(start: position, end: position)
}
