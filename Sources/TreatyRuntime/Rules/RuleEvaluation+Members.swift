extension RuleEvaluation {
  mutating func checkMembers(
    _ object: RuleMembers, _ rule: Rule, _ site: RuleSite, _ frame: inout RuleFrame,
    _ answer: CheckMemory.Answer?
  ) -> RuleStep {
    switch rule {
    case .properties, .patterns, .additional, .unevaluatedMembers, .names:
      return checkEach(object.members, rule, site, &frame, answer)
    case .memberCount(let minimum, let maximum):
      return .settled(
        accepts(object.members.count, minimum, maximum, .members, object.value, site))
    case .required(let names):
      guard let missing = names.first(where: { !object.has($0) }) else { return .settled(true) }
      return .settled(
        refuse(object.value.offset, "the member \"\(missing.text)\"", site))
    case .dependents(let dependents):
      for dependent in dependents where object.has(dependent.name) {
        guard let missing = dependent.required.first(where: { !object.has($0) }) else { continue }
        return .settled(
          refuse(
            object.value.offset,
            "the member \"\(missing.text)\" beside \"\(dependent.name.text)\"", site))
      }
      return .settled(true)
    default: return .settled(true)
    }
  }

  /// Members or their names that all have to be accepted, each by its schema.
  private mutating func checkEach(
    _ members: [ParsedValue.Member], _ rule: Rule, _ site: RuleSite, _ frame: inout RuleFrame,
    _ answer: CheckMemory.Answer?
  ) -> RuleStep {
    if let answer {
      guard answer.isAccepted else { return .settled(false) }
      if rule.marksMembers { frame.evaluated?.insert(frame.progress.position) }
      frame.progress.part += 1
    }
    while frame.progress.position < members.count {
      let member = members[frame.progress.position]
      if let node = schema(for: member, rule, &frame) {
        if case .names = rule {
          let name = ParsedValue(offset: member.offset, form: .text(member.name.text))
          return .ask(part(name, node, frame))
        }
        // A member that the schema does not name is refused at its name.
        guard !rules.nodes[node].isNever || !rule.isForOtherMembers else {
          return .settled(refuse(member.offset, "no member of this name", site))
        }
        return .ask(part(member.value, node, frame))
      }
      frame.progress.position += 1
      frame.progress.part = 0
    }
    if case .unevaluatedMembers = rule { frame.evaluated?.insertAll() }
    return .settled(true)
  }

  /// The schema that a member has to fit, or the next one where each of several patterns has its own.
  private func schema(
    for member: ParsedValue.Member, _ rule: Rule, _ frame: inout RuleFrame
  ) -> Int? {
    let part = frame.progress.part
    switch rule {
    case .patterns(let patterns):
      let found = patterns[part...].firstIndex { $0.pattern.matches(member.name.text) }
      guard let found else { return nil }
      frame.progress.part = found
      return patterns[found].node
    case _ where part > 0: return nil
    case .properties(let table): return table[member.name]
    case .names(let node): return node
    case .additional(let node, let names, let patterns):
      let isNamed =
        names.contains(member.name) || patterns.contains { $0.matches(member.name.text) }
      return isNamed ? nil : node
    case .unevaluatedMembers(let node):
      return frame.evaluated?.contains(frame.progress.position) == true ? nil : node
    default: return nil
    }
  }
}

extension Rule {
  /// Whether each member that it accepts counts as evaluated.
  fileprivate var marksMembers: Bool {
    switch self {
    case .properties, .patterns, .additional: true
    default: false
    }
  }

  /// Whether it is for members that the schema does not name.
  fileprivate var isForOtherMembers: Bool {
    switch self {
    case .additional, .unevaluatedMembers: true
    default: false
    }
  }
}
