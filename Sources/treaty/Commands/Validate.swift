import Contracts
import Diagnostics
import JSON
import Schema

/// `treaty validate`: does a schema accept documents?
let validateCommand = Command(
  name: "validate",
  summary: "Check documents against a JSON Schema.",
  operands: "SCHEMA DOCUMENT…",
  discussion: """
    Checks each document against the schema and prints every error with its place in the document
    and in the schema. SCHEMA may carry a pointer: schemas/a.json#/$defs/Order. DOCUMENT may be -
    for standard input. References lead to files beside the schema, or where --map and treaty.json
    say; never to the network.

    With --batch the input is JSON lines: {"id", "schema", "instance", "dialect"?} in,
    {"id", "valid": true|false|null, "errors"} out, flushed line by line.

    A document's errors are listed up to a thousand, and the output says when there may be more.

    Arrays and objects may lie 512 levels deep in each other. Where a schema leads more than 800 steps
    deep into a document, as with an allOf at each of 500 levels, it is not judged. Both end with 3.
    """,
  options: [
    .flag("--batch", "Answer questions from standard input, one JSON text a line."),
    .flag("--assert-format", "Let `format` assert instead of annotate."),
    .choice(
      "--dialect", Dialect.allCases.map(\.rawValue), "The dialect of schemas without $schema."),
    .values("--map", "PREFIX=FOLDER", "Where the documents under a URI prefix lie."),
    .choice("--format", ["text", "json"], "How to print the result."),
  ],
  examples: [
    .init(
      line: "treaty validate 'schemas/order.json#/$defs/Line' line.json",
      meaning: "checks line.json against one definition")
  ],
  run: { invocation throws(Failure) in
    guard invocation.has("--batch") else { return try validate(invocation) }
    if let extra = invocation.operands.first {
      throw .usage("treaty validate --batch reads standard input, and takes no operand: \(extra)")
    }
    return try validateBatch(invocation)
  })

private func validate(_ invocation: Invocation) throws(Failure) -> ExitCode {
  guard invocation.operands.count > 1 else {
    throw .usage("treaty validate needs a schema and at least one document")
  }
  let settings = try SchemaSettings(invocation)
  let source = try DocumentSource.files(references: settings.references)
  let schema = try SchemaInput(
    operand: invocation.operands[0], source: source, options: settings.options)
  // What a flawed schema accepts is not what its author meant: never a pass.
  var code = report(schema.graph) ? ExitCode.fine : .notJudged
  for operand in invocation.operands.dropFirst() {
    do throws(Failure) {
      code = code.orWorse(try judge(instance(operand), schema, invocation))
    } catch {
      Console.error("treaty: \(error.message)\n")
      code = code.orWorse(error.code)
    }
  }
  return code
}

private func judge(
  _ document: JSONDocument, _ schema: SchemaInput, _ invocation: Invocation
) throws(Failure) -> ExitCode {
  let validation = schema.graph.accepts(document.root, at: schema.node)
  let report =
    invocation.value("--format") == "json"
    ? validationJSON(validation, document: document).compactText + "\n"
    : validationText(validation, document: document, graph: schema.graph)
  try Console.out(report)
  switch validation.verdict {
  case .accepted: return .fine
  case .rejected: return .violated
  case .undecided: return .notJudged
  }
}

/// Says on standard error what is wrong in the schemas; false when something is an error.
func report(_ graph: SchemaGraph) -> Bool {
  for diagnostic in graph.diagnostics { Console.error(diagnostic.line + "\n") }
  return !graph.diagnostics.contains { $0.rule.severity == .error }
}

/// The document an operand names, `-` being standard input.
private func instance(_ operand: String) throws(Failure) -> JSONDocument {
  guard operand != "-" else { return try parsed(try standardInput(), name: "standard input") }
  guard let bytes = try fileBytes(operand) else {
    throw .notJudged("\(operand): there is no such file")
  }
  return try parsed(bytes, name: operand)
}
