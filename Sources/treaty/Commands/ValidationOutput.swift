import JSON
import Reports
import Schema

/// The outcome for one document, as people read it.
func validationText(
  _ validation: Validation, document: JSONDocument, graph: SchemaGraph
) -> String {
  switch validation.verdict {
  case .accepted: return "\(document.name.harmless): valid\n"
  case .undecided(let reason):
    return "\(document.name): could not be judged: \(reason)".harmless + "\n"
  case .rejected: break
  }
  var text = ""
  for error in validation.errors {
    let start = document.range(of: error.instance)?.start
    let place = start.map { "\(document.name):\($0.line):\($0.column)" } ?? document.name
    let schema = graph.documents[error.schemaDocument].name
    text += "\(place): error: \(error.message)".harmless + "\n"
    text += "    at \(shown(error.instance)), because of \(schema)#\(error.schema)".harmless + "\n"
  }
  let count = validation.errors.count
  let more = validation.hasAllErrors ? "" : ", and perhaps more"
  return text
    + "\(document.name.harmless): not valid: \(count) \(count == 1 ? "error" : "errors")\(more)\n"
}

private func shown(_ pointer: JSONPointer) -> String {
  pointer.count == 0 ? "the root" : pointer.description
}

/// The outcome for one document, as programs read it.
func validationJSON(_ validation: Validation, document: JSONDocument) -> JSON {
  var members = [JSONMember(name: "document", value: .string(document.name))]
  members += validationMembers(validation)
  return .object(JSONObject(members))
}

/// `valid`, `errors`, `all_errors` when more were perhaps found, and `reason` when the question stayed
/// open.
func validationMembers(_ validation: Validation) -> [JSONMember] {
  let valid: JSON
  var reason: [JSONMember] = []
  switch validation.verdict {
  case .accepted: valid = true
  case .rejected: valid = false
  case .undecided(let why):
    valid = .null
    reason = [JSONMember(name: "reason", value: .string(why))]
  }
  let errors = validation.errors.map { error in
    JSON.object(
      JSONObject([
        JSONMember(name: "instance", value: .string(error.instance.description)),
        JSONMember(name: "schema", value: .string(error.schema.description)),
        JSONMember(name: "keyword", value: .string(error.keyword)),
        JSONMember(name: "message", value: .string(error.message)),
      ]))
  }
  let all = validation.hasAllErrors ? [] : [JSONMember(name: "all_errors", value: false)]
  return [
    JSONMember(name: "valid", value: valid), JSONMember(name: "errors", value: .array(errors)),
  ] + all + reason
}
