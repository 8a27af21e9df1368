/// One keyword of a schema, ready to be checked.
enum Rule: Sendable {
  case types(RuleTypes)
  case values(Set<ParsedValue>, expected: String)
  case multipleOf(Decimal, text: String)
  case bound(Bound)
  case length(minimum: Int, maximum: Int)
  case pattern(TextPattern)
  case format(TextFormat)
  case itemCount(minimum: Int, maximum: Int)
  case memberCount(minimum: Int, maximum: Int)
  case uniqueItems
  case prefix([Int])
  case items(Int, from: Int)
  case contains(Int, minimum: Int, maximum: Int, marks: Bool)
  case unevaluatedItems(Int)
  case properties([ExactText: Int])
  case patterns([(pattern: TextPattern, node: Int)])
  case additional(Int, names: Set<ExactText>, patterns: [TextPattern])
  case names(Int)
  case required([ExactText])
  case dependents([(name: ExactText, required: [ExactText])])
  case dependentSchemas([(name: ExactText, node: Int)])
  case unevaluatedMembers(Int)
  case all([Int])
  case any([Int])
  case one([Int])
  case not(Int)
  case condition(Int, then: Int?, otherwise: Int?)
  case reference(Int)
  /// The outermost schema in scope that has the anchor, else the initial one.
  case dynamicReference(Int, anchor: ExactText)

  /// A bound of a number.
  struct Bound: Sendable {
    let value: Decimal
    let text: String
    let isMinimum: Bool
    let isExclusive: Bool

    func accepts(_ number: Decimal) -> Bool {
      if number == value { return !isExclusive }
      return isMinimum ? value.precedes(number) : number.precedes(value)
    }

    var expectation: String {
      switch (isMinimum, isExclusive) {
      case (true, true): "more than \(text)"
      case (true, false): "at least \(text)"
      case (false, true): "less than \(text)"
      case (false, false): "at most \(text)"
      }
    }
  }

  /// Whether it asks what the other keywords of its schema have not looked at.
  var isUnevaluated: Bool {
    switch self {
    case .unevaluatedItems, .unevaluatedMembers: true
    default: false
    }
  }
}

/// A schema with its keywords in the order in which they are checked.
struct RuleNode: Sendable {
  /// File, `#` and JSON Pointer.
  let place: String
  /// The schema resource it belongs to: where dynamic references look.
  let resource: ExactText
  /// Nothing is accepted at all.
  var isNever = false
  var rules: [(keyword: String, rule: Rule)] = []
  var hasUnevaluated = false
  /// The node behind references that stand alone, where following them takes no step.
  var leadsTo: Int?
}
