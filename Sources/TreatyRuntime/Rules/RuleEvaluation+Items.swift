extension RuleEvaluation {
  /// A schema for an item or a member of the value of a frame.
  func part(_ value: ParsedValue, _ node: Int, _ frame: RuleFrame) -> RuleQuestion {
    var inner = frame.question.circumstances
    inner.stepsAtValue = 0
    return RuleQuestion(value: value, node: node, circumstances: inner)
  }

  mutating func checkItems(
    _ array: RuleItems, _ rule: Rule, _ site: RuleSite, _ frame: inout RuleFrame,
    _ answer: CheckMemory.Answer?
  ) -> RuleStep {
    switch rule {
    case .prefix, .items, .unevaluatedItems:
      return checkEach(array.items, rule, &frame, answer)
    case .contains(let node, let minimum, let maximum, let marks):
      return checkContained(
        array, RuleContains(node: node, minimum: minimum, maximum: maximum, marks: marks), site,
        &frame, answer)
    case .itemCount(let minimum, let maximum):
      return .settled(accepts(array.items.count, minimum, maximum, .items, array.value, site))
    case .uniqueItems:
      var seen: Set<ParsedValue> = []
      for item in array.items where !seen.insert(item).inserted {
        return .settled(
          refuse(item.offset, "no item that equals an earlier one", site))
      }
      return .settled(true)
    default: return .settled(true)
    }
  }

  /// Items that all have to be accepted, each by its schema.
  private func checkEach(
    _ items: [ParsedValue], _ rule: Rule, _ frame: inout RuleFrame, _ answer: CheckMemory.Answer?
  ) -> RuleStep {
    if let answer {
      guard answer.isAccepted else { return .settled(false) }
      frame.progress.position += 1
    }
    var position = frame.progress.position
    switch rule {
    case .prefix(let nodes):
      if answer != nil { frame.evaluated?.insert(position - 1) }
      guard position < min(nodes.count, items.count) else { return .settled(true) }
      return .ask(part(items[position], nodes[position], frame))
    case .items(let node, let start):
      guard start < items.count else { return .settled(true) }
      if start + position < items.count {
        return .ask(part(items[start + position], node, frame))
      }
    case .unevaluatedItems(let node):
      while position < items.count, frame.evaluated?.contains(position) == true { position += 1 }
      frame.progress.position = position
      if position < items.count { return .ask(part(items[position], node, frame)) }
    default: return .settled(true)
    }
    frame.evaluated?.insertAll()
    return .settled(true)
  }

  private static func items(_ count: Int) -> String {
    count == 1 ? "1 item that fits" : "\(count) items that fit"
  }

  private mutating func checkContained(
    _ array: RuleItems, _ contains: RuleContains, _ site: RuleSite, _ frame: inout RuleFrame,
    _ answer: CheckMemory.Answer?
  ) -> RuleStep {
    if let answer {
      let position = frame.progress.position
      guard let judgement = judgement(answer, &frame) else {
        return .ask(part(array.items[position], contains.node, frame).asOtherProbe)
      }
      if judgement.isSure { frame.progress.sureCount += 1 }
      if judgement.isPossible { frame.progress.possibleCount += 1 }
      if contains.marks, settled(judgement.isSure, judgement.isPossible) {
        frame.evaluated?.insert(position)
      }
      frame.progress.position += 1
    }
    let position = frame.progress.position
    guard position == array.items.count else {
      return .ask(part(array.items[position], contains.node, frame).asProbe)
    }
    return .settled(
      acceptsCount(
        array, contains, site, sure: frame.progress.sureCount,
        possible: frame.progress.possibleCount))
  }

  private mutating func acceptsCount(
    _ array: RuleItems, _ contains: RuleContains, _ site: RuleSite, sure: Int, possible: Int
  ) -> Bool {
    let (minimum, maximum) = (contains.minimum, contains.maximum)
    if settled(sure < minimum, possible < minimum) {
      return refuse(
        array.value.offset, "at least \(Self.items(minimum)) `contains`", site)
    }
    return minimum <= maximum && settled(possible <= maximum, sure <= maximum)
      || refuse(array.value.offset, "at most \(Self.items(maximum)) `contains`", site)
  }
}
