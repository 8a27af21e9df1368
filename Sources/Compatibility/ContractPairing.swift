internal import Contracts
internal import JSON

/// A contract of the base and what became of it.
struct ContractPair {
  let old: Contract?
  let new: Contract?
  /// Whether the new one is a parallel major beside the old one, which stays.
  var isSuccessor = false
}

/// Who is who among the contracts of a module: by name, then by `$id`, then by content.
func contractPairs(from old: [Contract], to new: [Contract]) -> [ContractPair] {
  var pairs: [ContractPair] = []
  var lost = old
  var gained: [Contract] = []
  for contract in new {
    if let index = lost.firstIndex(where: {
      $0.name == contract.name && $0.series == contract.series
    }) {
      pairs.append(ContractPair(old: lost.remove(at: index), new: contract))
    } else {
      gained.append(contract)
    }
  }
  let criteria: [(Contract, Contract) -> Bool] = [
    { $0.name == $1.name },
    { identity($0) != nil && identity($0) == identity($1) },
    { $0.source == $1.source && $0.source.object?.count ?? 0 > 0 },
  ]
  for matches in criteria {
    var rest: [Contract] = []
    for contract in gained {
      if let index = lost.firstIndex(where: { matches($0, contract) }) {
        pairs.append(ContractPair(old: lost.remove(at: index), new: contract))
      } else {
        rest.append(contract)
      }
    }
    gained = rest
  }
  for contract in gained {
    // A parallel major is held against the latest one before it.
    let before = old.last {
      $0.name == contract.name && ($0.series ?? -1) < (contract.series ?? -1)
    }
    pairs.append(ContractPair(old: before, new: contract, isSuccessor: before != nil))
  }
  pairs += lost.map { ContractPair(old: $0, new: nil) }
  return pairs
}

private func identity(_ contract: Contract) -> Name? {
  (contract.source["$id"]?.string ?? contract.source["id"]?.string).map { Name($0) }
}
