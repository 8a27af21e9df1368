import JSON
import Schema

/// Answers `{"id","schema","instance","dialect"?}` lines with `{"id","valid","errors"}` lines.
func validateBatch(_ invocation: Invocation) throws(Failure) -> ExitCode {
  let settings = try SchemaSettings(invocation)
  let source = try DocumentSource.files(references: settings.references)
  // Neighbouring questions mostly share their schema: the last one read is kept.
  var last: (schema: JSON, options: SchemaOptions, graph: SchemaGraph)?
  return try answerLines { (question: BatchQuestion) throws(Failure) in
    let schema = try question.member("schema")
    let instance = try question.member("instance")
    let options = try question.options(settings.options)
    let graph: SchemaGraph
    if let last, last.options == options, last.schema == schema {
      graph = last.graph
    } else {
      graph = SchemaReader(options: options, load: source.load).read(
        JSONDocument(name: "schema", root: schema))
      last = (schema, options, graph)
    }
    return validationMembers(graph.accepts(instance, at: graph.roots[0]))
  }
}

/// One line of a batch.
struct BatchQuestion {
  let line: Int
  let value: JSON

  /// A member that every question must have.
  func member(_ name: Name) throws(Failure) -> JSON {
    guard let member = value[name] else {
      throw .usage("line \(line) of standard input has no member \"\(name)\"")
    }
    return member
  }

  /// The options with the question's own dialect, when it names one.
  func options(_ options: SchemaOptions) throws(Failure) -> SchemaOptions {
    guard let named = value["dialect"] else { return options }
    guard let dialect = named.string.flatMap(Dialect.init(rawValue:)) else {
      let choices = Dialect.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("line \(line) of standard input: \"dialect\" is one of \(choices)")
    }
    var options = options
    options.defaultDialect = dialect
    return options
  }
}

/// Reads questions from standard input and writes each answer, with the question's id, before the
/// next is read, so that the program can stand in a pipe.
///
/// A line that is no question is answered with `"error"`; the run then ends with code 2.
func answerLines(
  _ answer: (BatchQuestion) throws(Failure) -> [JSONMember]
) throws(Failure) -> ExitCode {
  var lines = InputLines()
  var number = 0
  var code = ExitCode.fine
  while let line = try lines.next() {
    number += 1
    guard !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else {
      continue
    }
    var members: [JSONMember] = []
    do {
      let value = try parsed(line, name: "line \(number) of standard input").root
      if let id = value["id"] { members.append(JSONMember(name: "id", value: id)) }
      members += try answer(BatchQuestion(line: number, value: value))
    } catch {
      members.append(JSONMember(name: "error", value: .string(error.message)))
      code = .usage
    }
    try Console.out(JSON.object(JSONObject(members)).compactText + "\n")
  }
  return code
}
