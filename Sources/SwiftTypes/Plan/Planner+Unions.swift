import Diagnostics
import JSON
import Schema

/// `oneOf` or `anyOf` that is to become an enumeration.
private struct Alternatives {
  let keyword: String
  let branches: [NodeID]
  let id: NodeID
}

extension Planner {
  /// The type of a schema that is a choice between others and nothing else; nil when it is not, and
  /// then what it chooses between is left to rules.
  mutating func unionType(
    _ facts: inout Facts, _ id: NodeID, _ around: Surroundings
  ) -> SwiftType? {
    guard let (keyword, branches) = facts.alternatives else { return nil }
    facts.checked.insert(Name(keyword))
    guard knowledge[id].alternatives?.keyword == keyword else { return nil }
    let isUnion =
      facts.typed.isEmpty && !branches.contains { references.dependsOnScope.contains($0) }
    let included = isUnion || keyword == "anyOf" ? [] : provedInclusions(branches)
    reportUnreachable(branches, of: keyword, included, types: facts.types)
    guard isUnion else { return nil }
    let kinds = branches.map { self.kinds(of: $0) }
    let values = branches.indices.filter { kinds[$0] != .null }
    let nulls = branches.count - values.count
    let known = kinds.compactMap { $0 }
    // Null must not match twice, and the branches' kinds must be the union's.
    let isNullable =
      nulls == 1 && known.count == kinds.count
      && (keyword == "anyOf" || values.allSatisfy { kinds[$0]?.contains(.null) == false })
    var others = facts.checked.subtracting([Name(keyword)])
    if known.count < kinds.count
      ? facts.hasType : !known.allSatisfy({ $0.isSubset(of: facts.types) })
    {
      others.insert("type")
    }
    let count = branches.count
    let chosen = isNullable ? values.map { branches[$0] } : branches
    if chosen.count == 1, count == 1 || isNullable, let only = chosen.first {
      let name: Surroundings =
        around.isOwn
        ? .inside(around.path, inlineName(only, "Value")).inUnion(around.isInUnion)
        : around.called(inlineName(only, around.suggestion))
      guard let type = type(only, name) else { return nil }
      let value = isNullable && !type.isOptional ? .optional(type) : type
      return others.isEmpty ? value : checked(value, id, others)
    }
    let alternatives = Alternatives(keyword: keyword, branches: chosen, id: id)
    guard let union = union(alternatives, around) else { return nil }
    let value: SwiftType = isNullable ? .optional(union) : union
    return others.isEmpty ? value : checked(value, id, others)
  }

  /// The enumeration; nil when no branch has a type worth a case.
  private mutating func union(
    _ alternatives: Alternatives, _ around: Surroundings
  ) -> SwiftType? {
    let before = self
    var isShapeless = false
    let declared = declare(alternatives.id, around) { planner, path in
      guard let plan = planner.plan(alternatives, path) else { return nil }
      isShapeless = plan.branches.allSatisfy { $0.type.isRaw }
      return isShapeless ? nil : .union(plan)
    }
    if isShapeless { self = before }
    return declared
  }

  private mutating func plan(_ alternatives: Alternatives, _ path: [String]) -> UnionPlan? {
    let isExclusive = alternatives.keyword == "oneOf"
    if let tag = commonTag(alternatives.branches, isExclusive: isExclusive) {
      return tagged(alternatives, tag, path)
    }
    if graph[alternatives.id].source["x-open"]?.bool ?? false {
      notGenerated(
        alternatives.id, "x-open", "An open union whose branches no member with a text tells apart")
      return nil
    }
    let keys = alternatives.branches.map { listKeys[$0] ?? "" }
    let locked = lockedMembers(alternatives.id)
    let names = branchNames(alternatives.branches, locked: keys.map { locked[Name($0)] })
    var list: [UnionPlan.Branch] = []
    let dispatch = dispatch(alternatives)
    let kinds = kinds(of: alternatives.branches, keyword: alternatives.keyword)
    for (index, branch) in alternatives.branches.enumerated() {
      let inside = Surroundings.inside(path, inlineName(branch, names[index])).inUnion()
      guard let type = type(branch, inside) else { return nil }
      trace?.note(.branch(path, names[index], tag: nil), of: branch)
      list.append(
        UnionPlan.Branch(
          identifier: names[index], notes: notes(of: branch, as: type), type: type, tag: "",
          kinds: kinds[index]?.readerKinds ?? [],
          isOfIntegers: kinds[index]?.contains(.fraction) == false, position: position(of: branch),
          lockKey: keys[index]))
    }
    return UnionPlan(
      branches: list, dispatch: dispatch, keyword: alternatives.keyword, isOpen: false)
  }

  /// By the kind of value where no two branches share one, by members where those that do share objects
  /// only, else by the rules of the branches.
  private mutating func dispatch(_ alternatives: Alternatives) -> UnionPlan.Dispatch {
    var seen: Set<String> = []
    let kinds = kinds(of: alternatives.branches, keyword: alternatives.keyword)
    let areDisjoint = kinds.allSatisfy { kinds in
      kinds?.readerKinds.allSatisfy { seen.insert($0).inserted } ?? false
    }
    if areDisjoint { return .kind }
    if let branches = memberBranches(alternatives.branches, kinds) { return .members(branches) }
    let checks = alternatives.branches.map { question($0) }
    let isExclusive = alternatives.keyword == "oneOf"
    if isExclusive, areProvablyApart(alternatives.branches) {
      return .rules(checks, order: Array(checks.indices))
    }
    let included = provedInclusions(alternatives.branches)
    reportUnreachable(alternatives.branches, of: alternatives.keyword, included, types: .all)
    guard isExclusive else { return .rules(checks, order: Self.order(included)) }
    report(
      SwiftRules.branchesOverlap, at: alternatives.id, keyword: "oneOf",
      "Nothing evident keeps the branches of this `oneOf` apart: each value is checked against all "
        + "of them.")
    return .rules(checks, order: Array(checks.indices))
  }

  /// The branches that take objects and what tells them apart; nil where others share a kind, too.
  private func memberBranches(
    _ branches: [NodeID], _ kinds: [TypeSet?]
  ) -> [UnionPlan.MemberBranch]? {
    var seen: Set<String> = []
    for kinds in kinds {
      guard let kinds else { return nil }
      for kind in kinds.readerKinds where kind != "object" {
        guard seen.insert(kind).inserted else { return nil }
      }
    }
    let objects = branches.indices.filter { kinds[$0]?.contains(.object) ?? false }
    return memberTests(objects.map { branches[$0] }).map { tests in
      zip(objects, tests).map { UnionPlan.MemberBranch(index: $0, tests: $1) }
    }
  }

  /// The number of a branch in its list, of which a `null` may be no case.
  private func position(of branch: NodeID) -> Int {
    graph[branch].pointer.lastToken.flatMap { Int($0.text) } ?? 0
  }

  private mutating func tagged(
    _ alternatives: Alternatives, _ tag: String, _ path: [String]
  ) -> UnionPlan? {
    let branches = alternatives.branches
    let tags = branches.map { tagValues(of: $0)[Name(tag)] ?? "" }
    let isOpen = graph[alternatives.id].source["x-open"]?.bool ?? false
    let names = Scope.members(
      tags, as: .cases, taken: isOpen ? ["unknown"] : [], locked: lockedMembers(alternatives.id))
    var list: [UnionPlan.Branch] = []
    for (index, branch) in branches.enumerated() {
      guard let type = type(branch, .inside(path, inlineName(branch, tags[index]))) else {
        continue
      }
      trace?.note(.branch(path, names[index], tag: tags[index]), of: branch)
      list.append(
        UnionPlan.Branch(
          identifier: names[index], notes: notes(of: branch, as: type), type: type,
          tag: tags[index], kinds: [], position: position(of: branch), lockKey: tags[index]))
    }
    guard list.count == branches.count else { return nil }
    return UnionPlan(
      branches: list, dispatch: .tag(member: tag, keyword: alternatives.keyword),
      keyword: alternatives.keyword, isOpen: isOpen)
  }

  /// Several types in one schema: a union whose branches are that schema, one type at a time.
  mutating func mixed(
    _ facts: inout Facts, _ id: NodeID, _ around: Surroundings
  ) -> SwiftType? {
    var inner = facts
    let isNullable = facts.types.contains(.null) && facts.hasType
    let declared = declare(id, around, checked: &facts.checked) { planner, path, checked in
      inner.checked = checked
      defer { checked = inner.checked }
      return planner.mixedPlan(&inner, id, path).map { .union($0) }
    }
    guard let declared else { return nil }
    return isNullable ? .optional(declared) : declared
  }

  private mutating func mixedPlan(
    _ facts: inout Facts, _ id: NodeID, _ path: [String]
  ) -> UnionPlan? {
    let all: [TypeSet] = [.string, .boolean, .number, .integer, .array, .object]
    var rest = facts.hasType ? facts.types.subtracting(.null) : facts.types
    var list: [UnionPlan.Branch] = []
    for kind in all where kind.isSubset(of: rest) && !kind.isEmpty {
      // Without a `type`, kinds that nothing is said about share one case.
      guard facts.hasType || !facts.typed.isDisjoint(with: kind) else { continue }
      rest.subtract(kind)
      let name = kind.caseWords.joined()
      var around = Surroundings.inside(path, name).inUnion()
      around.part = name
      guard let type = ofType(kind, &facts, id, around) else { return nil }
      list.append(
        UnionPlan.Branch(
          identifier: Identifier.member(name), notes: Annotations(.null), type: type, tag: "",
          kinds: kind.readerKinds, isOfIntegers: !kind.contains(.fraction), position: list.count))
    }
    if !rest.isEmpty {
      if rest.isSubset(of: .number) { facts.checked.insert("type") }
      list.append(
        UnionPlan.Branch(
          identifier: "other", notes: Annotations(.null), type: .raw, tag: "",
          kinds: rest.readerKinds, isOfIntegers: !rest.contains(.fraction), position: list.count))
    }
    return UnionPlan(branches: list, dispatch: .kind, keyword: "type", isOpen: false)
  }
}
