extension RuleEvaluation {
  mutating func acceptsItems(
    _ array: RuleItems, _ rule: Rule, _ site: RuleSite, _ evaluated: inout Evaluated?
  ) -> Bool {
    let items = array.items
    switch rule {
    case .prefix(let nodes):
      for (index, node) in nodes.prefix(items.count).enumerated() {
        guard accepts(items[index], node) else { return false }
        evaluated?.insert(index)
      }
      return true
    case .items(let node, let start):
      guard start < items.count else { return true }
      guard items[start...].allSatisfy({ accepts($0, node) }) else { return false }
      evaluated?.insertAll()
      return true
    case .contains(let node, let minimum, let maximum, let marks):
      return acceptsContained(
        array, node, minimum...max(minimum, maximum), site, marks: marks, &evaluated)
        && minimum <= maximum
    case .itemCount(let minimum, let maximum):
      return accepts(items.count, minimum, maximum, .items, array.value, site)
    case .uniqueItems:
      var seen: Set<ParsedValue> = []
      for item in items where !seen.insert(item).inserted {
        return refuse(item.offset, "no item that equals an earlier one", site.keywordPlace)
      }
      return true
    case .unevaluatedItems(let node):
      for (index, item) in items.enumerated() where evaluated?.contains(index) != true {
        guard accepts(item, node) else { return false }
      }
      evaluated?.insertAll()
      return true
    default: return true
    }
  }

  private static func items(_ count: Int) -> String {
    count == 1 ? "1 item that fits" : "\(count) items that fit"
  }

  private mutating func acceptsContained(
    _ array: RuleItems, _ node: Int, _ bounds: ClosedRange<Int>, _ site: RuleSite, marks: Bool,
    _ evaluated: inout Evaluated?
  ) -> Bool {
    var count = 0
    var possibleCount = 0
    var none: Evaluated?
    for (index, item) in array.items.enumerated() {
      let judgement = judge(item, node, &none)
      if judgement.isSure { count += 1 }
      if judgement.isPossible { possibleCount += 1 }
      if marks, settled(judgement.isSure, judgement.isPossible) { evaluated?.insert(index) }
    }
    if settled(count < bounds.lowerBound, possibleCount < bounds.lowerBound) {
      return refuse(
        array.value.offset, "at least \(Self.items(bounds.lowerBound)) `contains`",
        site.keywordPlace)
    }
    return settled(possibleCount <= bounds.upperBound, count <= bounds.upperBound)
      || refuse(
        array.value.offset, "at most \(Self.items(bounds.upperBound)) `contains`",
        site.keywordPlace)
  }

  mutating func acceptsMembers(
    _ object: RuleMembers, _ rule: Rule, _ site: RuleSite, _ evaluated: inout Evaluated?
  ) -> Bool {
    switch rule {
    case .properties(let table):
      for (index, member) in object.members.enumerated() {
        guard let node = table[member.name] else { continue }
        guard accepts(member.value, node) else { return false }
        evaluated?.insert(index)
      }
      return true
    case .patterns(let patterns):
      for (index, member) in object.members.enumerated() {
        for (pattern, node) in patterns where pattern.matches(member.name.text) {
          guard accepts(member.value, node) else { return false }
          evaluated?.insert(index)
        }
      }
      return true
    case .additional(let node, let names, let patterns):
      for (index, member) in object.members.enumerated() {
        guard !names.contains(member.name),
          !patterns.contains(where: { $0.matches(member.name.text) })
        else { continue }
        guard acceptsLeftOver(member, node, site) else { return false }
        evaluated?.insert(index)
      }
      return true
    case .unevaluatedMembers(let node):
      for (index, member) in object.members.enumerated()
      where evaluated?.contains(index) != true {
        guard acceptsLeftOver(member, node, site) else { return false }
      }
      evaluated?.insertAll()
      return true
    default: return acceptsNames(object, rule, site)
    }
  }

  /// A member that the schema does not name is refused at its name.
  private mutating func acceptsLeftOver(
    _ member: ParsedValue.Member, _ node: Int, _ site: RuleSite
  ) -> Bool {
    guard !rules.nodes[node].isNever else {
      return refuse(member.offset, "no member of this name", site.keywordPlace)
    }
    return accepts(member.value, node)
  }

  private mutating func acceptsNames(
    _ object: RuleMembers, _ rule: Rule, _ site: RuleSite
  ) -> Bool {
    switch rule {
    case .names(let node):
      return object.members.allSatisfy { member in
        accepts(ParsedValue(offset: member.offset, form: .text(member.name.text)), node)
      }
    case .memberCount(let minimum, let maximum):
      return accepts(object.members.count, minimum, maximum, .members, object.value, site)
    case .required(let names):
      guard let missing = names.first(where: { !object.has($0) }) else { return true }
      return refuse(object.value.offset, "the member \"\(missing.text)\"", site.keywordPlace)
    case .dependents(let dependents):
      for dependent in dependents where object.has(dependent.name) {
        guard let missing = dependent.required.first(where: { !object.has($0) }) else { continue }
        return refuse(
          object.value.offset,
          "the member \"\(missing.text)\" beside \"\(dependent.name.text)\"", site.keywordPlace)
      }
      return true
    default: return true
    }
  }
}
