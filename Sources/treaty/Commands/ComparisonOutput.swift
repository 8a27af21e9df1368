import Inclusion
import JSON
import Schema

/// A comparison as people read it.
func comparisonText(
  _ verdicts: [DirectedVerdict], old: SchemaSide, new: SchemaSide, _ invocation: Invocation
) -> String {
  verdicts.map { verdict in
    let (from, to) = verdict.direction == "backward" ? ("old", "new") : ("new", "old")
    let rejecting = verdict.direction == "backward" ? new : old
    return lines(of: verdict, from: from, to: to, rejecting: rejecting).joined(separator: "\n")
  }.joined(separator: "\n\n") + "\n"
}

private func lines(
  of verdict: DirectedVerdict, from: String, to: String, rejecting: SchemaSide
) -> [String] {
  switch verdict.verdict {
  case .proved:
    return [
      "\(verdict.direction): proved: all that the \(from) schema accepts, the \(to) one accepts"
    ]
  case .refuted(let witness):
    let error = witness.rejected
    let document = rejecting.graph.documents[error.schemaDocument]
    let start = document.range(of: error.schema)?.start
    let place = start.map { "\(document.name):\($0.line):\($0.column)" } ?? document.name
    let inside = error.instance.tokens.isEmpty ? "" : " (at \(error.instance))"
    return [
      "\(verdict.direction): refuted: the \(from) schema accepts this value, the \(to) one does not",
      "  witness: \(witness.value.compactText)",
      "  \(place): \(error.message)\(inside)",
    ]
  case .undecided(let undecided):
    return [
      "\(verdict.direction): undecided: \(undecided.reason)",
      "  count it as a break until it is decided",
    ]
  }
}

/// A verdict as programs read it.
func verdictJSON(_ verdict: DirectedVerdict, timed: Bool = false) -> JSON {
  var word = "proved"
  var witness: JSON = .null
  var reason: JSON = .null
  switch verdict.verdict {
  case .proved: break
  case .refuted(let found):
    word = "refuted"
    witness = found.value
    reason = .string(found.rejected.message)
  case .undecided(let undecided):
    word = "undecided"
    reason = .string(undecided.reason)
  }
  var members = [
    JSONMember(name: "verdict", value: .string(word)),
    JSONMember(name: "witness", value: witness),
    JSONMember(name: "reason", value: reason),
  ]
  if timed, let number = JSONNumber(thousandths(verdict.milliseconds)) {
    members.append(JSONMember(name: "milliseconds", value: .number(number)))
  }
  return .object(JSONObject(members))
}

/// A duration with three places.
private func thousandths(_ value: Double) -> String {
  let micros = Int((value * 1000).rounded())
  let places = String(micros % 1000 + 1000).dropFirst()
  return "\(micros / 1000).\(places)"
}
