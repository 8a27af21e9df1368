import JSON
import Schema

/// Confirms witnesses on the raw documents, without anything the prover made.
struct WitnessCheck {
  let old: SchemaSide
  let new: SchemaSide

  /// The value as a witness, when the old schema accepts it and the new one rejects it.
  func witness(_ value: JSON, reading: Reading) -> Witness? {
    guard confirms(value, reading: reading) else { return nil }
    return rejection(value).map { Witness(value: value, rejected: $0) }
  }

  /// Whether the old schema accepts the value and the new one rejects it.
  func confirms(_ value: JSON, reading: Reading) -> Bool {
    old.graph.isValid(value, at: old.node) == true
      && new.graph.isValid(value, at: new.node) == false
      && (reading == .strict || isDeclared(value))
  }

  /// Whether a writer of the old schema may send a value of it.
  func isDeclared(_ value: JSON) -> Bool {
    old.declares(value)
  }

  private func rejection(_ value: JSON) -> ValidationError? {
    let validation = new.graph.accepts(value, at: new.node)
    guard case .rejected = validation.verdict else { return nil }
    // The deepest place says most.
    return validation.errors.max { left, right in
      left.instance.count < right.instance.count
    }
  }

  /// About how much one confirmation costs: the schemas that may be looked at.
  var cost: Int { old.graph.nodes.count + new.graph.nodes.count }

  /// The two schemas as written.
  var sources: [JSON] { [old.graph[old.node].source, new.graph[new.node].source] }
}
