import JSON
import Schema

extension Comparison {
  /// How many values may turn out not to be lost.
  private static let misses = 16

  /// Several values of the old schema that the new one refuses, each next to another edit.
  ///
  /// Where a value was found, the simulation is told that nothing is missing there, and looks on. From
  /// then on it may say too much: nothing is proved by this comparison any more. Each value is confirmed
  /// on the documents, as all witnesses are.
  mutating func witnesses(_ reading: Reading, atMost count: Int) -> [Witness] {
    guard !classes.states.isOverfull else { return [] }
    prover.begin()
    let aspect: Aspect = reading == .strict ? .holds : .declaring
    let old = prover.formulas.store.intern(.schema(classes.roots[0], aspect))
    let new = prover.formulas.store.intern(.schema(classes.roots[1], .holds))
    let root = prover.simulate(Simulation.Pair(old: old, new: new))
    var found: [Witness] = []
    var misses = 0
    while found.count < count, misses < Self.misses {
      guard case .found(let sample) = prover.refute(root) else { break }
      prover.closeGap(below: root, shownBy: sample.value)
      if check.confirms(sample.value, reading: reading),
        let witness = settle(.found(sample), reading: reading).witness
      {
        found.append(witness)
      } else {
        misses += 1
      }
    }
    return found
  }
}

extension Prover {
  /// Takes away the gap that the last value was found at, the first on the way that bore fruit.
  fileprivate mutating func closeGap(below root: Int, shownBy value: JSON) {
    var number = root
    while let distance = simulation[number].distance, distance > 0 {
      let near = simulation[number].demands.filter { simulation[$0.pair].distance != nil }.sorted {
        simulation[$0.pair].distance ?? 0 < simulation[$1.pair].distance ?? 0
      }
      let next = near.first { demand in
        !simulation.fruitless.contains(demand.pair)
          && simulation[demand.pair].distance ?? distance < distance
      }
      guard let next else { break }
      number = next.pair
    }
    let parts = value.parts(atMost: 100)
    let old = simulation[number].pair.old
    let shown = simulation[number].gaps.firstIndex { gap in
      parts.contains { part in
        holds(gap.part, part) == false && holds(old, part) != false
          && gap.path.given.allSatisfy { holds($0, part) != false }
      }
    }
    if let shown {
      simulation[number].gaps.remove(at: shown)
    } else {
      simulation[number].gaps = []
    }
    simulation.fruitless = []
  }
}
