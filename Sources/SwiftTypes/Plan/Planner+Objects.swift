import Contracts
import Diagnostics
import JSON
import Patterns
import Schema

extension Planner {
  /// An object: a map when it names no members, else a struct.
  mutating func objectType(
    _ facts: inout Facts, _ id: NodeID, _ around: Surroundings
  ) -> SwiftType? {
    let namesNothing =
      facts.properties.isEmpty && facts.required.isEmpty && facts.dependents.isEmpty
      && facts.patternProperties.isEmpty
    if namesNothing, !around.isOwn {
      guard let additional = facts.additional else { return .map(.raw, facts.memberCount) }
      if case .never = graph[additional].form {
      } else {
        let name = inlineName(additional, around.suggestion + " value")
        let inside = Surroundings.inside(around.path, name).inUnion(around.isInUnion)
        let value = type(additional, inside)
        return value.map { .map($0, facts.memberCount) }
      }
    }
    let known = facts
    return declare(id, around, checked: &facts.checked) { planner, path, checked in
      planner.object(known, id, path, &checked, around.merged).map { .object($0) }
    }
  }

  /// The members of an object, and what happens to others.
  private mutating func object(
    _ facts: Facts, _ id: NodeID, _ path: [String], _ checked: inout Set<Name>,
    _ outer: [MergedValue]
  ) -> ObjectPlan? {
    guard var rest = rest(facts.additional, path, "Additional") else { return nil }
    let named = facts.properties.map(\.name)
    let unnamed = unnamedMembers(facts, besides: named)
    if !unnamed.isEmpty, !isKept(rest) || !facts.patternProperties.isEmpty {
      // What such a member must be is said elsewhere.
      checked.formUnion(["additionalProperties", "patternProperties"])
      if case .refused = rest { rest = .kept }
    }
    let names = (named + unnamed).map(\.text)
    var taken: Set<String> = if case .typed = rest { ["additional"] } else { [] }
    guard let groups = groups(facts, id, path, &checked) else { return nil }
    taken.formUnion(groups.map(\.identifier))
    if isKept(rest), mayForget(facts, id), !names.isEmpty, checked.isEmpty { rest = .dropped }
    let identifiers = Scope.members(names, taken: taken, locked: lockedMembers(id))
    let required = Set(facts.required)
    var members: [MemberPlan] = []
    for (index, name) in (named + unnamed).enumerated() {
      let schema = index < named.count ? facts.properties[index].schema : nil
      let isRequired = required.contains(name)
      let merged = merged(name, facts, of: id, within: outer)
      guard let content = content(schema, path, name, isRequired: isRequired, merged) else {
        continue
      }
      if let schema {
        trace?.note(
          .member(path, identifiers[index], name.text, isRequired: isRequired, content),
          of: schema)
      }
      members.append(
        MemberPlan(
          name: name.text, identifier: identifiers[index],
          notes: schema.map { notes(of: $0, as: content.type) } ?? Annotations(.null),
          isRequired: isRequired,
          content: content, fallback: isRequired ? nil : schema.flatMap { fallback($0) }))
    }
    guard members.count == names.count else { return nil }
    let bases = bases(of: id)
    return ObjectPlan(
      members: members, rest: rest, size: facts.memberCount,
      dependents: dependents(facts, (named + unnamed)), bases: bases, groups: groups)
  }

  /// The schema's `default` when it is to be used and the schema accepts it.
  private func fallback(_ schema: NodeID) -> JSON? {
    guard style.defaults == .use, let value = graph[schema].source["default"],
      graph.isValid(value, at: schema) == true
    else { return nil }
    return value
  }

  /// Reports a `default` that its own schema refuses, in the validator's words.
  mutating func reportDefault(_ id: NodeID) {
    guard let value = graph[id].source["default"], !references.dependsOnScope.contains(id),
      graph.isValid(value, at: id) == false
    else { return }
    let reason = graph.accepts(value, at: id).errors.first?.message
    report(
      SwiftRules.defaultRefused, at: id, keyword: "default",
      "The schema refuses its own default\(reason.map { ": \($0)" } ?? ".")")
  }

  /// Whether members that the schema does not name are to be forgotten, and nothing else of it asks
  /// about them.
  private func mayForget(_ facts: Facts, _ id: NodeID) -> Bool {
    style.unknownMembers == .drop && facts.memberCount.minimum == 0
      && !references.dependsOnScope.contains(id)
  }

  private func isKept(_ rest: ObjectPlan.Rest) -> Bool {
    if case .kept = rest { true } else { false }
  }

  /// What becomes of members or items that have no schema of their own.
  mutating func rest(
    _ schema: NodeID?, _ path: [String], _ name: String
  ) -> ObjectPlan.Rest? {
    guard let schema else { return .kept }
    if case .never = graph[schema].form { return .refused }
    if saysNothing(schema) { return .kept }
    trace?.note(.rest(path), of: schema)
    return type(schema, .inside(path, inlineName(schema, name))).map { .typed($0) }
  }

  /// Members that patterns name. Where a name may fall under several schemas, rules check them all.
  private mutating func groups(
    _ facts: Facts, _ id: NodeID, _ path: [String], _ checked: inout Set<Name>
  ) -> [ObjectPlan.Group]? {
    let all = facts.patternProperties
    guard !all.isEmpty else { return [] }
    let isAlsoNamed = facts.properties.contains { property in
      all.contains { $0.pattern.pattern?.matches(property.name.text) != .no }
    }
    // Where a pattern refuses its members, there is nothing to keep of them.
    let patterns = all.filter { if case .never = graph[$0.schema].form { false } else { true } }
    if all.count > 1 || isAlsoNamed || patterns.isEmpty { checked.insert("patternProperties") }
    let names = names(ofPatterns: patterns)
    // Properties keep their names when a pattern would give the same one.
    let members = lockedMembers(id).filter { name, _ in
      facts.properties.contains { $0.name == name } || facts.required.contains(name)
    }
    let identifiers = Scope.members(
      patterns.map(\.pattern.source),
      suggested: names, taken: Set(members.values).union(["additional"]),
      locked: lockedGroups(id))
    var groups: [ObjectPlan.Group] = []
    for (index, entry) in patterns.enumerated() {
      guard let pattern = pattern(entry.pattern, at: id),
        let type = type(entry.schema, .inside(path, inlineName(entry.schema, names[index])))
      else { return nil }
      trace?.note(
        .group(path, identifiers[index], entry.pattern.source), of: entry.schema)
      groups.append(
        ObjectPlan.Group(
          identifier: identifiers[index], pattern: pattern,
          notes: notes(of: entry.schema, as: type), type: type))
    }
    return groups
  }

  /// What the members of each pattern are called: by their title, else by the letters of the pattern, or
  /// by all of its characters where another one has the same letters.
  private func names(ofPatterns patterns: [PatternSchema]) -> [String] {
    let names = patterns.map {
      graph[$0.schema].namingTitle ?? "matching " + $0.pattern.source
    }
    let members = names.map { Identifier.member($0) }
    return patterns.indices.map { index in
      let isShared = members.count { Name($0) == Name(members[index]) } > 1
      guard isShared, graph[patterns[index].schema].namingTitle == nil else {
        return names[index]
      }
      return "matching " + Identifier.spelledOut(patterns[index].pattern.source)
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
    _ schema: NodeID?, _ path: [String], _ name: Name, isRequired: Bool, _ merged: [MergedValue]
  ) -> MemberPlan.Content? {
    guard let schema else { return .value(.raw) }
    if case .never = graph[schema].form, !isRequired { return .forbidden }
    if isRequired, let constant = constant(schema) {
      reportDefault(schema)
      return .constant(constant)
    }
    var around = Surroundings.inside(path, inlineName(schema, name.text))
    around.merged = merged
    return type(schema, around).map { .value($0) }
  }

  /// The one value that a schema allows, when it says so in the schema itself.
  func constant(_ id: NodeID) -> Constant? {
    guard path(ofKnown: id) == nil, !references.dependsOnScope.contains(id) else { return nil }
    guard knowledge[id].unreadable.isEmpty,
      let values = knowledge[id].enumeration, values.count == 1,
      graph[id].source["const"] != nil, let value = values.first,
      graph.isValid(value, at: id) == true
    else { return nil }
    switch value {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .string(let value): return .string(value)
    case .number(let number): return .number(number.text, number.int)
    case .array, .object: return .json(value.compactText)
    }
  }
}
