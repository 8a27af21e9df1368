/// A regular set of texts, for calculating with patterns.
///
///     let names = try Language.searching(Pattern("^[a-z]+$"))
///     let short = try Language.searching(Pattern("^.{0,3}$"))
///     try names.isSubset(of: short)              // false
///     try names.subtracting(short).shortest()    // "aaaa"
///
/// Texts are sequences of Unicode scalars. Every language is kept as the one smallest automaton
/// that accepts it, so two languages with the same members are equal. Work is limited by a
/// `Budget`, counted in states and steps and never in time.
public struct Language: Sendable, Hashable {
  /// How much an operation may cost.
  public struct Budget: Sendable, Hashable {
    /// States of the nondeterministic automaton, after counts are written out.
    public var patternStates: Int
    /// States of deterministic automata and their products.
    public var states: Int
    /// Elementary steps.
    public var steps: Int

    /// A budget from its parts.
    public init(patternStates: Int = 50_000, states: Int = 50_000, steps: Int = 20_000_000) {
      self.patternStates = patternStates
      self.states = states
      self.steps = steps
    }
  }

  let automaton: DFA

  init(canonical automaton: DFA) { self.automaton = automaton }

  init(_ automaton: DFA) { self.automaton = automaton.canonical }

  /// Every text.
  public static let all = Language(constant: true)
  /// No text.
  public static let none = Language(constant: false)

  private init(constant: Bool) {
    let alphabet = Alphabet(starts: [0], classes: [0], classCount: 1)
    automaton = DFA(alphabet: alphabet, initial: 0, transitions: [0], accepting: [constant])
  }

  /// The texts that a pattern is found in.
  public static func searching(
    _ pattern: Pattern, budget: Budget = Budget()
  ) throws(LanguageError) -> Language {
    var steps = 0
    return try searching(pattern, budget: budget, steps: &steps)
  }

  /// The same, counted.
  ///
  /// - Parameter steps: what it took is added here, also when it takes too much.
  public static func searching(
    _ pattern: Pattern, budget: Budget, steps: inout Int
  ) throws(LanguageError) -> Language {
    let expression = pattern.expression
    guard !expression.hasBackReference else {
      throw .notRegular("“\(pattern.source)” has back-references")
    }
    guard expression.hasLook else {
      return try searching(expression, budget: budget, steps: &steps)
    }
    guard let conditions = expression.leadingConditions else {
      throw .notRegular("“\(pattern.source)” looks around elsewhere than ahead from “^”")
    }
    var result = Language.all
    for condition in conditions.reversed() {
      let part = try searching(condition.expression, budget: budget, steps: &steps)
      result = try result.intersection(
        condition.isNegated ? part.complement : part, budget: budget, steps: &steps)
    }
    return result
  }

  private static func searching(
    _ expression: Expression, budget: Budget, steps: inout Int
  ) throws(LanguageError) -> Language {
    guard let nfa = NFA(expression, stateLimit: budget.patternStates) else {
      throw .budgetExceeded("the pattern has more than \(budget.patternStates) states")
    }
    steps += nfa.states.count
    guard
      let dfa = DFA(
        searching: nfa, stateLimit: budget.states, stepLimit: budget.steps, steps: &steps)
    else { throw .budgetExceeded("the pattern's automaton has more than \(budget.states) states") }
    steps += dfa.transitions.count
    return Language(dfa)
  }

  /// The language of one text.
  public static func literal(_ text: String) -> Language { literals([text]) }

  /// The language of the listed texts.
  public static func literals(_ texts: [String]) -> Language {
    let branches = texts.map { text in
      Expression.sequence(text.unicodeScalars.map { .set(ScalarSet($0.value)) })
    }
    let whole = Expression.sequence([
      .assertion(.start), .alternation(branches), .assertion(.end),
    ])
    guard !texts.isEmpty, let nfa = NFA(whole, stateLimit: .max),
      let dfa = DFA(searching: nfa, stateLimit: .max, stepLimit: .max)
    else { return .none }
    return Language(dfa)
  }

  /// Whether a text belongs to it.
  public func contains(_ text: String) -> Bool {
    var state = automaton.initial
    let classCount = Int32(automaton.alphabet.classCount)
    for scalar in text.unicodeScalars {
      let symbol = automaton.alphabet.classOf(scalar.value)
      state = automaton.transitions[Int(state * classCount + symbol)]
    }
    return automaton.accepting[Int(state)]
  }

  /// Whether it has no members.
  public var isEmpty: Bool { self == .none }

  /// How many states its smallest automaton has.
  public var stateCount: Int { automaton.stateCount }

  /// How many steps from state to state its smallest automaton has.
  public var transitionCount: Int { automaton.transitions.count }
}

/// Why a language was not computed.
public enum LanguageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// It would have cost more than allowed.
  case budgetExceeded(String)
  /// No automaton can stand for the pattern.
  case notRegular(String)

  /// The reason.
  public var description: String {
    switch self {
    case .budgetExceeded(let reason), .notRegular(let reason): reason
    }
  }
}
