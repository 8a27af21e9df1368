internal import Diagnostics
internal import JSON

/// Why an `x-open` does nothing although a union or a list stands beside it: no type is made of these there, and
/// what only checks values asks for the schema as it is written.
///
///     { "oneOf": [ … ], "properties": { … }, "x-open": true }
///
/// Only what is evident from the schemas is said. That generated types are of the same mind is a test.
struct IdleOpenings {
  private let nodes: [Node]
  private let places: PlaceIndex
  /// Of each schema, whether some reference leads to it: then its type does not depend on where it stands.
  private let isReferredTo: [Bool]
  /// What is known of schemas with all that they are merged with.
  private var traits: [NodeID: Traits] = [:]
  /// The schemas that `allOf` does nothing but to name.
  private var aliases: [NodeID: NodeID?] = [:]
  /// Why nothing is kept at a place, once found out.
  private var known: [Standing: String?] = [:]

  /// A schema as the one to have a type.
  private struct Standing: Hashable {
    let id: NodeID
    /// Whether that type is to be a union, which is never merged.
    var isUnion: Bool
  }

  /// What follows from where a schema stands.
  private enum Step {
    /// It has the type that it would have anywhere.
    case free
    /// That is up to the schema around it.
    case within(Standing)
    case idle(String)
  }

  /// A keyword, and the schema that has it.
  private struct Site {
    let name: Name
    let id: NodeID
  }

  private struct Traits {
    /// Something that makes the type of the value, beside which a union is none.
    var shape: Site?
    /// A list of values, which is the type then.
    var list: Site?
    /// Whether something stands there that nobody knows the meaning of.
    var isUnsure = false

    mutating func add(_ other: Traits) {
      shape = shape ?? other.shape
      list = list ?? other.list
      isUnsure = isUnsure || other.isUnsure
    }
  }

  init(_ nodes: [Node], _ places: PlaceIndex, isReferredTo: [Bool]) {
    self.nodes = nodes
    self.places = places
    self.isReferredTo = isReferredTo
  }

  /// Why the `x-open` of a schema does nothing; nil where it works, and where that is not evident.
  mutating func fault(of id: NodeID) -> String? {
    let hasList = entries(of: id).contains { entry in
      if case .enumeration = entry.keyword { true } else { false }
    }
    if hasList { return fault(above: Standing(id: id, isUnion: false)) }
    guard let union = union(of: id) else { return nil }
    if let site = shape(of: id) {
      let owner = site.id == id ? "" : " of a schema that this one is merged with"
      return "`x-open` stands beside `\(site.name)`\(owner), which makes the type: of this "
        + "`\(union.keyword)` none is made, and nothing more is kept."
    }
    let count = union.branches.count { !isNull($0) }
    guard count > 1 else {
      return "`x-open` is for a choice, and this `\(union.keyword)` leaves none: it has "
        + (count == 1 ? "one branch" : "no branch")
        + (count == union.branches.count ? "." : " beside `null`.")
    }
    return fault(above: Standing(id: id, isUnion: true))
  }

  /// What makes the type of a schema, so that what it chooses between is only checked.
  private mutating func shape(of id: NodeID) -> Site? {
    let traits = traits(of: id)
    return traits.isUnsure ? nil : traits.shape ?? traits.list
  }

  /// Goes outwards until it is known whether the type of a schema is asked for at all.
  private mutating func fault(above start: Standing) -> String? {
    var way: [Standing] = []
    var next: Standing? = start
    var fault: String?
    while let standing = next {
      if let answer = known[standing] {
        fault = answer
        break
      }
      way.append(standing)
      next = nil
      switch step(from: standing) {
      case .free: break
      case .within(let outer): next = outer
      case .idle(let reason): fault = reason
      }
    }
    for standing in way { known[standing] = .some(fault) }
    return fault
  }

  private mutating func step(from standing: Standing) -> Step {
    let id = standing.id
    guard !isReferredTo[id.index], let (outer, keyword) = surroundings(of: id) else { return .free }
    switch keyword.text {
    case "not", "if", "then", "else", "contains", "propertyNames", "dependentSchemas",
      "dependencies", "unevaluatedItems", "unevaluatedProperties":
      return .idle(
        "`x-open` stands below `\(keyword)`, where values are only checked: nothing more is kept.")
    case "anyOf", "oneOf":
      guard union(of: outer)?.keyword == keyword, shape(of: outer) == nil else {
        return .idle(
          "`x-open` stands below a `\(keyword)` of which no type is made, so that values are only "
            + "checked: nothing more is kept.")
      }
      return .within(Standing(id: outer, isUnion: true))
    case "allOf":
      guard standing.isUnion else { return .within(Standing(id: outer, isUnion: false)) }
      guard alias(outer) == id else {
        return .idle(
          "`x-open` stands in a part of an `allOf`, and no type is made of a union in there: "
            + "nothing more is kept.")
      }
      return .within(Standing(id: outer, isUnion: true))
    case "properties", "patternProperties", "additionalProperties", "items", "prefixItems",
      "additionalItems":
      return .within(Standing(id: outer, isUnion: false))
    default: return .free
    }
  }

  /// The schema around one, and the keyword by which it holds it; nil for a document's root.
  private func surroundings(of id: NodeID) -> (NodeID, Name)? {
    let node = nodes[id.index]
    guard let keyword = node.pointer.lastToken, let parent = node.pointer.parent else { return nil }
    if let outer = places.nodes[Location(document: node.document, pointer: parent)] {
      return (outer, keyword)
    }
    guard let name = parent.lastToken, let around = parent.parent,
      let outer = places.nodes[Location(document: node.document, pointer: around)]
    else { return nil }
    return (outer, name)
  }
}

/// What schemas say.
extension IdleOpenings {
  private func entries(of id: NodeID) -> [KeywordEntry] {
    if case .keywords(let entries) = nodes[id.index].form { entries } else { [] }
  }

  /// What a schema chooses between; where it does so twice, the first choice may become a type.
  private func union(of id: NodeID) -> (keyword: Name, branches: [NodeID])? {
    for entry in entries(of: id) {
      switch entry.keyword {
      case .anyOf(let branches), .oneOf(let branches): return (entry.name, branches)
      default: continue
      }
    }
    return nil
  }

  /// Whether a schema evidently accepts `null` alone.
  private func isNull(_ id: NodeID) -> Bool {
    var id = id
    for _ in 0..<64 {
      let entries = entries(of: id)
      guard entries.count == 1 else { return false }
      switch entries[0].keyword {
      case .type(let types): return types == .null
      case .constant(let value): return value == .null
      case .enumeration(let values): return values.allSatisfy { $0 == .null }
      case .reference(let target): id = target
      default: return false
      }
    }
    return false
  }

  /// The only schema that another one is another name for; nil where it says more, or has a type of its own.
  private mutating func alias(_ id: NodeID) -> NodeID? {
    if let known = aliases[id] { return known }
    let target = onlyPart(of: id)
    aliases[id] = .some(target)
    return target
  }

  private func onlyPart(of id: NodeID) -> NodeID? {
    guard !isDefinition(id) else { return nil }
    var parts: [NodeID] = []
    for entry in entries(of: id) {
      switch entry.keyword {
      case .allOf(let schemas): parts += schemas.filter { !saysNothing($0) }
      case .format, .unreadable: continue
      default: return nil
      }
    }
    return parts.count == 1 ? parts[0] : nil
  }

  private func saysNothing(_ id: NodeID) -> Bool {
    if case .never = nodes[id.index].form { return false }
    return entries(of: id).allSatisfy { entry in
      if case .format = entry.keyword { true } else { false }
    }
  }

  /// Whether a schema has a type of its own wherever it is used.
  private func isDefinition(_ id: NodeID) -> Bool {
    guard !isReferredTo[id.index], let (_, keyword) = surroundings(of: id) else { return true }
    return keyword == "$defs" || keyword == "definitions"
  }

  /// What a schema says together with all that it is merged with, each of which is looked at once.
  private mutating func traits(of id: NodeID) -> Traits {
    if let known = traits[id] { return known }
    var waiting = [id]
    var begun: Set<NodeID> = []
    while let next = waiting.last {
      let merged = entries(of: next).flatMap(\.keyword.mergedSchemas)
      let unknown = merged.filter { traits[$0] == nil }
      // Nothing leads back to itself here: what does is unreadable.
      if traits[next] == nil, begun.insert(next).inserted, !unknown.isEmpty {
        waiting += unknown
        continue
      }
      waiting.removeLast()
      guard traits[next] == nil else { continue }
      var found = ownTraits(of: next)
      for part in merged { found.add(traits[part] ?? Traits()) }
      traits[next] = found
    }
    return traits[id] ?? Traits()
  }

  private func ownTraits(of id: NodeID) -> Traits {
    var traits = Traits()
    for entry in entries(of: id) {
      let site = Site(name: entry.name, id: id)
      switch entry.keyword {
      case .enumeration, .constant: traits.list = traits.list ?? site
      case .dynamicReference: traits.isUnsure = true
      default: if !entry.keyword.subject.isEmpty { traits.shape = traits.shape ?? site }
      }
    }
    return traits
  }
}

extension Reading {
  /// Says which `x-open` do nothing for what stands beside or around them: that takes all schemas.
  mutating func noteIdleOpenings(in nodes: [Node]) {
    guard !openings.isEmpty else { return }
    var idle = IdleOpenings(nodes, places, isReferredTo: nodes.referredTo(dynamicAnchors))
    for id in openings {
      guard let fault = idle.fault(of: id) else { continue }
      let draft = drafts[id.index]
      report(
        SchemaRules.idleKeyword, at: draft.pointer.appending(Name(OwnKeyword.open.rawValue)),
        inDocument: draft.document, fault)
    }
  }
}
