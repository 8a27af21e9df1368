/// What a schema is asked with, beside the value.
struct RuleCircumstances {
  /// Whether a refusal is only asked for, not explained.
  var isProbing = false
  /// Whether what cannot be told of a text's format counts as accepted: only where that makes a refusal
  /// of the whole less likely, which is below `not`.
  var assumesFormats = false
  /// The number of the dynamic scope: the resources entered so far, where dynamic references look.
  var scope = 0
  /// How many schemas lead to this one without leaving the value.
  var stepsAtValue = 0
}

/// A schema that a value is held against.
struct RuleQuestion {
  let value: ParsedValue
  let node: Int
  /// Whether it matters which members or items the schema evaluates.
  var wantsEvaluated = false
  var circumstances: RuleCircumstances

  /// The same without the reason of a refusal.
  var asProbe: RuleQuestion {
    var probe = self
    probe.circumstances.isProbing = true
    return probe
  }

  /// The same with the other answer where the format of a text cannot be told.
  var asOtherProbe: RuleQuestion {
    var probe = asProbe
    probe.wantsEvaluated = false
    probe.circumstances.assumesFormats.toggle()
    return probe
  }
}

/// A schema that is being applied to a value, and waits while another one is.
struct RuleFrame {
  let question: RuleQuestion
  /// The schema that the question leads to.
  let node: Int
  /// What to know when the answer is to be kept.
  let keeping: Keeping?
  /// What has been evaluated, where it matters.
  var evaluated: Evaluated?
  /// Whether there was a text whose format cannot be told.
  var metUnknownFormat = false
  /// Which rule is being checked; those that ask what the others have evaluated come last.
  private(set) var rule = 0
  private(set) var isInLastRound: Bool
  /// How far that rule has come.
  var progress = RuleProgress()

  struct Keeping {
    let question: CheckMemory.Question
    let start: Int
    let losses: Int
  }

  init(_ question: RuleQuestion, node: Int, _ keeping: Keeping?, hasUnevaluated: Bool) {
    self.question = question
    self.node = node
    self.keeping = keeping
    let isTracked = question.wantsEvaluated || hasUnevaluated
    evaluated = isTracked ? Evaluated() : nil
    isInLastRound = !isTracked
  }

  var value: ParsedValue { question.value }

  /// Moves on to the next rule; false after the last one.
  mutating func moveOn(count: Int) -> Bool {
    progress = RuleProgress()
    rule += 1
    return rule < count || beginLastRound()
  }

  private mutating func beginLastRound() -> Bool {
    guard !isInLastRound else { return false }
    isInLastRound = true
    rule = 0
    return true
  }

  /// Whether a rule is checked in this round.
  func isDue(_ rule: Rule) -> Bool {
    evaluated == nil || rule.isUnevaluated == isInLastRound
  }

  /// Adds what a schema for the same value has evaluated.
  mutating func add(_ answer: CheckMemory.Answer) {
    if let own = answer.evaluated { evaluated?.formUnion(own) }
  }
}

/// How far the rule of a frame has come: what it has asked, and what was answered.
struct RuleProgress {
  /// The item, member or branch.
  var position = 0
  /// The pattern of a member, or the part of a condition.
  var part = 0
  /// How many were accepted for sure, and how many perhaps.
  var sureCount = 0
  var possibleCount = 0
  /// The first answer, where a second one is needed.
  var firstAnswer: Bool?
}

/// What a rule does next.
enum RuleStep {
  case ask(RuleQuestion)
  case settled(Bool)
}

/// What a schema says of a value when the format of a text perhaps cannot be told.
struct Judgement {
  let isSure: Bool
  let isPossible: Bool

  /// Two answers, of which one counts texts whose format cannot be told as accepted.
  init(_ one: Bool, _ other: Bool) {
    isSure = one && other
    isPossible = one || other
  }
}

/// Which members or items of one value have been evaluated, by their position.
struct Evaluated {
  private var isAll = false
  private var positions: Set<Int> = []

  func contains(_ position: Int) -> Bool { isAll || positions.contains(position) }

  mutating func insert(_ position: Int) {
    if !isAll { positions.insert(position) }
  }

  mutating func insertAll() { isAll = true }

  mutating func formUnion(_ other: Evaluated) {
    isAll = isAll || other.isAll
    positions.formUnion(other.positions)
  }
}
