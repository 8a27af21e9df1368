public import Diagnostics

/// What `treaty explain` says about a rule.
public func explanation(of rule: Rule) -> String {
  """
  \(rule.id) (\(rule.severity.rawValue))

  \(rule.title)

  why: \(rule.why)

  example: \(rule.example)

  what to do: \(rule.fix)

  """
}

/// The page of all rules, as docs/rules.md holds it.
public func rulesPage(_ rules: [Rule]) -> String {
  var text = """
    # Rules

    Every kind of finding, by its id. Ids never change and are never used again. `treaty explain ID` prints the same.

    """
  for rule in rules {
    text += """

      ## \(rule.id)

      *\(rule.severity.rawValue)*: \(rule.title)

      \(rule.why)

      Example: \(rule.example)

      What to do: \(rule.fix)

      """
  }
  return text
}
