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
      return !probeOtherwise(value, node)
        || refuse(value.offset, "anything but what `not` describes", site.keywordPlace)
    case .condition(let condition, let then, let otherwise):
      let judgement = judge(value, condition, &evaluated)
      guard judgement.isSure == judgement.isPossible else {
        let isFitting = acceptsBranch(value, then, &evaluated)
        guard isFitting != settled(false, true) else { return isFitting }
        return acceptsBranch(value, otherwise, &evaluated)
      }
      return acceptsBranch(value, judgement.isSure ? then : otherwise, &evaluated)
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

  private mutating func acceptsBranch(
    _ value: ParsedValue, _ node: Int?, _ evaluated: inout Evaluated?
  ) -> Bool {
    guard let node else { return true }
    return accepts(value, node, &evaluated)
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
    var possibleCount = 0
    for node in nodes {
      let judgement = judge(value, node, &evaluated)
      if judgement.isSure { count += 1 }
      if judgement.isPossible { possibleCount += 1 }
      if count > 1 { break }
    }
    if settled(count == 1 && possibleCount == 1, count <= 1 && possibleCount >= 1) { return true }
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
