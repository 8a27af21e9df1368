import Inclusion
import JSON
import Schema

/// Questions that the prover answers while types are planned.
///
/// Each question reads the schemas it is about, so it is asked only where keywords that seldom go
/// together raise a doubt, and only of small schemas. What is not proved is not said.
extension Planner {
  /// Why no value can satisfy a schema in which keywords raise a doubt; nil when that is not proved.
  func provedContradiction(_ facts: Facts, _ id: NodeID) -> String? {
    guard facts.enumeration == nil, facts.unreadable.isEmpty, !saysFalse(id),
      let reason = doubt(facts),
      isSmall(id), areProvablyDisjoint(id, id, in: graph, budget: Self.smallBudget)
    else { return nil }
    return reason
  }

  /// Whether it is `{"not": {}}`, which says `false` in other words.
  private func saysFalse(_ id: NodeID) -> Bool {
    guard case .keywords(let entries) = graph[id].form else { return false }
    return entries.contains { entry in
      if case .not(let inner) = entry.keyword { saysNothing(inner) } else { false }
    }
  }

  /// What it would mean if the schema had no values; nil where nothing suggests that it has none.
  private func doubt(_ facts: Facts) -> String? {
    if facts.checked.contains("not") {
      return "`not` refuses everything that the rest of it accepts."
    }
    if facts.types.isSubset(of: .number) {
      return isGapNarrow(facts) ? "no such number lies between its bounds." : nil
    }
    switch facts.types {
    case .string:
      let patterns = Set(facts.patterns.map { Name($0.source) }).count
      return patterns > 1 || patterns == 1 && !facts.length.isUnbounded
        ? "no text has the length and the form that it asks for." : nil
    case .array:
      let isCrowded = facts.isUnique && facts.itemCount.minimum > 1
      let isDemanding = facts.itemCount.minimum > facts.prefix.count
      let isNarrow = isDemanding && facts.items.map { !isPlain($0) } ?? false
      return isNarrow || isCrowded || facts.checked.contains("contains")
        ? "no array has the items that it asks for." : nil
    case .object:
      let narrowing: Set<Name> = ["propertyNames", "dependentSchemas", "dependencies"]
      let isDemanding = !facts.required.isEmpty || facts.memberCount.minimum > 0
      let isNarrow =
        !facts.checked.isDisjoint(with: narrowing)
        || isClosed(facts) && !facts.patternProperties.isEmpty
      return isDemanding && isNarrow ? "no object has the members that it demands." : nil
    default: return nil
    }
  }

  /// Whether it is evident that a schema has values: any of some types, some that it lists, or texts of one
  /// form or length.
  private func isPlain(_ id: NodeID) -> Bool {
    if case .never = graph[id].form { return false }
    let facts = conjunction(id)
    guard facts.unreadable.isEmpty, facts.checked.isEmpty, facts.alternatives == nil else {
      return false
    }
    if let values = facts.enumeration {
      return facts.typed.isEmpty
        && values.contains { TypeSet(of: $0).isSubset(of: facts.types) }
    }
    let isPossible = facts.length.isUnbounded ? facts.patterns.count <= 1 : facts.patterns.isEmpty
    return !facts.types.isEmpty && facts.typed.isSubset(of: .string) && isPossible
      && facts.length.minimum <= facts.length.maximum
  }

  /// Whether the bounds of numbers may leave none although they do not cross.
  private func isGapNarrow(_ facts: Facts) -> Bool {
    guard let least = facts.least, let most = facts.most else { return false }
    if facts.bounds.contains(where: { $0.label == "multipleOf" }) { return true }
    guard facts.types == .integer else { return false }
    guard let low = least.number.int, let high = most.number.int else { return true }
    return high < low || least.isExclusive && most.isExclusive && high - 1 <= low
  }

  /// Which branches are surely part of which others: `[part][whole]`.
  func provedInclusions(_ branches: [NodeID]) -> [[Bool]] {
    let none = branches.map { _ in branches.map { _ in false } }
    guard branches.count > 1, branches.count <= 8, branches.allSatisfy({ isSmall($0) }) else {
      return none
    }
    let facts = branches.map { conjunction($0) }
    let kinds = branches.map { self.kinds(of: $0) ?? .all }
    var included = none
    for part in branches.indices {
      for whole in branches.indices where part != whole {
        guard kinds[part].isSubset(of: kinds[whole]), mayInclude(facts[whole], facts[part]) else {
          continue
        }
        included[part][whole] = isIncluded(branches[part], facts[part], in: branches[whole])
      }
    }
    return included
  }

  /// Whether nothing evident speaks against one schema being part of another.
  private func mayInclude(_ whole: Facts, _ part: Facts) -> Bool {
    guard whole.unreadable.isEmpty, part.unreadable.isEmpty else { return false }
    if part.enumeration != nil { return true }
    guard whole.enumeration == nil else { return false }
    guard part.types.contains(.object) else { return true }
    return whole.required.allSatisfy(part.required.contains)
      && (!isClosed(whole) || isClosed(part) || !part.checked.isEmpty)
  }

  private func isIncluded(_ part: NodeID, _ facts: Facts, in whole: NodeID) -> Bool {
    guard !references.dependsOnScope.contains(part), !references.dependsOnScope.contains(whole)
    else { return false }
    // No other value fits the part: what these say decides.
    if let values = facts.enumeration {
      let own = values.filter { graph.isValid($0, at: part) != false }
      return !own.isEmpty && own.allSatisfy { graph.isValid($0, at: whole) == true }
    }
    return decide(
      SchemaSide(graph: graph, node: part), in: SchemaSide(graph: graph, node: whole),
      budget: Self.smallBudget
    ).isProved
  }

  private static let smallBudget = Budget(steps: 1_000, candidates: 0, states: 5_000)

  /// Whether no more than a few schemas are reached from one.
  private func isSmall(_ id: NodeID) -> Bool {
    knowledge.reach(of: [id], atMost: SchemaKnowledge.smallReach) != nil
  }
}

extension SchemaKnowledge {
  /// Whether it is proved that no value fits both of two schemas.
  ///
  /// Each proof reads all that is reached from them. Of choices within choices, each would read what the
  /// one around it has read: when that has gone on for long, only small schemas are asked.
  func areProvablyApart(_ one: NodeID, _ other: NodeID) -> Bool {
    if let known = apart[[one, other]] { return known }
    var isApart = false
    if let count = reach(of: [one, other], atMost: max(readLimit - readCount, Self.smallReach)) {
      readCount += count
      isApart = areProvablyDisjoint(one, other, in: graph, budget: Budget(steps: 4_000))
    }
    apart[[one, other]] = isApart
    return isApart
  }

  /// How many schemas may be read for such proofs in all: as many as each schema some times.
  var readLimit: Int { 8_000 + 16 * graph.nodes.count }

  static let smallReach = 40

  /// How many schemas are reached from some, these among them; nil where there are more.
  func reach(of schemas: [NodeID], atMost limit: Int) -> Int? {
    var seen = Set(schemas)
    var waiting = schemas
    while let next = waiting.popLast() {
      guard case .keywords(let entries) = graph[next].form else { continue }
      for child in entries.lazy.flatMap(\.keyword.schemas) where seen.insert(child).inserted {
        guard seen.count <= limit else { return nil }
        waiting.append(child)
      }
    }
    return seen.count
  }
}
