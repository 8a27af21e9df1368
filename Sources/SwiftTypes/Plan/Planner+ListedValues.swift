import Diagnostics
import JSON
import Schema

/// Values that a schema lists one by one, to say something about each: `oneOf` of constants.
///
///     { "oneOf": [
///       { "const": "gold", "description": "Free returns." },
///       { "const": "plain" } ] }
extension Planner {
  /// The branches of a schema that is nothing but such a list, with their values; nil for others.
  func listedValues(of id: NodeID) -> [(branch: NodeID, value: JSON)]? {
    guard case .keywords(let entries) = graph[id].form else { return nil }
    var branches: [NodeID]?
    for entry in entries {
      switch entry.keyword {
      case .type: continue
      case .oneOf(let list) where branches == nil: branches = list
      case .anyOf(let list) where branches == nil: branches = list
      default: return nil
      }
    }
    guard let branches else { return nil }
    let values = branches.compactMap { listedValue(of: $0) }
    // Beside `null`, a single value is no choice.
    let count = values.count(where: { $0 != .null })
    guard values.count == branches.count, count > 1 else { return nil }
    return Array(zip(branches, values)).map { (branch: $0, value: $1) }
  }

  /// The one scalar that a schema allows, when it says nothing else: its constant, or `null` by its type.
  private func listedValue(of id: NodeID) -> JSON? {
    guard case .keywords(let entries) = graph[id].form else { return nil }
    var constant: JSON?
    var isNull = false
    for entry in entries {
      switch entry.keyword {
      case .type(let types): isNull = types == .null
      case .constant(let value) where value.isScalar: constant = value
      default: return nil
      }
    }
    return constant ?? (isNull ? .null : nil)
  }

  /// One enumeration of the listed values that the schema accepts.
  mutating func listed(
    _ list: [(branch: NodeID, value: JSON)], _ facts: Facts, _ id: NodeID,
    _ around: Surroundings
  ) -> SwiftType? {
    var facts = facts
    facts.enumeration = list.map(\.value)
    guard let type = fixed(facts, id, around) else { return nil }
    guard case .named(let key) = type.withoutNull, let plan = plans[key] else { return type }
    var kind = plan.kind
    for (branch, value) in list {
      if graph.isValid(value, at: id) == false {
        report(
          SwiftRules.branchUnreachable, at: branch,
          "This branch is never taken: the schema refuses its value.")
      }
      guard let index = kind.caseIndex(of: value) else { continue }
      kind.describeCase(index, by: Annotations(graph[branch].source))
      trace?.note(.value(plan.path, kind.caseNames[index]), of: branch)
    }
    plans[key]?.kind = kind
    return type
  }
}

extension TypePlan.Kind {
  /// The number of the case that stands for a value.
  fileprivate func caseIndex(of value: JSON) -> Int? {
    switch self {
    case .choice(let choice):
      choice.cases.firstIndex { item in value.string.map { Name($0) == Name(item.value) } ?? false }
    case .values(let choice):
      choice.cases.firstIndex { Name($0.text) == Name(value.compactText) }
    default: nil
    }
  }

  fileprivate var caseNames: [String] {
    switch self {
    case .choice(let choice): choice.cases.map(\.identifier)
    case .values(let choice): choice.cases.map(\.identifier)
    default: []
    }
  }

  /// Notes what the schema says of a case; the first branch of a value has the word.
  fileprivate mutating func describeCase(_ index: Int, by notes: Annotations) {
    switch self {
    case .choice(var choice):
      if choice.notes[index] == nil { choice.notes[index] = notes }
      self = .choice(choice)
    case .values(var choice):
      if choice.notes[index] == nil { choice.notes[index] = notes }
      self = .values(choice)
    default: return
    }
  }
}
