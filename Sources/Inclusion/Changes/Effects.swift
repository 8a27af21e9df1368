public import JSON
import Schema

/// What a change does to the values of the whole, in the strict reading.
public enum Effect: Sendable {
  /// Nothing, as is proved: without it the schema would accept the same values.
  case none
  /// It takes or gives values, of which these are some; at least one is there.
  case some(lost: Witness?, gained: Witness?)
  /// It acts together with other changes, as far as was seen: without it they would take the value
  /// that is kept, or give the one that is barred. At least one is there.
  case joint(kept: JSON?, barred: JSON?)
  /// Not known, and why.
  case open(Undecided)
}

/// The effect of a change, and what undoing it alone answered in the strict reading.
struct JudgedEffect {
  let effect: Effect
  var strictly: [Losing: ChangeAnswer]

  /// Without any effect nothing is lost, in either direction.
  static let none = JudgedEffect(effect: .none, strictly: [.old: .proved, .new: .proved])

  /// What stays open does so in both directions.
  static func open(_ reason: Undecided) -> JudgedEffect {
    JudgedEffect(
      effect: .open(reason), strictly: [.old: .undecided(reason), .new: .undecided(reason)])
  }
}

/// Finds out which changes have no effect: the new schema would accept the same without them.
///
/// What has none is undone for good, so that changes which hide each other are not all said to have
/// none. Changes of one schema may undo each other, so they are looked at together before each alone.
struct Effects {
  /// How much one question may take: a sixth of the steps.
  private let most: (steps: Int, candidates: Int)
  private let old: SchemaSide
  private let new: SchemaSide
  private let all: [SchemaChange]
  private let original: Mending
  /// The strict answers about the whole.
  private let whole: (lost: Verdict, gained: Verdict)
  private var mending: Mending
  /// Each question reads the documents again.
  private var questions: Int
  private var allowance: Allowance

  /// - Parameters:
  ///   - whole: the strict answers about the two versions.
  ///   - allowance: what may still be spent on the changes.
  init(
    _ question: DifferenceQuestion, whole: (lost: Verdict, gained: Verdict), allowance: Allowance
  ) {
    self.allowance = allowance
    self.whole = whole
    most = (question.budget.steps / 6, 100)
    old = question.old
    new = question.new
    all = question.changes
    mending = Mending(new, of: old, changes: all, options: question.options)
    original = mending
    questions = max(4, 100_000 / max(new.graph.nodes.count, 1))
  }

  /// The effects of changes, in their order.
  mutating func effects(of changes: [SchemaChange]) -> [JudgedEffect] {
    var found: [Int: JudgedEffect] = [:]
    let order = Self.undoing(changes)
    judge(order, changes, &found)
    var groups: [(place: SchemaPlace, members: [Int])] = []
    for index in order where found[index] == nil {
      let place = changes[index].schemaPlace
      if let known = groups.firstIndex(where: { $0.place == place }) {
        groups[known].members.append(index)
      } else {
        groups.append((place, [index]))
      }
    }
    for (_, members) in groups {
      judge(members, changes, &found)
      for index in members where found[index] == nil { judge([index], changes, &found) }
    }
    return changes.indices.map { found[$0] ?? .open(whyNotAsked(changes[$0])) }
  }

  /// What is inside a definition is undone before the definition is put where it was.
  private static func undoing(_ changes: [SchemaChange]) -> [Int] {
    changes.indices.sorted {
      (changes[$0].isRelocation ? 1 : 0, $0) < (changes[$1].isRelocation ? 1 : 0, $1)
    }
  }

  private func whyNotAsked(_ change: SchemaChange) -> Undecided {
    if change.repairs.isEmpty {
      return Undecided(reason: "it cannot be undone by itself, since its document is gone")
    }
    if allowance.isUsedUp { return allowance.reason }
    return Undecided(
      reason: "in documents as large as these, only the first changes are looked at by themselves")
  }

  /// Undoes changes together; for good when that has no effect.
  private mutating func judge(
    _ members: [Int], _ changes: [SchemaChange], _ found: inout [Int: JudgedEffect]
  ) {
    guard questions > 0, !allowance.isUsedUp,
      members.allSatisfy({ !changes[$0].repairs.isEmpty })
    else { return }
    questions -= 1
    var undone = mending
    for index in members { undone.undo(changes[index]) }
    let single = members.count == 1 ? changes[members[0]] : nil
    let effect = effect(of: undone, for: single)
    if case .none = effect.effect {
      mending = undone
      for index in members { found[index] = effect }
    } else if single != nil {
      found[members[0]] = effect
    }
  }

  /// What is lost and gained between a version in which something was undone and the new one.
  private mutating func effect(of undone: Mending, for change: SchemaChange?) -> JudgedEffect {
    guard let before = undone.mended() else { return .open(.unreadable) }
    allowance.read(before)
    let (lost, gained) =
      undone.isRestored ? whole : allowance.decideBothWays(before, new, most: most)
    if lost.isProved, gained.isProved { return .none }
    let losing = lost.witness.flatMap { genuine($0.value, in: old, not: new) }
    let gaining = gained.witness.flatMap { genuine($0.value, in: new, not: old) }
    var strictly: [Losing: ChangeAnswer] = [
      .old: answer(lost, losing), .new: answer(gained, gaining),
    ]
    if losing != nil || gaining != nil {
      return JudgedEffect(effect: .some(lost: losing, gained: gaining), strictly: strictly)
    }
    if let change, let (losing, gaining) = lostAndGained(alone: change) {
      if let losing { strictly[.old] = .refuted(losing) }
      if let gaining { strictly[.new] = .refuted(gaining) }
      return JudgedEffect(effect: .some(lost: losing, gained: gaining), strictly: strictly)
    }
    let kept = gained.witness?.value
    let barred = lost.witness?.value
    if kept != nil || barred != nil {
      let joint = Effect.joint(
        kept: kept.flatMap { old.graph.isValid($0, at: old.node) == true ? $0 : nil },
        barred: barred.flatMap { old.graph.isValid($0, at: old.node) == false ? $0 : nil })
      return JudgedEffect(effect: joint.settled, strictly: strictly)
    }
    for case .undecided(let doubt) in [lost, gained] {
      return JudgedEffect(effect: .open(partly(doubt)), strictly: strictly)
    }
    return .open(.unreadable)
  }

  /// What a direction's verdict about the version without a change says of the change.
  private func answer(_ verdict: Verdict, _ genuine: Witness?) -> ChangeAnswer {
    switch verdict {
    case .proved: .proved
    case .undecided(let doubt): .undecided(partly(doubt))
    case .refuted: genuine.map { .refuted($0) } ?? .undecided(.joint)
    }
  }

  /// Says that less than the whole budget was there.
  private func partly(_ doubt: Undecided) -> Undecided {
    guard doubt.isExhaustion, !allowance.isUsedUp else { return doubt }
    return Undecided(
      reason: "asked with a sixth of the budget: \(doubt.reason)", isExhaustion: true)
  }

  /// What a change does to the old version when nothing else is changed, as far as the new version
  /// agrees.
  private mutating func lostAndGained(
    alone change: SchemaChange
  ) -> (lost: Witness?, gained: Witness?)? {
    let others = all.filter { !$0.isSame(as: change) }
    guard questions > 0, others.allSatisfy({ !$0.repairs.isEmpty }) else { return nil }
    questions -= 1
    var undone = original
    for index in Self.undoing(others) { undone.undo(others[index]) }
    guard let changed = undone.mended() else { return nil }
    allowance.read(changed)
    let (lost, gained) = allowance.decideBothWays(old, changed, most: most)
    let losing = lost.witness.flatMap { genuine($0.value, in: old, not: new) }
    let gaining = gained.witness.flatMap { genuine($0.value, in: new, not: old) }
    return losing == nil && gaining == nil ? nil : (losing, gaining)
  }

  /// A value of one version that the other refuses, if that is what it is.
  private func genuine(
    _ value: JSON, in first: SchemaSide, not second: SchemaSide
  ) -> Witness? {
    guard first.graph.isValid(value, at: first.node) == true else { return nil }
    let validation = second.graph.accepts(value, at: second.node)
    guard validation.verdict == .rejected, let error = validation.errors.first else { return nil }
    return Witness(value: value, rejected: error)
  }
}

extension Effect {
  /// Not known when there is no value to show.
  fileprivate var settled: Effect {
    if case .joint(nil, nil) = self { .open(.unreadable) } else { self }
  }
}

extension Undecided {
  /// Of a version in which something was undone.
  static let unreadable = Undecided(reason: "the schema without it cannot be judged")
  /// Of a change that shows no loss of its own.
  static let joint = Undecided(
    reason: "it acts together with other changes, and what is lost by it alone was not found out")
}

extension SchemaChange {
  /// The schema whose keyword was changed, as far as the place tells.
  fileprivate var schemaPlace: SchemaPlace {
    let place = lists?.new ?? new
    return SchemaPlace(document: place.document, pointer: place.pointer.parent ?? .root)
  }
}
