internal import JSON

extension Evaluation {
  mutating func evaluateApplicator(
    _ entry: KeywordEntry, _ instance: JSON, _ site: EvaluationSite,
    _ evaluated: inout Evaluated?
  ) -> Outcome {
    switch entry.keyword {
    case .allOf(let nodes):
      var result = Outcome.accepted
      for node in nodes {
        result = result.and(evaluate(instance, node, &evaluated))
        if result == .rejected && !collectsErrors { return result }
      }
      return result
    case .anyOf(let nodes):
      return evaluateAnyOf(entry, nodes, instance, site, &evaluated)
    case .oneOf(let nodes):
      return evaluateOneOf(entry, nodes, instance, site, &evaluated)
    case .not(let node):
      var none: Evaluated? = nil
      let opposite = outcome(of: instance, node, &none).negated
      if opposite == .rejected {
        fail(
          site.node, entry.name,
          "Expected anything but what `not` describes, found \(Wording.value(instance)).")
      }
      return opposite
    case .conditional(let condition, let consequence, let alternative):
      return evaluateConditional(condition, consequence, alternative, instance, &evaluated)
    default: return .accepted
    }
  }

  private mutating func evaluateAnyOf(
    _ entry: KeywordEntry, _ nodes: [NodeID], _ instance: JSON, _ site: EvaluationSite,
    _ evaluated: inout Evaluated?
  ) -> Outcome {
    let mark = errors.mark
    var causes: [ValidationError] = []
    var result = Outcome.rejected
    for node in nodes {
      let (outcome, reasons) = probe(instance, node, &evaluated)
      switch outcome {
      case .accepted:
        // Every branch counts for what is evaluated.
        if evaluated == nil {
          errors.drop(since: mark)
          return .accepted
        }
        result = .accepted
      case .unknown:
        if result == .rejected { result = .unknown }
      case .rejected: causes += reasons
      }
    }
    if result != .rejected {
      errors.drop(since: mark)
    } else {
      fail(
        site.node, entry.name,
        "Expected a value that one of \(nodes.count) schemas accepts, found "
          + "\(Wording.value(instance)).", causes: causes)
    }
    return result
  }

  private mutating func evaluateOneOf(
    _ entry: KeywordEntry, _ nodes: [NodeID], _ instance: JSON, _ site: EvaluationSite,
    _ evaluated: inout Evaluated?
  ) -> Outcome {
    let mark = errors.mark
    var causes: [ValidationError] = []
    var accepting: [Int] = []
    var unknown = 0
    for (index, node) in nodes.enumerated() {
      let (outcome, reasons) = probe(instance, node, &evaluated)
      switch outcome {
      case .accepted: accepting.append(index)
      case .unknown: unknown += 1
      case .rejected: causes += reasons
      }
      if accepting.count > 1 && !collectsErrors { return .rejected }
    }
    if unknown > 0 || !accepting.isEmpty { errors.drop(since: mark) }
    if accepting.count > 1 {
      let list = accepting.map(String.init).joined(separator: ", ")
      fail(
        site.node, entry.name,
        "Expected a value that exactly one of \(nodes.count) schemas accepts; "
          + "\(accepting.count) accept it: \(list).")
      return .rejected
    }
    if unknown > 0 { return .unknown }
    guard accepting.isEmpty else { return .accepted }
    fail(
      site.node, entry.name,
      "Expected a value that exactly one of \(nodes.count) schemas accepts, found "
        + "\(Wording.value(instance)), which none accepts.", causes: causes)
    return .rejected
  }

  private mutating func evaluateConditional(
    _ condition: NodeID, _ consequence: NodeID?, _ alternative: NodeID?, _ instance: JSON,
    _ evaluated: inout Evaluated?
  ) -> Outcome {
    switch outcome(of: instance, condition, &evaluated) {
    case .accepted:
      return consequence.map { evaluate(instance, $0, &evaluated) } ?? .accepted
    case .rejected:
      return alternative.map { evaluate(instance, $0, &evaluated) } ?? .accepted
    case .unknown:
      var first: Evaluated? = nil
      var second: Evaluated? = nil
      evaluated?.isUncertain = true
      let yes = consequence.map { outcome(of: instance, $0, &first) } ?? .accepted
      let no = alternative.map { outcome(of: instance, $0, &second) } ?? .accepted
      return yes == .accepted && no == .accepted ? .accepted : .unknown
    }
  }

  mutating func evaluateDependent(
    _ pairs: [NamedSchema], _ object: JSONObject, _ instance: JSON, _ evaluated: inout Evaluated?
  ) -> Outcome {
    var result = Outcome.accepted
    for pair in pairs where object.index(of: pair.name) != nil {
      result = result.and(evaluate(instance, pair.schema, &evaluated))
      if result == .rejected && !collectsErrors { return result }
    }
    return result
  }
}
