import Schema

/// What a state says about arrays.
struct CheckedArray {
  var minimum = 0
  var maximum = Int.max
  var items: [(from: Int, to: Int, schema: FormulaID)] = []
  /// So many items from an index on are in a schema.
  var demands: [(from: Int, schema: FormulaID, minimum: Int, maximum: Int?)] = []
  /// Positions from here on are alike.
  var prefix = 0
  var isUnique = false
  var isRepeated = false

  func schemas(at index: Int) -> [FormulaID] {
    items.filter { $0.from <= index && index < $0.to }.map(\.schema)
  }
}

extension ProofChecker {
  mutating func hasNoArray(_ rule: Derivation.Rule, _ state: CheckedState) -> Bool {
    let array = array(of: state)
    switch rule {
    case .distinct(let positions, let values):
      let others = formulas.store.notAmong(values)
      guard array.isUnique, Set(positions).count > Set(values).count else { return false }
      return positions.allSatisfy {
        $0 < array.minimum && isEmpty(part: array.schemas(at: $0) + [others], of: state)
      }
    default: return cannotBeFilled(array, state)
    }
  }

  func array(of state: CheckedState) -> CheckedArray {
    var array = CheckedArray()
    for fact in state.order {
      guard case .array(let atom) = formulas.store[fact] else { continue }
      switch atom {
      case .minItems(let count): array.minimum = max(array.minimum, count)
      case .maxItems(let count): array.maximum = min(array.maximum, count)
      case .item(let index, let schema):
        array.items.append((index, index + 1, schema))
        array.prefix = max(array.prefix, index + 1)
      case .items(let start, let schema):
        array.items.append((start, .max, schema))
        array.prefix = max(array.prefix, start)
      case .someItem(let start, let schema):
        array.demands.append((start, schema, 1, nil))
        array.prefix = max(array.prefix, start)
      case .contains(let schema, let minimum, let maximum):
        array.demands.append((0, schema, minimum, maximum))
      case .unique: array.isUnique = true
      case .repeated: array.isRepeated = true
      }
    }
    return array
  }

  /// Whether no array of any length meets all demands.
  private mutating func cannotBeFilled(_ array: CheckedArray, _ state: CheckedState) -> Bool {
    if array.minimum > array.maximum { return true }
    // One more item than these would be one that could be left out.
    let needed = array.demands.reduce(array.prefix + (array.isRepeated ? 2 : 0)) {
      $0 + min($1.minimum, 2_001)
    }
    let longest = min(array.maximum, max(array.minimum, needed))
    guard longest <= 2_000, array.demands.count <= 8 else { return false }
    guard array.isRepeated else { return !canBeFilled(array, longest, pair: nil, state) }
    for second in 0..<longest {
      for first in 0..<second {
        for signature in 0..<(1 << array.demands.count)
        where canBeFilled(array, longest, pair: (first, second, signature), state) { return false }
      }
    }
    return true
  }

  /// Whether some way to fill the positions one after another, each in or out of what is demanded,
  /// ends with all demands met. The bits of a signature are the demands that an item meets. With a
  /// pair, both positions hold the same value, which has the signature.
  private mutating func canBeFilled(
    _ array: CheckedArray, _ longest: Int, pair: (first: Int, second: Int, signature: Int)?,
    _ state: CheckedState
  ) -> Bool {
    let outside = array.demands.map { formulas.store.complement($0.schema) }
    let shortest = max(array.minimum, pair.map { $0.second + 1 } ?? 0)
    // How often each demand can have been met so far.
    var layer: Set<[Int]> = [array.demands.map { _ in 0 }]
    for index in 0...longest {
      if index >= shortest,
        layer.contains(where: { zip($0, array.demands).allSatisfy { $0 >= $1.minimum } })
      {
        return true
      }
      guard index < longest, !layer.isEmpty else { return false }
      var base = array.schemas(at: index)
      var signatures = Array(0..<(1 << array.demands.count))
      if let pair, index == pair.first || index == pair.second {
        signatures = [pair.signature]
        base = array.schemas(at: pair.first) + array.schemas(at: pair.second)
      }
      var next: Set<[Int]> = []
      for signature in signatures {
        let cell = array.demands.indices.map {
          signature >> $0 & 1 == 1 ? array.demands[$0].schema : outside[$0]
        }
        if isEmpty(part: base + cell, of: state) { continue }
        for counts in layer {
          var after = counts
          for (number, demand) in array.demands.enumerated()
          where signature >> number & 1 == 1 && index >= demand.from {
            // Counts beyond what matters are alike.
            let limit = max(demand.minimum, demand.maximum.map { min($0, longest) + 1 } ?? 0)
            after[number] = min(after[number] + 1, limit)
          }
          let isOver = zip(after, array.demands).contains { $0 > $1.maximum ?? .max }
          if !isOver { next.insert(after) }
        }
      }
      layer = next
    }
    return false
  }
}
