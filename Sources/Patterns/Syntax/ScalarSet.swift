/// A set of Unicode scalars, kept as sorted ranges that neither touch nor overlap.
struct ScalarSet: Sendable, Hashable {
  /// An inclusive range of scalar values.
  struct Span: Sendable, Hashable {
    var lower: UInt32
    var upper: UInt32
  }

  /// Sorted, disjoint, not adjacent.
  private(set) var spans: [Span]

  /// Every scalar: all code points but the surrogates.
  static let all = ScalarSet(unordered: [
    Span(lower: 0, upper: 0xD7FF), Span(lower: 0xE000, upper: 0x10FFFF),
  ])

  static let empty = ScalarSet(spans: [])

  private init(spans: [Span]) { self.spans = spans }

  init(_ scalar: UInt32) {
    let isSurrogate = (0xD800...0xDFFF).contains(scalar)
    spans = isSurrogate ? [] : [Span(lower: scalar, upper: scalar)]
  }

  init(_ ranges: ClosedRange<UInt32>...) {
    self.init(unordered: ranges.map { Span(lower: $0.lowerBound, upper: $0.upperBound) })
  }

  /// A set of spans in any order; surrogates are no scalars and fall out.
  init(unordered: [Span]) {
    spans = []
    append(contentsOf: unordered)
  }

  var isEmpty: Bool { spans.isEmpty }

  /// How many scalars it holds.
  var count: Int { spans.reduce(0) { $0 + Int($1.upper - $1.lower) + 1 } }

  /// The only member, when there is just one.
  var single: UInt32? {
    guard spans.count == 1, spans[0].lower == spans[0].upper else { return nil }
    return spans[0].lower
  }

  func contains(_ scalar: UInt32) -> Bool {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].upper < scalar { low = middle + 1 } else { high = middle }
    }
    return low < spans.count && spans[low].lower <= scalar
  }

  mutating func append(contentsOf added: [Span]) {
    var merged: [Span] = []
    merged.reserveCapacity(spans.count + added.count)
    let all = spans + added
    let isSorted = zip(all, all.dropFirst()).allSatisfy { $0.lower <= $1.lower }
    for span in isSorted ? all : all.sorted(by: { $0.lower < $1.lower }) {
      for part in Self.withoutSurrogates(span) {
        if let last = merged.last, part.lower <= last.upper &+ 1 {
          merged[merged.count - 1].upper = max(last.upper, part.upper)
        } else {
          merged.append(part)
        }
      }
    }
    spans = merged
  }

  private static func withoutSurrogates(_ span: Span) -> [Span] {
    guard span.upper >= 0xD800, span.lower <= 0xDFFF else { return [span] }
    var parts: [Span] = []
    if span.lower < 0xD800 { parts.append(Span(lower: span.lower, upper: 0xD7FF)) }
    if span.upper > 0xDFFF { parts.append(Span(lower: 0xE000, upper: span.upper)) }
    return parts
  }

  func union(_ other: ScalarSet) -> ScalarSet {
    var result = self
    result.append(contentsOf: other.spans)
    return result
  }

  /// All scalars that are not in it.
  var inverted: ScalarSet {
    var result: [Span] = []
    var next: UInt32 = 0
    for span in spans {
      if span.lower > next { result.append(Span(lower: next, upper: span.lower - 1)) }
      next = span.upper + 1
    }
    if next <= 0x10FFFF { result.append(Span(lower: next, upper: 0x10FFFF)) }
    return ScalarSet(unordered: result)
  }

  func intersection(_ other: ScalarSet) -> ScalarSet {
    var result: [Span] = []
    var left = 0
    var right = 0
    while left < spans.count, right < other.spans.count {
      let lower = max(spans[left].lower, other.spans[right].lower)
      let upper = min(spans[left].upper, other.spans[right].upper)
      if lower <= upper { result.append(Span(lower: lower, upper: upper)) }
      if spans[left].upper < other.spans[right].upper { left += 1 } else { right += 1 }
    }
    return ScalarSet(spans: result)
  }
}

/// The sets that ECMA-262 has names for.
extension ScalarSet {
  static let digits = ScalarSet(0x30...0x39)

  static let word = ScalarSet(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)

  static let lineTerminators = ScalarSet(0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029)

  /// `\s`: WhiteSpace and LineTerminator (ECMA-262, 12.2 and 12.3).
  static let space = ScalarSet(
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF)

  /// What `.` stands for.
  static let dot = lineTerminators.inverted
  static let notDigits = digits.inverted
  static let notWord = word.inverted
  static let notSpace = space.inverted
}
