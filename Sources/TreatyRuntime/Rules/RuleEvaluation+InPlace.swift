extension RuleEvaluation {
  /// Keywords that apply other schemas to the same value.
  mutating func checkInPlace(
    _ rule: Rule, _ site: RuleSite, _ frame: inout RuleFrame, _ answer: CheckMemory.Answer?
  ) -> RuleStep {
    switch rule {
    case .any(let nodes): return checkAny(nodes, site, &frame, answer)
    case .one(let nodes): return checkOne(nodes, site, &frame, answer)
    case .not(let node):
      guard let answer else { return .ask(inPlace(node, frame).asOtherProbe) }
      return .settled(
        !answer.isAccepted
          || refuse(frame.value.offset, "anything but what `not` describes", site))
    case .condition(let condition, let then, let otherwise):
      return checkCondition(condition, then, otherwise, &frame, answer)
    default: break
    }
    if let answer {
      guard answer.isAccepted else { return .settled(false) }
      frame.add(answer)
      frame.progress.position += 1
    }
    guard let node = next(rule, &frame) else { return .settled(true) }
    return .ask(inPlace(node, frame))
  }

  /// A schema for the value of a frame.
  private func inPlace(_ node: Int, _ frame: RuleFrame) -> RuleQuestion {
    var inner = frame.question.circumstances
    inner.stepsAtValue += 1
    return RuleQuestion(
      value: frame.value, node: node, wantsEvaluated: frame.evaluated != nil,
      circumstances: inner)
  }

  /// The next schema of those that all have to accept.
  private func next(_ rule: Rule, _ frame: inout RuleFrame) -> Int? {
    let position = frame.progress.position
    switch rule {
    case .all(let nodes): return position < nodes.count ? nodes[position] : nil
    case .reference(let target): return position == 0 ? target : nil
    case .dynamicReference(let initial, let anchor):
      return position == 0 ? dynamicTarget(initial, anchor) : nil
    case .dependentSchemas(let pairs):
      guard case .object(let members) = frame.value.form else { return nil }
      let found = pairs[position...].firstIndex { pair in
        members.contains { $0.name == pair.name }
      }
      guard let found else { return nil }
      frame.progress.position = found
      return pairs[found].node
    default: return nil
    }
  }

  private mutating func checkAny(
    _ nodes: [Int], _ site: RuleSite, _ frame: inout RuleFrame, _ answer: CheckMemory.Answer?
  ) -> RuleStep {
    if let answer {
      frame.progress.position += 1
      if answer.isAccepted {
        // Every branch counts for what is evaluated.
        guard frame.evaluated != nil else { return .settled(true) }
        frame.progress.sureCount += 1
        frame.add(answer)
      }
    }
    let position = frame.progress.position
    guard position == nodes.count else { return .ask(inPlace(nodes[position], frame).asProbe) }
    return .settled(
      frame.progress.sureCount > 0 || refuse(frame.value, "one of the", nodes, site))
  }

  private mutating func checkOne(
    _ nodes: [Int], _ site: RuleSite, _ frame: inout RuleFrame, _ answer: CheckMemory.Answer?
  ) -> RuleStep {
    if let answer {
      frame.add(answer)
      guard let judgement = judgement(answer, &frame) else {
        return .ask(inPlace(nodes[frame.progress.position], frame).asOtherProbe)
      }
      frame.progress.position += 1
      if judgement.isSure { frame.progress.sureCount += 1 }
      if judgement.isPossible { frame.progress.possibleCount += 1 }
    }
    let (sure, possible) = (frame.progress.sureCount, frame.progress.possibleCount)
    let position = frame.progress.position
    if position < nodes.count, sure <= 1 {
      return .ask(inPlace(nodes[position], frame).asProbe)
    }
    if settled(sure == 1 && possible == 1, sure <= 1 && possible >= 1) { return .settled(true) }
    guard sure > 1 else {
      return .settled(refuse(frame.value, "exactly one of the", nodes, site))
    }
    guard !isExplained else { return .settled(false) }
    let fitting = nodes.indices.filter { probe(frame.value, nodes[$0]) }
    return .settled(
      refuse(
        frame.value.offset, UnionBranches.expectation(fitting, of: nodes.count),
        site))
  }

  /// What an answer, or a second one, says; nothing when a second one is needed.
  func judgement(_ answer: CheckMemory.Answer, _ frame: inout RuleFrame) -> Judgement? {
    if let first = frame.progress.firstAnswer {
      frame.progress.firstAnswer = nil
      return Judgement(first, answer.isAccepted)
    }
    guard needsSecondAnswer(answer) else {
      return Judgement(answer.isAccepted, answer.isAccepted)
    }
    frame.progress.firstAnswer = answer.isAccepted
    return nil
  }

  /// The parts of a condition: `if`; `then` where `if` cannot be told and both have to be looked at; the
  /// one whose answer is the answer.
  private mutating func checkCondition(
    _ condition: Int, _ then: Int?, _ otherwise: Int?, _ frame: inout RuleFrame,
    _ answer: CheckMemory.Answer?
  ) -> RuleStep {
    guard let answer else { return .ask(inPlace(condition, frame).asProbe) }
    frame.add(answer)
    switch frame.progress.part {
    case 0:
      guard let judgement = judgement(answer, &frame) else {
        return .ask(inPlace(condition, frame).asOtherProbe)
      }
      guard judgement.isSure != judgement.isPossible else {
        return askLast(judgement.isSure ? then : otherwise, &frame)
      }
      guard let then else { return checkOtherwise(true, otherwise, &frame) }
      frame.progress.part = 1
      return .ask(inPlace(then, frame))
    case 1: return checkOtherwise(answer.isAccepted, otherwise, &frame)
    default: return .settled(answer.isAccepted)
    }
  }

  private mutating func checkOtherwise(
    _ isFitting: Bool, _ otherwise: Int?, _ frame: inout RuleFrame
  ) -> RuleStep {
    guard isFitting != settled(false, true) else { return .settled(isFitting) }
    return askLast(otherwise, &frame)
  }

  private func askLast(_ node: Int?, _ frame: inout RuleFrame) -> RuleStep {
    guard let node else { return .settled(true) }
    frame.progress.part = 2
    return .ask(inPlace(node, frame))
  }

  /// Refuses what fits no branch, and says why each one refuses it.
  private mutating func refuse(
    _ value: ParsedValue, _ quantity: String, _ nodes: [Int], _ site: RuleSite
  ) -> Bool {
    guard !isExplained else { return false }
    let branches = explainsBranches ? nodes.map { refusal(of: value, byBranch: $0) } : []
    return refuse(
      value.offset, "a value that fits \(quantity) \(nodes.count) branches", site,
      branches: branches)
  }
}
