import JSON
import Schema

/// Between which numbers, lengths and counts a value lies, as far as that is said outright.
struct Bounds {
  /// The end of an interval of numbers.
  private struct End {
    var bound: Rational
    var isExclusive: Bool
  }

  private struct Counts {
    var minimum = 0
    var maximum = Int.max

    /// What is known about a count: that it is high enough.
    func status(ofAtLeast count: Int, isOnly: Bool) -> Status {
      minimum >= count ? .holds : isOnly && maximum < count ? .fails : .open
    }

    /// That it is low enough.
    func status(ofAtMost count: Int, isOnly: Bool) -> Status {
      maximum <= count ? .holds : isOnly && minimum > count ? .fails : .open
    }
  }

  private var lower: End?
  private var upper: End?
  private var length = Counts()
  private var items = Counts()
  private var members = Counts()

  mutating func meet(_ atom: NumberAtom) {
    switch atom {
    case .atLeast(let bound, let isExclusive):
      if status(of: atom, isOnly: false) == .open {
        lower = End(bound: bound, isExclusive: isExclusive)
      }
    case .atMost(let bound, let isExclusive):
      if status(of: atom, isOnly: false) == .open {
        upper = End(bound: bound, isExclusive: isExclusive)
      }
    case .multiple, .notMultiple: return
    }
  }

  mutating func meet(_ atom: StringAtom) {
    switch atom {
    case .minLength(let count): length.minimum = max(length.minimum, count)
    case .maxLength(let count): length.maximum = min(length.maximum, count)
    case .matches, .fails: return
    }
  }

  mutating func meet(_ atom: ArrayAtom) {
    switch atom {
    case .minItems(let count): items.minimum = max(items.minimum, count)
    case .maxItems(let count): items.maximum = min(items.maximum, count)
    default: return
    }
  }

  mutating func meet(_ atom: ObjectAtom) {
    switch atom {
    case .minProperties(let count): members.minimum = max(members.minimum, count)
    case .maxProperties(let count): members.maximum = min(members.maximum, count)
    default: return
    }
  }

  /// Whether no value of some types lies between them.
  func leaveNothing(of types: TypeSet) -> Bool {
    switch types {
    case .array: return items.minimum > items.maximum
    case .object: return members.minimum > members.maximum
    case .string: return length.minimum > length.maximum
    default:
      guard types.isSubset(of: .number), let lower, let upper else { return false }
      return lower.bound > upper.bound
        || lower.bound == upper.bound && (lower.isExclusive || upper.isExclusive)
    }
  }

  /// What is known about an atom; it fails only where the value has its type for sure.
  func status(of atom: NumberAtom, isOnly: Bool) -> Status {
    switch atom {
    case .atLeast(let bound, let isExclusive):
      if let lower,
        lower.bound > bound || lower.bound == bound && (lower.isExclusive || !isExclusive)
      {
        return .holds
      }
      guard isOnly, let upper else { return .open }
      return upper.bound < bound || upper.bound == bound && (upper.isExclusive || isExclusive)
        ? .fails : .open
    case .atMost(let bound, let isExclusive):
      if let upper,
        upper.bound < bound || upper.bound == bound && (upper.isExclusive || !isExclusive)
      {
        return .holds
      }
      guard isOnly, let lower else { return .open }
      return lower.bound > bound || lower.bound == bound && (lower.isExclusive || isExclusive)
        ? .fails : .open
    case .multiple, .notMultiple: return .open
    }
  }

  func status(of atom: StringAtom, isOnly: Bool) -> Status {
    switch atom {
    case .minLength(let count): length.status(ofAtLeast: count, isOnly: isOnly)
    case .maxLength(let count): length.status(ofAtMost: count, isOnly: isOnly)
    case .matches, .fails: .open
    }
  }

  func status(of atom: ArrayAtom, isOnly: Bool) -> Status {
    switch atom {
    case .minItems(let count): items.status(ofAtLeast: count, isOnly: isOnly)
    case .maxItems(let count): items.status(ofAtMost: count, isOnly: isOnly)
    default: .open
    }
  }

  func status(of atom: ObjectAtom, isOnly: Bool) -> Status {
    switch atom {
    case .minProperties(let count): members.status(ofAtLeast: count, isOnly: isOnly)
    case .maxProperties(let count): members.status(ofAtMost: count, isOnly: isOnly)
    default: .open
    }
  }
}
