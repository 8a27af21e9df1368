import JSON
import Schema

/// The array atoms of a conjunction, sorted by kind.
struct ArrayParts {
  var minimum = 0
  var maximum = Int.max
  var items: [(index: Int, schema: FormulaID)] = []
  var tails: [(start: Int, schema: FormulaID)] = []
  var demands: [ArrayDemand] = []
  var isUnique = false
  var isRepeated = false
  /// Positions from here on are alike.
  var prefix = 0

  /// What every item at a position satisfies.
  func schemas(at index: Int) -> [FormulaID] {
    items.filter { $0.index == index }.map(\.schema)
      + tails.filter { $0.start <= index }.map(\.schema)
  }
}

/// So many items from an index on are in a schema.
struct ArrayDemand {
  let schema: FormulaID
  let outside: FormulaID
  let start: Int
  let minimum: Int
  let maximum: Int?

  /// Counts beyond this are alike.
  var cap: Int { maximum.map { max($0, minimum) } ?? minimum }
}

/// Where the search for an array may not go further.
private enum ArrayLimit {
  static let positions = 1_000
  static let demands = 6
}

extension Prover {
  /// An array in a conjunction of array atoms.
  mutating func solveArrays(_ conjunction: Conjunction, _ doubt: Doubt?) -> Outcome {
    let parts = arrayParts(conjunction)
    if parts.isUnique, parts.isRepeated { return close(conjunction, .arrays) }
    guard parts.minimum <= parts.maximum else { return close(conjunction, .arrays) }
    guard parts.demands.count <= ArrayLimit.demands else {
      return .doubtful(
        nil, Doubt("more than 6 demands on items at once", about: demandAtoms(conjunction)))
    }
    let demanded = parts.demands.reduce(0) { $0 + min($1.minimum, ArrayLimit.positions + 1) }
    let spread = parts.isRepeated ? 2 : 0
    let longest = min(parts.maximum, max(parts.minimum, parts.prefix + demanded + spread))
    guard longest <= ArrayLimit.positions else {
      let counted = formulas.store.intern(.array(.minItems(parts.minimum)))
      let positions = conjunction.atoms.filter {
        switch formulas.store[$0] {
        case .array(.item(let index, _)): index + 1 == parts.prefix
        case .array(.items(let start, _)): start == parts.prefix
        default: false
        }
      }
      let most = max(parts.minimum, parts.prefix, demanded)
      let causes =
        most == parts.minimum
        ? [counted] : most == demanded ? demandAtoms(conjunction) : positions
      return .doubtful(
        nil,
        Doubt(
          "an array of \(longest) items is needed, more than \(ArrayLimit.positions)", .smaller,
          about: causes))
    }
    var search = ArraySearch(conjunction: conjunction, parts: parts, longest: longest)
    let outcome: Outcome
    if parts.isRepeated {
      outcome = solveRepeated(&search)
    } else {
      outcome = parts.demands.isEmpty ? solvePlain(&search) : solveDemands(&search, pair: nil)
    }
    guard case .found(let sample) = outcome, let doubt else { return outcome }
    return .doubtful(sample, doubt)
  }

  /// What asks for items of some kind, those that ask for most first.
  func demandAtoms(_ conjunction: Conjunction) -> [FormulaID] {
    var demands: [(atom: FormulaID, count: Int)] = []
    for atom in conjunction.atoms {
      switch formulas.store[atom] {
      case .array(.contains(_, let minimum, _)): demands.append((atom, minimum))
      case .array(.someItem): demands.append((atom, 1))
      default: continue
      }
    }
    return demands.sorted { $0.count > $1.count }.map(\.atom)
  }

  mutating func arrayParts(_ conjunction: Conjunction) -> ArrayParts {
    var parts = ArrayParts()
    for atom in conjunction.atoms {
      guard case .array(let array) = formulas.store[atom] else { continue }
      switch array {
      case .minItems(let count): parts.minimum = max(parts.minimum, count)
      case .maxItems(let count): parts.maximum = min(parts.maximum, count)
      case .item(let index, let schema):
        parts.items.append((index, schema))
        parts.prefix = max(parts.prefix, index + 1)
      case .items(let start, let schema):
        parts.tails.append((start, schema))
        parts.prefix = max(parts.prefix, start)
      case .someItem(let start, let schema):
        parts.demands.append(demand(schema, start: start, minimum: 1, maximum: nil))
        parts.prefix = max(parts.prefix, start)
      case .contains(let schema, let minimum, let maximum):
        parts.demands.append(demand(schema, start: 0, minimum: minimum, maximum: maximum))
      case .unique: parts.isUnique = true
      case .repeated: parts.isRepeated = true
      }
    }
    return parts
  }

  private mutating func demand(
    _ schema: FormulaID, start: Int, minimum: Int, maximum: Int?
  ) -> ArrayDemand {
    ArrayDemand(
      schema: schema, outside: formulas.store.complement(schema), start: start, minimum: minimum,
      maximum: maximum)
  }

  /// Without demands the shortest array is the best.
  private mutating func solvePlain(_ search: inout ArraySearch) -> Outcome {
    var cells: [[FormulaID]] = []
    for index in 0..<search.parts.minimum { cells.append(search.parts.schemas(at: index)) }
    if search.parts.isUnique, cells.count > 1 { return distinct(cells, search) }
    return array(cells, search)
  }

  /// The array whose items come from the given cells.
  mutating func array(_ cells: [[FormulaID]], _ search: ArraySearch) -> Outcome {
    var items: [JSON] = []
    var size = 1
    var doubt: Doubt?
    var open: Doubt?
    for (index, cell) in cells.enumerated() {
      switch inhabit(cell) {
      case .found(let sample):
        items.append(sample.value)
        size += sample.size
      case .doubtful(let sample?, let reason):
        items.append(sample.value)
        size += sample.size
        doubt = doubt ?? reason
      case .doubtful(nil, let reason): open = open ?? reason
      case .empty(let proof, let low):
        return empty(
          .item(index), search.conjunction.goal, search.conjunction.premises + [proof],
          low: min(low, search.conjunction.low))
      }
    }
    if let open { return .doubtful(nil, open) }
    return found(.array(items), size: size, doubt: doubt, in: search.conjunction)
  }

  /// Two positions with one value, for each pair of positions that could differ.
  private mutating func solveRepeated(_ search: inout ArraySearch) -> Outcome {
    var alternatives = Alternatives()
    let last = min(search.parts.prefix + 1, search.parts.maximum - 1, ArrayLimit.positions)
    guard last >= 1 else { return close(search.conjunction, .arrays) }
    for second in 1...last {
      for first in 0..<second where !alternatives.isSettled {
        if let doubt = spend() { return .doubtful(nil, doubt) }
        alternatives.add(solveDemands(&search, pair: (first, second)))
      }
    }
    return alternatives.outcome { write(.arrays, search.conjunction.goal, $0) }
      .assuming(search.conjunction.low)
  }
}

/// The state of the search for an array.
struct ArraySearch {
  let conjunction: Conjunction
  let parts: ArrayParts
  let longest: Int
}
