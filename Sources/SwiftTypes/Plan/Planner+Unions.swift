import JSON
import Schema

extension Planner {
  /// `oneOf` or `anyOf` where it stands inline.
  mutating func unionType(_ facts: Facts, _ id: NodeID, _ around: Surroundings) -> SwiftType? {
    guard let (keyword, branches) = facts.alternatives else { return nil }
    let values = branches.filter { self.kinds(of: $0) != .null }
    if values.count == 1, let only = values.first, isPlainNullable(facts, keyword, only, id) {
      let name = around.called(inlineName(only, around.suggestion))
      guard let type = type(only, name) else { return nil }
      return branches.count > 1 && !type.isOptional ? .optional(type) : type
    }
    guard let path = nest(around.suggestion, in: around.path, at: id),
      let (plan, isNullable) = union(facts, id, path)
    else { return nil }
    plans[id] = TypePlan(
      path: path, location: location(id), notes: Annotations(graph[id].source), kind: .union(plan))
    return isNullable ? .optional(.named(location(id))) : .named(location(id))
  }

  /// One branch and perhaps `null`, so that nothing but `T?` is asked for.
  private func isPlainNullable(
    _ facts: Facts, _ keyword: String, _ value: NodeID, _ id: NodeID
  ) -> Bool {
    guard facts.typed.isEmpty, facts.enumeration == nil, facts.constant == nil,
      facts.reference == nil, let branches = facts.alternatives?.branches,
      let kinds = self.kinds(of: value), kinds.union(.null).isSubset(of: facts.types)
    else { return false }
    // With oneOf, null must not match twice.
    let nulls = branches.count - 1
    return keyword == "anyOf" || nulls == 0 || nulls == 1 && !kinds.contains(.null)
  }

  /// The branches of a union, without `null`; nil after a diagnostic.
  mutating func union(
    _ facts: Facts, _ id: NodeID, _ path: [String]
  ) -> (UnionPlan, isNullable: Bool)? {
    guard let (keyword, all) = facts.alternatives else { return nil }
    let branches = all.filter { self.kinds(of: $0) != .null }
    let isNullable = branches.count < all.count
    let kinds = branches.map { self.kinds(of: $0) }
    let allowed = facts.types
    guard facts.unsupported.isEmpty, facts.typed.isEmpty, facts.enumeration == nil,
      facts.constant == nil, facts.reference == nil, branches.count > 1,
      all.count - branches.count <= 1,
      kinds.allSatisfy({ $0.map { $0.isSubset(of: allowed) && !$0.contains(.null) } ?? false }),
      !isNullable || allowed.contains(.null)
    else {
      notGenerated(id, Name(keyword), "This `\(keyword)`, whose branches nothing tells apart,")
      return nil
    }
    if let tag = commonTag(branches) {
      return tagged(branches, tag, keyword, id, path).map { ($0, isNullable) }
    }
    var seen: TypeSet = []
    for kind in kinds.compactMap({ $0 }) {
      guard seen.isDisjoint(with: kind) else {
        notGenerated(id, Name(keyword), "This `\(keyword)`, whose branches nothing tells apart,")
        return nil
      }
      seen.formUnion(kind)
    }
    return byKind(branches, keyword, path).map { ($0, isNullable) }
  }

  private mutating func tagged(
    _ branches: [NodeID], _ tag: String, _ keyword: String, _ id: NodeID, _ path: [String]
  ) -> UnionPlan? {
    let tags = branches.map { tagValues(of: $0)[Name(tag)] ?? "" }
    let isOpen = graph[id].source["x-open"]?.bool ?? false
    let names = Scope.members(tags, taken: isOpen ? ["unknown"] : [])
    guard Set(names).count == names.count else {
      notGenerated(id, Name(keyword), "A union whose tags give the same Swift name")
      return nil
    }
    var list: [UnionPlan.Branch] = []
    for (index, branch) in branches.enumerated() {
      let around = Surroundings(path: path, suggestion: inlineName(branch, tags[index]))
      guard let type = type(branch, around) else { continue }
      list.append(
        UnionPlan.Branch(
          identifier: names[index], notes: Annotations(graph[branch].source), type: type,
          tag: tags[index], kinds: []))
    }
    guard list.count == branches.count else { return nil }
    return UnionPlan(
      branches: list, dispatch: .tag(member: tag, keyword: keyword), keyword: keyword,
      isOpen: isOpen)
  }

  private mutating func byKind(
    _ branches: [NodeID], _ keyword: String, _ path: [String]
  ) -> UnionPlan? {
    var list: [UnionPlan.Branch] = []
    for branch in branches {
      let kinds = self.kinds(of: branch) ?? []
      let fallback = kinds.names.joined(separator: " or ")
      let title = inlineName(branch, fallback)
      let around = Surroundings(path: path, suggestion: title)
      guard let type = type(branch, around) else { continue }
      list.append(
        UnionPlan.Branch(
          identifier: Identifier.member(fallback), notes: Annotations(graph[branch].source),
          type: type, tag: "", kinds: kinds.readerKinds))
    }
    guard list.count == branches.count else { return nil }
    return UnionPlan(branches: list, dispatch: .kind, keyword: keyword, isOpen: false)
  }

  /// Several types in one `type`: a union whose branches are that schema, one type at a time.
  mutating func mixed(
    _ facts: Facts, _ types: TypeSet, _ id: NodeID, _ around: Surroundings
  ) -> SwiftType? {
    guard facts.typed.isEmpty else {
      notGenerated(id, "type", "Several types with assertions on one of them")
      return nil
    }
    guard let path = nest(around.suggestion, in: around.path, at: id) else { return nil }
    let parts: [(TypeSet, SwiftType)] = [
      (.string, .string(StringChecks())), (.boolean, .bool),
      (.number, .double(NumberChecks())), (.integer, .integer(NumberChecks())),
      (.array, .array(.raw, Size(), isUnique: false)), (.object, .map(.raw, Size())),
    ]
    var rest = types
    var list: [UnionPlan.Branch] = []
    for (kind, type) in parts where kind.isSubset(of: rest) {
      rest.subtract(kind)
      list.append(
        UnionPlan.Branch(
          identifier: Identifier.member(kind.names.joined()), notes: Annotations(.null),
          type: type, tag: "", kinds: kind.readerKinds))
    }
    let plan = UnionPlan(branches: list, dispatch: .kind, keyword: "type", isOpen: false)
    plans[id] = TypePlan(
      path: path, location: location(id), notes: Annotations(graph[id].source), kind: .union(plan))
    return .named(location(id))
  }
}

/// What can be said of the values of a schema without reading any.
extension Planner {
  /// The types its values may have; nil when that is not evident.
  func kinds(of id: NodeID, depth: Int = 0) -> TypeSet? {
    guard depth < 64, case .keywords(let entries) = graph[id].form else { return nil }
    let facts = Facts(entries)
    var kinds = facts.types
    if let values = facts.enumeration ?? facts.constant.map({ [$0] }) {
      kinds.formIntersection(values.reduce(into: TypeSet()) { $0.formUnion(TypeSet(of: $1)) })
    }
    if let target = facts.reference {
      guard let inner = self.kinds(of: target, depth: depth + 1) else { return nil }
      kinds.formIntersection(inner)
    }
    if let branches = facts.alternatives?.branches {
      var union: TypeSet = []
      for branch in branches {
        guard let inner = self.kinds(of: branch, depth: depth + 1) else { return nil }
        union.formUnion(inner)
      }
      kinds.formIntersection(union)
    }
    return kinds
  }

  /// A required member whose text is another one in each branch.
  private func commonTag(_ branches: [NodeID]) -> String? {
    let tags = branches.map { tagValues(of: $0) }
    guard let first = branches.first, let firstTags = tags.first else { return nil }
    let order = propertyNames(of: first).filter { firstTags[$0] != nil }
    return order.first { name in
      let values = tags.compactMap { $0[name].map { Name($0) } }
      return values.count == branches.count && Set(values).count == values.count
    }?.text
  }

  private func propertyNames(of id: NodeID) -> [Name] {
    guard case .keywords(let entries) = graph[id].form else { return [] }
    let facts = Facts(entries)
    if let target = facts.reference { return propertyNames(of: target) }
    return facts.properties.map(\.name)
  }

  /// The members of an object schema that must have one certain text.
  private func tagValues(of id: NodeID, depth: Int = 0) -> [Name: String] {
    guard depth < 64, case .keywords(let entries) = graph[id].form else { return [:] }
    let facts = Facts(entries)
    if let target = facts.reference { return tagValues(of: target, depth: depth + 1) }
    guard facts.types == .object else { return [:] }
    var values: [Name: String] = [:]
    let required = Set(facts.required)
    for property in facts.properties where required.contains(property.name) {
      if case .string(let text)? = constant(property.schema) { values[property.name] = text }
    }
    return values
  }
}

extension TypeSet {
  /// The names of JSON Schema's types in it.
  var names: [String] {
    var names: [String] = []
    if contains(.null) { names.append("null") }
    if contains(.boolean) { names.append("bool") }
    if contains(.number) {
      names.append("number")
    } else if contains(.integer) {
      names.append("integer")
    }
    if contains(.string) { names.append("string") }
    if contains(.array) { names.append("array") }
    if contains(.object) { names.append("object") }
    return names
  }

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
