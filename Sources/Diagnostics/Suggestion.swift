/// The candidate that a mistyped word most likely means, nil when none is near.
public func nearest(to word: String, in candidates: [String]) -> String? {
  nearest(to: word, in: candidates, within: max(2, word.utf8.count / 3))
}

/// The candidate that differs least from a word, by so many bytes at most; nil when there is none.
public func nearest(to word: String, in candidates: [String], within limit: Int) -> String? {
  // Each byte more or less is a difference.
  let near = candidates.filter { abs($0.utf8.count - word.utf8.count) <= limit }
  let scored = near.map { (distance(word, $0), $0) }.sorted { $0 < $1 }
  guard let (score, candidate) = scored.first, score <= limit else { return nil }
  return candidate
}

/// Levenshtein distance over bytes.
private func distance(_ left: String, _ right: String) -> Int {
  let right = Array(right.utf8)
  var row = Array(0...right.count)
  for (i, a) in left.utf8.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in right.enumerated() {
      let substituted = diagonal + (a == b ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[right.count]
}
