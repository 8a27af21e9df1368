/// A partition of all Unicode scalars into classes whose members an automaton never tells apart.
struct Alphabet: Sendable, Hashable {
  /// Where each interval begins; the first is 0, the last ends with U+10FFFF.
  let starts: [UInt32]
  /// The class of each interval.
  let classes: [Int32]
  let classCount: Int
  /// The class of each ASCII scalar, for speed.
  private let ascii: [UInt8]

  init(starts: [UInt32], classes: [Int32], classCount: Int) {
    self.starts = starts
    self.classes = classes
    self.classCount = classCount
    var table = [UInt8](repeating: 0, count: 128)
    var interval = 0
    for value in 0..<128 {
      if interval + 1 < starts.count, starts[interval + 1] <= UInt32(value) { interval += 1 }
      table[value] = UInt8(truncatingIfNeeded: classes[interval])
    }
    ascii = table
  }

  /// The coarsest partition that no set cuts through.
  init(separating sets: [ScalarSet]) {
    var cuts: [UInt32] = [0]
    for set in sets {
      for span in set.spans {
        cuts.append(span.lower)
        if span.upper < 0x10FFFF { cuts.append(span.upper + 1) }
      }
    }
    if cuts.contains(0xD800) { cuts.append(0xE000) }
    cuts.sort()
    var starts: [UInt32] = []
    for cut in cuts where starts.last != cut { starts.append(cut) }
    var classes = [Int32](repeating: 0, count: starts.count)
    var count: Int32 = 1
    for set in sets {
      Self.refine(&classes, &count, starts: starts, by: set)
    }
    // Surrogates are no scalars; giving them no class of their own keeps the partition canonical.
    if let gap = starts.firstIndex(of: 0xD800) { classes[gap] = classes[gap - 1] }
    self.init(starts: starts, unnumbered: classes, count: count)
  }

  /// Joins neighbours of one class and numbers classes by their first interval, without gaps.
  init(starts: [UInt32], unnumbered: [Int32], count: Int32) {
    var numbers = [Int32](repeating: -1, count: Int(count))
    var joinedStarts: [UInt32] = []
    var joined: [Int32] = []
    var next: Int32 = 0
    for index in starts.indices {
      let old = Int(unnumbered[index])
      if numbers[old] < 0 {
        numbers[old] = next
        next += 1
      }
      if joined.last == numbers[old] { continue }
      joinedStarts.append(starts[index])
      joined.append(numbers[old])
    }
    self.init(starts: joinedStarts, classes: joined, classCount: Int(next))
  }

  private static func refine(
    _ classes: inout [Int32], _ count: inout Int32, starts: [UInt32], by set: ScalarSet
  ) {
    var inside = [Int32](repeating: -1, count: Int(count))
    var interval = 0
    for span in set.spans {
      while starts[interval] < span.lower { interval += 1 }
      while interval < starts.count, starts[interval] <= span.upper {
        let old = Int(classes[interval])
        if inside[old] < 0 {
          inside[old] = count
          count += 1
        }
        classes[interval] = inside[old]
        interval += 1
      }
      if interval == starts.count { break }
    }
  }

  @inline(__always)
  func classOf(_ scalar: UInt32) -> Int32 {
    scalar < 128 ? Int32(ascii[Int(scalar)]) : classOfWide(scalar)
  }

  private func classOfWide(_ scalar: UInt32) -> Int32 {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= scalar { low = middle } else { high = middle }
    }
    return classes[low]
  }

  /// Which classes a set consists of; the set must be one of those the alphabet separates.
  func members(of set: ScalarSet) -> [Int32] {
    var seen = [Bool](repeating: false, count: classCount)
    var interval = 0
    for span in set.spans {
      while interval + 1 < starts.count, starts[interval + 1] <= span.lower { interval += 1 }
      while interval < starts.count, starts[interval] <= span.upper {
        seen[Int(classes[interval])] = true
        interval += 1
      }
      if interval == starts.count { break }
    }
    return seen.indices.filter { seen[$0] }.map { Int32($0) }
  }
}
