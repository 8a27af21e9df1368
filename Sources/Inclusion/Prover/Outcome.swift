import JSON

/// What the prover found out about a set of values.
enum Outcome {
  /// It has no member. `low` is the lowest goal on the way here whose emptiness was assumed.
  case empty(ProofID, low: Int)
  /// It has this member.
  case found(Sample)
  /// Not known; the sample may be a member.
  case doubtful(Sample?, Doubt)

  static let unassuming = Int.max

  var isEmpty: Bool {
    if case .empty = self { true } else { false }
  }

  var isFound: Bool {
    if case .found = self { true } else { false }
  }
}

/// A value and the number of values it consists of.
struct Sample {
  let value: JSON
  let size: Int

  init(_ value: JSON, size: Int = 1) {
    self.value = value
    self.size = size
  }
}

/// Why the prover could not tell.
struct Doubt: Sendable, Hashable {
  let reason: String
  /// Whether it was the budget.
  let isExhaustion: Bool

  init(_ reason: String, isExhaustion: Bool = false) {
    self.reason = reason
    self.isExhaustion = isExhaustion
  }
}

enum ProofKind {}
/// A step in the arena of a `Prover`.
typealias ProofID = ID<ProofKind>

/// A step of an argument that a set is empty.
struct ProofStep {
  let rule: ProofRule
  let goal: FormulaID?
  let premises: [ProofID]
}

/// The rules of emptiness.
enum ProofRule {
  /// Something and its opposite.
  case contradiction(FormulaID)
  /// No type is left.
  case types
  /// None of finitely many values is in the rest.
  case values(Int)
  /// Every alternative is empty.
  case cases
  case numbers
  case strings
  case arrays
  case objects
  /// A required member or a needed item has no value.
  case member(NameID)
  case item(Int)
  /// A smallest member would contain a smaller one.
  case descent
  case nothing
}

/// Collects the outcomes of alternatives: a member of one is a member of all of them together.
struct Alternatives {
  private(set) var found: Sample?
  private var doubt: (Sample?, Doubt)?
  private var premises: [ProofID] = []
  private var low = Outcome.unassuming

  /// Whether nothing more has to be tried.
  var isSettled: Bool { found != nil }

  mutating func add(_ outcome: Outcome) {
    switch outcome {
    case .empty(let proof, let assumed):
      premises.append(proof)
      low = min(low, assumed)
    case .found(let sample): found = sample
    case .doubtful(let sample, let reason):
      if doubt == nil || (doubt?.0 == nil && sample != nil) { doubt = (sample, reason) }
    }
  }

  /// The outcome of all; an empty one is written down with a rule.
  func outcome(_ write: (_ premises: [ProofID]) -> ProofID) -> Outcome {
    if let found { return .found(found) }
    if let doubt { return .doubtful(doubt.0, doubt.1) }
    return .empty(write(premises), low: low)
  }
}
