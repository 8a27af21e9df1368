/// What is known of the question whether values of one version are lost by a change.
public enum ChangeAnswer: Sendable {
  /// None is: all of them are accepted, or are refused whether the change is there or not.
  case proved
  /// This one is: one version accepts it, the other refuses it, and does so because of the change.
  case refuted(Witness)
  /// Not known, and why.
  case undecided(Undecided)
  /// The question was not asked, and nothing that was found answers it.
  case notAsked
}

/// The answers about one change between two versions, as it stands among the others.
///
/// The question is always: *are values of the version read first, which the other version refuses, lost
/// by this change?* It is answered in each direction and reading from what was established:
///
/// - *proved* where the whole is proved; where the version without the change is proved to accept nothing
///   that the new one refuses; and where the changes that lose values were undone, and what is left, with
///   this change in it, was proved to lose none.
/// - *refuted* with the value that the loss was told with, or that the version without the change accepts.
///   A value that a writer declares is one of the strict reading, too; the reverse is looked at.
/// - *undecided* where a question was asked and stayed open, or the change acts together with others.
/// - *not asked* otherwise: nobody looked for strict losses of a change that loses declared values.
public struct ChangeVerdicts: Sendable {
  private var answers: [Losing: [Reading: ChangeAnswer]] = [:]

  /// The answer about the values of a version in a reading.
  public internal(set) subscript(losing: Losing, reading: Reading) -> ChangeAnswer {
    get { answers[losing]?[reading] ?? .notAsked }
    set { answers[losing, default: [:]][reading] = newValue }
  }
}

/// Works out the answers about changes from what the attribution found.
struct Answers {
  let question: DifferenceQuestion
  let backward: Decision
  let forward: Decision
  /// What was found of the values of each side that was asked about and is not all accepted.
  let found: [Losing: Attribution.Result]

  /// The answers about a change.
  ///
  /// - Parameter strictly: what is known from undoing the change alone.
  func verdicts(
    _ change: SchemaChange, strictly: [Losing: ChangeAnswer]
  ) -> ChangeVerdicts {
    var verdicts = ChangeVerdicts()
    for losing in Losing.allCases {
      for reading in [Reading.strict, .declared] {
        verdicts[losing, reading] = answer(change, losing, reading, strictly[losing])
      }
    }
    return verdicts
  }

  private func answer(
    _ change: SchemaChange, _ losing: Losing, _ reading: Reading, _ strictly: ChangeAnswer?
  ) -> ChangeAnswer {
    if (losing == .old ? backward : forward)[reading].isProved { return .proved }
    let result = found[losing]
    if let loss = result?.losses.first(where: { $0.change.isSame(as: change) }) {
      return holds(loss.witness, losing, reading) ? .refuted(loss.witness) : .notAsked
    }
    switch strictly {
    case .proved: return .proved
    case .refuted(let witness) where holds(witness, losing, reading):
      // A lenient reader may accept what the old version as written refuses.
      if losing == .old || !question.isLenient { return .refuted(witness) }
    case .refuted, .undecided, .notAsked, nil: break
    }
    if reading == question.reading, let result {
      if let rest = result.rest { return .undecided(rest) }
      if result.explains(change) { return .proved }
    }
    if case .undecided = strictly, let strictly { return strictly }
    return .notAsked
  }

  /// Whether a value that is lost counts in a reading.
  private func holds(_ witness: Witness, _ losing: Losing, _ reading: Reading) -> Bool {
    reading == .strict || (losing == .old ? question.old : question.new).declares(witness.value)
  }
}
