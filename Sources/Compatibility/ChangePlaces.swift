internal import Contracts
internal import Diagnostics
internal import JSON
internal import Schema

/// A place where two versions of a schema differ, as deep as it can be named.
struct ChangePlace {
  /// A value in one of a graph's documents.
  struct Spot: Hashable {
    let document: Int
    let pointer: JSONPointer

    /// Whether one lies in the other.
    func overlaps(_ other: Spot) -> Bool {
      document == other.document
        && zip(pointer.tokens, other.pointer.tokens).allSatisfy { $0 == $1 }
    }
  }

  let base: Spot
  let head: Spot
  /// What stood there, and what stands there; nil for absent.
  let old: JSON?
  let new: JSON?
  /// Whether it is a text for readers, which no value depends on.
  let isAnnotation: Bool

  var facts: Finding.Facts { Finding.Facts(old: old, new: new) }
}

/// Finds where two versions of a schema differ: in the schemas themselves, and in everything that
/// both refer to under the same name. What stands behind a reference is found once for all who refer.
struct ChangePlaces {
  let base: SchemaGraph
  let head: SchemaGraph
  private let baseReferences: References
  private let headReferences: References
  private var units: [Unit: Contents] = [:]

  /// Two schemas that correspond.
  private struct Unit: Hashable {
    let old: NodeID
    let new: NodeID
  }

  private struct Contents {
    let places: [ChangePlace]
    let targets: [Unit]
  }

  init(base: SchemaGraph, head: SchemaGraph) {
    self.base = base
    self.head = head
    baseReferences = References(base)
    headReferences = References(head)
  }

  /// The differences, those of the schemas themselves first.
  mutating func places(from old: NodeID, to new: NodeID) -> [ChangePlace] {
    var seen: Set<Unit> = []
    var known: Set<[ChangePlace.Spot]> = []
    var result: [ChangePlace] = []
    var queue = [Unit(old: old, new: new)]
    var next = 0
    while next < queue.count {
      let unit = queue[next]
      next += 1
      guard seen.insert(unit).inserted else { continue }
      let contents = contents(of: unit)
      result += contents.places.filter { known.insert([$0.base, $0.head]).inserted }
      queue += contents.targets
    }
    return result
  }

  private mutating func contents(of unit: Unit) -> Contents {
    if let known = units[unit] { return known }
    let (before, after) = (base[unit.old], head[unit.new])
    let places = differences(from: before.source, to: after.source).map { pointer in
      ChangePlace(
        base: .init(document: before.document, pointer: before.pointer.appending(pointer)),
        head: .init(document: after.document, pointer: after.pointer.appending(pointer)),
        old: before.source.value(at: pointer), new: after.source.value(at: pointer),
        isAnnotation: isAnnotation(pointer))
    }
    let targets = baseReferences.references(in: base, below: unit.old)
    var others: [References.Key: NodeID] = [:]
    for (key, target) in headReferences.references(in: head, below: unit.new) {
      others[key] = target
    }
    let pairs = targets.compactMap { key, target in
      others[key].map { Unit(old: target, new: $0) }
    }
    let contents = Contents(places: places, targets: pairs)
    units[unit] = contents
    return contents
  }
}

/// The references of a graph, by the document they stand in.
private struct References {
  /// A reference as seen from a schema above it: where it stands, its keyword, and its text.
  struct Key: Hashable {
    let pointer: JSONPointer
    let keyword: Name
    let text: Name
  }

  private struct Reference {
    let pointer: JSONPointer
    let keyword: Name
    let text: Name
    let target: NodeID
  }

  private var byDocument: [[Reference]]

  init(_ graph: SchemaGraph) {
    byDocument = Array(repeating: [], count: graph.documents.count)
    for node in graph.nodes {
      guard case .keywords(let entries) = node.form else { continue }
      for entry in entries {
        let target: NodeID
        switch entry.keyword {
        case .reference(let node): target = node
        case .dynamicReference(let initial, _): target = initial
        default: continue
        }
        byDocument[node.document].append(
          Reference(
            pointer: node.pointer, keyword: entry.name,
            text: Name(node.source[entry.name]?.string ?? ""), target: target))
      }
    }
  }

  /// Those that stand in a schema, with their places seen from it, in the order of reading.
  func references(in graph: SchemaGraph, below node: NodeID) -> [(Key, NodeID)] {
    let start = graph[node].pointer.tokens
    return byDocument[graph[node].document].compactMap { reference in
      guard reference.pointer.tokens.starts(with: start) else { return nil }
      let rest = JSONPointer(Array(reference.pointer.tokens.dropFirst(start.count)))
      return (
        Key(pointer: rest, keyword: reference.keyword, text: reference.text), reference.target
      )
    }
  }
}

/// Where two values differ, at the deepest places, in the order of the new one; a schema that took the
/// place of a reference, or the other way round, differs as a whole.
func differences(
  from old: JSON, to new: JSON, at pointer: JSONPointer = .root
) -> [JSONPointer] {
  switch (old, new) {
  case (.object(let before), .object(let after)):
    guard (before["$ref"] == nil) == (after["$ref"] == nil) else { return [pointer] }
    var result: [JSONPointer] = []
    for member in after.members {
      let place = pointer.appending(member.name)
      guard let value = before[member.name] else {
        result.append(place)
        continue
      }
      result += differences(from: value, to: member.value, at: place)
    }
    let lost = before.members.filter { after[$0.name] == nil }
    return result + lost.map { pointer.appending($0.name) }
  case (.array(let before), .array(let after)) where before.count == after.count:
    return zip(before, after).enumerated().flatMap { index, pair in
      differences(from: pair.0, to: pair.1, at: pointer.appending(index))
    }
  default: return old == new ? [] : [pointer]
  }
}
