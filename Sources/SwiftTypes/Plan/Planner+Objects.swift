import JSON
import Schema

extension Planner {
  /// An object that stands inline: a map when it names no members, else a nested struct.
  mutating func objectType(_ facts: Facts, _ id: NodeID, _ around: Surroundings) -> SwiftType? {
    if facts.properties.isEmpty, facts.required.isEmpty, facts.dependents.isEmpty {
      guard let additional = facts.additional else { return .map(.raw, facts.memberCount) }
      if case .never = graph[additional].form {
      } else {
        let value = type(
          additional, around.called(inlineName(additional, around.suggestion + " value")))
        return value.map { .map($0, facts.memberCount) }
      }
    }
    guard let path = nest(around.suggestion, in: around.path, at: id),
      let plan = object(facts, id, path)
    else { return nil }
    plans[id] = TypePlan(
      path: path, location: location(id), notes: Annotations(graph[id].source), kind: .object(plan))
    return .named(location(id))
  }

  /// The members of an object, and what happens to others.
  mutating func object(_ facts: Facts, _ id: NodeID, _ path: [String]) -> ObjectPlan? {
    guard facts.types == .object else { return nil }
    guard let rest = rest(facts, path) else { return nil }
    let named = facts.properties.map(\.name)
    let unnamed = unnamedMembers(facts, besides: named)
    if case .refused = rest, let name = unnamed.first {
      notGenerated(id, "required", "The member `\(name)`, demanded and refused at once,")
      return nil
    }
    let names = (named + unnamed).map(\.text)
    let taken: Set<String> = if case .typed = rest { ["additional"] } else { [] }
    let identifiers = Scope.members(names, taken: taken)
    guard Set(identifiers).count == identifiers.count else {
      notGenerated(id, "properties", "An object whose members give the same Swift name")
      return nil
    }
    let required = Set(facts.required)
    var members: [MemberPlan] = []
    var isComplete = true
    for (index, name) in (named + unnamed).enumerated() {
      let schema = index < named.count ? facts.properties[index].schema : nil
      guard let content = content(schema, rest, path, name, isRequired: required.contains(name))
      else {
        isComplete = false
        continue
      }
      members.append(
        MemberPlan(
          name: name.text, identifier: identifiers[index],
          notes: Annotations(schema.map { graph[$0].source } ?? .null),
          isRequired: required.contains(name), content: content))
    }
    guard isComplete else { return nil }
    return ObjectPlan(
      members: members, rest: rest, size: facts.memberCount,
      dependents: dependents(facts, (named + unnamed)))
  }

  private mutating func rest(_ facts: Facts, _ path: [String]) -> ObjectPlan.Rest? {
    guard let additional = facts.additional else { return .kept }
    switch graph[additional].form {
    case .always: return .kept
    case .never: return .refused
    case .keywords(let entries) where entries.isEmpty: return .kept
    case .keywords:
      let around = Surroundings(path: path, suggestion: inlineName(additional, "Additional"))
      return type(additional, around).map { .typed($0) }
    }
  }

  /// Members that `required` or `dependentRequired` name and `properties` does not.
  private func unnamedMembers(_ facts: Facts, besides named: [Name]) -> [Name] {
    var seen = Set(named)
    let mentioned = facts.required + facts.dependents.flatMap { [$0.name] + $0.required }
    return mentioned.filter { seen.insert($0).inserted }
  }

  private func dependents(
    _ facts: Facts, _ names: [Name]
  ) -> [(member: Int, required: [Int])] {
    var numbers: [Name: Int] = [:]
    for (index, name) in names.enumerated() { numbers[name] = index }
    return facts.dependents.compactMap { entry in
      numbers[entry.name].map { ($0, entry.required.compactMap { numbers[$0] }) }
    }
  }

  private mutating func content(
    _ schema: NodeID?, _ rest: ObjectPlan.Rest, _ path: [String], _ name: Name, isRequired: Bool
  ) -> MemberPlan.Content? {
    guard let schema else {
      if case .typed(let type) = rest { return .value(type) }
      return .value(.raw)
    }
    if case .never = graph[schema].form, !isRequired { return .forbidden }
    if isRequired, let constant = constant(schema) { return .constant(constant) }
    let around = Surroundings(path: path, suggestion: inlineName(schema, name.text))
    return type(schema, around).map { .value($0) }
  }

  /// The one value that a schema allows, when it says so in the schema itself.
  func constant(_ id: NodeID) -> Constant? {
    guard case .keywords(let entries) = graph[id].form else { return nil }
    let facts = Facts(entries)
    guard facts.unsupported.isEmpty, facts.reference == nil, facts.alternatives == nil,
      facts.typed.isEmpty, facts.enumeration == nil, let value = facts.constant,
      facts.types.contains(TypeSet(of: value))
    else { return nil }
    switch value {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .string(let value): return .string(value)
    case .number(let number): return .number(number.text, number.int)
    case .array, .object: return nil
    }
  }
}
