/// Which lines of one text are gone and which of another are added: as few as there can be (Myers 1986,
/// in linear space).
struct LineDifference {
  /// For each line of the old text whether it is gone.
  private(set) var isGone: [Bool]
  /// For each line of the new text whether it is added.
  private(set) var isAdded: [Bool]
  private let old: [Int]
  private let new: [Int]
  /// The furthest points forwards and backwards, by diagonal.
  private var forwards: [Int] = []
  private var backwards: [Int] = []

  /// Beyond so many edits nobody reads the difference, and everything between its ends is exchanged.
  private static let mostEdits = 4_000

  init(_ old: [Substring.UTF8View], _ new: [Substring.UTF8View]) {
    var numbers: [[UInt8]: Int] = [:]
    let number = { (line: Substring.UTF8View) -> Int in
      let bytes = Array(line)
      if let known = numbers[bytes] { return known }
      numbers[bytes] = numbers.count
      return numbers.count - 1
    }
    self.old = old.map(number)
    self.new = new.map(number)
    isGone = [Bool](repeating: false, count: old.count)
    isAdded = [Bool](repeating: false, count: new.count)
    compare(0..<old.count, 0..<new.count)
  }

  private mutating func compare(_ left: Range<Int>, _ right: Range<Int>) {
    var (left, right) = (left, right)
    while let a = left.first, let b = right.first, old[a] == new[b] {
      (left, right) = (left.dropFirst(), right.dropFirst())
    }
    while let a = left.last, let b = right.last, old[a] == new[b] {
      (left, right) = (left.dropLast(), right.dropLast())
    }
    guard !left.isEmpty, !right.isEmpty, let middle = middle(of: left, right) else {
      for index in left { isGone[index] = true }
      for index in right { isAdded[index] = true }
      return
    }
    compare(left.lowerBound..<middle.old, right.lowerBound..<middle.new)
    compare(middle.old..<left.upperBound, middle.new..<right.upperBound)
  }

  /// A point on a shortest way from corner to corner where half of the edits are made.
  private mutating func middle(
    of left: Range<Int>, _ right: Range<Int>
  ) -> (old: Int, new: Int)? {
    let (width, height) = (left.count, right.count)
    let delta = width - height
    let most = min((width + height + 1) / 2, Self.mostEdits)
    let size = 2 * most + 3
    forwards = [Int](repeating: 0, count: size)
    backwards = [Int](repeating: 0, count: size)
    for edits in 0...most {
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        var x = start(forwards, most + 1 + diagonal, isFirst: diagonal == -edits, diagonal == edits)
        while x < width, x - diagonal < height,
          old[left.lowerBound + x] == new[right.lowerBound + x - diagonal]
        {
          x += 1
        }
        forwards[most + 1 + diagonal] = x
        guard delta % 2 != 0, abs(delta - diagonal) < edits, x <= width, x - diagonal <= height,
          x + backwards[most + 1 + delta - diagonal] >= width
        else { continue }
        return (left.lowerBound + x, right.lowerBound + x - diagonal)
      }
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        var x = start(
          backwards, most + 1 + diagonal, isFirst: diagonal == -edits, diagonal == edits)
        while x < width, x - diagonal < height,
          old[left.upperBound - 1 - x] == new[right.upperBound - 1 - x + diagonal]
        {
          x += 1
        }
        backwards[most + 1 + diagonal] = x
        guard delta % 2 == 0, abs(delta - diagonal) <= edits, x <= width, x - diagonal <= height,
          x + forwards[most + 1 + delta - diagonal] >= width
        else { continue }
        return (left.upperBound - x, right.upperBound - x + diagonal)
      }
    }
    return nil
  }

  /// Where a diagonal is entered: from the neighbour that has come further.
  private func start(_ reached: [Int], _ at: Int, isFirst: Bool, _ isLast: Bool) -> Int {
    isFirst || (!isLast && reached[at - 1] < reached[at + 1])
      ? reached[at + 1] : reached[at - 1] + 1
  }
}

/// The edits that turn one text into another, as `diff -u` writes them; empty for equal texts.
///
/// - Parameters:
///   - old: nil for a file that does not exist yet.
///   - new: nil for a file that is to go.
func unifiedDifference(_ old: String?, _ new: String?, path: String) -> String {
  let (before, after) = (lines(old ?? ""), lines(new ?? ""))
  let difference = LineDifference(before, after)
  var text = "--- \(old == nil ? "/dev/null" : path)\n+++ \(new == nil ? "/dev/null" : path)\n"
  let head = text.utf8.count
  var (left, right) = (0, 0)
  while let hunk = Hunk(difference, from: left, right) {
    text += hunk.head + "\n"
    (left, right) = (hunk.left.lowerBound, hunk.right.lowerBound)
    while left < hunk.left.upperBound || right < hunk.right.upperBound {
      if left < hunk.left.upperBound, difference.isGone[left] {
        text += marked("-", before[left])
        left += 1
      } else if right < hunk.right.upperBound, difference.isAdded[right] {
        text += marked("+", after[right])
        right += 1
      } else {
        text += marked(" ", before[left])
        (left, right) = (left + 1, right + 1)
      }
    }
  }
  return text.utf8.count == head ? "" : text
}

/// Edits that stand close to each other, with three lines around them.
private struct Hunk {
  let left: Range<Int>
  let right: Range<Int>

  /// The next hunk behind two lines that stand for each other; nil when there is none.
  init?(_ difference: LineDifference, from left: Int, _ right: Int) {
    let around = 3
    var (a, b) = (left, right)
    func isEdit() -> Bool {
      (a < difference.isGone.count && difference.isGone[a])
        || (b < difference.isAdded.count && difference.isAdded[b])
    }
    while !isEdit() {
      guard a < difference.isGone.count else { return nil }
      (a, b) = (a + 1, b + 1)
    }
    let before = min(around, a - left)
    let first = (a - before, b - before)
    var same = 0
    while isEdit() || (same < 2 * around && a < difference.isGone.count) {
      if a < difference.isGone.count, difference.isGone[a] {
        (a, same) = (a + 1, 0)
      } else if b < difference.isAdded.count, difference.isAdded[b] {
        (b, same) = (b + 1, 0)
      } else {
        (a, b, same) = (a + 1, b + 1, same + 1)
      }
    }
    let surplus = max(0, same - around)
    self.left = first.0..<a - surplus
    self.right = first.1..<b - surplus
  }

  /// `@@ -12,7 +12,8 @@`; an empty side is named by the line before it.
  var head: String { "@@ -\(place(left)) +\(place(right)) @@" }

  private func place(_ lines: Range<Int>) -> String {
    let start = lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1
    return lines.count == 1 ? "\(start)" : "\(start),\(lines.count)"
  }
}

private func marked(_ mark: String, _ line: Substring.UTF8View) -> String {
  let text = mark + String(Substring(line))
  return line.last == UInt8(ascii: "\n") ? text : text + "\n\\ No newline at end of file\n"
}

/// The lines with their line feeds.
private func lines(_ text: String) -> [Substring.UTF8View] {
  var lines: [Substring.UTF8View] = []
  var rest = text[...].utf8
  while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
    lines.append(rest[...end])
    rest = rest[rest.index(after: end)...]
  }
  if !rest.isEmpty { lines.append(rest) }
  return lines
}
