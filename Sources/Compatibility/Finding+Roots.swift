public import Contracts
internal import Inclusion
public import JSON

extension Finding {
  /// A contract that a change reaches, with what is known of the change there: in each direction and
  /// reading, whether values are lost by it.
  public struct Root: Sendable {
    /// Its module.
    public let module: Name
    /// Its name.
    public let contract: Name
    /// The answers; one for each direction and reading.
    public let answers: [Answer]
  }

  /// One answer about a change: whether values are lost by it.
  public struct Answer: Sendable {
    /// Whose values: `backward` those of the old version, `forward` those of the new one.
    public let direction: Direction
    /// Of which values: all that the schema accepts, or those that its writers send.
    public let reading: Configuration.ContentModel
    /// What is known.
    public let state: State

    /// What is known.
    public enum State: Sendable {
      /// No value is lost by it.
      case proved
      /// This value is.
      case refuted(JSON)
      /// Not known, and why.
      case undecided(String)
      /// Nobody asked, and nothing that was found answers it.
      case notAsked
    }
  }
}

extension Finding.Root {
  /// A contract with the answers that the attribution gave.
  init(module: Name, contract: Name, _ verdicts: ChangeVerdicts) {
    self.module = module
    self.contract = contract
    answers = [(Losing.old, Direction.backward), (.new, .forward)].flatMap { losing, direction in
      [(Reading.declared, Configuration.ContentModel.declared), (.strict, .strict)].map {
        Finding.Answer(
          direction: direction, reading: $0.1, state: .init(verdicts[losing, $0.0]))
      }
    }
  }
}

extension Finding.Answer.State {
  fileprivate init(_ answer: ChangeAnswer) {
    self =
      switch answer {
      case .proved: .proved
      case .refuted(let witness): .refuted(witness.value)
      case .undecided(let doubt): .undecided(doubt.reason)
      case .notAsked: .notAsked
      }
  }
}

extension [Finding.Root] {
  /// These and others, each contract once.
  func adding(_ others: [Finding.Root]) -> [Finding.Root] {
    others.sorted { [$0.module, $0.contract].lexicographicallyPrecedes([$1.module, $1.contract]) }
      .reduce(into: self) { all, root in
        if !all.contains(where: { $0.isSame(as: root) }) { all.append(root) }
      }
  }
}

extension Finding.Root {
  fileprivate func isSame(as other: Finding.Root) -> Bool {
    module == other.module && contract == other.contract
  }
}
