/// One walk of a value along generated rules.
struct RuleEvaluation {
  let rules: SchemaRules
  /// Whether a refusal is only asked for, not explained.
  var isProbing = false
  /// Whether what cannot be told of a text's format counts as accepted: only where that makes a refusal
  /// of the whole less likely, which is below `not`.
  private var assumesFormats = false
  /// Whether there was such a text.
  private var metUnknownFormat = false
  /// The number of the dynamic scope: the resources entered so far, where dynamic references look.
  private var scope = 0
  private let keepsScope: Bool
  /// What is known, shared by all checks of one value and of the values in it.
  private let memory: CheckMemory
  private let rulesNumber: Int
  private var depth = 0
  /// The first refusal, innermost place first.
  private var refusal: Rejection?

  /// Beyond this a schema that leads back to itself is given up; no text nests that deeply.
  private static let maximumDepth = 2000

  /// How many unions the value is in that say why each of their branches refuses it.
  private var unionDepth: Int

  /// The branches of a branch are explained, those of its branches no more: they would be too many.
  ///
  /// So a refusal takes one walk for each branch of a branch. A walk for a reason follows the first
  /// refusal down to where it is, and asks `memory` for everything beside its way.
  private static let maximumUnionDepth = 2

  init(_ rules: SchemaRules, _ memory: CheckMemory, unionDepth: Int = 0) {
    self.rules = rules
    self.memory = memory
    rulesNumber = memory.number(of: rules.identity)
    self.unionDepth = unionDepth
    keepsScope = !rules.anchors.isEmpty
  }

  /// Why a value was refused.
  func rejection(of value: ParsedValue) -> Rejection {
    refusal ?? Rejection(offset: value.offset, expected: "what its schema accepts", keyword: "")
  }

  /// Whether a schema accepts a value, for its own sake: a member, an item.
  mutating func accepts(_ value: ParsedValue, _ node: Int) -> Bool {
    var none: Evaluated?
    return accepts(value, node, &none)
  }

  /// Whether a schema accepts a value that others are applied to as well; adds what this one has
  /// evaluated when `evaluated` is wanted.
  mutating func accepts(
    _ value: ParsedValue, _ index: Int, _ evaluated: inout Evaluated?
  ) -> Bool {
    let index = rules.nodes[index].leadsTo ?? index
    let node = rules.nodes[index]
    guard !node.isNever else { return refuse(value.offset, "nothing", node.place) }
    guard !node.rules.isEmpty else { return true }
    let outerScope = scope
    depth += 1
    if keepsScope { scope = memory.scope(scope, entering: node.resource) }
    defer {
      depth -= 1
      scope = outerScope
    }
    guard depth <= Self.maximumDepth, !memory.hasGivenUp else {
      memory.lose()
      return refuse(value.offset, "a value that is nested less deeply", node.place)
    }
    // Every way around a recursive schema leads through an entry.
    guard index < rules.entryCount else {
      _ = memory.step()
      return acceptsAll(value, node, &evaluated)
    }
    return acceptsEntry(value, index, node, &evaluated)
  }

  /// Asks what is known; without that looks, and keeps the answer. Why a value is refused is not kept:
  /// who has to say so looks again.
  private mutating func acceptsEntry(
    _ value: ParsedValue, _ index: Int, _ node: RuleNode, _ evaluated: inout Evaluated?
  ) -> Bool {
    let start = memory.step()
    let question = CheckMemory.Question(
      node: rulesNumber << 32 | index, offset: value.offset,
      state: scope << 2 | (assumesFormats ? 2 : 0) | (evaluated == nil ? 0 : 1))
    if let known = memory.answer(question), known.isAccepted || isExplained {
      metUnknownFormat = metUnknownFormat || known.metUnknownFormat
      if let own = known.evaluated { evaluated?.formUnion(own) }
      return known.isAccepted
    }
    let (losses, metUnknownBefore) = (memory.losses, metUnknownFormat)
    metUnknownFormat = false
    var own = evaluated == nil ? nil : Evaluated()
    let isAccepted = acceptsAll(value, node, &own)
    // What was given up may be answered elsewhere, where there is room to go on.
    if memory.losses == losses {
      memory.keep(
        CheckMemory.Answer(
          isAccepted: isAccepted, evaluated: isAccepted ? own : nil,
          metUnknownFormat: metUnknownFormat),
        for: question, since: start)
    }
    metUnknownFormat = metUnknownFormat || metUnknownBefore
    if isAccepted, let own { evaluated?.formUnion(own) }
    return isAccepted
  }

  private mutating func acceptsAll(
    _ value: ParsedValue, _ node: RuleNode, _ evaluated: inout Evaluated?
  ) -> Bool {
    guard evaluated != nil || node.hasUnevaluated else {
      for rule in node.rules where !accepts(value, rule, node, &evaluated) { return false }
      return true
    }
    var own: Evaluated? = Evaluated()
    for comesLast in [false, true] {
      for rule in node.rules
      where rule.rule.isUnevaluated == comesLast && !accepts(value, rule, node, &own) {
        return false
      }
    }
    if let own { evaluated?.formUnion(own) }
    return true
  }

  private mutating func accepts(
    _ value: ParsedValue, _ entry: (keyword: String, rule: Rule), _ node: RuleNode,
    _ evaluated: inout Evaluated?
  ) -> Bool {
    let site = RuleSite(place: node.place, keyword: entry.keyword)
    switch entry.rule {
    case .types(let types):
      return types.isSuperset(of: value.types)
        || refuse(value.offset, types.expectation, site.keywordPlace)
    case .values(let values, let expected):
      return values.contains(value) || refuse(value.offset, expected, site.keywordPlace)
    case .all, .any, .one, .not, .condition, .reference, .dynamicReference, .dependentSchemas:
      return acceptsInPlace(value, entry.rule, site, &evaluated)
    default: break
    }
    switch value.form {
    case .number(let number): return acceptsNumber(number, entry.rule, value, site)
    case .text(let text): return acceptsText(text, entry.rule, value, site)
    case .array(let items):
      return acceptsItems(RuleItems(items: items, value: value), entry.rule, site, &evaluated)
    case .object(let members):
      return acceptsMembers(
        RuleMembers(members: members, value: value), entry.rule, site, &evaluated)
    case .null, .bool: return true
    }
  }

  private mutating func acceptsNumber(
    _ number: Decimal, _ rule: Rule, _ value: ParsedValue, _ site: RuleSite
  ) -> Bool {
    switch rule {
    case .multipleOf(let divisor, let text):
      return number.isMultiple(of: divisor)
        || refuse(value.offset, "a multiple of \(text)", site.keywordPlace)
    case .bound(let bound):
      return bound.accepts(number) || refuse(value.offset, bound.expectation, site.keywordPlace)
    default: return true
    }
  }

  private mutating func acceptsText(
    _ text: String, _ rule: Rule, _ value: ParsedValue, _ site: RuleSite
  ) -> Bool {
    switch rule {
    case .length(let minimum, let maximum):
      return accepts(text.unicodeScalars.count, minimum, maximum, .characters, value, site)
    case .pattern(let pattern):
      return pattern.matches(text)
        || refuse(value.offset, "a string that matches \(pattern.source)", site.keywordPlace)
    case .format(let format): return acceptsFormat(format, text, value, site)
    default: return true
    }
  }

  private mutating func acceptsFormat(
    _ format: TextFormat, _ text: String, _ value: ParsedValue, _ site: RuleSite
  ) -> Bool {
    guard let isAccepted = format.accepts(text) else {
      metUnknownFormat = true
      return assumesFormats
        || refuse(
          value.offset, "a string that can be told to have the format \(format.rawValue)",
          site.keywordPlace)
    }
    return isAccepted
      || refuse(value.offset, "a string of the format \(format.rawValue)", site.keywordPlace)
  }

  mutating func accepts(
    _ count: Int, _ minimum: Int, _ maximum: Int, _ noun: SizeBounds.Noun, _ value: ParsedValue,
    _ site: RuleSite
  ) -> Bool {
    if count < minimum {
      return refuse(value.offset, "at least \(noun.counted(minimum))", site.keywordPlace)
    }
    return count <= maximum
      || refuse(value.offset, "at most \(noun.counted(maximum))", site.keywordPlace)
  }

  /// Notes a refusal unless one was noted before, or nobody will read it.
  mutating func refuse(
    _ offset: Int, _ expected: @autoclosure () -> String, _ place: @autoclosure () -> String,
    branches: [Rejection] = []
  ) -> Bool {
    if !isExplained {
      refusal = Rejection(offset: offset, expected: expected(), keyword: "", branches: branches)
        .inside(place())
    }
    return false
  }

  /// Whether a refusal was noted before, or nobody will read it.
  var isExplained: Bool { isProbing || refusal != nil }

  /// Whether a union says why each of its branches refuses.
  var explainsBranches: Bool { unionDepth < Self.maximumUnionDepth }

  /// Why the branch of a union refuses a value, in the scope that the union is in.
  func refusal(of value: ParsedValue, byBranch node: Int) -> Rejection {
    var branch = self
    branch.unionDepth += 1
    _ = branch.accepts(value, node)
    return branch.rejection(of: value)
  }

  /// Whether a schema accepts, without a trace where it does not.
  mutating func probe(
    _ value: ParsedValue, _ node: Int, _ evaluated: inout Evaluated?
  ) -> Bool {
    let outer = isProbing
    isProbing = true
    defer { isProbing = outer }
    return accepts(value, node, &evaluated)
  }

  /// Whether a schema accepts, with the other answer where the format of a text cannot be told.
  mutating func probeOtherwise(_ value: ParsedValue, _ node: Int) -> Bool {
    assumesFormats.toggle()
    defer { assumesFormats.toggle() }
    var none: Evaluated?
    return probe(value, node, &none)
  }

  /// Whether a schema accepts for sure, and whether it may: the same but where the format of a text
  /// cannot be told.
  mutating func judge(
    _ value: ParsedValue, _ node: Int, _ evaluated: inout Evaluated?
  ) -> Judgement {
    let before = metUnknownFormat
    metUnknownFormat = false
    defer { metUnknownFormat = metUnknownFormat || before }
    let isAccepted = probe(value, node, &evaluated)
    guard metUnknownFormat, isAccepted == assumesFormats else {
      return Judgement(isSure: isAccepted, isPossible: isAccepted)
    }
    let other = probeOtherwise(value, node)
    return Judgement(isSure: isAccepted && other, isPossible: isAccepted || other)
  }

  /// The answer to a question that `sure` and `possible` answer alike unless the format of a text cannot
  /// be told.
  func settled(_ sure: Bool, _ possible: Bool) -> Bool { assumesFormats ? possible : sure }

  /// The outermost schema in scope that has an anchor.
  func dynamicTarget(_ initial: Int, _ anchor: ExactText) -> Int {
    for resource in memory.scope(scope) {
      if let target = rules.anchors[resource]?[anchor] { return target }
    }
    return initial
  }
}

/// The keyword that is being checked.
struct RuleSite {
  let place: String
  let keyword: String

  var keywordPlace: String { "\(place)/\(keyword)" }
}

/// What a schema says of a value when the format of a text perhaps cannot be told.
struct Judgement {
  let isSure: Bool
  let isPossible: Bool
}

/// The items of the array that is being checked.
struct RuleItems {
  let items: [ParsedValue]
  let value: ParsedValue
}

/// The members of the object that is being checked.
struct RuleMembers {
  let members: [ParsedValue.Member]
  let value: ParsedValue

  func has(_ name: ExactText) -> Bool { members.contains { $0.name == name } }
}

/// Which members or items of one value have been evaluated, by their position.
struct Evaluated {
  private var isAll = false
  private var positions: Set<Int> = []

  func contains(_ position: Int) -> Bool { isAll || positions.contains(position) }

  mutating func insert(_ position: Int) {
    if !isAll { positions.insert(position) }
  }

  mutating func insertAll() { isAll = true }

  mutating func formUnion(_ other: Evaluated) {
    isAll = isAll || other.isAll
    positions.formUnion(other.positions)
  }
}
