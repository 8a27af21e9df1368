/// What evaluating a schema gives: three-valued, so that nothing unreadable turns into a yes or a
/// no.
enum Outcome: Sendable {
  case accepted
  case rejected
  case unknown

  init(_ holds: Bool) { self = holds ? .accepted : .rejected }

  /// Both must accept.
  func and(_ other: Outcome) -> Outcome {
    switch (self, other) {
    case (.rejected, _), (_, .rejected): .rejected
    case (.unknown, _), (_, .unknown): .unknown
    case (.accepted, .accepted): .accepted
    }
  }

  var negated: Outcome {
    switch self {
    case .accepted: .rejected
    case .rejected: .accepted
    case .unknown: .unknown
    }
  }
}

/// Which members or items of one instance have been evaluated, by their position.
struct Evaluated: Sendable {
  private(set) var isAll = false
  private var positions: Set<Int> = []
  /// Whether more may have been evaluated: a branch was in the way that could not be decided.
  var isUncertain = false

  func contains(_ position: Int) -> Bool { isAll || positions.contains(position) }

  mutating func insert(_ position: Int) {
    if !isAll { positions.insert(position) }
  }

  mutating func insertAll() { isAll = true }

  mutating func insert(below end: Int) {
    for position in 0..<max(0, end) { insert(position) }
  }

  mutating func formUnion(_ other: Evaluated) {
    isAll = isAll || other.isAll
    isUncertain = isUncertain || other.isUncertain
    positions.formUnion(other.positions)
  }
}
