/// What can be said about a pattern without an automaton.
extension Expression {
  /// How many scalars a match has at least and at most (nil: no bound); look-around counts for
  /// nothing, and a back-reference for anything.
  var matchLengths: Lengths {
    switch self {
    case .empty, .assertion, .look: Lengths(minimum: 0, maximum: 0)
    case .set: Lengths(minimum: 1, maximum: 1)
    case .backReference: Lengths(minimum: 0, maximum: nil)
    case .capture(let inner, _): inner.matchLengths
    case .sequence(let parts):
      parts.map(\.matchLengths).reduce(Lengths(minimum: 0, maximum: 0)) { sum, part in
        Lengths(
          minimum: Self.sum(sum.minimum, part.minimum),
          maximum: Self.sum(sum.maximum, part.maximum))
      }
    case .alternation(let branches): Self.either(branches.map(\.matchLengths))
    case .repetition(let inner, let count): inner.matchLengths.repeated(count)
    }
  }

  /// Bounds of a match's length.
  struct Lengths: Sendable, Hashable {
    var minimum: Int
    var maximum: Int?

    func repeated(_ count: Repetition) -> Lengths {
      let isNothing = maximum == 0 || count.maximum == 0
      return Lengths(
        minimum: Expression.product(minimum, count.minimum),
        maximum: isNothing ? 0 : Expression.product(maximum, count.maximum))
    }
  }

  private static func either(_ lengths: [Lengths]) -> Lengths {
    guard let first = lengths.first else { return Lengths(minimum: 0, maximum: 0) }
    return lengths.dropFirst().reduce(first) { best, branch in
      Lengths(
        minimum: min(best.minimum, branch.minimum), maximum: longer(best.maximum, branch.maximum))
    }
  }

  private static let huge = Int.max / 16

  private static func sum(_ left: Int, _ right: Int) -> Int { min(huge, left + right) }

  private static func sum(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    return min(huge, left + right)
  }

  private static func longer(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    return max(left, right)
  }

  fileprivate static func product(_ left: Int, _ right: Int) -> Int {
    let (result, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? huge : min(huge, result)
  }

  fileprivate static func product(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    return product(left, right)
  }

  /// The parts of `^…$` between the anchors, when it has this form.
  private var anchoredParts: (parts: [Expression], isAnchoredAtEnd: Bool)? {
    guard case .sequence(let parts) = withoutCaptures, parts.first == .assertion(.start) else {
      return self == .assertion(.start) ? ([], false) : nil
    }
    let isAnchoredAtEnd = parts.last == .assertion(.end)
    return (
      Array(isAnchoredAtEnd ? parts.dropFirst().dropLast() : parts.dropFirst()), isAnchoredAtEnd
    )
  }

  /// The scalars that every match of `^abc…` begins with.
  var literalPrefix: [UInt32]? {
    guard let parts = anchoredParts?.parts else { return nil }
    var prefix: [UInt32] = []
    for part in parts {
      guard case .set(let set) = part, let scalar = set.single else { break }
      prefix.append(scalar)
    }
    return prefix
  }

  /// The texts that `^abc$` and `^(a|bc|d)$` stand for.
  var exactLiterals: [[UInt32]]? {
    guard let (parts, isAnchoredAtEnd) = anchoredParts, isAnchoredAtEnd else { return nil }
    if parts.count == 1, case .alternation(let branches) = parts[0] {
      let texts = branches.compactMap(\.literal)
      return texts.count == branches.count ? texts : nil
    }
    return Expression.sequence(parts).literal.map { [$0] }
  }

  /// The one text it stands for.
  private var literal: [UInt32]? {
    switch self {
    case .empty: return []
    case .set(let set): return set.single.map { [$0] }
    case .sequence(let parts):
      let literals = parts.compactMap(\.literal)
      return literals.count == parts.count ? literals.flatMap { $0 } : nil
    default: return nil
    }
  }
}
