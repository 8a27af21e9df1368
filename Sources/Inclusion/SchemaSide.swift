public import JSON
public import Schema

/// One side of a comparison: a schema and the graph it stands in.
public struct SchemaSide: Sendable {
  /// The documents read together.
  public let graph: SchemaGraph
  /// The schema meant.
  public let node: NodeID

  /// A side from its parts.
  public init(graph: SchemaGraph, node: NodeID) {
    self.graph = graph
    self.node = node
  }
}

extension SchemaSide {
  /// Whether a writer of the schema may send a value that it accepts: schemas that apply to it declare
  /// all its members.
  public func declares(_ value: JSON) -> Bool {
    Declaredness(graph: graph).isDeclared(value, at: node)
  }
}

/// How a schema of an object that lets unmentioned members through is understood.
public enum Reading: String, Sendable, Hashable, CaseIterable {
  /// As the set of values it accepts: any unmentioned member may occur.
  case strict
  /// As what a writer of the contract sends: of the members, only declared ones.
  case declared
}

/// How much work a decision may take; counted in steps, so that every machine gives the same answer.
/// Seconds are the last resort, in case that steps of some kind take longer than they should.
public struct Budget: Sendable, Hashable {
  /// Goals and cases the prover may look at.
  public var steps: Int
  /// Candidates the witness search may try once the prover has given up.
  public var candidates: Int
  /// States of automata per product of patterns.
  public var states: Int
  /// Levels of nesting the prover may go down.
  public var depth: Int
  /// Values a witness may consist of.
  public var witnessSize: Int
  /// Mebibytes that what the prover remembers may take, as estimated from how much that is.
  public var memory: Int
  /// Seconds by the clock. Only this limit depends on the machine, and the doubt says so.
  public var seconds: Int

  /// A budget; the defaults end in about two seconds at the most.
  public init(
    steps: Int = 60_000, candidates: Int = 4_000, states: Int = 50_000, depth: Int = 120,
    witnessSize: Int = 8_000, memory: Int = 256, seconds: Int = 30
  ) {
    self.steps = steps
    self.candidates = candidates
    self.states = states
    self.depth = depth
    self.witnessSize = witnessSize
    self.memory = memory
    self.seconds = seconds
  }

  /// The defaults.
  public static let standard = Budget()
}
