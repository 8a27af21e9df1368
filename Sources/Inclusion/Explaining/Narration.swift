import JSON
import Schema

/// Puts a verified argument into words: what a value would have to be like that only one side accepts,
/// case by case, and why no case is possible.
///
/// Cases with the same reason are told together, and so are those that assume the opposite of what is known,
/// as all do of which both sides say the same: what is left to read is about the parts that changed.
struct Narration {
  /// Takes all claims to be true.
  var checker: ProofChecker
  /// The place of each claim in the argument.
  let claims: [FormulaID: Int]
  private let derivation: Derivation
  /// The facts that say that undeclared members do not occur.
  var closings: Set<FormulaID> = []
  /// What was told of each claim, if that is one line.
  private var short: [Int: String?] = [:]
  /// The number under which a claim is told, and the claims still to be told.
  private var numbers: [Int: Int] = [:]
  private var pending: [Int] = []
  /// How many lines and steps there is still room for.
  private var lines = 100
  private var steps = 4_000

  /// The argument for a goal, as lines of text.
  static func text(
    of derivation: Derivation, for goal: [FormulaID], formulas: SchemaFormulas
  ) -> String {
    var narration = Narration(derivation, formulas)
    let root = narration.checker.formulas.store.all(goal)
    guard let first = narration.claims[root] else { return "" }
    return narration.text(from: first)
  }

  private init(_ derivation: Derivation, _ formulas: SchemaFormulas) {
    self.derivation = derivation
    checker = ProofChecker(formulas)
    for claim in derivation.claims { checker.claim(claim.set) }
    claims = Dictionary(
      derivation.claims.enumerated().map { ($1.set, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func text(from first: Int) -> String {
    _ = number(of: first)
    var blocks: [String] = []
    var told = 0
    while told < pending.count, lines > 0 {
      let claim = derivation.claims[pending[told]]
      told += 1
      let state = checker.adding(claim.set, to: CheckedState())
      let head = "[\(told)] \(checker.formulas.outline(claim.set))"
      lines -= 2
      switch tell(claim.start, state) {
      case .closed(let reason, _): blocks.append("\(head): \(reason)")
      case .cases(let cases, let known):
        let text = written(cases, known, indentation: "  ")
        blocks.append(([head] + text).joined(separator: "\n"))
      }
    }
    let rest = pending.count - told
    if rest > 0 { blocks.append("… and \(rest) more \(rest == 1 ? "set" : "sets") like these") }
    return blocks.joined(separator: "\n\n")
  }

  /// The number under which a claim is told.
  mutating func number(of claim: Int) -> Int {
    if let known = numbers[claim] { return known }
    pending.append(claim)
    numbers[claim] = pending.count
    return pending.count
  }

  private mutating func written(
    _ cases: [Case], _ known: [String], indentation: String
  ) -> [String] {
    var result: [String] = []
    for (index, part) in cases.enumerated() {
      guard lines > 0, indentation.utf8.count < 24 else {
        let rest = cases.count - index
        result.append("\(indentation)… and \(rest) more \(rest == 1 ? "case" : "cases")")
        break
      }
      lines -= 1
      let isLong = part.label.utf8.count > 400
      let label = isLong ? "\(part.label.prefix(200)) … \(part.label.suffix(150))" : part.label
      switch part.told {
      case .closed(let reason, _): result.append("\(indentation)\(label): \(reason)")
      case .cases(let inner, let innerKnown):
        result.append("\(indentation)\(label):")
        result += written(inner, innerKnown, indentation: indentation + "  ")
      }
    }
    guard !known.isEmpty else { return result }
    lines -= 1
    let shown = known.prefix(8).joined(separator: ", ")
    let rest = known.count > 8 ? ", and \(known.count - 8) more" : ""
    let label = cases.isEmpty ? "each case" : "the rest"
    return result + ["\(indentation)\(label) contradicts what is known: \(shown)\(rest)"]
  }

  /// What is told about a claim that a step rests on: all, if that is short, or where it stands.
  mutating func reference(to set: FormulaID) -> String {
    guard let place = claims[set] else { return "contradicts itself" }
    if let known = numbers[place] { return "see [\(known)]" }
    if let known = short[place] { return known ?? "see [\(number(of: place))]" }
    short[place] = .some(nil)
    let claim = derivation.claims[place]
    let told = tell(claim.start, checker.adding(claim.set, to: CheckedState()))
    if case .closed(let reason, _) = told, numbers[place] == nil, reason.utf8.count <= 160 {
      short[place] = reason
      return reason
    }
    return "see [\(number(of: place))]"
  }
}

extension Narration {
  /// What is told of a step.
  indirect enum Told {
    /// Why there is no value; `known` is what the case assumes the opposite of, where that is all.
    case closed(String, known: String?)
    /// Cases with a reason of their own, and what the others assume the opposite of.
    case cases([Case], known: [String])
  }

  struct Case {
    var label: String
    var told: Told
  }

  /// What is told of a step, about a value of which some facts are known. `before` are the facts that
  /// were known when the case that led here was assumed.
  private mutating func tell(
    _ number: Int, _ state: CheckedState, before: CheckedState? = nil, depth: Int = 0
  ) -> Told {
    steps -= 1
    if state.types.isEmpty { return clash(in: state, before: before) }
    guard derivation.steps.indices.contains(number) else {
      return .closed("see the steps", known: nil)
    }
    let step = derivation.steps[number]
    guard let cases = checker.cases(of: step.rule, in: state), cases.count == step.premises.count,
      !cases.isEmpty
    else { return closing(step.rule, state) }
    guard depth < 400, steps > 0 else { return .closed("… (cut)", known: nil) }
    let labels = labels(of: step.rule, cases, state)
    var told: [Case] = []
    for (index, part) in cases.enumerated() {
      // A type that is excluded anyway is no case for a reader.
      if case .types = step.rule, part.types.isEmpty { continue }
      let inner = tell(step.premises[index], part, before: state, depth: depth + 1)
      told.append(Case(label: labels[index], told: inner))
    }
    if told.count == 1, isSilent(step.rule) { return told[0].told }
    return merged(told)
  }

  /// Rules that only lead on, if there is one case.
  private func isSilent(_ rule: Derivation.Rule) -> Bool {
    switch rule {
    case .types, .undeclared, .differing, .placed: true
    default: false
    }
  }

  private mutating func labels(
    of rule: Derivation.Rule, _ cases: [CheckedState], _ state: CheckedState
  ) -> [String] {
    switch rule {
    case .types(let groups): return groups.map { "if \($0.briefWords)" }
    case .choice(let choice):
      guard case .any(let ways) = checker.formulas.store[choice] else { break }
      return ways.map { "if \(assumption($0))" }
    case .maybe(let inner):
      return ["if \(checker.formulas.outline(inner, room: 120))", "otherwise"]
    case .undeclared:
      if let closed = cases.first { closings.formUnion(closed.order.dropFirst(state.order.count)) }
      return [""]
    case .placed(_, let names):
      let named = names.prefix(cases.count - 1).map {
        "if it is \(checker.formulas.store.names[$0.position].text.quoted)"
      }
      let count = cases.count
      return count == named.count + 1
        ? named + ["if it is another member"] : cases.indices.map { "place \($0 + 1)" }
    case .shared: return cases.map { _ in "if two of these members are one" }
    default: break
    }
    return cases.map { _ in "" }
  }

  /// What a case assumes; what the rest says anyway is left out.
  private func assumption(_ way: FormulaID) -> String {
    let store = checker.formulas.store
    let parts = store.parts(of: way)
    let named = parts.compactMap { part in
      if case .object(.member(let name, _)) = store[part] { name } else { nil }
    }
    let rest = parts.filter { part in
      switch store[part] {
      case .types(let types): !types.isOneWord || parts.count == 1
      case .object(.required(let name)): !named.contains(name)
      default: true
      }
    }
    return rest.map { checker.formulas.outline($0, room: 120) }.joined(separator: " and ")
  }

  /// Cases with the same reason told together. One that is left is told with the one below it.
  private func merged(_ cases: [Case]) -> Told {
    var result: [Case] = []
    var places: [String: Int] = [:]
    var known: [String] = []
    for part in cases {
      guard case .closed(let reason, let name) = part.told else {
        result.append(part)
        continue
      }
      if let name {
        known.append(name)
      } else if let place = places[reason] {
        result[place].label += ", or \(part.condition)"
      } else {
        places[reason] = result.count
        result.append(part)
      }
    }
    if result.count == 1, case .cases(let inner, let innerKnown) = result[0].told, inner.count == 1
    {
      let label = "\(result[0].label) and \(inner[0].condition)"
      let others = innerKnown.filter { !known.contains($0) }
      return .cases([Case(label: label, told: inner[0].told)], known: known + others)
    }
    return .cases(result, known: known)
  }
}

extension Narration.Case {
  /// The label without its first word.
  var condition: Substring { label.hasPrefix("if ") ? label.dropFirst(3) : label[...] }
}
