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

  /// For each branch a name and value that no other branch has, where it demands one certain value of a
  /// member: `version 2`.
  func tagNames(_ branches: [NodeID]) -> [String?] {
    let facts = branches.map { memberFacts($0) }
    return facts.indices.map { index in
      let own = facts[index]
      let tag = own.values.first { name, values in
        values.count == 1 && own.required.contains(name)
          && facts.indices.allSatisfy { other in
            guard other != index else { return true }
            return facts[other].values(of: name).map { !$0.contains(values[0]) } ?? false
          }
      }
      return tag.map { "\($0.name.text) \($0.values[0].spelledText)" }
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
