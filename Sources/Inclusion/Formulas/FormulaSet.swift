/// A set of formulas.
///
/// Their numbers lie close together, so one multiplication spreads them; the hashing of the standard
/// library, which keeps strangers from choosing keys that collide, takes most of the time of a search.
struct FormulaSet {
  /// One more than the number of a formula; none where it is zero. There are a power of two of them, of
  /// which a quarter at least is free.
  private var slots: [Int32] = []
  private(set) var count = 0

  /// The formulas in the order of their numbers.
  var sorted: [FormulaID] {
    slots.filter { $0 != 0 }.sorted().map { FormulaID(Int($0) - 1) }
  }

  func contains(_ id: FormulaID) -> Bool {
    count > 0 && slots[slot(of: id.index + 1)] != 0
  }

  /// Adds a formula; false when it was there.
  @discardableResult
  mutating func insert(_ id: FormulaID) -> Bool {
    if (count + 1) * 4 > slots.count * 3 { grow() }
    let slot = slot(of: id.index + 1)
    guard slots[slot] == 0 else { return false }
    slots[slot] = id.index + 1
    count += 1
    return true
  }

  /// Where a key is, or the free slot for it.
  private func slot(of key: Int32) -> Int {
    let mask = slots.count - 1
    let spread = UInt64(UInt32(bitPattern: key)) &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: spread >> 32) & mask
    while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let keys = slots.filter { $0 != 0 }
    slots = Array(repeating: 0, count: Swift.max(16, slots.count * 2))
    for key in keys { slots[slot(of: key)] = key }
  }
}
