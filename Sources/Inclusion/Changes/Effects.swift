import JSON
import Schema

/// What a change does to the values of the whole, in the strict reading.
public enum Effect: Sendable {
  /// Nothing, as is proved: without it the schema would accept the same values.
  case none
  /// It may take and give values, of which these are some.
  case some(lost: Witness?, gained: Witness?)
}

/// Finds out which changes have no effect: the new schema would accept the same without them.
///
/// What has none is undone for good, so that changes which hide each other are not all said to have
/// none. Changes of one schema may undo each other, so they are looked at together before each alone.
struct Effects {
  private let old: SchemaSide
  private let new: SchemaSide
  private var mending: Mending
  /// Each question reads the documents again.
  private var questions: Int
  private let budget: Budget

  /// - Parameter budget: that of the whole; a change gets a part of its steps.
  init(
    from old: SchemaSide, to new: SchemaSide, changes: [SchemaChange], options: SchemaOptions,
    budget whole: Budget
  ) {
    var budget = whole
    budget.steps = min(whole.steps, 10_000)
    budget.candidates = min(whole.candidates, 100)
    self.budget = budget
    self.old = old
    self.new = new
    mending = Mending(new, of: old, changes: changes, options: options)
    questions = max(4, 100_000 / max(new.graph.nodes.count, 1))
  }

  /// The effects of changes, in their order.
  mutating func effects(of changes: [SchemaChange]) -> [Effect] {
    // What is inside a definition is undone before the definition is put where it was.
    let order = changes.indices.sorted {
      (changes[$0].isRelocation ? 1 : 0, $0) < (changes[$1].isRelocation ? 1 : 0, $1)
    }
    var found: [Int: Effect] = [:]
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
    return changes.indices.map { found[$0] ?? .some(lost: nil, gained: nil) }
  }

  /// Undoes changes together; for good when that has no effect.
  private mutating func judge(
    _ members: [Int], _ changes: [SchemaChange], _ found: inout [Int: Effect]
  ) {
    guard questions > 0, members.allSatisfy({ !changes[$0].repairs.isEmpty }) else { return }
    questions -= 1
    var undone = mending
    for index in members { undone.undo(changes[index]) }
    let effect = effect(of: undone)
    if case .none = effect {
      mending = undone
      for index in members { found[index] = effect }
    } else if members.count == 1 {
      found[members[0]] = effect
    }
  }

  /// What is lost and gained between a version in which something was undone and the new one.
  private func effect(of undone: Mending) -> Effect {
    guard let before = undone.mended() else { return .some(lost: nil, gained: nil) }
    let lost = decide(before, in: new, budget: budget)
    let gained = decide(new, in: before, budget: budget)
    if lost.isProved, gained.isProved { return .none }
    return .some(
      lost: lost.witness.flatMap { genuine($0, in: old, not: new) },
      gained: gained.witness.flatMap { genuine($0, in: new, not: old) })
  }

  /// A witness as a value of one version that the other refuses, if that is what it is.
  private func genuine(
    _ witness: Witness, in first: SchemaSide, not second: SchemaSide
  ) -> Witness? {
    guard first.graph.isValid(witness.value, at: first.node) == true else { return nil }
    let validation = second.graph.accepts(witness.value, at: second.node)
    guard validation.verdict == .rejected, let error = validation.errors.first else { return nil }
    return Witness(value: witness.value, rejected: error)
  }
}

extension SchemaChange {
  /// The schema whose keyword was changed, as far as the place tells.
  fileprivate var schemaPlace: SchemaPlace {
    SchemaPlace(document: new.document, pointer: JSONPointer(Array(new.pointer.tokens.dropLast())))
  }
}
