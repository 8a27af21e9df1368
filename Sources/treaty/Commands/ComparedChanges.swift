import Inclusion
import JSON
import Schema

/// The changes between two schemas as `treaty compare` tells them: each once, with what it does.
struct ComparedChanges {
  let old: SchemaSide
  let new: SchemaSide
  let reading: Reading
  let entries: [Entry]
  /// Why more may be lost than is told.
  let open: [Losing: Undecided]

  /// One change.
  struct Entry {
    let kind: SchemaChange.Kind
    let old: SchemaPlace
    let new: SchemaPlace
    /// What happened to an item of a list whose order does not count.
    let item: SchemaChange.Item?
    /// What stood there; nil for absent.
    let before: JSON?
    /// What stands there; nil for absent.
    let after: JSON?
    /// A value that is lost by it, by whose value it is.
    var losses: [Losing: Witness] = [:]
    /// What it does beyond that; nil when the losses tell it.
    var effect: Effect?
    /// The answers about it, in each direction and reading.
    let verdicts: ChangeVerdicts
  }

  /// Finds them.
  ///
  /// - Parameter decisions: the answers about the whole, in one direction or both.
  init(
    from old: SchemaSide, to new: SchemaSide, reading: Reading,
    decisions: [(direction: String, decision: Decision)], options: SchemaOptions, budget: Budget
  ) {
    self.old = old
    self.new = new
    self.reading = reading
    var walk = ChangeWalk(from: old.graph, to: new.graph)
    let asked = decisions.map { $0.direction == "backward" ? Losing.old : .new }
    let question = DifferenceQuestion(
      old: old, new: new, changes: walk.changes(from: old.node, to: new.node),
      losing: Set(asked), reading: reading, options: options, budget: budget)
    let difference = Inclusion.difference(
      question,
      decided: decisions.count == 2 ? (decisions[0].decision, decisions[1].decision) : nil)
    var entries: [Entry] = []
    for loss in difference.losses {
      if let known = entries.firstIndex(where: { $0.new == loss.new && $0.old == loss.old }) {
        entries[known].losses[loss.losing] = loss.witness
      } else {
        entries.append(
          Entry(
            kind: .edited, old: loss.old, new: loss.new, item: loss.change.item,
            before: loss.before, after: loss.after,
            losses: [loss.losing: loss.witness], verdicts: loss.verdicts))
      }
    }
    for other in difference.others {
      let change = other.change
      entries.append(
        Entry(
          kind: change.kind, old: change.old, new: change.new, item: change.item,
          before: change.before, after: change.after, effect: other.effect, verdicts: other.verdicts
        ))
    }
    self.entries = Self.ordered(entries, in: new.graph)
    open = difference.open
  }

  /// The changes in the order of the new documents' text.
  private static func ordered(_ entries: [Entry], in graph: SchemaGraph) -> [Entry] {
    let places = entries.map { entry in
      let document = graph.documents[entry.new.document]
      return document.range(ofNearest: entry.new.pointer)?.start.offset ?? 0
    }
    return entries.indices.sorted {
      (entries[$0].new.document, places[$0], $0) < (entries[$1].new.document, places[$1], $1)
    }.map { entries[$0] }
  }
}

extension JSONDocument {
  /// Where a value stands, or what is nearest above it.
  func range(ofNearest pointer: JSONPointer) -> SourceRange? {
    var tokens = pointer.tokens
    while !tokens.isEmpty, root.value(at: JSONPointer(tokens)) == nil { tokens.removeLast() }
    return range(of: JSONPointer(tokens))
  }
}
