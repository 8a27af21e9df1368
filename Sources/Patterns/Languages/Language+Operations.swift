/// Set operations.
extension Language {
  /// The texts that do not belong to it.
  public var complement: Language {
    Language(
      canonical: DFA(
        alphabet: automaton.alphabet, initial: automaton.initial,
        transitions: automaton.transitions, accepting: automaton.accepting.map { !$0 }))
  }

  /// The texts in both.
  public func intersection(
    _ other: Language, budget: Budget = Budget()
  ) throws(LanguageError) -> Language {
    var steps = 0
    return try intersection(other, budget: budget, steps: &steps)
  }

  /// The same, counted.
  ///
  /// - Parameter steps: what it took is added here, also when it takes too much.
  public func intersection(
    _ other: Language, budget: Budget, steps: inout Int
  ) throws(LanguageError) -> Language {
    try combined(with: other, budget: budget, steps: &steps) { $0 && $1 }
  }

  /// The texts in either.
  public func union(
    _ other: Language, budget: Budget = Budget()
  ) throws(LanguageError) -> Language {
    var steps = 0
    return try combined(with: other, budget: budget, steps: &steps) { $0 || $1 }
  }

  /// The texts in this one and not in the other.
  public func subtracting(
    _ other: Language, budget: Budget = Budget()
  ) throws(LanguageError) -> Language {
    var steps = 0
    return try combined(with: other, budget: budget, steps: &steps) { $0 && !$1 }
  }

  /// Whether every member is one of the other's.
  public func isSubset(
    of other: Language, budget: Budget = Budget()
  ) throws(LanguageError) -> Bool {
    try !meets(other, budget: budget) { $0 && !$1 }
  }

  /// Whether there is no text in both.
  public func isDisjoint(
    with other: Language, budget: Budget = Budget()
  ) throws(LanguageError) -> Bool {
    try !meets(other, budget: budget) { $0 && $1 }
  }

  private func combined(
    with other: Language, budget: Budget, steps: inout Int, _ accepts: (Bool, Bool) -> Bool
  ) throws(LanguageError) -> Language {
    var product = Product(automaton, other.automaton)
    var transitions: [Int32] = []
    defer { steps += transitions.count }
    var accepting: [Bool] = []
    var index = 0
    while index < product.pairs.count {
      try Self.check(product.pairs.count, transitions.count, budget)
      product.successors(of: index) { transitions.append($0) }
      let (left, right) = product.acceptance(of: index)
      accepting.append(accepts(left, right))
      index += 1
    }
    return Language(
      DFA(
        alphabet: product.alphabet, initial: 0, transitions: transitions, accepting: accepting))
  }

  /// Whether some text is accepted, without building the whole product.
  private func meets(
    _ other: Language, budget: Budget, _ accepts: (Bool, Bool) -> Bool
  ) throws(LanguageError) -> Bool {
    var product = Product(automaton, other.automaton)
    var steps = 0
    var index = 0
    while index < product.pairs.count {
      let (left, right) = product.acceptance(of: index)
      if accepts(left, right) { return true }
      try Self.check(product.pairs.count, steps, budget)
      product.successors(of: index) { _ in steps += 1 }
      index += 1
    }
    return false
  }

  private static func check(
    _ states: Int, _ steps: Int, _ budget: Budget
  ) throws(LanguageError) {
    guard states <= budget.states else {
      throw .budgetExceeded("the product has more than \(budget.states) states")
    }
    guard steps <= budget.steps else {
      throw .budgetExceeded("the product takes more than \(budget.steps) steps")
    }
  }
}
