import JSON
import Schema

/// What the members of objects tell about the branch of a union that an object belongs to.
struct MemberTests {
  var required: [Name] = []
  var refused: [Name] = []
  var values: [(name: Name, values: [JSON])] = []

  fileprivate mutating func add(required name: Name) {
    if !required.contains(name) { required.append(name) }
  }

  fileprivate mutating func add(refused name: Name) {
    if !refused.contains(name) { refused.append(name) }
  }

  fileprivate mutating func add(_ values: [JSON], of name: Name) {
    if !self.values.contains(where: { $0.name == name }) {
      self.values.append((name: name, values: values))
    }
  }
}

/// A member of which a branch demands one value, which no other branch lists.
struct CertainMember {
  let name: Name
  let value: JSON
  /// Whether it tells apart all branches that list values of it, and these are two at least.
  let isTag: Bool
}

/// What a branch surely asks of members; it may ask for more.
private struct MemberFacts {
  let required: [Name]
  /// Members that have few scalar values, in the schema's order.
  let values: [(name: Name, values: [JSON])]
  let forbidden: Set<Name>
  /// All members it allows, where it says so.
  let known: Set<Name>?

  func values(of name: Name) -> [JSON]? { values.first { $0.name == name }?.values }

  func refuses(_ name: Name) -> Bool {
    forbidden.contains(name) || known.map { !$0.contains(name) } ?? false
  }
}

extension Planner {
  /// What tells each two of some branches apart by looking at members; nil when nothing does for some.
  func memberTests(_ branches: [NodeID]) -> [MemberTests]? {
    guard branches.count > 1, branches.count <= 64 else { return nil }
    let facts = branches.map { memberFacts($0) }
    var tests = branches.map { _ in MemberTests() }
    for later in branches.indices {
      for earlier in 0..<later {
        guard Self.tell(facts, &tests, earlier, later) || Self.tell(facts, &tests, later, earlier)
        else { return nil }
      }
    }
    let names = tests.flatMap { $0.required + $0.refused + $0.values.map(\.name) }
    return Set(names).count <= 64 ? tests : nil
  }

  /// Notes what tells two branches apart, seen from the first: a value, or a member that the other
  /// refuses.
  private static func tell(
    _ facts: [MemberFacts], _ tests: inout [MemberTests], _ one: Int, _ other: Int
  ) -> Bool {
    for (name, values) in facts[one].values where facts[one].required.contains(name) {
      guard let others = facts[other].values(of: name),
        !values.contains(where: { others.contains($0) })
      else { continue }
      tests[one].add(required: name)
      tests[one].add(values, of: name)
      tests[other].add(others, of: name)
      if facts[other].required.contains(name) { tests[other].add(required: name) }
      return true
    }
    guard let name = facts[one].required.first(where: { facts[other].refuses($0) }) else {
      return false
    }
    tests[one].add(required: name)
    tests[other].add(refused: name)
    return true
  }

  /// For each branch that takes objects only a member and the one value that it demands of it, where no
  /// other branch of objects lists that value; nil for all others.
  ///
  /// Of several such members it is the one that does so for most branches, and then the first: so branches
  /// are told apart by one member where that is possible, and one of another kind changes nothing.
  func certainMembers(
    of branches: [NodeID], kinds: [TypeSet?]
  ) -> [CertainMember?] {
    let facts = zip(branches, kinds).map { branch, kinds in
      // Members say nothing of other values, and nothing of the branch where it takes such, too.
      let isOfObjects = kinds.map { $0 == .all || $0.subtracting(.null) == .object } ?? true
      return isOfObjects ? memberFacts(branch) : nil
    }
    let objects = facts.indices.filter { facts[$0] != nil }
    var lists: [Name: [JSON: Int]] = [:]
    for index in objects {
      for (name, values) in facts[index]?.values ?? [] {
        for value in Set(values) { lists[name, default: [:]][value, default: 0] += 1 }
      }
    }
    let own = facts.map { facts in
      (facts?.values ?? []).filter { name, values in
        values.count == 1 && facts?.required.contains(name) == true
          && lists[name]?[values[0]] == 1
      }
    }
    var uses: [Name: Int] = [:]
    for values in own { for (name, _) in values { uses[name, default: 0] += 1 } }
    var rank: [Name: Int] = [:]
    for (name, _) in own.joined() where rank[name] == nil { rank[name] = rank.count }
    return own.map { values in
      values.min { one, other in
        let counts = (uses[one.name] ?? 0, uses[other.name] ?? 0)
        return counts.0 == counts.1
          ? (rank[one.name] ?? 0) < (rank[other.name] ?? 0) : counts.0 > counts.1
      }.map { name, values in
        let isTag = uses[name] ?? 0 > 1 && lists[name]?.values.allSatisfy { $0 == 1 } == true
        return CertainMember(name: name, value: values[0], isTag: isTag)
      }
    }
  }

  private func memberFacts(_ id: NodeID) -> MemberFacts {
    let facts = conjunction(id)
    var values: [(name: Name, values: [JSON])] = []
    var forbidden: Set<Name> = []
    for property in facts.properties {
      if case .never = graph[property.schema].form { forbidden.insert(property.name) }
      guard !references.dependsOnScope.contains(property.schema),
        let list = conjunction(property.schema).enumeration, list.count <= 64,
        list.allSatisfy(\.isScalar)
      else { continue }
      values.append((name: property.name, values: list))
    }
    var known: Set<Name>?
    if let additional = facts.additional, case .never = graph[additional].form,
      facts.patternProperties.isEmpty
    {
      known = Set(facts.properties.map(\.name))
    }
    return MemberFacts(
      required: facts.required, values: values, forbidden: forbidden, known: known)
  }
}

extension JSON {
  var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}
