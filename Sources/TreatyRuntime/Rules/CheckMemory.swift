/// What checks have found out about one value and the values in it, kept as long as a reader is there.
///
/// Branches that lead to the same schema with the same value double the work at every level of a
/// recursive schema, and each type within a checked value checks its own part again. With this, what a
/// check costs grows with the value, the schemas, and no faster: a schema looks at a value again only
/// where that takes few steps. Short checks, nearly all of them, are quicker without keeping anything.
final class CheckMemory {
  /// A schema and a value, and what else the answer depends on.
  struct Question: Hashable {
    /// The number of the rules and the node in them.
    let node: Int
    /// Where the value begins.
    let offset: Int
    /// The number of the dynamic scope, and two flags of the evaluation.
    let state: Int
  }

  struct Answer {
    let isAccepted: Bool
    let evaluated: Evaluated?
    /// Whether there was a text whose format cannot be told.
    let metUnknownFormat: Bool
  }

  /// How many schemas were entered.
  private(set) var steps = 0
  /// Those of them that are not behind a kept answer: entering them again costs as much again.
  private var unkept = 0
  /// How often a walk was given up because it was too deep.
  private(set) var losses = 0
  private var value: ParsedValue?
  private var end = 0
  private var answers: [Question: Answer] = [:]
  /// The rules that asked, by number.
  private var rules: [SchemaRules.Identity] = []
  /// Dynamic scopes: the resources in the order in which each was first entered. No more of a scope
  /// matters.
  private var scopes: [[ExactText]] = [[]]
  private var scopeNumbers: [[ExactText]: Int] = [:]

  /// How many schemas may be entered before answers are kept.
  private let stepsWithout: Int
  /// What takes fewer steps is not kept, so that there are far fewer answers than steps.
  private let leastSteps: Int

  init(stepsWithout: Int = 2_000, leastSteps: Int = 16) {
    self.stepsWithout = stepsWithout
    self.leastSteps = leastSteps
  }

  /// Whether walks that are too deep were so many that no other is begun.
  var hasGivenUp: Bool { losses > 1_000 }

  /// The value that begins at an offset, when it lies in the one that was read last.
  func value(at offset: Int) -> ParsedValue? {
    guard offset < end, let value, value.offset <= offset else { return nil }
    return value.part(at: offset)
  }

  /// Begins with another value, and forgets all answers.
  func begin(_ value: ParsedValue, end: Int) {
    self.value = value
    self.end = end
    (steps, unkept, losses) = (0, 0, 0)
    if !answers.isEmpty { answers = [:] }
  }

  /// Takes one step; what `keep` has to know of it.
  func step() -> Int {
    steps &+= 1
    unkept &+= 1
    return unkept &- 1
  }

  func lose() { losses += 1 }

  /// What is known.
  func answer(_ question: Question) -> Answer? {
    steps > stepsWithout ? answers[question] : nil
  }

  /// Keeps an answer for which so many steps were taken that it pays.
  func keep(_ answer: Answer, for question: Question, since start: Int) {
    guard steps > stepsWithout, unkept &- start >= leastSteps else { return }
    answers[question] = answer
    unkept = start &+ 1
  }

  func number(of asking: SchemaRules.Identity) -> Int {
    if let known = rules.firstIndex(where: { $0 === asking }) { return known }
    rules.append(asking)
    return rules.count - 1
  }

  /// The resources of a scope.
  func scope(_ number: Int) -> [ExactText] { scopes[number] }

  /// The scope within a resource.
  func scope(_ number: Int, entering resource: ExactText) -> Int {
    let scope = scopes[number]
    if scope.contains(resource) { return number }
    let inner = scope + [resource]
    if let known = scopeNumbers[inner] { return known }
    scopes.append(inner)
    scopeNumbers[inner] = scopes.count - 1
    return scopes.count - 1
  }
}

extension ParsedValue {
  /// The value within this one, or this one, that begins at an offset.
  fileprivate func part(at target: Int) -> ParsedValue? {
    var value = self
    while value.offset != target {
      let part: ParsedValue? =
        switch value.form {
        case .array(let items): items.last(upTo: target) { $0 }
        case .object(let members): members.last(upTo: target) { $0.value }
        default: nil
        }
      guard let part else { return nil }
      value = part
    }
    return value
  }
}

extension Array {
  /// The last of the values, which are in the order of the text, that begins at an offset or before.
  fileprivate func last(upTo offset: Int, _ value: (Element) -> ParsedValue) -> ParsedValue? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if value(self[middle]).offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : value(self[low - 1])
  }
}
