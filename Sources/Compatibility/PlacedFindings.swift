internal import Contracts
internal import Diagnostics
internal import JSON
internal import Schema

/// Findings about contracts, before those that tell of one change are made one.
struct PlacedFindings {
  private var placed: [(finding: Finding, isOwner: Bool)] = []
  private var others: [Finding] = []

  /// Findings that are told as they are.
  mutating func append(_ findings: [Finding]) { others += findings }

  /// Findings about what has changed in a contract, or behind its references.
  mutating func append(_ findings: [Finding], of contract: Contract) {
    for finding in findings {
      let place = finding.head
      let isOwner =
        place.map { Name($0.file) == Name(contract.file) } ?? false
        && place?.pointer?.starts(with: contract.pointer) ?? false
      placed.append((finding, isOwner))
    }
  }

  mutating func append(_ more: PlacedFindings) {
    placed += more.placed
    others += more.others
  }

  /// Each change once, where it happened: the gravest finding about the place tells of it, the
  /// contract that holds the place before those that refer to it, and names the others.
  var merged: [Finding] {
    var groups: [Place: [(finding: Finding, isOwner: Bool)]] = [:]
    var order: [Place] = []
    for item in placed {
      guard let place = item.finding.head else { continue }
      if groups[place] == nil { order.append(place) }
      groups[place, default: []].append(item)
    }
    return others + order.flatMap { Self.merged(groups[$0] ?? []) }
  }

  private static func merged(_ items: [(finding: Finding, isOwner: Bool)]) -> [Finding] {
    var rest = items.sorted(by: precedes).map(\.finding)
    var result: [Finding] = []
    while !rest.isEmpty {
      var first = rest.removeFirst()
      let told = rest.filter { tells(first, of: $0) }
      rest.removeAll { tells(first, of: $0) }
      first.affected = affected(by: told, besides: first)
      first.roots = first.roots.adding(told.flatMap(\.roots))
      result.append(first)
    }
    return result
  }

  /// Whether a finding leaves nothing of another to tell: the same for another contract, or less.
  private static func tells(_ finding: Finding, of other: Finding) -> Bool {
    guard finding.base == other.base, finding.facts == other.facts else { return false }
    if finding.rule == other.rule { return finding.direction == other.direction }
    let isSameContract = finding.module == other.module && finding.contract == other.contract
    // A break in one direction never hides one in the other.
    return !(other.verdict?.isBreaking ?? false) && !isSameContract
      && (finding.verdict ?? .none) >= (other.verdict ?? .none)
  }

  private static func affected(
    by told: [Finding], besides finding: Finding
  ) -> [Finding.Affected] {
    var gravest: [[Name]: ChangeVerdict] = [:]
    for other in told {
      guard let module = other.module, let contract = other.contract,
        module != finding.module || contract != finding.contract
      else { continue }
      let key = [module, contract]
      gravest[key] = max(gravest[key] ?? .none, other.verdict ?? .none)
    }
    return gravest.keys.sorted { $0.lexicographicallyPrecedes($1) }.map {
      Finding.Affected(module: $0[0], contract: $0[1], verdict: gravest[$0] ?? .none)
    }
  }

  private static func precedes(
    _ left: (finding: Finding, isOwner: Bool), _ right: (finding: Finding, isOwner: Bool)
  ) -> Bool {
    let verdicts = (left.finding.verdict ?? .none, right.finding.verdict ?? .none)
    if verdicts.0 != verdicts.1 { return verdicts.0 > verdicts.1 }
    if left.isOwner != right.isOwner { return left.isOwner }
    return Finding.precedes(left.finding, right.finding)
  }
}
