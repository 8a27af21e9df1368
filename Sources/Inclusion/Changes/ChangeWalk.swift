import JSON
public import Schema

/// Finds where two versions of a schema differ: in the schemas themselves, and in everything that
/// both refer to. What stands behind a reference is found once for all who refer, also where it has
/// another name or place now.
///
///     var walk = ChangeWalk(from: old.graph, to: new.graph)
///     for change in walk.changes(from: old.node, to: new.node) { … }
public struct ChangeWalk {
  private let old: SchemaGraph
  private let new: SchemaGraph
  private let oldReferences: ReferenceIndex
  private let newReferences: ReferenceIndex
  private var units: [Unit: Contents] = [:]

  /// Two schemas that correspond.
  private struct Unit: Hashable {
    let old: NodeID
    let new: NodeID
  }

  private struct Contents {
    let edits: [SchemaChange]
    let references: [(old: ReferenceIndex.Reference, new: ReferenceIndex.Reference)]
  }

  /// A walk of two versions of some documents.
  public init(from old: SchemaGraph, to new: SchemaGraph) {
    self.old = old
    self.new = new
    oldReferences = ReferenceIndex(old)
    newReferences = ReferenceIndex(new)
  }

  /// The changes, those of the schemas themselves first, and definitions that moved last.
  public mutating func changes(from first: NodeID, to second: NodeID) -> [SchemaChange] {
    var relocations = Relocations(
      from: SchemaSide(graph: old, node: first), to: second, of: new, oldReferences, newReferences)
    var seen: Set<Unit> = []
    var known: Set<[SchemaPlace]> = []
    var edits: [SchemaChange] = []
    var queue = [Unit(old: first, new: second)]
    queue += relocations.exchanged.map { Unit(old: $0.old, new: $0.new) }
    var next = 0
    while true {
      if next == queue.count {
        queue += relocations.replacements(in: edits, oldReferences, newReferences).map {
          Unit(old: $0.old, new: $0.new)
        }
      }
      guard next < queue.count else { break }
      let unit = queue[next]
      next += 1
      guard seen.insert(unit).inserted else { continue }
      let contents = contents(of: unit)
      edits += contents.edits.filter { known.insert([$0.old, $0.new]).inserted }
      for (before, after) in contents.references
      where !relocations.areStrangers(before, after)
        && (before.text == after.text || relocations.leadToOne(before, after))
      {
        queue.append(Unit(old: before.target, new: after.target))
      }
    }
    return relocations.explaining(edits, oldReferences, newReferences)
  }

  private mutating func contents(of unit: Unit) -> Contents {
    if let known = units[unit] { return known }
    let (before, after) = (old[unit.old], new[unit.new])
    let differences = Differences(from: before.source, to: after.source)
    let edits = differences.places.map { change(at: $0, of: unit) }
    let contents = Contents(edits: edits, references: references(of: unit, differences))
    units[unit] = contents
    return contents
  }

  private func change(at difference: Difference, of unit: Unit) -> SchemaChange {
    let (before, after) = (old[unit.old], new[unit.new])
    let place = SchemaPlace(
      document: after.document, pointer: after.pointer.appending(difference.new))
    let value = difference.item == .added ? nil : before.source.value(at: difference.old)
    let other = difference.item == .removed ? nil : after.source.value(at: difference.new)
    return SchemaChange(
      kind: kind(at: difference.new, of: unit, value, other),
      old: SchemaPlace(
        document: before.document, pointer: before.pointer.appending(difference.old)),
      new: place, item: difference.item, before: value, after: other,
      repairs: repairs(of: difference, at: place, value, other))
  }

  /// A branch that is new makes way for one that says nothing, so that all others keep their places.
  private func repairs(
    of difference: Difference, at place: SchemaPlace, _ before: JSON?, _ after: JSON?
  ) -> [Repair] {
    switch (difference.item, before, after) {
    case (.removed, let value?, _): return [.append(place, value)]
    case (.added, _, let value?):
      guard let list = difference.new.parent, let outer = place.pointer.parent else { return [] }
      switch (UnorderedList(at: list), list.lastToken) {
      case (.branches, "allOf"): return [.put(place, [:])]
      case (.branches, _): return [.put(place, ["not": [:]])]
      default: return [.remove(SchemaPlace(document: place.document, pointer: outer), value)]
      }
    default: return [.put(place, before)]
    }
  }

  /// The references that stand in both schemas of a unit.
  private func references(
    of unit: Unit, _ differences: Differences
  ) -> [(old: ReferenceIndex.Reference, new: ReferenceIndex.Reference)] {
    let first = oldReferences.references(in: old, below: unit.old)
    let second = newReferences.references(in: new, below: unit.new)
    // Mostly the same stand in the same order.
    if differences.shifts.isEmpty, first.count == second.count,
      zip(first, second).allSatisfy({ $0.pointer == $1.pointer && $0.keyword == $1.keyword })
    {
      return Array(zip(first, second))
    }
    var others: [JSONPointer: ReferenceIndex.Reference] = [:]
    for reference in second {
      others[reference.pointer.appending(reference.keyword)] = reference
    }
    return first.compactMap { reference in
      guard let place = differences.counterpart(of: reference.pointer),
        let other = others[place.appending(reference.keyword)]
      else { return nil }
      return (reference, other)
    }
  }

  private func kind(
    at pointer: JSONPointer, of unit: Unit, _ before: JSON?, _ after: JSON?
  ) -> SchemaChange.Kind {
    switch part(at: pointer) {
    case .annotation where isAsserted(pointer, of: unit): .edited
    case .annotation: .described
    case .definition where before == nil: .defined
    case .definition where after == nil: .undefined
    case .schema, .definition, .assertion: .edited
    }
  }

  /// Whether a `format` asserts in one of the versions; otherwise it is an annotation.
  private func isAsserted(_ pointer: JSONPointer, of unit: Unit) -> Bool {
    guard pointer.lastToken == "format", let inner = pointer.parent else { return false }
    return [(old, unit.old), (new, unit.new)].contains { graph, root in
      let place = graph[root].pointer.appending(inner)
      return graph.node(at: place, inDocument: graph[root].document)
        .map { graph[$0].assertsFormat } ?? false
    }
  }
}
