public import Diagnostics

/// What `treaty explain` says about a rule.
public func explanation(of rule: Rule) -> String {
  """
  \(rule.id) (\(severity(of: rule)))

  \(rule.title)

  why: \(rule.why)

  example: \(rule.example)

  what to do: \(rule.fix)

  """
}

/// How grave a finding is; that of a change depends on what the release does about it.
private func severity(of rule: Rule) -> String {
  let isChange = (Rule.changes + Rule.typeChanges).contains(rule)
  return isChange && rule.severity == .warning
    ? "warning; error as long as the release does not answer for it" : rule.severity.rawValue
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

      *\(severity(of: rule))*: \(rule.title)

      \(rule.why)

      Example: \(rule.example)

      What to do: \(rule.fix)

      """
  }
  return text
}
