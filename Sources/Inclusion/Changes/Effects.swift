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
  private var mending: Mending
  /// Each question reads the documents again.
  private var questions: Int
  private var allowance: Allowance

  /// - Parameter allowance: what may still be spent on the changes.
  init(_ question: DifferenceQuestion, allowance: Allowance) {
    self.allowance = allowance
    most = (question.budget.steps / 6, 100)
    old = question.old
    new = question.new
    all = question.changes
    mending = Mending(new, of: old, changes: all, options: question.options)
    original = mending
    questions = max(4, 100_000 / max(new.graph.nodes.count, 1))
  }

  /// The effects of changes, in their order.
  mutating func effects(of changes: [SchemaChange]) -> [Effect] {
    var found: [Int: Effect] = [:]
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
    _ members: [Int], _ changes: [SchemaChange], _ found: inout [Int: Effect]
  ) {
    guard questions > 0, !allowance.isUsedUp,
      members.allSatisfy({ !changes[$0].repairs.isEmpty })
    else { return }
    questions -= 1
    var undone = mending
    for index in members { undone.undo(changes[index]) }
    let single = members.count == 1 ? changes[members[0]] : nil
    let effect = effect(of: undone, for: single)
    if case .none = effect {
      mending = undone
      for index in members { found[index] = effect }
    } else if single != nil {
      found[members[0]] = effect
    }
  }

  /// What is lost and gained between a version in which something was undone and the new one.
  private mutating func effect(of undone: Mending, for change: SchemaChange?) -> Effect {
    guard let before = undone.mended() else { return .open(.unreadable) }
    allowance.read(before)
    let lost = allowance.decide(before, in: new, most: most)
    let gained = allowance.decide(new, in: before, most: most)
    if lost.isProved, gained.isProved { return .none }
    let losing = lost.witness.flatMap { genuine($0.value, in: old, not: new) }
    let gaining = gained.witness.flatMap { genuine($0.value, in: new, not: old) }
    if losing != nil || gaining != nil { return .some(lost: losing, gained: gaining) }
    if let change, let effect = effect(alone: change) { return effect }
    let kept = gained.witness?.value
    let barred = lost.witness?.value
    if kept != nil || barred != nil {
      return .joint(
        kept: kept.flatMap { old.graph.isValid($0, at: old.node) == true ? $0 : nil },
        barred: barred.flatMap { old.graph.isValid($0, at: old.node) == false ? $0 : nil }
      ).settled
    }
    for case .undecided(let doubt) in [lost, gained] {
      guard doubt.isExhaustion, !allowance.isUsedUp else { return .open(doubt) }
      return .open(
        Undecided(
          reason: "asked with a sixth of the budget: \(doubt.reason)", isExhaustion: true))
    }
    return .open(.unreadable)
  }

  /// What a change does to the old version when nothing else is changed, as far as the new version
  /// agrees.
  private mutating func effect(alone change: SchemaChange) -> Effect? {
    let others = all.filter { $0.new != change.new || $0.old != change.old }
    guard questions > 0, others.allSatisfy({ !$0.repairs.isEmpty }) else { return nil }
    questions -= 1
    var undone = original
    for index in Self.undoing(others) { undone.undo(others[index]) }
    guard let changed = undone.mended() else { return nil }
    allowance.read(changed)
    let lost = allowance.decide(old, in: changed, most: most).witness
    let gained = allowance.decide(changed, in: old, most: most).witness
    let losing = lost.flatMap { genuine($0.value, in: old, not: new) }
    let gaining = gained.flatMap { genuine($0.value, in: new, not: old) }
    return losing == nil && gaining == nil ? nil : .some(lost: losing, gained: gaining)
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
}

extension SchemaChange {
  /// The schema whose keyword was changed, as far as the place tells.
  fileprivate var schemaPlace: SchemaPlace {
    SchemaPlace(document: new.document, pointer: JSONPointer(Array(new.pointer.tokens.dropLast())))
  }
}
