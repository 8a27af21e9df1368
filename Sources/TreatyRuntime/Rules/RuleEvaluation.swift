/// One walk of a value along generated rules.
///
/// A schema that has to know what another one says waits in a list of frames, not on the stack, so that
/// neither a text that is nested deeply nor a long way through schemas takes more of the stack.
struct RuleEvaluation {
  let rules: SchemaRules
  /// What the schema that is being applied was asked with.
  private(set) var circumstances = RuleCircumstances()
  private let keepsScope: Bool
  /// What is known, shared by all checks of one value and of the values in it.
  private let memory: CheckMemory
  private let rulesNumber: Int
  /// The first refusal, innermost place first.
  private var refusal: Rejection?

  /// Beyond this a schema that leads back to itself with the same value is given up.
  private static let maximumStepsAtValue = 2000

  /// How many unions the value is in that say why each of their branches refuses it.
  private var unionDepth: Int

  /// The branches of a branch are explained, those of its branches no more: they would be too many.
  ///
  /// So a refusal takes one walk for each branch of a branch. A walk for a reason follows the first
  /// refusal down to where it is, and asks `memory` for everything beside its way.
  private static let maximumUnionDepth = 2

  init(_ rules: SchemaRules, _ memory: CheckMemory, unionDepth: Int = 0) {
    self.rules = rules
    self.memory = memory
    rulesNumber = memory.number(of: rules.identity)
    self.unionDepth = unionDepth
    keepsScope = !rules.anchors.isEmpty
  }

  /// Why a value was refused.
  func rejection(of value: ParsedValue) -> Rejection {
    refusal ?? Rejection(offset: value.offset, expected: "what its schema accepts", keyword: "")
  }

  /// Whether a schema accepts a value.
  mutating func accepts(_ value: ParsedValue, _ node: Int) -> Bool {
    answer(RuleQuestion(value: value, node: node, circumstances: circumstances)).isAccepted
  }

  /// Whether a schema accepts a value, without a trace where it does not.
  mutating func probe(_ value: ParsedValue, _ node: Int) -> Bool {
    answer(RuleQuestion(value: value, node: node, circumstances: circumstances).asProbe).isAccepted
  }

  /// Whether a schema accepts for sure, and whether it may: the same but where the format of a text
  /// cannot be told.
  mutating func judge(_ value: ParsedValue, _ node: Int) -> Judgement {
    let question = RuleQuestion(value: value, node: node, circumstances: circumstances).asProbe
    let first = answer(question)
    guard needsSecondAnswer(first) else { return Judgement(first.isAccepted, first.isAccepted) }
    return Judgement(first.isAccepted, answer(question.asOtherProbe).isAccepted)
  }

  /// Whether the opposite may be true, too, when texts whose format cannot be told count otherwise.
  func needsSecondAnswer(_ first: CheckMemory.Answer) -> Bool {
    first.metUnknownFormat && first.isAccepted == circumstances.assumesFormats
  }

  private mutating func answer(_ question: RuleQuestion) -> CheckMemory.Answer {
    let outer = circumstances
    defer { circumstances = outer }
    var frames: [RuleFrame] = []
    var answer = begin(question, &frames)
    while true {
      if let answer, frames.isEmpty { return answer }
      switch resume(&frames[frames.count - 1], answer) {
      case .ask(let next): answer = begin(next, &frames)
      case .settled(let isAccepted): answer = end(frames.removeLast(), isAccepted)
      }
    }
  }

  /// What is known without a look at the rules; otherwise nothing, and a frame more.
  private mutating func begin(
    _ question: RuleQuestion, _ frames: inout [RuleFrame]
  ) -> CheckMemory.Answer? {
    var question = question
    circumstances = question.circumstances
    let index = rules.nodes[question.node].leadsTo ?? question.node
    // A node is not copied: it holds much that has to be counted.
    guard !rules.nodes[index].isNever else { return refused(question.value, "nothing", index) }
    guard !rules.nodes[index].rules.isEmpty else {
      return CheckMemory.Answer(
        isAccepted: true, evaluated: question.wantsEvaluated ? Evaluated() : nil,
        metUnknownFormat: false)
    }
    guard circumstances.stepsAtValue < Self.maximumStepsAtValue, !memory.hasGivenUp else {
      memory.lose()
      return refused(
        question.value, "a value for which the schema does not lead back to itself", index)
    }
    if keepsScope {
      question.circumstances.scope = memory.scope(
        circumstances.scope, entering: rules.nodes[index].resource)
    }
    let start = memory.step()
    var keeping: RuleFrame.Keeping?
    // Every way around a recursive schema leads through an entry.
    if index < rules.entryCount {
      let key = key(of: question, index)
      // Why a value is refused is not kept: who has to say so looks again.
      if let known = memory.answer(key), known.isAccepted || isExplained { return known }
      keeping = RuleFrame.Keeping(question: key, start: start, losses: memory.losses)
    }
    frames.append(
      RuleFrame(
        question, node: index, keeping, hasUnevaluated: rules.nodes[index].hasUnevaluated))
    return nil
  }

  private func key(of question: RuleQuestion, _ index: Int) -> CheckMemory.Question {
    let circumstances = question.circumstances
    return CheckMemory.Question(
      node: rulesNumber << 32 | index, offset: question.value.offset,
      state: circumstances.scope << 2 | (circumstances.assumesFormats ? 2 : 0)
        | (question.wantsEvaluated ? 1 : 0))
  }

  private mutating func refused(
    _ value: ParsedValue, _ expected: @autoclosure () -> String, _ node: Int
  ) -> CheckMemory.Answer {
    if !isExplained { note(value.offset, expected(), rules.nodes[node].place) }
    return CheckMemory.Answer(isAccepted: false, evaluated: nil, metUnknownFormat: false)
  }

  private func end(_ frame: RuleFrame, _ isAccepted: Bool) -> CheckMemory.Answer {
    let answer = CheckMemory.Answer(
      isAccepted: isAccepted,
      evaluated: isAccepted && frame.question.wantsEvaluated ? frame.evaluated : nil,
      metUnknownFormat: frame.metUnknownFormat)
    // What was given up may be answered elsewhere, where there is room to go on.
    if let keeping = frame.keeping, memory.losses == keeping.losses {
      memory.keep(answer, for: keeping.question, since: keeping.start)
    }
    return answer
  }

  /// Checks the rules of a frame, from the one on that waits for an answer.
  private mutating func resume(
    _ frame: inout RuleFrame, _ answer: CheckMemory.Answer?
  ) -> RuleStep {
    circumstances = frame.question.circumstances
    var answer = answer
    if answer?.metUnknownFormat == true { frame.metUnknownFormat = true }
    let list = rules.nodes[frame.node].rules
    repeat {
      let rule = list[frame.rule].rule
      guard frame.isDue(rule) else { continue }
      let step = check(rule, RuleSite(node: frame.node, rule: frame.rule), &frame, answer)
      guard case .settled(true) = step else { return step }
      answer = nil
    } while frame.moveOn(count: list.count)
    return .settled(true)
  }

  private mutating func check(
    _ rule: Rule, _ site: RuleSite, _ frame: inout RuleFrame, _ answer: CheckMemory.Answer?
  ) -> RuleStep {
    let value = frame.value
    switch rule {
    case .types(let types):
      return .settled(
        types.isSuperset(of: value.types)
          || refuse(value.offset, types.expectation, site))
    case .values(let values, let expected):
      return .settled(
        values.contains(value) || refuse(value.offset, expected, site))
    case .all, .any, .one, .not, .condition, .reference, .dynamicReference, .dependentSchemas:
      return checkInPlace(rule, site, &frame, answer)
    default: break
    }
    switch value.form {
    case .number(let number): return .settled(acceptsNumber(number, rule, value, site))
    case .text(let text): return .settled(acceptsText(text, rule, &frame, site))
    case .array(let items):
      return checkItems(RuleItems(items: items, value: value), rule, site, &frame, answer)
    case .object(let members):
      return checkMembers(RuleMembers(members: members, value: value), rule, site, &frame, answer)
    case .null, .bool: return .settled(true)
    }
  }

  /// Notes a refusal unless one was noted before, or nobody will read it.
  mutating func refuse(
    _ offset: Int, _ expected: @autoclosure () -> String, _ site: RuleSite,
    branches: [Rejection] = []
  ) -> Bool {
    if !isExplained {
      let node = rules.nodes[site.node]
      note(offset, expected(), "\(node.place)/\(node.rules[site.rule].keyword)", branches)
    }
    return false
  }

  private mutating func note(
    _ offset: Int, _ expected: String, _ place: String, _ branches: [Rejection] = []
  ) {
    refusal = Rejection(offset: offset, expected: expected, keyword: "", branches: branches)
      .inside(place)
  }

  /// Whether a refusal was noted before, or nobody will read it.
  var isExplained: Bool { circumstances.isProbing || refusal != nil }

  /// Whether a union says why each of its branches refuses.
  var explainsBranches: Bool { unionDepth < Self.maximumUnionDepth }

  /// Why the branch of a union refuses a value, in the scope that the union is in.
  func refusal(of value: ParsedValue, byBranch node: Int) -> Rejection {
    var branch = self
    branch.unionDepth += 1
    _ = branch.accepts(value, node)
    return branch.rejection(of: value)
  }

  /// The answer to a question that `sure` and `possible` answer alike unless the format of a text cannot
  /// be told.
  func settled(_ sure: Bool, _ possible: Bool) -> Bool {
    circumstances.assumesFormats ? possible : sure
  }

  /// The outermost schema in scope that has an anchor.
  func dynamicTarget(_ initial: Int, _ anchor: ExactText) -> Int {
    for resource in memory.scope(circumstances.scope) {
      if let target = rules.anchors[resource]?[anchor] { return target }
    }
    return initial
  }
}
