import JSON
import Schema

/// Recognises definitions that were renamed, moved, inlined or extracted, so that each is told once
/// instead of by every reference that follows it.
struct Relocations {
  private let old: SchemaGraph
  private let new: SchemaGraph
  private let places: CorrespondingPlaces
  /// Definitions of the old version and what they are in the new one, in the order found.
  private var found: [(old: NodeID, new: NodeID)] = []
  private var targets: [NodeID: NodeID] = [:]
  private var sources: [NodeID: NodeID] = [:]
  /// References that followed a definition, by its old node.
  private var following: [NodeID: [(place: SchemaPlace, text: JSON)]] = [:]

  /// Schemas that were inlined or extracted, and edited there.
  private var replaced: Set<Inlining.Pair> = []

  /// Definitions that have each other's names, one list a cycle.
  private let cycles: [[Exchange.Pair]]

  init(
    from old: SchemaSide, to second: NodeID, of new: SchemaGraph,
    _ oldReferences: ReferenceIndex, _ newReferences: ReferenceIndex
  ) {
    self.old = old.graph
    self.new = new
    places = CorrespondingPlaces(old: old, new: SchemaSide(graph: new, node: second))
    let exchange = Exchange(
      old: old.graph, new: new, places: places, oldReferences: oldReferences,
      newReferences: newReferences)
    cycles = exchange.cycles()
    for pair in cycles.joined() {
      targets[pair.old] = pair.new
      sources[pair.new] = pair.old
    }
  }

  /// Definitions that have another one's name now.
  var exchanged: [Exchange.Pair] { cycles.flatMap { $0 } }

  /// Whether two references merely stand where definitions took each other's places.
  func areStrangers(
    _ before: ReferenceIndex.Reference, _ after: ReferenceIndex.Reference
  ) -> Bool {
    isMixed(old.place(of: before.source), new.place(of: after.source))
  }

  /// Whether an old place and a new one lie in definitions of one name that are not the same.
  private func isMixed(_ before: SchemaPlace, _ after: SchemaPlace) -> Bool {
    exchanged.contains { pair in
      let (place, other) = (old.place(of: pair.old), new.place(of: pair.new))
      guard before.document == place.document, before.pointer.starts(with: place.pointer) else {
        return false
      }
      return !(after.document == other.document && after.pointer.starts(with: other.pointer))
    }
  }

  /// Whether two references with different texts lead to one definition, which may have moved.
  mutating func leadToOne(
    _ before: ReferenceIndex.Reference, _ after: ReferenceIndex.Reference
  ) -> Bool {
    let (first, second) = (before.target, after.target)
    if places.areSame(old.place(of: first), new.place(of: second)) { return true }
    if replaced.contains(Inlining.Pair(old: first, new: second)) {
      follow(before, after)
      return true
    }
    if targets[first] == nil {
      guard sources[second] == nil, places.isGone(old.place(of: first)),
        places.isNew(new.place(of: second)), resemble(first, second)
      else { return false }
      targets[first] = second
      sources[second] = first
      found.append((first, second))
    }
    guard targets[first] == second else { return false }
    follow(before, after)
    return true
  }

  /// Takes down that a reference follows what it led to.
  private mutating func follow(
    _ before: ReferenceIndex.Reference, _ after: ReferenceIndex.Reference
  ) {
    let node = new[after.source]
    let place = SchemaPlace(
      document: node.document, pointer: node.pointer.appending(after.keyword))
    following[before.target, default: []].append((place, .string(before.text.text)))
  }

  /// Schemas that took the place of the only reference to a definition that is gone, or have become a new
  /// definition that stands for one of them only, and were edited there: each is compared with what it was.
  mutating func replacements(
    in edits: [SchemaChange], _ oldReferences: ReferenceIndex, _ newReferences: ReferenceIndex
  ) -> [Inlining.Pair] {
    let pairs = inlining(oldReferences, newReferences).edited(in: edits)
    replaced.formUnion(pairs)
    return pairs
  }

  private func inlining(
    _ oldReferences: ReferenceIndex, _ newReferences: ReferenceIndex
  ) -> Inlining {
    Inlining(
      old: old, new: new, places: places, targets: targets, replaced: replaced,
      following: following.mapValues { $0.map { Repair.put($0.place, $0.text) } },
      oldReferences: oldReferences, newReferences: newReferences)
  }

  /// Whether a definition is more like another one than not.
  private func resemble(_ first: NodeID, _ second: NodeID) -> Bool {
    old[first].source.resembles(new[second].source)
  }

  /// The changes, with one for each definition that has moved in place of all that this entails.
  mutating func explaining(
    _ edits: [SchemaChange], _ oldReferences: ReferenceIndex, _ newReferences: ReferenceIndex
  ) -> [SchemaChange] {
    addUnreferenced(edits)
    let (inlined, rest) = inlining(oldReferences, newReferences).changes(in: edits)
    let moved = found.map { change(from: $0.old, to: $0.new) }
    let followers = Set(following.values.joined().map(\.place))
    let gone = found.map { old.place(of: $0.old) } + inlined.map(\.old)
    let added = found.map { new.place(of: $0.new) } + inlined.map(\.new)
    return rest.filter { edit in
      if followers.contains(edit.new) || isMixed(edit.old, edit.new) { return false }
      if edit.after == nil, let before = edit.before {
        return !before.holdsOnly(gone, at: edit.old)
      }
      if edit.before == nil, let after = edit.after { return !after.holdsOnly(added, at: edit.new) }
      return true
    } + moved + cycles.map(exchange) + inlined
  }

  /// The change by which some definitions got each other's names.
  private func exchange(_ cycle: [Exchange.Pair]) -> SchemaChange {
    let repairs = cycle.flatMap { pair in
      (following[pair.old] ?? []).map { Repair.put($0.place, $0.text) }
    }
    let moves = cycle.compactMap { pair in
      places.counterpart(of: old.place(of: pair.old)).map {
        Repair.Move(from: new.place(of: pair.new), to: $0)
      }
    }
    let names = cycle.map { JSON.string(old.reference(to: old.place(of: $0.old))) }
    let others = cycle.map { JSON.string(new.reference(to: new.place(of: $0.new))) }
    return SchemaChange(
      kind: .swapped, old: old.place(of: cycle[0].old), new: new.place(of: cycle[0].new),
      before: .array(names), after: .array(others), repairs: repairs + [.copy(moves)])
  }

  /// Definitions that nothing refers to are recognised by saying the same.
  private mutating func addUnreferenced(_ edits: [SchemaChange]) {
    let removed = edits.filter { $0.kind == .undefined }
    for edit in edits where edit.kind == .defined {
      guard let second = new.node(at: edit.new.pointer, inDocument: edit.new.document),
        sources[second] == nil,
        let other = removed.first(where: { $0.before == edit.after && !isFound($0.old) }),
        let first = old.node(at: other.old.pointer, inDocument: other.old.document)
      else { continue }
      targets[first] = second
      sources[second] = first
      found.append((first, second))
    }
  }

  private func isFound(_ place: SchemaPlace) -> Bool {
    found.contains { old.place(of: $0.old) == place }
  }

  private func change(from first: NodeID, to second: NodeID) -> SchemaChange {
    let (before, after) = (old.place(of: first), new.place(of: second))
    let isNeighbour = before.pointer.parent == after.pointer.parent
    let isRenamed = isNeighbour && places.areInOneDocument(before, after)
    var repairs = (following[first] ?? []).map { Repair.put($0.place, $0.text) }
    if let place = places.counterpart(of: before) {
      repairs.append(.copy([Repair.Move(from: after, to: place)]))
    } else {
      repairs = []
    }
    return SchemaChange(
      kind: isRenamed ? .renamed : .moved, old: before, new: after,
      before: .string(old.reference(to: before)), after: .string(new.reference(to: after)),
      repairs: repairs)
  }
}

extension SchemaGraph {
  /// Where a schema stands.
  func place(of node: NodeID) -> SchemaPlace {
    SchemaPlace(document: self[node].document, pointer: self[node].pointer)
  }

  /// A place as people write it: the file, and where in it.
  package func reference(to place: SchemaPlace) -> String {
    "\(documents[place.document].name)#\(place.pointer)"
  }
}

extension JSON {
  /// Whether something at a place is one of some others, or holds nothing but them.
  fileprivate func holdsOnly(_ places: [SchemaPlace], at place: SchemaPlace) -> Bool {
    let inside = places.filter {
      $0.document == place.document && $0.pointer.starts(with: place.pointer)
    }
    let depth = place.pointer.count
    let rest = inside.reduce(JSON?.some(self)) { value, other in
      let path = other.pointer.tokens.dropFirst(depth)
      return path.isEmpty ? nil : value?.replacing(path, by: nil)
    }
    return !inside.isEmpty && (rest?.hasNoLeaf ?? true)
  }

  private var hasNoLeaf: Bool { object?.members.allSatisfy(\.value.hasNoLeaf) ?? false }
}
