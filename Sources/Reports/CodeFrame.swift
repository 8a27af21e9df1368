internal import Contracts
internal import Diagnostics
internal import JSON

/// A source line with its number and a mark below the stretch that a finding is about.
struct CodeFrame {
  /// The widest excerpt of a line; longer ones are cut around the mark.
  static let width = 96

  let place: Place
  let set: ContractSet

  /// The lines of the frame, empty when the place has no range or the line is not known.
  func lines(gutter: Int) -> [String] {
    guard let range = place.range, let line = set.line(range.start.line, of: place.file) else {
      return []
    }
    let scalars = Array(line.unicodeScalars)
    let start = min(range.start.column - 1, scalars.count)
    let end =
      range.end.line == range.start.line
      ? min(range.end.column - 1, scalars.count) : scalars.count
    let from = scalars.count <= Self.width ? 0 : max(0, min(start - 24, scalars.count - Self.width))
    let to = min(scalars.count, from + Self.width)
    let before = excerpt(scalars[from..<max(from, start)])
    let marked = excerpt(scalars[max(from, start)..<max(from, min(end, to))])
    let after = excerpt(scalars[max(from, min(end, to))..<to])
    let cut = (from > 0 ? "…" : "", to < scalars.count ? "…" : "")
    let number = String(range.start.line)
    let margin = String(repeating: " ", count: max(0, gutter - number.utf8.count))
    let indent = before.unicodeScalars.count + cut.0.unicodeScalars.count
    return [
      "\(margin)\(number) | \(cut.0)\(before)\(marked)\(after)\(cut.1)",
      String(repeating: " ", count: gutter) + " | " + String(repeating: " ", count: indent)
        + String(repeating: "^", count: max(1, marked.unicodeScalars.count)),
    ]
  }

  /// Tabs become one space, so that the mark stays below what it marks.
  private func excerpt(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.map { $0 == "\t" ? " " : $0 })
    return String(text).harmless
  }
}
