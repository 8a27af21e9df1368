import JSON
import Schema

/// What can be said of the values of a schema without reading any.
extension Planner {
  /// The path of a definition, when it has been asked for.
  func path(ofKnown id: NodeID) -> [String]? { paths[id] }

  /// A required member whose text is another one in each branch.
  func commonTag(_ branches: [NodeID], isExclusive: Bool) -> String? {
    guard branches.count > 1, let first = branches.first else { return nil }
    let areObjects = branches.allSatisfy { kinds(of: $0) == .object }
    // What is no object fits all of the branches then, which is too many for `oneOf`.
    guard areObjects || isExclusive && branches.allSatisfy({ speaksOfObjectsOnly($0) }) else {
      return nil
    }
    let tags = branches.map { tagValues(of: $0) }
    guard let firstTags = tags.first else { return nil }
    let order = conjunction(first).properties.map(\.name).filter { firstTags[$0] != nil }
    return order.first { name in
      let values = tags.compactMap { $0[name].map { Name($0) } }
      return values.count == branches.count && Set(values).count == values.count
    }?.text
  }

  /// The types that the values of each branch may have; nil where that is not evident. What is no object
  /// fits two branches of a `oneOf` that speak of objects only, and so is no value of it.
  func kinds(of alternatives: [NodeID], keyword: String) -> [TypeSet?] {
    let kinds = alternatives.map { self.kinds(of: $0) }
    guard keyword == "oneOf",
      alternatives.filter({ speaksOfObjectsOnly($0) }).count > 1
    else { return kinds }
    return kinds.map { $0?.intersection(.object) }
  }

  /// Whether a schema accepts every value that is no object.
  private func speaksOfObjectsOnly(_ id: NodeID) -> Bool {
    let facts = conjunction(id)
    return facts.types == .all && facts.typed == .object && facts.enumeration == nil
      && facts.alternatives == nil && facts.checked.isEmpty && facts.unreadable.isEmpty
  }

  /// The members that an object must have with one certain text.
  func tagValues(of id: NodeID) -> [Name: String] {
    let facts = conjunction(id)
    guard facts.enumeration == nil else { return [:] }
    var values: [Name: String] = [:]
    let required = Set(facts.required)
    for property in facts.properties where required.contains(property.name) {
      guard let list = knowledge[property.schema].enumeration, list.count == 1,
        case .string(let text) = list[0]
      else { continue }
      values[property.name] = text
    }
    return values
  }

  /// Whether each two branches differ in kind or in the values they name, or are proved to have no value
  /// in common.
  func areProvablyApart(_ branches: [NodeID]) -> Bool {
    let kinds = branches.map { self.kinds(of: $0) ?? .all }
    let values = branches.map { knowledge[$0].enumeration }
    for later in branches.indices {
      for earlier in 0..<later {
        if kinds[later].isDisjoint(with: kinds[earlier]) { continue }
        if let mine = values[later], let other = values[earlier],
          !mine.contains(where: { other.contains($0) })
        {
          continue
        }
        // Each proof reads both schemas: many of them would cost more than a warning.
        guard branches.count <= 8,
          knowledge.areProvablyApart(branches[earlier], branches[later])
        else { return false }
      }
    }
    return true
  }
}

extension TypeSet {
  /// The words for its members in the name of a case: Swift calls a boolean `Bool`.
  var caseWords: [String] { names.map { $0 == "boolean" ? "bool" : $0 } }

  /// The cases of the runtime's `JSONKind` in it.
  var readerKinds: [String] {
    var kinds: [String] = []
    if contains(.null) { kinds.append("null") }
    if contains(.boolean) { kinds.append("boolean") }
    if contains(.integer) || contains(.fraction) { kinds.append("number") }
    if contains(.string) { kinds.append("string") }
    if contains(.array) { kinds.append("array") }
    if contains(.object) { kinds.append("object") }
    return kinds
  }
}
