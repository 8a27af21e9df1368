/// Which old sets of values surely lie inside which new ones, seen part by part.
///
/// A pair holds when all that the new set asks for follows from what the old one says, granted that
/// the pairs about *parts* of the value hold, which it demands. All pairs that do not lead to one with
/// a gap hold together, by induction over the size of values. So recursion costs nothing, and only
/// what lies on the way to an edit is left for the prover.
struct Simulation {
  struct Pair: Hashable {
    let old: FormulaID
    let new: FormulaID
  }

  /// How a demand or a gap was met: the alternatives taken on the old side, and the choices of the
  /// new side of which one alternative was looked at only.
  struct Path: Equatable {
    var given: [FormulaID] = []
    var unless: [FormulaID] = []
  }

  /// A part of a value.
  enum Place: Hashable {
    case member(NameID)
    case item(Int)
    /// A member with such a name that nothing speaks about by itself.
    case anyMember(FormulaID)
  }

  struct Demand {
    let pair: Int
    let place: Place
    let path: Path
  }

  /// Something of the new set that was not seen to follow.
  struct Gap {
    let part: FormulaID
    let path: Path
  }

  struct Entry {
    let pair: Pair
    var demands: [Demand] = []
    var gaps: [Gap] = []
    /// How many parts down the next gap is; nil when there is none.
    var distance: Int?
    /// What may still be looked at.
    var work = 40_000
  }

  private(set) var entries: [Entry] = []
  /// How many entries were looked at.
  private(set) var seen = 0
  private var numbers: [Pair: Int] = [:]
  /// Entries next to which no value was found.
  var fruitless: Set<Int> = []
  /// The new sets of the pairs that hold.
  private var entered: Set<FormulaID> = []
  /// Whether the distances are known.
  private(set) var isSettled = false

  mutating func number(of pair: Pair) -> Int {
    if let known = numbers[pair] { return known }
    numbers[pair] = entries.count
    entries.append(Entry(pair: pair))
    isSettled = false
    return entries.count - 1
  }

  /// The next entry to be looked at.
  mutating func next() -> Int? {
    guard seen < entries.count else { return nil }
    seen += 1
    return seen - 1
  }

  subscript(_ number: Int) -> Entry {
    get { entries[number] }
    set {
      entries[number] = newValue
      isSettled = false
    }
  }

  /// Whether every value of the old set is one of the new set.
  func holds(_ pair: Pair) -> Bool {
    guard isSettled, let number = numbers[pair] else { return false }
    return entries[number].distance == nil
  }

  /// Finds out how far each pair is from a gap.
  mutating func settle() {
    var users: [[Int32]] = Array(repeating: [], count: entries.count)
    var queue: [Int] = []
    for index in entries.indices {
      for demand in entries[index].demands { users[demand.pair].append(Int32(index)) }
      entries[index].distance = entries[index].gaps.isEmpty ? nil : 0
      if !entries[index].gaps.isEmpty { queue.append(index) }
    }
    var next = 0
    while next < queue.count {
      let number = queue[next]
      next += 1
      let distance = entries[number].distance ?? 0
      for user in users[number] where entries[Int(user)].distance == nil {
        entries[Int(user)].distance = distance + 1
        queue.append(Int(user))
      }
    }
    entered = []
    for entry in entries where entry.distance == nil { entered.insert(entry.pair.new) }
    isSettled = true
  }

  /// Whether some old set surely lies inside this one.
  func isEntered(_ new: FormulaID) -> Bool { entered.contains(new) }
}
