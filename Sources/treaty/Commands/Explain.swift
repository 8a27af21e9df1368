import Diagnostics
import JSON
import Reports

/// `treaty explain`: what a rule finds, why, and what to do.
let explainCommand = Command(
  name: "explain",
  summary: "Explain a rule: what it finds, why it matters, what to do.",
  operands: "RULE…",
  discussion: """
    Every finding carries the id of its rule, contract.narrowed for example. This prints what the
    rule finds, why it matters, an example and the way out. Without a rule it lists all of them.
    """,
  options: [
    .flag("--all", "Explain every rule."),
    .choice("--format", ["text", "markdown"], "markdown prints the page docs/rules.md."),
  ],
  examples: [
    .init(line: "treaty explain release.note-missing", meaning: "explains one rule"),
    .init(line: "treaty explain", meaning: "lists every rule"),
  ],
  run: { invocation throws(Failure) in try explain(invocation) })

private func explain(_ invocation: Invocation) throws(Failure) -> ExitCode {
  var rules: [Rule] = invocation.has("--all") ? Rule.all : []
  for id in invocation.operands {
    guard let rule = Rule.all.first(where: { Name($0.id) == Name(id) }) else {
      let hint = nearest(to: id, in: Rule.all.map(\.id)).map { ": did you mean \($0)?" } ?? ""
      throw .usage("there is no rule \(id)\(hint)\nsee: treaty explain")
    }
    rules.append(rule)
  }
  if invocation.value("--format") == "markdown" {
    try Console.out(rulesPage(rules.isEmpty ? Rule.all : rules))
  } else if rules.isEmpty {
    let width = Rule.all.map(\.id.count).max() ?? 0
    for rule in Rule.all {
      let margin = String(repeating: " ", count: width - rule.id.count)
      try Console.out("\(rule.id)\(margin)  \(rule.title)\n")
    }
  } else {
    try Console.out(rules.map(explanation).joined(separator: "\n"))
  }
  return .fine
}
