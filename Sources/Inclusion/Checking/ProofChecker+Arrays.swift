import JSON
import Schema

/// What a state says about arrays.
private struct CheckedArray {
  var minimum = 0
  var maximum = Int.max
  var items: [(from: Int, to: Int, schema: FormulaID)] = []
  var demands: [Demand] = []
  /// Positions from here on are alike.
  var prefix = 0
  var isUnique = false
  var isRepeated = false

  struct Demand {
    let from: Int
    let schema: FormulaID
    let outside: FormulaID
    let minimum: Int
    let maximum: Int?
  }

  func schemas(at index: Int) -> [FormulaID] {
    items.filter { $0.from <= index && index < $0.to }.map(\.schema)
  }
}

extension ProofChecker {
  /// Whether no array has the items that a state asks for.
  mutating func hasNoArray(_ state: CheckedState) -> Bool {
    let array = array(of: state)
    if array.minimum > array.maximum || (array.isUnique && array.isRepeated) { return true }
    if array.isUnique, hasTooFewValues(array) { return true }
    // One more item than these would be one that could be left out.
    let needed = array.demands.reduce(array.prefix + (array.isRepeated ? 2 : 0)) {
      $0 + min($1.minimum, 2_000)
    }
    let longest = min(array.maximum, max(array.minimum, needed))
    guard longest <= 2_000, array.demands.count <= 8 else {
      return hasEmptyItem(array)
    }
    guard array.isRepeated else { return !isReachable(array, longest, pair: nil) }
    for second in 0..<longest {
      for first in 0..<second where isReachable(array, longest, pair: (first, second)) {
        return false
      }
    }
    return true
  }

  private mutating func hasEmptyItem(_ array: CheckedArray) -> Bool {
    let last = min(array.minimum, array.prefix + 1)
    return (0..<last).contains { isEmpty(part: array.schemas(at: $0)) }
  }

  private mutating func array(of state: CheckedState) -> CheckedArray {
    var array = CheckedArray()
    for member in state.members.sorted() {
      guard case .array(let atom) = formulas.store[member] else { continue }
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
        let outside = formulas.store.complement(schema)
        array.demands.append(
          .init(from: start, schema: schema, outside: outside, minimum: 1, maximum: nil))
        array.prefix = max(array.prefix, start)
      case .contains(let schema, let minimum, let maximum):
        let outside = formulas.store.complement(schema)
        array.demands.append(
          .init(from: 0, schema: schema, outside: outside, minimum: minimum, maximum: maximum))
      case .unique: array.isUnique = true
      case .repeated: array.isRepeated = true
      }
    }
    return array
  }

  /// Whether some way to fill the positions one after another, each in or out of what is demanded,
  /// ends with all demands met. With a pair, both positions hold the same value.
  private mutating func isReachable(
    _ array: CheckedArray, _ longest: Int, pair: (first: Int, second: Int)?
  ) -> Bool {
    struct Counts: Hashable {
      var met: [Int]
      var first: Int
    }
    var layer: Set<Counts> = [Counts(met: array.demands.map { _ in 0 }, first: -1)]
    for index in 0...longest {
      let isLong = index >= max(array.minimum, pair.map { $0.second + 1 } ?? 0)
      let isDone = layer.contains { zip($0.met, array.demands).allSatisfy { $0 >= $1.minimum } }
      if isLong, isDone { return true }
      guard index < longest, !layer.isEmpty else { return false }
      var base = array.schemas(at: index)
      if let pair, index == pair.first || index == pair.second {
        base = array.schemas(at: pair.first) + array.schemas(at: pair.second)
      }
      var next: Set<Counts> = []
      for signature in 0..<(1 << array.demands.count) {
        let cell = array.demands.enumerated().map { number, demand in
          signature >> number & 1 == 1 ? demand.schema : demand.outside
        }
        if isEmpty(part: base + cell) || isEmpty(part: base + relaxed(cell, array, signature)) {
          continue
        }
        for counts in layer {
          if let pair, index == pair.second, counts.first != signature { continue }
          var after = counts
          if pair?.first == index { after.first = signature }
          for (number, demand) in array.demands.enumerated()
          where signature >> number & 1 == 1 && index >= demand.from {
            after.met[number] = min(
              after.met[number] + 1, max(demand.minimum, demand.maximum.map { $0 + 1 } ?? 0))
          }
          let isOver = zip(after.met, array.demands).contains { $0 > $1.maximum ?? .max }
          if !isOver { next.insert(after) }
        }
      }
      layer = next
    }
    return false
  }

  /// The cell without saying that an item is outside of what may occur any number of times.
  private func relaxed(
    _ cell: [FormulaID], _ array: CheckedArray, _ signature: Int
  ) -> [FormulaID] {
    cell.enumerated().filter { number, _ in
      signature >> number & 1 == 1 || array.demands[number].maximum != nil
    }.map(\.element)
  }

  /// Whether the items must differ and there are not enough values for all of them.
  private mutating func hasTooFewValues(_ array: CheckedArray) -> Bool {
    guard array.minimum <= 65 else { return false }
    var owners: [JSON: Int] = [:]
    var options: [[JSON]?] = []
    for index in 0..<array.minimum { options.append(values(of: array.schemas(at: index))) }
    func assign(_ index: Int, _ seen: inout Set<JSON>) -> Bool {
      for value in options[index] ?? [] where seen.insert(value).inserted {
        if let owner = owners[value], !assign(owner, &seen) { continue }
        owners[value] = index
        return true
      }
      return false
    }
    for index in options.indices where options[index] != nil {
      var seen: Set<JSON> = []
      if !assign(index, &seen) { return true }
    }
    return false
  }

  /// All values that an item can have, where that follows from an `enum` or from a goal.
  private mutating func values(of parts: [FormulaID]) -> [JSON]? {
    let state = state(of: parts)
    if state.types == .null { return [.null] }
    if state.types == .boolean { return [true, false] }
    for list in formulas.store.valueLists {
      let others = formulas.store.notAmong(list)
      if isEmpty(part: parts + [others]) { return list.map { formulas.store.values[$0.position] } }
    }
    return nil
  }
}
