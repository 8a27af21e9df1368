import JSON
import Schema

/// Finds every change that loses values: what makes a witness differ is undone, and the question is
/// asked again, until nothing is lost or nothing can be undone.
struct Attribution {
  /// How many losses are told apart; what is left is one more.
  private static let limit = 200
  /// From how many schemas, counted for each change, several losses are looked for at once.
  private static let nodesForSeveral = 2_000
  /// How many changes are tried for one witness.
  private static let trials = 12

  /// What was found.
  struct Result {
    /// The losses.
    var losses: [Loss]
    /// Why the question stays open where it does once they are undone.
    var rest: Undecided?
    /// Whether all that is lost was given back by undoing the losses and what else was undone.
    var isComplete = false
    /// What was undone, told as a loss or not.
    var undone: [SchemaChange] = []

    /// Whether nothing is lost by a change, as is proved: all was given back with it there.
    func explains(_ change: SchemaChange) -> Bool {
      isComplete && !undone.contains { $0.covers(change) }
    }
  }

  /// How many schemas may be read again to tell the losses apart by their values.
  private static let nodesForAlone = 100_000

  private let question: DifferenceQuestion
  private let losing: Losing
  private var mending: Mending
  /// The changes that were not undone.
  private var changes: [SchemaChange]
  /// The new version with what was undone.
  private var current: SchemaSide
  /// What may still be spent.
  private(set) var allowance: Allowance

  private var old: SchemaSide { question.old }
  private var new: SchemaSide { question.new }

  init(_ question: DifferenceQuestion, losing: Losing, allowance: Allowance) {
    self.allowance = allowance
    self.question = question
    self.losing = losing
    mending = Mending(
      question.new, of: question.old, changes: question.changes, options: question.options)
    changes = question.changes.filter { $0.kind == .edited }
    current = question.new
  }

  /// The losses, and why the question stays open where it does once they are undone.
  mutating func result(first: Witness) -> Result {
    var result = allLosses(first: first)
    let work = result.losses.count * new.graph.nodes.count
    guard result.losses.count > 1, work <= Self.nodesForAlone else { return result }
    result.losses = result.losses.map { alone($0) }
    return result
  }

  /// A loss with a value that is lost by it alone, where there is one. What was found when earlier
  /// changes had been undone may be refused for these as well.
  private mutating func alone(_ loss: Loss) -> Loss {
    var undone = Mending(new, of: old, changes: question.changes, options: question.options)
    undone.undo(loss.change)
    guard let side = read(undone) else { return loss }
    let check: WitnessCheck
    let verdict: Verdict
    if losing == .old {
      check = WitnessCheck(old: old, new: new)
      verdict = allowance.decide(side, in: new, reading: question.reading)
    } else {
      check = WitnessCheck(old: new, new: old)
      verdict = tolerated(allowance.decideBoth(new, in: side), new)
    }
    guard let value = verdict.witness?.value,
      let witness = check.witness(value, reading: question.reading)
    else { return loss }
    return Loss(losing: loss.losing, witness: witness, change: loss.change)
  }

  private mutating func allLosses(first: Witness) -> Result {
    var result = Result(losses: [])
    var witness = first
    // How often a loss is to be found by itself before several are looked for again.
    var (pause, singles) = (0, 0)
    while true {
      if singles >= pause {
        singles = 0
        if severalAtOnce(&result) {
          guard let next = next(&result) else { return result }
          witness = next
          continue
        }
        pause = pause * 2 + 1
      }
      singles += 1
      // A later witness counts when it shows the loss without the repairs, too.
      let counts = result.losses.isEmpty || isGenuine(witness)
      guard result.losses.count < Self.limit, let (loss, side) = restore(witness) else {
        if counts { result.losses.append(whole(witness)) }
        return result
      }
      // What was put back already and is lost still cannot be told further apart.
      guard !result.undone.contains(where: loss.change.isSame(as:)) else {
        if result.losses.isEmpty { result.losses = [loss] }
        return result
      }
      result.undone.append(loss.change)
      if counts { result.losses.append(loss) }
      guard let mended = side ?? read(mending) else {
        result.rest = Undecided(reason: "the repaired schema cannot be read")
        return result
      }
      current = mended
      guard let next = next(&result) else { return result }
      witness = next
    }
  }

  /// What is lost still; nil when nothing is, or that is not known.
  private mutating func next(_ result: inout Result) -> Witness? {
    switch verdict(for: current) {
    case .proved: result.isComplete = true
    case .undecided(let reason): result.rest = reason
    case .refuted(let next): return next
    }
    return nil
  }

  /// In large documents with many changes: values that one analysis finds next to several of them, each
  /// with the one change that can be to blame. They count when undoing these changes gives all of them
  /// back; to undo one after another would read the documents and decide anew for each.
  ///
  /// - Returns: whether some were found and undone.
  private mutating func severalAtOnce(_ result: inout Result) -> Bool {
    let isLarge = changes.count * new.graph.nodes.count >= Self.nodesForSeveral
    guard changes.count > 3, isLarge, losing == .old || !question.isLenient,
      result.losses.count < Self.limit
    else { return false }
    let (first, second) = losing == .old ? (old, current) : (current, old)
    let witnesses = allowance.witnesses(
      of: first, outside: second, question.reading,
      atMost: min(changes.count, Self.limit - result.losses.count - 1))
    let suspects = Suspects(old: old.graph, new: current, placedIn: new.graph)
    var losses: [Loss] = []
    for witness in witnesses {
      guard let change = suspects.only(among: changes, witness, losing: losing),
        !losses.contains(where: { $0.change.isSame(as: change) })
      else { continue }
      losses.append(Loss(losing: losing, witness: witness, change: change))
    }
    for _ in 0..<2 where losses.count > 1 {
      var undone = mending
      for loss in losses { undone.undo(loss.change) }
      guard let side = read(undone) else { break }
      let given = losses.filter {
        side.graph.isValid($0.witness.value, at: side.node) == (losing == .old)
      }
      guard given.count == losses.count else {
        losses = given
        continue
      }
      mending = undone
      current = side
      changes.removeAll { change in losses.contains { $0.change.isSame(as: change) } }
      result.losses += losses.filter { isGenuine($0.witness) }
      result.undone += losses.map(\.change)
      return true
    }
    return false
  }

  private mutating func verdict(for mended: SchemaSide) -> Verdict {
    if mending.isRestored {
      return .proved(Proof(rule: "all changes were undone", goal: ""))
    }
    if losing == .old { return allowance.decide(old, in: mended, reading: question.reading) }
    return tolerated(allowance.decideBoth(mended, in: old), mended)
  }

  /// The answer as readers of the old version take it.
  private mutating func tolerated(_ decision: Decision, _ new: SchemaSide) -> Verdict {
    var allowance = allowance
    let answer = question.tolerated(decision, new) { allowance.decideBoth($0, in: $1) }
    self.allowance = allowance
    return answer[question.reading]
  }

  /// A version in which something was undone; nil when it cannot be read.
  private mutating func read(_ undone: Mending) -> SchemaSide? {
    let side = undone.mended()
    allowance.read(side ?? new)
    return side
  }

  /// Whether a witness shows a loss between the two versions as they are written.
  private func isGenuine(_ witness: Witness) -> Bool {
    let (first, second) = losing == .old ? (old, new) : (new, old)
    return first.graph.isValid(witness.value, at: first.node) == true
      && second.graph.isValid(witness.value, at: second.node) == false
  }

  /// Undoes what makes the two sides differ about a witness: the change that the refusal points to,
  /// else one that alone makes the difference, else one of several inside of what refuses it, else the
  /// nearest schema above. The version without it comes along where it was read on the way.
  private mutating func restore(_ witness: Witness) -> (loss: Loss, mended: SchemaSide?)? {
    guard let place = place(of: witness) else { return nil }
    let above = changes.filter { isAt(place, $0, witness) }
    if let change = above.max(by: { $0.new.pointer.count < $1.new.pointer.count }) {
      return (undo(change, witness), nil)
    }
    let suspects = Suspects(old: old.graph, new: current, placedIn: new.graph)
      .among(changes, witness, losing: losing)
    let order = suspects.isEmpty ? changes(near: witness) : suspects
    for change in order.prefix(Self.trials) {
      if let side = settled(without: change, witness) { return (undo(change, witness), side) }
    }
    if let change = changes.first(where: { isPart($0, of: place, witness) }) ?? suspects.first {
      return (undo(change, witness), nil)
    }
    return restoreAbove(place, witness).map { ($0, nil) }
  }

  private mutating func undo(_ change: SchemaChange, _ witness: Witness) -> Loss {
    mending.undo(change)
    changes.removeAll { $0.isSame(as: change) }
    return Loss(losing: losing, witness: witness, change: change)
  }

  /// Whether a change is at the keyword that refuses a witness, or above it.
  private func isAt(_ place: SchemaPlace, _ change: SchemaChange, _ witness: Witness) -> Bool {
    let own = losing == .old ? change.new : change.old
    guard let lists = change.lists else {
      return own.overlaps(place) && own.pointer.count <= place.pointer.count
    }
    let list = losing == .old ? lists.new : lists.old
    if list == place {
      return witness.value.value(at: witness.rejected.instance).map(change.decides(about:)) ?? false
    }
    return own != list && own.document == place.document && place.pointer.starts(with: own.pointer)
  }

  /// Whether a change lies in the keyword that refuses a witness, or declares the member refused.
  private func isPart(_ change: SchemaChange, of place: SchemaPlace, _ witness: Witness) -> Bool {
    let own = losing == .old ? change.new : change.old
    guard own.document == place.document else { return false }
    if own.pointer.starts(with: place.pointer) { return true }
    guard let member = witness.rejected.instance.lastToken else { return false }
    return own.pointer.tokens == place.pointer.tokens.dropLast() + ["properties", member]
  }

  /// Where a witness is refused, in the documents of the version that refuses it.
  private func place(of witness: Witness) -> SchemaPlace? {
    let refusing = losing == .old ? current.graph : old.graph
    let uri = refusing.documentURIs[witness.rejected.schemaDocument]
    let side = losing == .old ? new.graph : old.graph
    return side.document(withURI: uri).map {
      SchemaPlace(document: $0, pointer: witness.rejected.schema)
    }
  }

  /// The changes to try, those about the refused member first.
  private func changes(near witness: Witness) -> [SchemaChange] {
    let member = witness.rejected.instance.lastToken
    let isNear = { (change: SchemaChange) in
      member.map(change.new.pointer.tokens.contains) ?? false
    }
    return changes.filter(isNear) + changes.filter { !isNear($0) }
  }

  /// The version without a change when both sides agree about a witness then.
  private mutating func settled(without change: SchemaChange, _ witness: Witness) -> SchemaSide? {
    if allowance.isUsedUp { return nil }
    var mending = mending
    mending.undo(change)
    guard let side = read(mending),
      side.graph.isValid(witness.value, at: side.node) == (losing == .old)
    else { return nil }
    return side
  }

  /// Where no change is known, the nearest value above the refusal that has changed.
  private mutating func restoreAbove(_ start: SchemaPlace, _ witness: Witness) -> Loss? {
    let places = CorrespondingPlaces(old: old, new: new)
    var pointer = start.pointer
    while true {
      let own = SchemaPlace(document: start.document, pointer: pointer)
      let before = losing == .old ? places.original(of: own) : own
      let after = losing == .old ? own : places.counterpart(of: own)
      guard let before, let after else { return nil }
      let value = old.graph.documents[before.document].root.value(at: before.pointer)
      // What refers to a new definition is to blame, not that it is there.
      if !areUneven(before, after), mending.value(at: after) != value,
        value != nil || !(pointer == .root || part(at: after.pointer) == .definition)
      {
        let change = SchemaChange(
          kind: .edited, old: before, new: after, before: value,
          after: new.graph.documents[after.document].root.value(at: after.pointer),
          repairs: [.put(after, value)])
        mending.undo(change)
        changes.removeAll { change.covers($0) }
        return Loss(losing: losing, witness: witness, change: change)
      }
      guard let outer = pointer.parent else { return nil }
      pointer = outer
    }
  }

  /// Whether two places lie in lists of unlike lengths, where one index may mean two things.
  private func areUneven(_ before: SchemaPlace, _ after: SchemaPlace) -> Bool {
    var (first, second) = (before.pointer.parent, after.pointer.parent)
    while let one = first, let other = second {
      let here = SchemaPlace(document: after.document, pointer: other)
      let items = old.graph.documents[before.document].root.value(at: one)?.array
      if let items, items.count != mending.value(at: here)?.array?.count { return true }
      (first, second) = (one.parent, other.parent)
    }
    return false
  }

  private func whole(_ witness: Witness) -> Loss {
    let place = new.graph.place(of: new.node)
    let source = old.graph[old.node].source
    return Loss(
      losing: losing, witness: witness,
      change: SchemaChange(
        kind: .edited, old: old.graph.place(of: old.node), new: place, before: source,
        after: new.graph[new.node].source, repairs: [.put(place, source)]))
  }
}

extension SchemaChange {
  /// Whether a value is refused without what was removed, or for what was added, when its list refuses
  /// it; a list of branches does not tell.
  fileprivate func decides(about value: JSON) -> Bool {
    guard let item = before ?? after, let list = lists?.new.pointer else { return false }
    switch (list.lastToken, item) {
    case ("enum", _): return item == value
    case ("type", .string(let name)):
      return TypeSet(named: Name(name)).map { TypeSet(of: value).isSubset(of: $0) } ?? false
    case ("required", .string(let name)): return value.object?[Name(name)] == nil
    case (_, .string(let name)):
      return list.parent?.lastToken == "dependentRequired" && value.object?[Name(name)] == nil
    default: return false
    }
  }
}
