import JSON
import Patterns

/// Languages of patterns and of their combinations, each computed once.
struct LanguageCache {
  /// Patterns that a text must match, and those it must not.
  struct Combination: Hashable {
    var matches: [PatternID]
    var fails: [PatternID]
  }

  /// What is known about a combination: the language of those patterns that have one, and the
  /// others, with the reason.
  struct Entry {
    var language = Language.all
    var otherMatches: [PatternID] = []
    var otherFails: [PatternID] = []
    var doubt: Doubt?
  }

  private var single: [PatternID: Result<Language, LanguageError>] = [:]
  private var combined: [Combination: Entry] = [:]
  private let budget: Language.Budget
  /// Steps between states of automata that are kept in `combined`.
  private var kept = 0
  /// Steps that making automata took since somebody counted them.
  private var steps = 0

  init(_ budget: Language.Budget) { self.budget = budget }

  /// The steps so far, which begin anew.
  mutating func takeSteps() -> Int {
    defer { steps = 0 }
    return steps
  }

  /// What is known about a combination, from what is known about the one without its last pattern:
  /// a search tries many that begin alike.
  mutating func entry(_ combination: Combination, patterns: [Pattern]) -> Entry {
    if let known = combined[combination] { return known }
    var rest = combination
    let isMeant = rest.fails.isEmpty
    guard let last = rest.fails.popLast() ?? rest.matches.popLast() else { return Entry() }
    var entry = entry(rest, patterns: patterns)
    var isOpen = true
    switch language(of: last, patterns) {
    case .success(let language):
      isOpen = !meet(&entry, isMeant ? language : language.complement, last)
    case .failure(let error): entry.doubt = Doubt(error, of: last)
    }
    if isOpen {
      if isMeant { entry.otherMatches.append(last) } else { entry.otherFails.append(last) }
    }
    kept += entry.language.transitionCount
    if kept > 5_000_000 {
      combined = [:]
      kept = 0
    }
    combined[combination] = entry
    return entry
  }

  private mutating func meet(
    _ entry: inout Entry, _ language: Language, _ pattern: PatternID
  ) -> Bool {
    do throws(LanguageError) {
      entry.language = try entry.language.intersection(language, budget: budget, steps: &steps)
      return true
    } catch {
      entry.doubt = Doubt(error, of: pattern)
      return false
    }
  }

  private mutating func language(
    of id: PatternID, _ patterns: [Pattern]
  ) -> Result<Language, LanguageError> {
    if let known = single[id] { return known }
    let result: Result<Language, LanguageError>
    var taken = 0
    // One pattern that is too large must not use up the steps for all others.
    defer { steps += min(taken, 500_000) }
    do throws(LanguageError) {
      result = .success(
        try Language.searching(patterns[id.position], budget: budget, steps: &taken))
    } catch {
      result = .failure(error)
    }
    single[id] = result
    return result
  }

  /// Members of a language within lengths, at most so many; a doubt when it costs too much.
  func members(
    of language: Language, _ count: Int, _ parts: StringParts
  ) -> Result<[String], LanguageError> {
    let maximum = parts.maximum == .max ? nil : parts.maximum
    do throws(LanguageError) {
      if count == 1 {
        let shortest = try language.shortest(
          lengthAtLeast: parts.minimum, lengthAtMost: maximum, budget: budget)
        return .success(shortest.map { [$0] } ?? [])
      }
      return .success(
        try language.firstMembers(
          count, lengthAtLeast: parts.minimum, lengthAtMost: maximum, budget: budget))
    } catch {
      return .failure(error)
    }
  }
}

extension Doubt {
  /// What a pattern costs, or why it has no language.
  init(_ error: LanguageError, of pattern: PatternID?) {
    switch error {
    case .budgetExceeded(let reason):
      self.init(reason, .states, origin: pattern.map { .pattern($0) })
    case .notRegular(let reason):
      self.init("the pattern \(reason)", .pattern, origin: pattern.map { .pattern($0) })
    }
  }
}

extension Prover {
  /// A string that some patterns match and others do not.
  mutating func patternString(_ parts: StringParts, _ excluded: [String]) -> StringAnswer {
    let combination = LanguageCache.Combination(matches: parts.matches, fails: parts.fails)
    let entry = languages.entry(combination, patterns: formulas.store.patterns)
    // A text of some length is looked for state by state, one length after another.
    charge((languages.takeSteps() + entry.language.transitionCount) / 2 + parts.minimum)
    if entry.language.isEmpty { return .none }
    let isCertain = entry.otherMatches.isEmpty && entry.otherFails.isEmpty
    let names = Set(excluded.map { Name($0) })
    if case .success(let shortest) = languages.members(of: entry.language, 1, parts) {
      guard let text = shortest.first else { return .none }
      if isCertain, !names.contains(Name(text)) { return .member(text) }
    }
    guard isCertain || mayMatch(parts.minimum, entry) else {
      return .unknown(
        entry.doubt ?? Doubt("texts of \(parts.minimum) characters are too long for its patterns"))
    }
    let inside = excluded.count { entry.language.contains($0) }
    let wanted = isCertain ? inside + 1 : 200 + inside
    let members: [String]
    switch languages.members(of: entry.language, wanted, parts) {
    case .success(let some): members = some
    case .failure(let error):
      return .unknown(Doubt(error, of: (parts.matches + parts.fails).first))
    }
    let remaining = members.filter { !names.contains(Name($0)) }
    for text in remaining where !isExhausted {
      if isMember(text, entry) { return .member(text) }
    }
    if isCertain || members.count < wanted, remaining.isEmpty { return .none }
    let pattern = (parts.matches + parts.fails).first
    return .unknown(
      entry.doubt
        ?? Doubt(
          "no text with these patterns was found", origin: pattern.map { .pattern($0) }))
  }

  /// Whether a text of so many bytes may be held against the patterns without a language.
  private func mayMatch(_ bytes: Int, _ entry: LanguageCache.Entry) -> Bool {
    (entry.otherMatches + entry.otherFails).allSatisfy {
      formulas.store.patterns[$0.position].steps(forBytes: bytes) <= MatchingLimit.steps
    }
  }

  /// Whether the patterns without a language agree.
  private mutating func isMember(_ text: String, _ entry: LanguageCache.Entry) -> Bool {
    let numbers = entry.otherMatches + entry.otherFails
    guard mayMatch(text.utf8.count, entry) else {
      charge()
      return false
    }
    for (place, number) in numbers.enumerated() {
      let (match, steps) = formulas.store.patterns[number.position].countedMatch(text)
      // 64 steps between states are a step, as for automata; the first few texts are tried in any case.
      charge(1 + min(steps / 2, MatchingLimit.charge))
      guard match == (place < entry.otherMatches.count ? .yes : .no) else { return false }
    }
    return true
  }
}

/// What it may take to hold one text against one pattern.
private enum MatchingLimit {
  /// The elementary steps: most of a second.
  static let steps = 30_000_000
  /// The looks that are counted for them at most: a sixth of the steps of a question.
  static let charge = 320_000
}
