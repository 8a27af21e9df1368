internal import JSON

extension Evaluation {
  mutating func evaluateObject(
    _ entry: KeywordEntry, _ object: JSONObject, _ site: EvaluationSite,
    _ evaluated: inout Evaluated?
  ) -> Outcome {
    switch entry.keyword {
    case .properties(let members):
      return evaluateProperties(members, object, site, &evaluated)
    case .patternProperties(let patterns):
      return evaluatePatterns(patterns, object, &evaluated)
    case .additionalProperties(let node):
      return evaluateAdditional(entry, node, object, site, &evaluated)
    case .unevaluatedProperties(let node):
      return evaluateUnevaluated(entry, node, object, site, &evaluated)
    case .propertyNames(let node):
      return evaluateNames(entry, node, object, site)
    case .minProperties(let count):
      return check(
        object.count >= count, site, entry,
        "Expected at least \(Wording.count(count, "member")), found \(object.count).")
    case .maxProperties(let count):
      return check(
        object.count <= count, site, entry,
        "Expected at most \(Wording.count(count, "member")), found \(object.count).")
    case .required(let names):
      return evaluateRequired(entry, names, object, site)
    case .dependentRequired(let dependents):
      return evaluateDependentRequired(entry, dependents, object, site)
    default: return .accepted
    }
  }

  private mutating func evaluateProperties(
    _ members: [NamedSchema], _ object: JSONObject, _ site: EvaluationSite,
    _ evaluated: inout Evaluated?
  ) -> Outcome {
    var result = Outcome.accepted
    if let positions = site.preparation?.positions {
      for (index, member) in object.members.enumerated() {
        guard let position = positions[member.name] else { continue }
        result = result.and(evaluateBelow(member.name, member.value, members[position].schema))
        evaluated?.insert(index)
        if result == .rejected && !collectsErrors { return result }
      }
      return result
    }
    for member in members {
      guard let index = object.index(of: member.name) else { continue }
      result = result.and(evaluateBelow(member.name, object.members[index].value, member.schema))
      evaluated?.insert(index)
      if result == .rejected && !collectsErrors { return result }
    }
    return result
  }

  private mutating func evaluatePatterns(
    _ patterns: [PatternSchema], _ object: JSONObject, _ evaluated: inout Evaluated?
  ) -> Outcome {
    var result = Outcome.accepted
    for (index, member) in object.members.enumerated() {
      for pattern in patterns {
        switch match(member.name.text, pattern.pattern) {
        case .rejected: continue
        case .accepted:
          result = result.and(evaluateBelow(member.name, member.value, pattern.schema))
          evaluated?.insert(index)
        case .unknown:
          // The schema may apply: only its acceptance is certain.
          let mark = errors.mark
          let outcome = evaluateBelow(member.name, member.value, pattern.schema)
          errors.drop(since: mark)
          result = result.and(outcome == .accepted ? .accepted : .unknown)
          evaluated?.isUncertain = true
        }
        if result == .rejected && !collectsErrors { return result }
      }
    }
    return result
  }

  private mutating func evaluateAdditional(
    _ entry: KeywordEntry, _ node: NodeID, _ object: JSONObject, _ site: EvaluationSite,
    _ evaluated: inout Evaluated?
  ) -> Outcome {
    var result = Outcome.accepted
    for (index, member) in object.members.enumerated() {
      let named = isNamed(member.name, site)
      guard named != .accepted else { continue }
      result = result.and(
        evaluateLeftOver(
          node, member.value, member.name, entry, site, isUncertain: named == .unknown))
      evaluated?.insert(index)
      if result == .rejected && !collectsErrors { return result }
    }
    return result
  }

  /// Whether `properties` or `patternProperties` of the same schema name a member.
  private mutating func isNamed(_ name: Name, _ site: EvaluationSite) -> Outcome {
    guard case .keywords(let entries) = site.node.form else { return .rejected }
    var result = Outcome.rejected
    for entry in entries {
      switch entry.keyword {
      case .properties(let members):
        let isThere =
          site.preparation?.positions.map { $0[name] != nil }
          ?? members.contains { $0.name == name }
        if isThere { return .accepted }
      case .patternProperties(let patterns):
        for pattern in patterns {
          switch match(name.text, pattern.pattern) {
          case .accepted: return .accepted
          case .unknown: result = .unknown
          case .rejected: continue
          }
        }
      case .additionalProperties: return result
      default: continue
      }
    }
    return result
  }

  private mutating func evaluateUnevaluated(
    _ entry: KeywordEntry, _ node: NodeID, _ object: JSONObject, _ site: EvaluationSite,
    _ evaluated: inout Evaluated?
  ) -> Outcome {
    var result = Outcome.accepted
    for (index, member) in object.members.enumerated()
    where !(evaluated?.contains(index) ?? false) {
      result = result.and(
        evaluateLeftOver(
          node, member.value, member.name, entry, site,
          isUncertain: evaluated?.isUncertain ?? false))
      if result == .rejected && !collectsErrors { return result }
    }
    evaluated?.insertAll()
    return result
  }

  private mutating func evaluateNames(
    _ entry: KeywordEntry, _ node: NodeID, _ object: JSONObject, _ site: EvaluationSite
  ) -> Outcome {
    var result = Outcome.accepted
    for member in object.members {
      let mark = errors.mark
      let outcome = evaluateBelow(member.name, .string(member.name.text), node)
      if errors.areWanted, outcome == .rejected {
        let causes = errors.take(since: mark)
        path.append(member.name)
        fail(
          site.node, entry.name,
          "The member name \(Wording.value(.string(member.name.text))) is not allowed here.",
          causes: causes)
        path.removeLast()
      }
      result = result.and(outcome)
      if result == .rejected && !collectsErrors { return result }
    }
    return result
  }

  private mutating func evaluateRequired(
    _ entry: KeywordEntry, _ names: [Name], _ object: JSONObject, _ site: EvaluationSite
  ) -> Outcome {
    var result = Outcome.accepted
    for name in names where object.index(of: name) == nil {
      fail(site.node, entry.name, "Expected a member \(Wording.value(.string(name.text))).")
      result = .rejected
      if !collectsErrors { break }
    }
    return result
  }

  private mutating func evaluateDependentRequired(
    _ entry: KeywordEntry, _ dependents: [DependentNames], _ object: JSONObject,
    _ site: EvaluationSite
  ) -> Outcome {
    var result = Outcome.accepted
    for dependent in dependents where object.index(of: dependent.name) != nil {
      for name in dependent.required where object.index(of: name) == nil {
        fail(
          site.node, entry.name,
          "Expected a member \(Wording.value(.string(name.text))) because there is "
            + "\(Wording.value(.string(dependent.name.text))).")
        result = .rejected
      }
    }
    return result
  }
}
