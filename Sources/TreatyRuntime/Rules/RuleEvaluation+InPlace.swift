extension RuleEvaluation {
  /// Keywords that apply other schemas to the same value.
  mutating func acceptsInPlace(
    _ value: ParsedValue, _ rule: Rule, _ site: RuleSite, _ evaluated: inout Evaluated?
  ) -> Bool {
    switch rule {
    case .all(let nodes):
      for node in nodes where !accepts(value, node, &evaluated) { return false }
      return true
    case .any(let nodes): return acceptsAny(value, nodes, site, &evaluated)
    case .one(let nodes): return acceptsOne(value, nodes, site, &evaluated)
    case .not(let node):
      var none: Evaluated?
      return !probe(value, node, &none)
        || refuse(value.offset, "anything but what `not` describes", site.keywordPlace)
    case .condition(let condition, let then, let otherwise):
      guard let branch = probe(value, condition, &evaluated) ? then : otherwise else { return true }
      return accepts(value, branch, &evaluated)
    case .reference(let target): return accepts(value, target, &evaluated)
    case .dynamicReference(let initial, let anchor):
      return accepts(value, dynamicTarget(initial, anchor), &evaluated)
    case .dependentSchemas(let pairs):
      guard case .object(let members) = value.form else { return true }
      for pair in pairs where members.contains(where: { $0.name == pair.name }) {
        guard accepts(value, pair.node, &evaluated) else { return false }
      }
      return true
    default: return true
    }
  }

  private mutating func acceptsAny(
    _ value: ParsedValue, _ nodes: [Int], _ site: RuleSite, _ evaluated: inout Evaluated?
  ) -> Bool {
    var isAccepted = false
    for node in nodes where probe(value, node, &evaluated) {
      // Every branch counts for what is evaluated.
      if evaluated == nil { return true }
      isAccepted = true
    }
    return isAccepted || refuse(value, "one of the", nodes, site)
  }

  private mutating func acceptsOne(
    _ value: ParsedValue, _ nodes: [Int], _ site: RuleSite, _ evaluated: inout Evaluated?
  ) -> Bool {
    var count = 0
    for node in nodes where probe(value, node, &evaluated) {
      count += 1
      if count > 1 { break }
    }
    guard count != 1 else { return true }
    guard count > 1 else { return refuse(value, "exactly one of the", nodes, site) }
    guard !isExplained else { return false }
    var none: Evaluated?
    let fitting = nodes.indices.filter { probe(value, nodes[$0], &none) }
    return refuse(
      value.offset, UnionBranches.expectation(fitting, of: nodes.count), site.keywordPlace)
  }

  /// Refuses what fits no branch, and says why each one refuses it.
  private mutating func refuse(
    _ value: ParsedValue, _ quantity: String, _ nodes: [Int], _ site: RuleSite
  ) -> Bool {
    guard !isExplained else { return false }
    let branches = explainsBranches ? nodes.map { refusal(of: value, byBranch: $0) } : []
    return refuse(
      value.offset, "a value that fits \(quantity) \(nodes.count) branches", site.keywordPlace,
      branches: branches)
  }
}
