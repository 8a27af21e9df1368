import JSON
import Patterns
import Schema

/// Where an inline type is: the type it belongs to, and what to call it there.
struct Surroundings {
  let path: [String]
  let suggestion: String

  func called(_ suggestion: String) -> Surroundings {
    Surroundings(path: path, suggestion: suggestion)
  }
}

extension Planner {
  /// What a definition becomes; a scalar, array or map becomes a wrapper.
  mutating func definitionKind(_ id: NodeID, _ path: [String]) -> TypePlan.Kind? {
    let inside = Surroundings(path: path, suggestion: "Value")
    guard case .keywords(let entries) = graph[id].form else {
      return type(id, inside).map { .wrapper($0) }
    }
    let facts = Facts(entries)
    if let target = facts.reference, !facts.saysMoreThanReference, facts.unsupported.isEmpty {
      return type(target, inside).map { .alias($0) }
    }
    if facts.unsupported.isEmpty, facts.reference == nil, facts.hasType, facts.types == .object,
      facts.alternatives == nil, facts.enumeration == nil, facts.constant == nil
    {
      return object(facts, id, path).map { .object($0) }
    }
    if let texts = choiceTexts(facts), facts.unsupported.isEmpty {
      return choice(texts, id).map { .choice($0) }
    }
    if facts.alternatives != nil, let (union, isNullable) = union(facts, id, path), !isNullable {
      return .union(union)
    }
    let value = shape(facts, id, inside)
    guard plans[id] == nil else {
      // The type and the value it wraps would both be known by this place.
      plans[id] = nil
      notGenerated(id, nil, "A definition that is nullable and a type of its own")
      return nil
    }
    return value.map { .wrapper($0) }
  }

  /// The type of a schema wherever it stands.
  mutating func type(_ id: NodeID, _ around: Surroundings) -> SwiftType? {
    if path(ofDefinition: id) != nil {
      enqueue(id)
      return .named(location(id))
    }
    switch graph[id].form {
    case .always: return .raw
    case .never:
      notGenerated(id, nil, "A value that no schema allows")
      return nil
    case .keywords(let entries): return shape(Facts(entries), id, around)
    }
  }

  private mutating func shape(_ facts: Facts, _ id: NodeID, _ around: Surroundings) -> SwiftType? {
    guard facts.unsupported.isEmpty else {
      for entry in facts.unsupported { notGenerated(id, entry.name, "`\(entry.name)`") }
      return nil
    }
    if let target = facts.reference {
      guard !facts.saysMoreThanReference else {
        notGenerated(id, "$ref", "A `$ref` beside other assertions")
        return nil
      }
      guard path(ofDefinition: target) != nil || isInlinable(target) else {
        notGenerated(id, "$ref", "A reference to a place that is no definition")
        return nil
      }
      return type(target, around)
    }
    if facts.alternatives != nil { return unionType(facts, id, around) }
    if facts.constant != nil || facts.enumeration != nil { return fixed(facts, id, around) }
    guard facts.hasType || facts.typed.isEmpty else {
      notGenerated(id, nil, "A schema without `type` that asserts something of one type only")
      return nil
    }
    guard facts.hasType else { return .raw }
    return ofTypes(facts, id, around)
  }

  /// Whether a schema without a name needs no type of its own.
  private func isInlinable(_ id: NodeID) -> Bool {
    guard case .keywords(let entries) = graph[id].form else { return true }
    let facts = Facts(entries)
    return facts.reference == nil && facts.alternatives == nil && facts.enumeration == nil
      && facts.items == nil && facts.properties.isEmpty && facts.additional == nil
  }

  private mutating func ofTypes(
    _ facts: Facts, _ id: NodeID, _ around: Surroundings
  ) -> SwiftType? {
    let types = facts.types.subtracting(.null)
    let isNullable = facts.types.contains(.null)
    guard !types.isEmpty else { return .null }
    let inner: SwiftType?
    if types == .string {
      inner = text(facts, id)
    } else if types == .boolean {
      inner = .bool
    } else if types == .integer || types == .number {
      inner = number(facts, isInteger: types == .integer)
    } else if types == .array {
      inner = array(facts, id, around)
    } else if types == .object {
      inner = objectType(facts, id, around)
    } else if facts.typed.isEmpty, facts.types == .all {
      return .raw
    } else {
      inner = mixed(facts, types, id, around)
    }
    guard let inner else { return nil }
    return isNullable ? .optional(inner) : inner
  }

  private mutating func text(_ facts: Facts, _ id: NodeID) -> SwiftType? {
    var checks = StringChecks(length: facts.length)
    for pattern in facts.patterns {
      guard let parsed = pattern.pattern, let tables = PatternTables(parsed) else {
        notGenerated(
          id, "pattern", "The pattern `\(pattern.source)`, which no automaton stands for,")
        return nil
      }
      checks.patterns.append(PatternPlan(source: pattern.source, tables: tables.text))
    }
    return facts.format == "date-time" ? .timestamp(checks) : .string(checks)
  }

  private func number(_ facts: Facts, isInteger: Bool) -> SwiftType {
    let checks = NumberChecks(bounds: facts.bounds.map { ($0.label, $0.number.text) })
    guard isInteger else {
      // Cents do not survive a double.
      let isExact = facts.bounds.contains { $0.label == "multipleOf" } || facts.format == "decimal"
      return isExact ? .number(checks, isInteger: false) : .double(checks)
    }
    let words = facts.bounds.compactMap { bound in
      bound.number.int.map { (bound.label, String($0)) }
    }
    guard words.count == facts.bounds.count else { return .number(checks, isInteger: true) }
    return .integer(NumberChecks(bounds: words))
  }

  private mutating func array(
    _ facts: Facts, _ id: NodeID, _ around: Surroundings
  ) -> SwiftType? {
    guard let items = facts.items else {
      return .array(.raw, facts.itemCount, isUnique: facts.isUnique)
    }
    let item = type(items, around.called(inlineName(items, around.suggestion + " item")))
    return item.map { .array($0, facts.itemCount, isUnique: facts.isUnique) }
  }

  /// A type's title when it has one.
  func inlineName(_ id: NodeID, _ otherwise: String) -> String {
    graph[id].source["title"]?.string ?? otherwise
  }

  /// Values fixed by `const` or `enum`.
  private mutating func fixed(
    _ facts: Facts, _ id: NodeID, _ around: Surroundings
  ) -> SwiftType? {
    let values = (facts.enumeration ?? facts.constant.map { [$0] } ?? [])
    let isNullable = facts.types.contains(.null) && values.contains(.null)
    guard let texts = choiceTexts(facts, ignoringNull: true) else {
      notGenerated(
        id, facts.enumeration == nil ? "const" : "enum", "A choice of values that are no strings")
      return nil
    }
    guard let path = nest(around.suggestion, in: around.path, at: id),
      let plan = choice(texts, id)
    else { return nil }
    plans[id] = TypePlan(
      path: path, location: location(id), notes: Annotations(graph[id].source), kind: .choice(plan))
    return isNullable ? .optional(.named(location(id))) : .named(location(id))
  }

  /// The texts of an enumeration of strings; nil when it is anything else.
  func choiceTexts(_ facts: Facts, ignoringNull: Bool = false) -> [String]? {
    guard facts.reference == nil, facts.alternatives == nil,
      var values = facts.enumeration ?? facts.constant.map({ [$0] })
    else { return nil }
    if let constant = facts.constant, facts.enumeration != nil {
      values.removeAll { $0 != constant }
    }
    values.removeAll { !facts.types.contains(TypeSet(of: $0)) || ignoringNull && $0 == .null }
    // Checks beside an enumeration are rare and would have to be run on its values.
    guard facts.typed.isEmpty else { return nil }
    let texts = values.compactMap(\.string)
    return texts.isEmpty || texts.count != values.count ? nil : texts
  }

  private mutating func choice(_ texts: [String], _ id: NodeID) -> ChoicePlan? {
    let isOpen = graph[id].source["x-open"]?.bool ?? false
    let names = Scope.members(texts, taken: isOpen ? ["unknown"] : [])
    guard Set(names).count == names.count else {
      notGenerated(id, "enum", "An enumeration whose values give the same Swift name")
      return nil
    }
    return ChoicePlan(
      cases: zip(names, texts).map { (identifier: $0, value: $1) }, isOpen: isOpen)
  }
}
