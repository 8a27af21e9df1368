public import JSON
public import Schema

/// Whose values are lost.
public enum Losing: Sendable, Hashable, CaseIterable {
  /// Those of the old version: the new one refuses some.
  case old
  /// Those of the new version: the old one refuses some.
  case new
}

/// A change that loses values, at the deepest place that explains it.
public struct Loss: Sendable {
  /// Whose values are lost.
  public let losing: Losing
  /// A value that is lost.
  public let witness: Witness
  /// The change.
  public let change: SchemaChange
  /// The answers about the change, in each direction and reading.
  public internal(set) var verdicts = ChangeVerdicts()

  /// Where it is lost, in the documents of the old version.
  public var old: SchemaPlace { change.old }
  /// Where it is lost, in the documents of the new version.
  public var new: SchemaPlace { change.new }
  /// What stood there; nil for absent.
  public var before: JSON? { change.before }
  /// What stands there; nil for absent.
  public var after: JSON? { change.after }

  init(losing: Losing, witness: Witness, change: SchemaChange) {
    self.losing = losing
    self.witness = witness
    self.change = change
  }
}

/// A change that loses no value that counts.
public struct OtherChange: Sendable {
  /// The change.
  public let change: SchemaChange
  /// What it does; texts for readers and definitions by themselves do nothing.
  public let effect: Effect
  /// The answers about the change, in each direction and reading.
  public let verdicts: ChangeVerdicts
}

/// Two versions of a schema, and what is asked about them.
public struct DifferenceQuestion {
  /// The old version.
  public let old: SchemaSide
  /// The new version.
  public let new: SchemaSide
  /// Where they differ, as a `ChangeWalk` finds it.
  public let changes: [SchemaChange]
  /// Whose losses count.
  public let losing: Set<Losing>
  /// The reading in which they count.
  public let reading: Reading
  /// How the new documents were read.
  public let options: SchemaOptions
  /// How much work each decision may take.
  public var budget: Budget
  /// What readers of the old version make of the answer for a version of the new one. Further questions
  /// are asked by the last parameter, which counts what they take.
  public let tolerated: Tolerance
  /// Whether they may accept what the old version as written refuses.
  public let isLenient: Bool

  /// A reader's view of an answer.
  public typealias Tolerance = (
    _ answer: Decision, _ new: SchemaSide, _ ask: (_ old: SchemaSide, _ new: SchemaSide) -> Decision
  ) -> Decision

  /// A question from its parts.
  public init(
    old: SchemaSide, new: SchemaSide, changes: [SchemaChange], losing: Set<Losing>,
    reading: Reading, options: SchemaOptions, budget: Budget = .standard, isLenient: Bool = false,
    tolerated: @escaping Tolerance = { decision, _, _ in decision }
  ) {
    self.old = old
    self.new = new
    self.changes = changes
    self.losing = losing
    self.reading = reading
    self.options = options
    self.budget = budget
    self.tolerated = tolerated
    self.isLenient = isLenient
  }
}

/// Everything known about two versions of a schema: the verdicts about the whole, and every change with
/// what it does.
public struct SchemaDifference: Sendable {
  /// Whether every value of the old version is still one.
  public let backward: Decision
  /// Whether every value of the new version was one before, as readers of the old version take it.
  public let forward: Decision
  /// Whether both versions accept the same values.
  public let isEquivalence: Bool
  /// The changes that lose values which count.
  public let losses: [Loss]
  /// What stays open, and why.
  public let open: [Losing: Undecided]
  /// The other changes, each with its effect.
  public let others: [OtherChange]
}

/// Judges two versions of a schema, and says what each change between them does.
///
///     var walk = ChangeWalk(from: old.graph, to: new.graph)
///     let changes = walk.changes(from: old.node, to: new.node)
///
/// - Parameter decided: the answers about the whole, when they are known.
public func difference(
  _ question: DifferenceQuestion, decided: (backward: Decision, forward: Decision)? = nil
) -> SchemaDifference {
  let new = question.new
  let (backward, exact) =
    decided ?? decideBothWays(question.old, new, budget: question.budget)
  let isEquivalence = backward.strict.isProved && exact.strict.isProved
  let ask = { decideBoth($0, in: $1, budget: question.budget) }
  let forward = isEquivalence ? exact : question.tolerated(exact, new, ask)
  var allowance = Allowance(question.budget)
  var found: [Losing: Attribution.Result] = [:]
  var open: [Losing: Undecided] = [:]
  for losing in Losing.allCases where question.losing.contains(losing) {
    switch (losing == .old ? backward : forward)[question.reading] {
    case .proved: continue
    case .undecided(let reason):
      open[losing] = reason
      found[losing] = Attribution.Result(losses: [], rest: reason)
    case .refuted(let witness):
      var attribution = Attribution(question, losing: losing, allowance: allowance)
      found[losing] = attribution.result(first: witness)
      allowance = attribution.allowance
      open[losing] = found[losing]?.rest
    }
  }
  let answers = Answers(question: question, backward: backward, forward: forward, found: found)
  let losses = Losing.allCases.flatMap { found[$0]?.losses ?? [] }.map { loss in
    var loss = loss
    loss.verdicts = answers.verdicts(loss.change, strictly: [:])
    return loss
  }
  let rest = question.changes.filter { change in
    change.isRelocation || !losses.contains { $0.change.covers(change) }
  }
  let judged = effects(
    of: rest, question, whole: (backward.strict, exact.strict), isEquivalence: isEquivalence,
    isOpen: !open.isEmpty, allowance)
  return SchemaDifference(
    backward: backward, forward: forward, isEquivalence: isEquivalence, losses: losses, open: open,
    others: zip(rest, judged).map { change, judged in
      let verdicts = answers.verdicts(change, strictly: judged.strictly)
      return OtherChange(change: change, effect: judged.effect, verdicts: verdicts)
    })
}

/// What each of some changes does, that lose nothing which counts.
private func effects(
  of changes: [SchemaChange], _ question: DifferenceQuestion,
  whole: (lost: Verdict, gained: Verdict), isEquivalence: Bool, isOpen: Bool,
  _ allowance: Allowance
) -> [JudgedEffect] {
  let changed = changes.filter(\.isEffective)
  if isEquivalence || changed.isEmpty { return changes.map { _ in .none } }
  var judged: [JudgedEffect]
  if isOpen {
    // What the whole does is not known then, so neither is what its parts do.
    let reason = Undecided(reason: "what all changes do together is not known")
    judged = changed.map { _ in .open(reason) }
  } else {
    var effects = Effects(question, whole: whole, allowance: allowance)
    judged = effects.effects(of: changed)
  }
  var next = 0
  return changes.map { change in
    guard change.isEffective else { return .none }
    next += 1
    return judged[next - 1]
  }
}
