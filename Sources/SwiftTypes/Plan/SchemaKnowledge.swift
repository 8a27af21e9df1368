import JSON
import Schema

/// What is asked of schemas again and again while types are planned, worked out once for each.
///
/// All of it follows from the graph alone, so that the copies of a planner share it.
final class SchemaKnowledge {
  let graph: SchemaGraph
  let hasWordsOnly: Bool
  /// What the graph says about references.
  let references: ReferenceIndex
  private let facts: [Facts]
  private var merged: [NodeID: Facts] = [:]
  /// The schemas with the bounds of machine words, where some types are such.
  private(set) lazy var bounded = boundingWords()
  /// The same before what follows from all parts together is added.
  var combined: [NodeID: Facts] = [:]
  private var known: [NodeID: TypeSet?] = [:]
  private var places: [NodeID: Place] = [:]
  /// Whether pairs of schemas are proved to have no value in common, as far as somebody asked.
  var apart: [[NodeID]: Bool] = [:]
  /// How many schemas were read to prove that.
  var readCount = 0

  /// Enumerations that are declared open, each with the kinds of values that it lists.
  private(set) lazy var openLists = graph.openLists
  /// Schemas that have such an enumeration in them, or refer to one.
  private(set) lazy var hasOpenList = graph.schemas(leadingTo: Set(openLists.keys))

  /// A place, as people read it and as tables know it.
  private struct Place {
    let shown: String
    let key: String
  }

  /// - Parameter hasWordsOnly: whether integers are those of 64 bits, whatever their `format`.
  init(_ graph: SchemaGraph, hasWordsOnly: Bool) {
    self.graph = graph
    self.hasWordsOnly = hasWordsOnly
    references = ReferenceIndex(graph)
    facts = graph.nodes.map(Facts.init)
  }

  /// The keywords of a schema, without those it refers to or combines.
  subscript(_ id: NodeID) -> Facts {
    // Lent: most readers ask for one of its many fields.
    _read { yield facts[id.index] }
  }

  /// What a place is known by: `contracts/a.schema.json#/$defs/A`, with what has several spellings told apart.
  func location(_ id: NodeID) -> String { place(id).key }

  /// The same as people read it, and as generated code names it in errors.
  func shownLocation(_ id: NodeID) -> String { place(id).shown }

  private func place(_ id: NodeID) -> Place {
    if let known = places[id] { return known }
    let shown = "\(graph.documents[graph[id].document].name)#\(graph[id].pointer)"
    let place = Place(shown: shown, key: shown.spelledApart)
    places[id] = place
    return place
  }

  /// Whether a schema accepts everything.
  func saysNothing(_ id: NodeID) -> Bool {
    switch graph[id].form {
    case .always: return true
    case .never: return false
    case .keywords(let entries):
      return entries.allSatisfy { entry in
        if case .format = entry.keyword { !graph[id].assertsFormat } else { false }
      }
    }
  }

  /// A schema and all that it is merged with; nil where one of these says that nothing is a value.
  ///
  /// They are those of `Keyword.mergedSchemas`, but for a dynamic reference beside a `$ref`, which types leave
  /// to rules. Of very many parts nothing is said.
  func parts(of id: NodeID) -> [NodeID]? {
    var found: [NodeID] = []
    var waiting = [id]
    while let next = waiting.popLast() {
      if case .never = graph[next].form { return nil }
      guard !found.contains(next) else { continue }
      guard found.count < 64 else { return nil }
      found.append(next)
      if let allOf = self[next].allOf { waiting += allOf.branches }
      if let reference = self[next].reference { waiting.append(reference.target) }
    }
    return found
  }

  /// The types that the values of a schema may have; nil when that is not evident.
  func kinds(of id: NodeID) -> TypeSet? {
    if let kinds = known[id] { return kinds }
    // What is found on the way may rest on a schema that is being looked at: only the answer stays.
    var found: [NodeID: TypeSet?] = [:]
    let kinds = kinds(of: id, &found)
    known[id] = .some(kinds)
    return kinds
  }

  /// The same, with what is known of other schemas; nothing is of those that are being looked at.
  private func kinds(of id: NodeID, _ known: inout [NodeID: TypeSet?]) -> TypeSet? {
    if let kinds = known[id] { return kinds }
    known[id] = .some(nil)
    let kinds = kinds(anew: id, &known)
    known[id] = .some(kinds)
    return kinds
  }

  private func kinds(anew id: NodeID, _ known: inout [NodeID: TypeSet?]) -> TypeSet? {
    switch graph[id].form {
    case .always: return .all
    case .never: return []
    case .keywords: break
    }
    guard self[id].unreadable.isEmpty else { return nil }
    var kinds = self[id].types
    if let values = self[id].enumeration {
      kinds.formIntersection(values.reduce(into: TypeSet()) { $0.formUnion(TypeSet(of: $1)) })
    }
    if let target = self[id].reference?.target, let inner = self.kinds(of: target, &known) {
      kinds.formIntersection(inner)
    }
    for branch in self[id].allOf?.branches ?? [] {
      if let inner = self.kinds(of: branch, &known) { kinds.formIntersection(inner) }
    }
    if let branches = self[id].alternatives?.branches {
      var union: TypeSet = []
      for branch in branches { union.formUnion(self.kinds(of: branch, &known) ?? .all) }
      kinds.formIntersection(union)
    }
    return kinds
  }

  /// The facts of a schema and of all that applies to the same values: `allOf`, and `$ref` beside
  /// other keywords.
  func conjunction(_ id: NodeID) -> Facts {
    if standsAlone(id) { return self[id] }
    if let known = merged[id] { return known }
    var facts = combination(id)
    closeEvident(&facts, of: id)
    merged[id] = facts
    return facts
  }

  /// Whether nothing is merged with a schema, nor follows from what is.
  private func standsAlone(_ id: NodeID) -> Bool {
    self[id].reference == nil && self[id].allOf == nil && self[id].unreadable.isEmpty
      && (self[id].checked.isEmpty || !mayClose(self[id]))
  }
}
