import Diagnostics
import Inclusion
import JSON
import Reports
import Schema

/// `treaty explain`: what a rule finds, why, and what to do; why a place in a schema became that Swift;
/// or why one schema is inside another.
let explainCommand = Command(
  name: "explain",
  summary: "Explain a rule, or why a place in a schema became that Swift.",
  operands: "RULE… | FILE#POINTER | --proof OLD NEW",
  discussion: """
    Every finding carries the id of its rule, contract.narrowed for example. This prints what the
    rule finds, why it matters, an example and the way out. Without a rule it lists all of them.

    A schema file and a JSON Pointer stand for a place in a contract: this prints the type,
    property or case that `treaty generate` makes of it, why it is that one, and what becomes of
    each keyword there: whether it gives a type, is checked while reading, or by rules. The file of
    a registry may stand there, too.

    With --proof it prints the argument that every value of the schema OLD is a value of NEW, step by
    step, as far as people can follow it; a checker that knows nothing of the prover has verified it.
    Where there is no such argument it prints what treaty compare says, and exits as that does.
    """,
  options: [
    .flag("--all", "Explain every rule."),
    .choice("--format", ["text", "markdown"], "markdown prints the page docs/rules.md."),
    .flag("--proof", "Explain why the schema OLD is inside the schema NEW."),
    .choice(
      "--reading", ["strict", "declared"],
      "strict: as sets of values; declared: writers send declared members only (default)."),
    .choice(
      "--dialect", Dialect.allCases.map(\.rawValue), "The dialect of schemas without $schema."),
    .values("--map", "PREFIX=FOLDER", "Where the documents under a URI prefix lie."),
    .flag("--assert-format", "Let `format` assert instead of annotate."),
  ] + SchemaSettings.budgetOptions,
  examples: [
    .init(line: "treaty explain release.note-missing", meaning: "explains one rule"),
    .init(line: "treaty explain", meaning: "lists every rule"),
    .init(
      line: "treaty explain 'contracts/shop/order.json#/properties/id'",
      meaning: "says why that member became the property that it is"),
    .init(
      line: "treaty explain --proof HEAD:schemas/order.json schemas/order.json",
      meaning: "shows why the edit loses nothing"),
  ],
  run: { invocation throws(Failure) in
    invocation.has("--proof") ? try explainProof(invocation) : try explain(invocation)
  })

private func explain(_ invocation: Invocation) throws(Failure) -> ExitCode {
  var rules: [Rule] = invocation.has("--all") ? Rule.all : []
  for id in invocation.operands {
    if id.utf8.contains(UInt8(ascii: "#")) {
      try explainPlace(id)
      continue
    }
    guard let rule = Rule.all.first(where: { Name($0.id) == Name(id) }) else {
      throw .usage(noRule(id))
    }
    rules.append(rule)
  }
  if invocation.value("--format") == "markdown" {
    try Console.out(rulesPage(rules.isEmpty ? Rule.all : rules))
  } else if rules.isEmpty {
    guard invocation.operands.isEmpty else { return .fine }
    let width = Rule.all.map(\.id.count).max() ?? 0
    for rule in Rule.all {
      let margin = String(repeating: " ", count: width - rule.id.count)
      try Console.out("\(rule.id)\(margin)  \(rule.title)\n")
    }
  } else {
    let lines = rules.map(explanation).joined(separator: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false)
    try Console.out(lines.flatMap { fitted(String($0)) }.joined(separator: "\n"))
  }
  return .fine
}

/// What to say instead of a rule that does not exist: a place in a file has a pointer.
private func noRule(_ id: String) -> String {
  let isFile = ((try? fileBytes(id)) ?? nil) != nil
  if isFile || id.utf8.contains(UInt8(ascii: "/")) || id.hasSuffix(".json") {
    return "\(id) is no rule; a place in a file has a pointer: '\(id)#' is all of it,\n"
      + "'\(id)#/properties/id' a part of it"
  }
  let hint = nearest(to: id, in: Rule.all.map(\.id)).map { ": did you mean \($0)?" } ?? ""
  return "there is no rule \(id)\(hint)\nsee: treaty explain"
}
