import JSON
import Schema

/// Recognises definitions that have each other's names now, as far as all references to them follow.
/// Where one does not, it means something else than before, and that is told instead.
struct Exchange {
  let old: SchemaGraph
  let new: SchemaGraph
  let places: CorrespondingPlaces
  let oldReferences: ReferenceIndex
  let newReferences: ReferenceIndex

  /// A definition and what it is now.
  struct Pair {
    let old: NodeID
    let new: NodeID
  }

  /// The definitions that changed names, those among each other in one list.
  func cycles() -> [[Pair]] {
    let pairs = candidates()
    var cycles = pairs.isEmpty ? [] : cycles(of: pairs)
    // References in one of them follow only if those to the others do.
    while true {
      let moved = Dictionary(
        uniqueKeysWithValues: cycles.joined().map { (old.place(of: $0.old), new.place(of: $0.new)) }
      )
      let kept = cycles.filter { cycle in cycle.allSatisfy { areFollowed($0, moved) } }
      if kept.count == cycles.count { return cycles }
      cycles = kept
    }
  }

  /// Definitions that say now what another one of the same place in the document said before.
  private func candidates() -> [SchemaPlace: SchemaPlace] {
    var changed: [[Name]: [(before: NodeID, after: NodeID)]] = [:]
    var order: [[Name]] = []
    for (index, node) in old.nodes.enumerated() {
      guard let container = node.pointer.parent, container.lastToken?.isDefinitions ?? false,
        part(at: node.pointer) == .definition,
        let place = places.counterpart(of: old.place(of: NodeID(index))),
        let after = new.node(at: place.pointer, inDocument: place.document),
        node.source != new[after].source
      else { continue }
      let key = [Name(String(node.document))] + container.tokens
      if changed[key] == nil { order.append(key) }
      changed[key, default: []].append((NodeID(index), after))
    }
    var found: [SchemaPlace: SchemaPlace] = [:]
    for key in order {
      let group = changed[key] ?? []
      guard group.count > 1, group.count <= 40 else { continue }
      for (before, after) in group where !isAlike(before, after) {
        let same = group.filter { isAlike(before, $0.after) }
        guard same.count == 1 else { continue }
        found[old.place(of: before)] = new.place(of: same[0].after)
      }
    }
    return found
  }

  /// Closed cycles only: each definition of it has the name of another one of it.
  private func cycles(of pairs: [SchemaPlace: SchemaPlace]) -> [[Pair]] {
    var seen: Set<SchemaPlace> = []
    var cycles: [[Pair]] = []
    let starts = pairs.keys.sorted { left, right in
      left.document == right.document
        ? left.pointer.tokens.lexicographicallyPrecedes(right.pointer.tokens)
        : left.document < right.document
    }
    for start in starts where !seen.contains(start) {
      var cycle: [Pair] = []
      var place = start
      while let next = pairs[place], seen.insert(place).inserted,
        let before = old.node(at: place.pointer, inDocument: place.document),
        let after = new.node(at: next.pointer, inDocument: next.document),
        let original = places.original(of: next)
      {
        cycle.append(Pair(old: before, new: after))
        place = original
      }
      if place == start, cycle.count > 1 { cycles.append(cycle) }
    }
    return cycles
  }

  /// Whether two schemas are written alike, but for texts and what they refer to.
  private func isAlike(_ before: NodeID, _ after: NodeID) -> Bool {
    differences(from: old[before].source, to: new[after].source).allSatisfy {
      $0.lastToken == "$ref" || isAnnotation($0) && $0.lastToken != "format"
    }
  }

  /// Whether all references to a definition lead to what it is now, and no others do.
  private func areFollowed(_ pair: Pair, _ moved: [SchemaPlace: SchemaPlace]) -> Bool {
    let (before, after) = (old.place(of: pair.old), new.place(of: pair.new))
    let back = Dictionary(uniqueKeysWithValues: moved.map { ($1, $0) })
    let there = oldReferences.all.allSatisfy { reference in
      let target = old.place(of: reference.target)
      guard target.document == before.document, target.pointer.starts(with: before.pointer),
        let place = image(of: old.place(of: reference.source), moved, places.counterpart),
        let follower = new.target(of: reference.keyword, at: place)
      else { return true }
      return follower == image(of: target, moved, places.counterpart)
    }
    return there
      && newReferences.all.allSatisfy { reference in
        let target = new.place(of: reference.target)
        guard target.document == after.document, target.pointer.starts(with: after.pointer),
          let place = image(of: new.place(of: reference.source), back, places.original),
          let follower = old.target(of: reference.keyword, at: place)
        else { return true }
        return follower == image(of: target, back, places.original)
      }
  }

  /// Where something stands on the other side, definitions that changed names and what is in them
  /// included.
  private func image(
    of place: SchemaPlace, _ moved: [SchemaPlace: SchemaPlace],
    _ counterpart: (SchemaPlace) -> SchemaPlace?
  ) -> SchemaPlace? {
    for count in stride(from: place.pointer.count, to: 1, by: -1) {
      let start = JSONPointer(Array(place.pointer.tokens.prefix(count)))
      guard let other = moved[SchemaPlace(document: place.document, pointer: start)] else {
        continue
      }
      let rest = JSONPointer(Array(place.pointer.tokens.dropFirst(count)))
      return SchemaPlace(document: other.document, pointer: other.pointer.appending(rest))
    }
    return counterpart(place)
  }
}

extension SchemaGraph {
  /// Where a reference leads that stands at a place.
  fileprivate func target(of keyword: Name, at source: SchemaPlace) -> SchemaPlace? {
    guard let node = node(at: source.pointer, inDocument: source.document),
      case .keywords(let entries) = self[node].form
    else { return nil }
    for entry in entries where entry.name == keyword {
      switch entry.keyword {
      case .reference(let target): return place(of: target)
      case .dynamicReference(let initial, _): return place(of: initial)
      default: continue
      }
    }
    return nil
  }
}
