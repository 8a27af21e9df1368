import JSON
import Schema

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

  /// With the goal of a doubt that has none.
  func placed(at goal: FormulaID) -> Outcome {
    guard case .doubtful(let sample, var doubt) = self, doubt.goal == nil else { return self }
    doubt.goal = goal
    return .doubtful(sample, doubt)
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

enum ProofKind {}
/// A step in the arena of a `Prover`.
typealias ProofID = ID<ProofKind>

/// A step of an argument that a set is empty.
///
/// The set is the goal, cut down by the cases that lead to the step.
struct ProofStep {
  let rule: ProofRule
  let goal: FormulaID?
  let premises: [ProofID]
}

/// The rules of emptiness. The first group speaks about the same value as the step itself, each with
/// an argument for every case; the others close a case, from goals about parts of the value.
enum ProofRule {
  /// A goal by itself, for use by others: the argument for it.
  case emptiness
  /// The types one after another.
  case types([TypeSet])
  /// Some of the alternatives of a formula; the others plainly contradict what is known.
  case choice(FormulaID, ways: [FormulaID])
  /// A schema that may hold and then declares members: with it, if that is possible, and without it.
  case maybe(FormulaID)
  /// What is declared is known, and other members do not occur.
  case undeclared
  /// A value that is excluded, written as the ways to differ from it.
  case differing(ValueID)

  /// Something and its opposite, or no type at all.
  case contradiction
  /// None of finitely many values is in the rest.
  case values(Int)
  case numbers
  case strings
  case arrays
  case objects
  /// A required member or a needed item has no value.
  case member(NameID)
  case item(Int)
  /// A smallest member would contain a smaller one.
  case descent
  /// All that the new side asks for follows, part by part.
  case parts
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
