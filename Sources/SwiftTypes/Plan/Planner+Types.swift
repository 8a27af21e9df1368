import Contracts
import Diagnostics
import JSON
import Patterns
import Schema

/// Where a type is declared: the type it belongs to, and what to call it there.
struct Surroundings {
  let path: [String]
  let suggestion: String
  /// Whether the path is the type's own, not that of the type around it.
  var isOwn = false
  /// Which part of its schema the type stands for; empty for all of it.
  var part = ""
  /// What else is said of the value that it is the type of, where schemas are merged.
  var merged: [MergedValue] = []
  /// Whether the value is a part of an enumeration's case, which has no place for the texts of numbers.
  var isInUnion = false

  func called(_ suggestion: String) -> Surroundings {
    var named = Surroundings(path: path, suggestion: suggestion, isOwn: isOwn, part: part)
    named.merged = merged
    named.isInUnion = isInUnion
    return named
  }

  /// Below the type that stands here.
  static func inside(
    _ path: [String], _ suggestion: String, merged: [MergedValue] = []
  ) -> Surroundings {
    var inner = Surroundings(path: path, suggestion: suggestion)
    inner.merged = merged
    return inner
  }

  /// The same in a case of an enumeration, or in what a case holds.
  func inUnion(_ isInUnion: Bool = true) -> Surroundings {
    var inner = self
    inner.isInUnion = isInUnion
    return inner
  }
}

extension Planner {
  /// The type of a schema wherever it stands; nil after a diagnostic.
  mutating func type(_ id: NodeID, _ around: Surroundings) -> SwiftType? {
    // In another resource a dynamic reference means something else: the definition checks it.
    if references.dependsOnScope.contains(id), graph[id].resource != resource { return .raw }
    if path(ofDefinition: id) != nil {
      enqueue(id)
      return .named(location(id))
    }
    if let start = open.lastIndex(of: id) {
      closeCycle(from: start)
      return .raw
    }
    open.append(id)
    let type = type(of: id, around)
    open.removeLast()
    trace?.types[id] = type
    return type
  }

  /// The type of a schema that stands here, whether or not it is a definition.
  mutating func type(of id: NodeID, _ around: Surroundings) -> SwiftType? {
    switch graph[id].form {
    case .always: return .raw
    case .never: return checked(.raw, id, nil)
    case .keywords: break
    }
    reportDefault(id)
    let facts = conjunction(id)
    guard facts.unreadable.isEmpty else {
      // Each is told where it is written, which may be in a part that is merged.
      for part in facts.unreadableParts { notGenerated(part.node, part.entry) }
      return nil
    }
    if let only = alias(facts, id, around) { return only }
    reportContradiction(id, facts)
    if facts.enumeration != nil { return fixed(facts, id, around) }
    if let list = listedValues(of: id) { return listed(list, facts, id, around) }
    var rest = facts
    if let union = unionType(&rest, id, around) { return union }
    guard rest.hasType || !rest.typed.isEmpty else {
      return rest.checked.isEmpty ? .raw : checked(.raw, id, rest.checked)
    }
    guard let type = ofTypes(&rest, id, around) else { return nil }
    return rest.checked.isEmpty ? type : checked(type, id, rest.checked)
  }

  /// The schema that another one is nothing but a name for, or a name with checks.
  private mutating func alias(
    _ facts: Facts, _ id: NodeID, _ around: Surroundings
  ) -> SwiftType? {
    guard knowledge[id].isSilent else { return nil }
    let branches = knowledge[id].allOf?.branches.filter { !saysNothing($0) } ?? []
    let parts = (knowledge[id].reference.map { [$0.target] } ?? []) + branches
    guard parts.count == 1, let target = parts.first,
      !around.isOwn || path(ofDefinition: target) != nil || isInlinable(target)
    else { return nil }
    return type(target, around)
  }

  /// What is said about a schema where it is used; examples stand at its type when it has one here.
  func notes(of id: NodeID, as type: SwiftType?) -> Annotations {
    var notes = Annotations(graph[id].source)
    if case .named(let key)? = type?.withoutNull, Name(key) == Name(location(id)) {
      notes.examples = []
    }
    return notes
  }

  /// Declares a type here; what it is made of comes from `make`, which is given its path.
  mutating func declare(
    _ id: NodeID, _ around: Surroundings,
    _ make: (inout Planner, [String]) -> TypePlan.Kind?
  ) -> SwiftType? {
    let key = planKey(id, around)
    if plans[key] != nil { return .named(key) }
    if !around.isOwn {
      planDefinition(around: id)
      if plans[key] != nil { return .named(key) }
    }
    guard
      let path = around.isOwn
        ? around.path : nest(around.suggestion, in: around.path, at: id, for: key),
      let kind = make(&self, path)
    else { return nil }
    plans[key] = TypePlan(
      key: key, node: id, path: path, location: shownLocation(id),
      notes: Annotations(graph[id].source), kind: kind)
    return .named(key)
  }

  /// Declares a type here, and adds to `checked` what it does not express: wherever it is used, also where
  /// it was declared before.
  mutating func declare(
    _ id: NodeID, _ around: Surroundings, checked: inout Set<Name>,
    _ make: (inout Planner, [String], inout Set<Name>) -> TypePlan.Kind?
  ) -> SwiftType? {
    var own = checked
    let key = planKey(id, around)
    let declared = declare(id, around) { planner, path in
      let kind = make(&planner, path, &own)
      planner.unexpressed[key] = own
      return kind
    }
    checked.formUnion(unexpressed[key] ?? own)
    return declared
  }

  private func planKey(_ id: NodeID, _ around: Surroundings) -> String {
    location(id) + (around.part.isEmpty ? "" : " as " + around.part)
  }

  private mutating func ofTypes(
    _ facts: inout Facts, _ id: NodeID, _ around: Surroundings
  ) -> SwiftType? {
    let types = facts.types.subtracting(.null)
    guard !facts.types.isEmpty else { return checked(.raw, id, nil) }
    guard !types.isEmpty else { return .null(keyword: "type") }
    let inner: SwiftType?
    if Self.isSingle(types) {
      inner = ofType(types, &facts, id, around)
    } else if facts.typed.isDisjoint(with: facts.types), facts.types == .all {
      return .raw
    } else {
      return mixed(&facts, id, around)
    }
    guard let inner else { return nil }
    return facts.types.contains(.null) ? .optional(inner) : inner
  }

  static func isSingle(_ types: TypeSet) -> Bool {
    [.string, .boolean, .integer, .fraction, .number, .array, .object].contains(types)
  }

  /// The type of the values that are of one kind.
  mutating func ofType(
    _ kind: TypeSet, _ facts: inout Facts, _ id: NodeID, _ around: Surroundings
  ) -> SwiftType? {
    switch kind {
    case .string: text(facts, id)
    case .boolean: .bool
    case .integer: integer(facts)
    case .number: number(facts, around)
    case .array: array(&facts, id, around)
    case .object: objectType(&facts, id, around)
    default:
      // Fractions only, which nothing in Swift stands for.
      checked(.number(NumberChecks()), id, nil)
    }
  }

  private mutating func text(_ facts: Facts, _ id: NodeID) -> SwiftType? {
    var checks = StringChecks(length: facts.length)
    for pattern in facts.patterns {
      guard let plan = self.pattern(pattern, at: id) else { return nil }
      if !checks.patterns.contains(plan) { checks.patterns.append(plan) }
    }
    let form = facts.format.flatMap(TextForm.init(rawValue:))
    return form.map { .formatted($0, checks) } ?? .string(checks)
  }

  /// A pattern with its tables; nil after a diagnostic.
  mutating func pattern(_ pattern: PatternText, at id: NodeID) -> PatternPlan? {
    if let known = patternPlans[Name(pattern.source)] { return known }
    guard let parsed = pattern.pattern, let tables = PatternTables(parsed) else {
      notGenerated(id, "pattern", "The pattern `\(pattern.source)`\(pattern.obstacle)")
      return nil
    }
    let plan = PatternPlan(source: pattern.source, tables: tables.text)
    patternPlans[Name(pattern.source)] = plan
    return plan
  }

  private func number(_ facts: Facts, _ around: Surroundings) -> SwiftType {
    let checks = NumberChecks(bounds: facts.bounds.map { ($0.label, $0.number.text) })
    // The schema's author says that a double will do; but where nothing keeps the text, a double would be
    // written as another number than was read.
    let isDouble = ["double", "float"].contains(facts.format) && !around.isInUnion
    let isMultiple = facts.bounds.contains { $0.label == "multipleOf" }
    return isDouble && !isMultiple && !facts.isDecimal ? .double(checks) : .number(checks)
  }

  /// `Int` where the schema says that 64 bits will do: by bounds on both sides, or by its format.
  private func integer(_ facts: Facts) -> SwiftType {
    let words = facts.bounds.compactMap { bound in
      bound.number.int.map { (bound.label, String($0)) }
    }
    guard words.count == facts.bounds.count else {
      return .wideInteger(
        NumberChecks(bounds: facts.bounds.map { ($0.label, $0.number.text) }))
    }
    let checks = NumberChecks(bounds: words)
    let labels = Set(facts.bounds.map(\.label))
    let isBounded =
      !labels.isDisjoint(with: ["minimum", "exclusiveMinimum"])
      && !labels.isDisjoint(with: ["maximum", "exclusiveMaximum"])
    let formats = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32"]
    let isWord = style.integers == .int || isBounded || formats.contains(facts.format ?? "")
    return isWord ? .integer(checks) : .wideInteger(checks)
  }

  /// The name for the type of a schema: the one it gives itself when there is one.
  func inlineName(_ id: NodeID, _ otherwise: String) -> String { graph[id].ownName ?? otherwise }
}
