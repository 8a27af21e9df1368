import JSON
import Schema

/// A way to fill the positions up to one: how often each demand is met.
private struct Layer {
  /// Counts of met demands, and the signature of the first of a pair.
  struct State: Hashable {
    var counts: [Int]
    var first: Int
  }

  struct Step {
    let previous: State?
    let cell: [FormulaID]
  }

  var steps: [State: Step] = [:]
  /// States in the order in which they were reached, so that answers do not depend on hashing.
  var order: [State] = []

  mutating func reach(_ state: State, from step: Step) {
    guard steps[state] == nil else { return }
    steps[state] = step
    order.append(state)
  }
}

extension Prover {
  /// Fills position after position, keeping all reachable counts of met demands.
  ///
  /// With a pair of positions, both hold the same value: they share their conditions.
  mutating func solveDemands(
    _ search: inout ArraySearch, pair: (first: Int, second: Int)?
  ) -> Outcome {
    let demands = search.parts.demands
    var layer = Layer()
    layer.reach(
      Layer.State(counts: demands.map { _ in 0 }, first: 0), from: .init(previous: nil, cell: []))
    var layers = [layer]
    var alternatives = Alternatives()
    var tried = 0
    var last = search.longest
    if let pair { last = min(search.parts.maximum, max(last, pair.second + 1)) }
    for index in 0...last {
      let shortest = max(search.parts.minimum, pair.map { $0.second + 1 } ?? 0)
      if index >= shortest {
        for state in layers[index].order where isMet(demands, state.counts) {
          tried += 1
          let outcome = finish(layers, index, state, search)
          alternatives.add(outcome)
          if alternatives.isSettled { break }
          if tried > 200 {
            alternatives.add(
              .doubtful(
                nil, difference("items must differ, and there are too many ways to choose them")))
            break
          }
        }
        if alternatives.isSettled || tried > 200 { break }
      }
      guard index < last else { break }
      if let doubt = spend() { return .doubtful(nil, doubt) }
      layers.append(advance(layers[index], index, search, pair, &alternatives))
      if layers[index + 1].order.isEmpty { break }
    }
    if search.parts.isUnique, tried > 0, !alternatives.isSettled {
      // One array for each vector of counts was tried, not every array.
      alternatives.add(
        .doubtful(nil, difference("items must differ and meet several demands at once")))
    }
    return alternatives.outcome {
      write(.arrays, search.conjunction.goal, search.conjunction.premises + $0)
    }.assuming(search.conjunction.low)
  }

  /// A doubt about items that must differ.
  mutating func difference(_ reason: String) -> Doubt {
    Doubt(reason, about: [formulas.store.intern(.array(.unique))])
  }

  private func isMet(_ demands: [ArrayDemand], _ counts: [Int]) -> Bool {
    zip(demands, counts).allSatisfy { $1 >= $0.minimum }
  }

  private mutating func finish(
    _ layers: [Layer], _ length: Int, _ end: Layer.State, _ search: ArraySearch
  ) -> Outcome {
    var cells: [[FormulaID]] = []
    var state = end
    var index = length
    while index > 0, let step = layers[index].steps[state], let previous = step.previous {
      cells.append(step.cell)
      state = previous
      index -= 1
    }
    cells.reverse()
    if search.parts.isUnique, cells.count > 1 { return distinct(cells, search) }
    return array(cells, search)
  }

  private mutating func advance(
    _ layer: Layer, _ index: Int, _ search: ArraySearch, _ pair: (first: Int, second: Int)?,
    _ alternatives: inout Alternatives
  ) -> Layer {
    var next = Layer()
    let demands = search.parts.demands
    var base = search.parts.schemas(at: index)
    if let pair, index == pair.first || index == pair.second {
      base = search.parts.schemas(at: pair.first) + search.parts.schemas(at: pair.second)
    }
    for signature in 0..<(1 << demands.count) {
      let cell = base + conditions(demands, signature)
      switch inhabit(cell) {
      case .empty(let proof, let low):
        alternatives.add(.empty(proof, low: low))
        continue
      case .doubtful(nil, let doubt):
        alternatives.add(.doubtful(nil, doubt))
        continue
      case .found, .doubtful: break
      }
      // With many demands there are far more ways to meet them than positions.
      if let doubt = spend(layer.order.count / 4) {
        alternatives.add(.doubtful(nil, doubt))
        return Layer()
      }
      for state in layer.order {
        if let pair, index == pair.second, state.first != signature { continue }
        var counts = state.counts
        var isPossible = true
        for (number, demand) in demands.enumerated()
        where signature & (1 << number) != 0 && index >= demand.start {
          counts[number] += 1
          if let maximum = demand.maximum, counts[number] > maximum { isPossible = false }
          counts[number] = min(counts[number], demand.cap)
        }
        guard isPossible else { continue }
        let first = pair?.first == index ? signature : state.first
        next.reach(
          Layer.State(counts: counts, first: first), from: .init(previous: state, cell: cell))
      }
    }
    return next
  }

  private func conditions(_ demands: [ArrayDemand], _ signature: Int) -> [FormulaID] {
    demands.enumerated().compactMap { number, demand in
      if signature & (1 << number) != 0 { return demand.schema }
      return demand.maximum == nil ? nil : demand.outside
    }
  }
}

extension Prover {
  /// Different values from each cell, by matching cells with values.
  ///
  /// Exact when the cells are certain: a cell has at least as many values as there are cells, or all
  /// its values are known.
  mutating func distinct(_ cells: [[FormulaID]], _ search: ArraySearch) -> Outcome {
    var options: [[JSON]] = []
    var doubt: Doubt?
    var known: [FormulaID: [JSON]] = [:]
    var premises = search.conjunction.premises
    var low = search.conjunction.low
    for cell in cells {
      let goal = formulas.store.all(cell)
      if let values = known[goal] {
        options.append(values)
        continue
      }
      var values: [JSON] = []
      while values.count < min(cells.count, 64) {
        let others = formulas.store.notAmong(values.map { formulas.store.id(of: $0) })
        let outcome = inhabit([goal, others])
        if case .found(let sample) = outcome {
          values.append(sample.value)
          continue
        }
        if case .doubtful(_, let reason) = outcome { doubt = doubt ?? reason }
        if case .empty(let proof, let assumed) = outcome {
          premises.append(proof)
          low = min(low, assumed)
        }
        break
      }
      if values.count == 64, cells.count > 64 {
        doubt = difference("more than 64 items must differ")
      }
      known[goal] = values
      options.append(values)
    }
    guard let items = matching(options) else {
      if let doubt { return .doubtful(nil, doubt) }
      return empty(.arrays, search.conjunction.goal, premises, low: low)
    }
    return found(
      .array(items), size: items.reduce(1) { $0 + $1.size }, doubt: nil, in: search.conjunction)
  }

  /// One value for each cell, all different (augmenting paths).
  private func matching(_ options: [[JSON]]) -> [JSON]? {
    var owner: [JSON: Int] = [:]
    func assign(_ cell: Int, _ seen: inout Set<JSON>) -> Bool {
      for value in options[cell] where seen.insert(value).inserted {
        guard let other = owner[value], !assign(other, &seen) else {
          owner[value] = cell
          return true
        }
      }
      return false
    }
    for cell in options.indices {
      var seen: Set<JSON> = []
      guard assign(cell, &seen) else { return nil }
    }
    var items = options.map { _ in JSON.null }
    for (value, cell) in owner { items[cell] = value }
    return items
  }
}
