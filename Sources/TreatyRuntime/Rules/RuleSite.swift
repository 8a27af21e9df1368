/// The keyword that is being checked, by the numbers of its schema and of its rule.
struct RuleSite {
  let node: Int
  let rule: Int
}

/// The items of the array that is being checked.
struct RuleItems {
  let items: [ParsedValue]
  let value: ParsedValue
}

/// The members of the object that is being checked.
struct RuleMembers {
  let members: [ParsedValue.Member]
  let value: ParsedValue

  func has(_ name: ExactText) -> Bool { members.contains { $0.name == name } }
}

/// How many items a schema has to accept.
struct RuleContains {
  let node: Int
  let minimum: Int
  let maximum: Int
  /// Whether what it accepts counts as evaluated.
  let marks: Bool
}
