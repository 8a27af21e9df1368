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

    proved: true for every value. refuted: the witness is accepted by one and rejected by the other.
    undecided: neither could be established; count it as a break. Exit code 0 when all directions
    asked for are proved, 1 when one is refuted, 3 when one is undecided and none refuted.

    With --batch the input is JSON lines {"id", "old", "new", "dialect"?}; each is answered by a line
    {"id", "backward": {"verdict", "witness", "reason", "milliseconds"}, "forward": {…}}.
    """,
  options: [
    .flag("--batch", "Answer questions from standard input, one JSON text a line."),
    .choice("--direction", ["backward", "forward", "both"], "What to decide (default: both)."),
    .choice(
      "--reading", ["strict", "declared"],
      "strict: as sets of values; declared: writers send declared members only (default)."),
    .choice(
      "--dialect", Dialect.allCases.map(\.rawValue), "The dialect of schemas without $schema."),
    .values("--map", "PREFIX=FOLDER", "Where the documents under a URI prefix lie."),
    .flag("--assert-format", "Let `format` assert instead of annotate."),
    .choice("--format", ["text", "json"], "How to print the result."),
  ],
  examples: [
    .init(
      line: "treaty compare HEAD:schemas/order.json schemas/order.json",
      meaning: "compares the committed schema with the edited one"),
    .init(
      line: "treaty compare old.json new.json --direction backward --reading strict",
      meaning: "plain set inclusion, one way"),
  ],
  run: { invocation throws(Failure) in
    invocation.has("--batch") ? try compareBatch(invocation) : try compare(invocation)
  })

/// One direction of a comparison, decided.
struct DirectedVerdict {
  let direction: String
  let verdict: Verdict
  let milliseconds: Double
}

private func compare(_ invocation: Invocation) throws(Failure) -> ExitCode {
  guard invocation.operands.count == 2 else {
    throw .usage("treaty compare needs two schemas, the old one first")
  }
  let options = try schemaOptions(invocation)
  let mappings = try mappings(invocation)
  let old = try side(invocation.operands[0], mappings: mappings, options: options)
  let new = try side(invocation.operands[1], mappings: mappings, options: options)
  let verdicts = directedVerdicts(old, new, invocation)
  if invocation.value("--format") == "json" {
    let members = verdicts.map { JSONMember(name: Name($0.direction), value: verdictJSON($0)) }
    try Console.out(JSON.object(JSONObject(members)).indentedText())
  } else {
    try Console.out(comparisonText(verdicts, old: old, new: new, invocation))
  }
  return verdicts.map { code(of: $0.verdict) }.reduce(.fine) { sum, code in
    // A refutation is an answer: it outranks what stayed open.
    sum == .violated || code == .violated ? .violated : sum.orWorse(code)
  }
}

private func code(of verdict: Verdict) -> ExitCode {
  switch verdict {
  case .proved: .fine
  case .refuted: .violated
  case .undecided: .notJudged
  }
}

/// The verdicts of the directions that were asked for.
func directedVerdicts(
  _ old: SchemaSide, _ new: SchemaSide, _ invocation: Invocation
) -> [DirectedVerdict] {
  let reading = readingAsked(invocation)
  let direction = invocation.value("--direction") ?? "both"
  var verdicts: [DirectedVerdict] = []
  for (name, from, to) in [("backward", old, new), ("forward", new, old)]
  where direction == "both" || direction == name {
    let start = monotonicMilliseconds()
    let verdict = decide(from, in: to, reading: reading)
    let elapsed = monotonicMilliseconds() - start
    verdicts.append(DirectedVerdict(direction: name, verdict: verdict, milliseconds: elapsed))
  }
  return verdicts
}

/// The reading that was asked for. A batch asks about sets, a person about contracts.
private func readingAsked(_ invocation: Invocation) -> Reading {
  let standard: Reading = invocation.has("--batch") ? .strict : .declared
  return invocation.value("--reading").flatMap(Reading.init(rawValue:)) ?? standard
}

private func compareBatch(_ invocation: Invocation) throws(Failure) -> ExitCode {
  let source = try DocumentSource.files(references: mappings(invocation))
  let options = try schemaOptions(invocation)
  return try answerLines { (question: BatchQuestion) throws(Failure) in
    let options = try question.options(options)
    let sides = [try question.member("old"), try question.member("new")].map { schema in
      let graph = SchemaReader(options: options, load: source.load).read(
        JSONDocument(name: "schema", root: schema))
      return SchemaSide(graph: graph, node: graph.roots[0])
    }
    return directedVerdicts(sides[0], sides[1], invocation).map {
      JSONMember(name: Name($0.direction), value: verdictJSON($0, timed: true))
    }
  }
}
