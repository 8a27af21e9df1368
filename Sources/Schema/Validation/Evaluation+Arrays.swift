internal import JSON

extension Evaluation {
  mutating func evaluateArray(
    _ entry: KeywordEntry, _ items: [JSON], _ site: EvaluationSite, _ evaluated: inout Evaluated?
  ) -> Outcome {
    switch entry.keyword {
    case .prefixItems(let nodes):
      var result = Outcome.accepted
      for (index, node) in nodes.prefix(items.count).enumerated() {
        result = result.and(evaluateBelow(index, items[index], node))
        if result == .rejected && !collectsErrors { return result }
      }
      evaluated?.insert(below: min(nodes.count, items.count))
      return result
    case .items(let node, let start):
      return evaluateItems(node, start, items, &evaluated)
    case .contains(let node, let minimum, let maximum, let marks):
      return evaluateContains(
        entry, node, (minimum, maximum), items, site, marks: marks, &evaluated)
    case .minItems(let count):
      return check(
        items.count >= count, site, entry,
        "Expected at least \(Wording.count(count, "item")), found \(items.count)."
      )
    case .maxItems(let count):
      return check(
        items.count <= count, site, entry,
        "Expected at most \(Wording.count(count, "item")), found \(items.count).")
    case .uniqueItems:
      return evaluateUnique(entry, items, site)
    case .unevaluatedItems(let node):
      return evaluateUnevaluated(entry, node, items, site, &evaluated)
    default: return .accepted
    }
  }

  private mutating func evaluateItems(
    _ node: NodeID, _ start: Int, _ items: [JSON], _ evaluated: inout Evaluated?
  ) -> Outcome {
    guard start < items.count else { return .accepted }
    var result = Outcome.accepted
    for index in start..<items.count {
      result = result.and(evaluateBelow(index, items[index], node))
      if result == .rejected && !collectsErrors { return result }
    }
    evaluated?.insertAll()
    return result
  }

  private mutating func evaluateContains(
    _ entry: KeywordEntry, _ node: NodeID, _ bounds: (minimum: Int, maximum: Int?),
    _ items: [JSON], _ site: EvaluationSite, marks: Bool, _ evaluated: inout Evaluated?
  ) -> Outcome {
    var count = 0
    var unknown = 0
    for (index, item) in items.enumerated() {
      if evaluated == nil, bounds.maximum == nil, count >= bounds.minimum { break }
      let outer = errors.mark
      let outcome = evaluate(item, node)
      errors.drop(since: outer)
      switch outcome {
      case .accepted:
        count += 1
        if marks { evaluated?.insert(index) }
      case .unknown:
        unknown += 1
        if marks { evaluated?.isUncertain = true }
      case .rejected: continue
      }
    }
    if let maximum = bounds.maximum, count > maximum {
      fail(
        site.node, entry.name,
        "Expected at most \(Wording.count(maximum, "item")) to fit `contains`, found \(count).")
      return .rejected
    }
    if count + unknown < bounds.minimum {
      fail(
        site.node, entry.name,
        bounds.minimum == 1
          ? "Expected an item that fits `contains`, found none."
          : "Expected at least \(Wording.count(bounds.minimum, "item")) to fit `contains`, found \(count)."
      )
      return .rejected
    }
    let isCertain = count >= bounds.minimum && count + unknown <= bounds.maximum ?? Int.max
    return isCertain ? .accepted : .unknown
  }

  private mutating func evaluateUnique(
    _ entry: KeywordEntry, _ items: [JSON], _ site: EvaluationSite
  ) -> Outcome {
    guard items.count > 1 else { return .accepted }
    var seen: [JSON: Int] = [:]
    for (index, item) in items.enumerated() {
      if let first = seen.updateValue(index, forKey: item) {
        fail(
          site.node, entry.name,
          "Expected distinct items, found \(Wording.value(item)) at \(first) and at \(index).")
        return .rejected
      }
    }
    return .accepted
  }

  private mutating func evaluateUnevaluated(
    _ entry: KeywordEntry, _ node: NodeID, _ items: [JSON], _ site: EvaluationSite,
    _ evaluated: inout Evaluated?
  ) -> Outcome {
    var result = Outcome.accepted
    for (index, item) in items.enumerated() where !(evaluated?.contains(index) ?? false) {
      result = result.and(
        evaluateLeftOver(
          node, item, Name(String(index)), entry, site,
          isUncertain: evaluated?.isUncertain ?? false))
      if result == .rejected && !collectsErrors { return result }
    }
    evaluated?.insertAll()
    return result
  }

  /// A member or an item that nothing else evaluated, or only perhaps: then a rejection proves
  /// nothing.
  mutating func evaluateLeftOver(
    _ node: NodeID, _ value: JSON, _ step: Name, _ entry: KeywordEntry, _ site: EvaluationSite,
    isUncertain: Bool
  ) -> Outcome {
    if case .never = graph.nodes[node.index].form {
      guard !isUncertain else { return unknown("Whether something names \(step) is unknown.") }
      path.append(step)
      defer { path.removeLast() }
      return check(false, site, entry, "`\(entry.name)` allows nothing here.")
    }
    let mark = errors.mark
    let outcome = evaluateBelow(step, value, node)
    guard isUncertain, outcome == .rejected else { return outcome }
    errors.drop(since: mark)
    return .unknown
  }
}
