public import JSON
public import Schema

/// The answer to "is every value of the old schema a value of the new one?".
public enum Verdict: Sendable {
  /// Yes, for this reason.
  case proved(Proof)
  /// No: this value is in the old schema and not in the new one.
  case refuted(Witness)
  /// Not known, and why.
  case undecided(Undecided)

  /// Whether the answer is yes.
  public var isProved: Bool {
    if case .proved = self { true } else { false }
  }

  /// The value that shows a no.
  public var witness: Witness? {
    if case .refuted(let witness) = self { witness } else { nil }
  }
}

/// A value that one schema accepts and the other rejects, as a walk of the raw documents confirms.
public struct Witness: Sendable {
  /// The value.
  public let value: JSON
  /// How the other schema rejects it.
  public let rejected: ValidationError

  /// A witness from its parts.
  public init(value: JSON, rejected: ValidationError) {
    self.value = value
    self.rejected = rejected
  }

  /// The place in the value that is rejected.
  public var place: JSONPointer { rejected.instance }
}

/// Why a question stays open.
public struct Undecided: Sendable, Hashable {
  /// One sentence, without a full stop.
  public let reason: String
  /// Whether a larger budget might decide it.
  public let isExhaustion: Bool

  /// A reason from its parts.
  public init(reason: String, isExhaustion: Bool = false) {
    self.reason = reason
    self.isExhaustion = isExhaustion
  }
}

/// An argument that a set of values is empty, as a tree.
public struct Proof: Sendable {
  /// The rule that was applied, a few words.
  public let rule: String
  /// The set shown to be empty, in Treaty's notation for sets of values.
  public let goal: String
  /// What the rule rests on.
  public let premises: [Proof]

  /// An argument from its parts.
  public init(rule: String, goal: String, premises: [Proof] = []) {
    self.rule = rule
    self.goal = goal
    self.premises = premises
  }

  /// The argument as indented lines.
  public var text: String { lines(indentation: "").joined(separator: "\n") }

  private func lines(indentation: String) -> [String] {
    let head = goal.utf8.isEmpty ? rule : "\(goal): \(rule)"
    return ["\(indentation)\(head)"]
      + premises.flatMap { $0.lines(indentation: indentation + "  ") }
  }
}
