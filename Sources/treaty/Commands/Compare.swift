import Files
import Inclusion
import JSON
import Schema

/// `treaty compare`: is every value of the old schema a value of the new one, and the other way round?
let compareCommand = Command(
  name: "compare",
  summary: "Prove that one schema accepts all that another does, or show a value it does not.",
  operands: "OLD NEW",
  discussion: """
    OLD and NEW are schema files, each with an optional revision and pointer:
    HEAD~1:contracts/a.schema.json#/$defs/Order. Backward means: what OLD accepts, NEW accepts too,
    so that new readers read old documents. Forward is the other way round.

    Read as declared, a writer of a schema sends no member that the schema does not mention: an
    optional member can be added. Read strictly, a schema is the set of values it accepts, and the
    new member may have been sent with any value. Both answers are printed where they differ.

    proved: true for every value. refuted: the witness is accepted by one and rejected by the other.
    undecided: neither could be established; count it as a break. Exit code 0 when all directions
    asked for are proved, 1 when one is refuted, 3 when one is undecided or a schema is flawed.

    Below the verdicts stands each change, at the deepest place that explains it, with a value that is
    lost by it; or that it has no effect, when the same values are proved to be accepted without it.

    With REV:path, the folders of --map and treaty.json are read as they were in that revision.

    With --batch the input is JSON lines {"id", "old", "new", "dialect"?}; each is answered by a line
    {"id", "backward": {"verdict", "witness", "reason", "milliseconds"}, "forward": {…}}.
    """,
  options: [
    .flag("--batch", "Answer questions from standard input, one JSON text a line."),
    .choice("--direction", ["backward", "forward", "both"], "What to decide (default: both)."),
    .choice(
      "--reading", ["strict", "declared"],
      "strict: sets of values (default of --batch); declared: declared members (default else)."),
    .choice(
      "--dialect", Dialect.allCases.map(\.rawValue), "The dialect of schemas without $schema."),
    .values("--map", "PREFIX=FOLDER", "Where the documents under a URI prefix lie."),
    .flag("--verdicts-only", "Leave out the changes; large schemas are answered sooner."),
    .flag("--assert-format", "Let `format` assert instead of annotate."),
    .choice("--format", ["text", "json"], "How to print the result."),
  ] + SchemaSettings.budgetOptions,
  examples: [
    .init(
      line: "treaty compare HEAD:schemas/order.json schemas/order.json",
      meaning: "compares the committed schema with the edited one"),
    .init(
      line: "treaty compare old.json new.json --direction backward --reading strict",
      meaning: "plain set inclusion, one way"),
  ],
  run: { invocation throws(Failure) in
    guard invocation.has("--batch") else { return try compare(invocation) }
    if let extra = invocation.operands.first {
      throw .usage("treaty compare --batch reads standard input, and takes no operand: \(extra)")
    }
    return try compareBatch(invocation)
  })

/// One direction of a comparison, decided.
struct DirectedVerdict {
  let direction: String
  let reading: Reading
  let verdict: Verdict
  /// The answer about sets of values, when another reading was asked for.
  var strict: Verdict?
  /// The answer about what writers send, when sets of values were asked about.
  var declared: Verdict?
  var milliseconds: Double?
}

private func compare(_ invocation: Invocation) throws(Failure) -> ExitCode {
  guard invocation.operands.count == 2 else {
    throw .usage("treaty compare needs two schemas, the old one first")
  }
  let settings = try SchemaSettings(invocation)
  let (old, new) = try sides(invocation.operands, settings: settings, confirmsLater: true)
  keepUntilExit((old, new))
  let reading = invocation.value("--reading").flatMap(Reading.init(rawValue:)) ?? .declared
  let asked = invocation.value("--direction") ?? "both"
  let (answers, refusal) = together(
    { decisions(asked, old, new, settings.budget) }, { confirm([old, new]) })
  if let refusal { throw refusal }
  let verdicts = answers.map { direction, decision in
    DirectedVerdict(
      direction: direction, reading: reading, verdict: decision[reading],
      strict: reading == .strict ? nil : decision.strict,
      declared: reading == .strict ? decision.declared : nil)
  }
  let changes: ComparedChanges? =
    invocation.has("--verdicts-only")
    ? nil
    : ComparedChanges(
      from: old, to: new, reading: reading, decisions: answers, options: settings.options,
      budget: settings.budget)
  if invocation.value("--format") == "json" {
    try Console.out(comparisonJSON(verdicts, old, new, reading, changes).indentedText())
  } else {
    try Console.out(comparisonText(verdicts, old: old, new: new) + (changes?.text ?? ""))
  }
  // What a flawed schema accepts is not what its author meant: never a pass.
  let areSound = [report(old.graph), report(new.graph)] == [true, true]
  let code = verdicts.map { exitCode(of: $0.verdict) }.reduce(ExitCode.fine) { sum, code in
    // A refutation is an answer: it outranks what stayed open.
    sum == .violated || code == .violated ? .violated : sum.orWorse(code)
  }
  return areSound || code == .violated ? code : .notJudged
}

private func decisions(
  _ asked: String, _ old: SchemaSide, _ new: SchemaSide, _ budget: Budget
) -> [(direction: String, decision: Decision)] {
  switch asked {
  case "backward": return [(asked, decideBoth(old, in: new, budget: budget))]
  case "forward": return [(asked, decideBoth(new, in: old, budget: budget))]
  default:
    let both = decideBothWays(old, new, budget: budget)
    return [("backward", both.backward), ("forward", both.forward)]
  }
}

private func exitCode(of verdict: Verdict) -> ExitCode {
  switch verdict {
  case .proved: .fine
  case .refuted: .violated
  case .undecided: .notJudged
  }
}

/// The directions that were asked for, each with the side whose values must be accepted first.
private func directions(
  _ invocation: Invocation, _ old: SchemaSide, _ new: SchemaSide
) -> [(String, SchemaSide, SchemaSide)] {
  let asked = invocation.value("--direction") ?? "both"
  return [("backward", old, new), ("forward", new, old)].filter {
    asked == "both" || asked == $0.0
  }
}

private func compareBatch(_ invocation: Invocation) throws(Failure) -> ExitCode {
  let settings = try SchemaSettings(invocation)
  let source = try DocumentSource.files(references: settings.references)
  // A batch asks about sets, a person about contracts.
  let reading = invocation.value("--reading").flatMap(Reading.init(rawValue:)) ?? .strict
  return try answerLines { (question: BatchQuestion) throws(Failure) in
    let options = try question.options(settings.options)
    let sides = [try question.member("old"), try question.member("new")].map { schema in
      let graph = SchemaReader(options: options, load: source.load).read(
        JSONDocument(name: "schema", root: schema))
      return SchemaSide(graph: graph, node: graph.roots[0])
    }
    return directions(invocation, sides[0], sides[1]).map { direction, from, to in
      let start = monotonicMilliseconds()
      var verdict = DirectedVerdict(
        direction: direction, reading: reading,
        verdict: decide(from, in: to, reading: reading, budget: settings.budget))
      verdict.milliseconds = monotonicMilliseconds() - start
      return JSONMember(name: Name(direction), value: verdictJSON(verdict))
    }
  }
}
