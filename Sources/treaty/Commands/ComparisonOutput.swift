import Inclusion
import JSON
import Reports
import Schema

/// A comparison as people read it.
func comparisonText(
  _ verdicts: [DirectedVerdict], old: SchemaSide, new: SchemaSide
) -> String {
  verdicts.map { verdict in
    let isBackward = verdict.direction == "backward"
    return lines(
      of: verdict, from: isBackward ? "old" : "new", to: isBackward ? "new" : "old",
      rejecting: isBackward ? new : old
    ).joined(separator: "\n")
  }.joined(separator: "\n\n") + "\n"
}

private func lines(
  of verdict: DirectedVerdict, from: String, to: String, rejecting: SchemaSide
) -> [String] {
  let head = "\(verdict.direction), \(verdict.reading.rawValue): "
  switch verdict.verdict {
  case .proved:
    let all =
      verdict.reading == .strict
      ? "all that the \(from) schema accepts" : "all that a writer of the \(from) schema sends"
    return [head + "proved: \(all), the \(to) one accepts"]
      + strictLines(of: verdict, from: from, to: to, rejecting: rejecting)
  case .refuted(let witness):
    return [head + "refuted: the \(from) schema accepts this value, the \(to) one does not"]
      + lines(of: witness, rejecting: rejecting)
  case .undecided(let undecided):
    return [
      head + "undecided: \(undecided.reason.harmless)",
      "  count it as a break until it is decided",
    ] + otherLines(of: verdict, from: from, to: to, rejecting: rejecting)
  }
}

/// What the strict reading adds to a proof about declared members.
private func strictLines(
  of verdict: DirectedVerdict, from: String, to: String, rejecting: SchemaSide
) -> [String] {
  switch verdict.strict {
  case nil, .proved: []
  case .refuted(let witness):
    ["  strict: refuted, by a member that the \(from) schema does not declare"]
      + lines(of: witness, rejecting: rejecting)
  case .undecided(let undecided):
    [
      "  strict: undecided: whether the \(to) schema accepts all values with members that the "
        + "\(from) one does not declare is not known: \(undecided.reason.harmless)"
    ]
  }
}

/// What the other reading adds to an open question.
private func otherLines(
  of verdict: DirectedVerdict, from: String, to: String, rejecting: SchemaSide
) -> [String] {
  if case .proved = verdict.declared {
    return [
      "  declared: proved: all that a writer of the \(from) schema sends, the \(to) one accepts"
    ]
  }
  guard case .refuted(let witness) = verdict.strict else { return [] }
  let text =
    "  strict: refuted: the \(from) schema accepts this value, the \(to) one does not; "
    + "whether its writers send such values is what is not known"
  return [text] + lines(of: witness, rejecting: rejecting)
}

private func lines(of witness: Witness, rejecting: SchemaSide) -> [String] {
  let error = witness.rejected
  let document = rejecting.graph.documents[error.schemaDocument]
  let start = document.range(of: error.schema)?.start
  let place = start.map { "\(document.name):\($0.line):\($0.column)" } ?? document.name
  let inside = error.instance.tokens.isEmpty ? "" : " (at \(error.instance))"
  return [
    "  witness: \(witness.value.compactText.harmless)",
    "  \(place): \(error.message)\(inside)".harmless,
  ]
}

/// A comparison as programs read it: the schemas and the reading, then each direction, then the changes.
func comparisonJSON(
  _ verdicts: [DirectedVerdict], _ old: SchemaSide, _ new: SchemaSide, _ reading: Reading,
  _ changes: ComparedChanges?
) -> JSON {
  .object(
    JSONObject(
      [
        JSONMember(name: "old", value: .string(old.reference)),
        JSONMember(name: "new", value: .string(new.reference)),
        JSONMember(name: "reading", value: .string(reading.rawValue)),
      ]
        + verdicts.map { JSONMember(name: Name($0.direction), value: verdictJSON($0)) }
        + (changes.map { [JSONMember(name: "changes", value: $0.json)] } ?? [])))
}

extension SchemaSide {
  /// Where the schema stands, as people write it.
  fileprivate var reference: String {
    let place = SchemaPlace(document: graph[node].document, pointer: graph[node].pointer)
    return graph.reference(to: place)
  }
}

/// A verdict as programs read it.
func verdictJSON(_ verdict: DirectedVerdict) -> JSON {
  var members = answer(verdict.verdict)
  if let milliseconds = verdict.milliseconds, let number = JSONNumber(thousandths(milliseconds)) {
    members.append(JSONMember(name: "milliseconds", value: .number(number)))
  }
  if let strict = verdict.strict {
    members.append(
      JSONMember(name: "strict", value: .object(JSONObject(answer(strict)))))
  }
  return .object(JSONObject(members))
}

private func answer(_ verdict: Verdict) -> [JSONMember] {
  var word = "proved"
  var witness: JSON = .null
  var reason: JSON = .null
  var place: [JSONMember] = []
  switch verdict {
  case .proved: break
  case .refuted(let found):
    word = "refuted"
    witness = found.value
    reason = .string(found.rejected.message)
    place = [
      JSONMember(name: "place", value: .string(found.rejected.instance.description)),
      JSONMember(name: "keyword", value: .string(found.rejected.keyword)),
      JSONMember(name: "schema", value: .string(found.rejected.schema.description)),
    ]
  case .undecided(let undecided):
    word = "undecided"
    reason = .string(undecided.reason)
  }
  return [
    JSONMember(name: "verdict", value: .string(word)),
    JSONMember(name: "witness", value: witness),
    JSONMember(name: "reason", value: reason),
  ] + place
}

/// A duration with three places.
private func thousandths(_ value: Double) -> String {
  let micros = Int((value * 1000).rounded())
  let places = String(micros % 1000 + 1000).dropFirst()
  return "\(micros / 1000).\(places)"
}
