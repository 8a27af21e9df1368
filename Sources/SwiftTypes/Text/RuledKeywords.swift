import JSON
import Schema

/// The keywords that rules check, for the documentation of types: nothing else in a declaration shows them.
struct RuledKeywords {
  /// The keywords of one check.
  struct Check {
    /// The place of the schema.
    let place: String
    /// What the type does not say.
    let names: [String]
    /// What a type says nothing of that takes any value.
    let all: [String]
  }

  /// The checks, by their keys.
  private var checks: [String: Check] = [:]
  /// What is checked wherever a type of its own is read, by its key.
  private var types: [String: [String]] = [:]

  init(of planner: Planner) {
    guard !planner.checks.isEmpty else { return }
    for (key, entry) in planner.checks { checks[key] = Self.check(entry, in: planner) }
    let plans = planner.plans.values
    for plan in plans {
      if let check = plan.check { note(check, ofType: plan.key, isRaw: false) }
      for type in plan.kind.types { noteTypes(in: type) }
    }
  }

  private static func check(_ entry: RuleEntry, in planner: Planner) -> Check {
    let place = planner.location(entry.node)
    guard case .keywords(let entries) = planner.graph[entry.node].form else {
      return Check(place: place, names: [], all: [])
    }
    var all: [String] = []
    for entry in entries where !all.contains(entry.name.text) { all.append(entry.name.text) }
    // All of a schema is checked where some of its keywords need the others.
    let unsaid = entry.unsaid.union(planner.conjunction(entry.node).checked)
    let checked = (entry.keywords ?? unsaid).map(\.text)
    var names: [String] = []
    for entry in entries where checked.contains(entry.name.text) {
      for name in [entry.name.text] + inside(entry.keyword, in: planner) where !names.contains(name)
      {
        names.append(name)
      }
    }
    return Check(place: place, names: names, all: names.isEmpty ? all : names)
  }

  /// What rules check of the parts that a schema is merged from.
  private static func inside(_ keyword: Keyword, in planner: Planner) -> [String] {
    guard case .allOf(let parts) = keyword else { return [] }
    return parts.flatMap { part -> [String] in
      guard case .keywords(let entries) = planner.graph[part].form else { return [] }
      let facts = planner.conjunction(part)
      return entries.map(\.name).filter { name in
        facts.checked.contains(name) || facts.alternatives.map { name == Name($0.keyword) } ?? false
      }.map(\.text)
    }
  }

  private mutating func note(_ check: CheckPlan, ofType key: String, isRaw: Bool) {
    guard let check = checks[check.key] else { return }
    for name in isRaw ? check.all : check.names where !types[key, default: []].contains(name) {
      types[key, default: []].append(name)
    }
  }

  /// A check around a type that stands for the same schema belongs to that type.
  private mutating func noteTypes(in type: SwiftType) {
    switch type {
    case .checked(let inner, let check):
      if case .named(let key) = inner.withoutNull, checks[check.key]?.place == key {
        note(check, ofType: key, isRaw: false)
      }
      noteTypes(in: inner)
    case .array(let inner, _, _), .map(let inner, _), .optional(let inner): noteTypes(in: inner)
    case .string, .formatted, .bool, .integer, .wideInteger, .double, .number, .raw, .null, .named:
      return
    }
  }

  /// What the documentation of a type says.
  func sentences(of plan: TypePlan) -> [String] {
    var names = types[plan.key] ?? []
    var others: [String] = []
    switch plan.kind {
    case .wrapper(let type), .alias(let type):
      if case .checked(let inner, let check) = type {
        let own = checks[check.key].map { inner.isRaw ? $0.all : $0.names } ?? []
        names += own.filter { !names.contains($0) }
        others = sentences(of: inner)
      } else {
        others = sentences(of: type)
      }
    case .union(let union):
      if case .rules = union.dispatch, union.keyword == "oneOf", !names.contains("oneOf") {
        names.append("oneOf")
      }
    case .object, .tuple, .choice, .values: break
    }
    return Self.sentences(names) + others
  }

  /// What the documentation of a property says about a type that stands there.
  func sentences(of type: SwiftType) -> [String] {
    switch type {
    case .checked(let inner, let check):
      guard let check = checks[check.key] else { return sentences(of: inner) }
      if case .named(let key) = inner.withoutNull, check.place == key { return [] }
      return Self.sentences(inner.isRaw ? check.all : check.names) + sentences(of: inner)
    case .optional(let inner): return sentences(of: inner)
    case .array(let item, _, _): return sentences(of: item).map { "Each item: \($0.loweringFirst)" }
    case .map(let value, _): return sentences(of: value).map { "Each value: \($0.loweringFirst)" }
    case .string, .formatted, .bool, .integer, .wideInteger, .double, .number, .raw, .null, .named:
      return []
    }
  }

  private static func sentences(_ names: [String]) -> [String] {
    guard !names.isEmpty else { return [] }
    return ["Also checked: \(names.map { SwiftText.code($0) }.joined(separator: ", "))."]
  }
}
