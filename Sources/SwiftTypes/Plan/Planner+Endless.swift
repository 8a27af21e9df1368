import Diagnostics
import Schema

/// Types whose values would have no end, because each contains another one of them.
///
///     { "type": "object", "required": ["next"], "properties": { "next": { "$ref": "#" } } }
extension Planner {
  /// Reports such types, and has what a type demands of itself checked by rules, which refuse everything:
  /// Swift warns of functions that surely call themselves.
  mutating func reportEndless() {
    let endless = endlessTypes()
    for key in endless.sorted() where leadsToItself(key, among: endless) {
      guard let plan = plans[key], !references.dependsOnScope.contains(plan.node) else { continue }
      report(
        SwiftRules.contradiction, at: plan.node,
        "No value can satisfy this schema: each would contain another one, without end.")
      refuseItself(plan)
    }
  }

  /// The types that no value is known to end, by their keys: all but those that end when others do.
  private func endlessTypes() -> Set<String> {
    let all = plans.all
    var endless = Set(all.keys)
    var isDone = false
    while !isDone {
      let ending = endless.filter { key in
        all[key].map { Self.ends($0.kind, besides: endless) } ?? true
      }
      endless.subtract(ending)
      isDone = ending.isEmpty
    }
    return endless
  }

  private static func ends(_ kind: TypePlan.Kind, besides endless: Set<String>) -> Bool {
    switch kind {
    case .union(let union): union.branches.contains { ends($0.type, besides: endless) }
    case .choice, .values: true
    default: kind.demanded.allSatisfy { ends($0, besides: endless) }
    }
  }

  private static func ends(_ type: SwiftType, besides endless: Set<String>) -> Bool {
    switch type {
    case .named(let key): !endless.contains(key)
    case .checked(let inner, _): ends(inner, besides: endless)
    case .array(let item, let size, _): size.minimum == 0 || ends(item, besides: endless)
    case .map(let value, let size): size.minimum == 0 || ends(value, besides: endless)
    default: true
    }
  }

  /// Whether a value of a type contains one of the same type, by way of others without end.
  private func leadsToItself(_ key: String, among endless: Set<String>) -> Bool {
    var seen: Set<String> = []
    var waiting = [key]
    while let next = waiting.popLast() {
      let targets = plans[next]?.kind.demanded.flatMap(\.named) ?? []
      for target in targets where endless.contains(target) {
        if target == key { return true }
        if seen.insert(target).inserted { waiting.append(target) }
      }
    }
    return false
  }

  private mutating func refuseItself(_ plan: TypePlan) {
    func isItself(_ type: SwiftType) -> Bool {
      if case .named(plan.key) = type.unchecked { true } else { false }
    }
    switch plan.kind {
    case .object(var object):
      for (index, member) in object.members.enumerated() where member.isRequired {
        guard case .value(let type) = member.content, isItself(type) else { continue }
        object.members[index].content = .value(.checked(.raw, check(plan.node, beyond: nil)))
      }
      plans[plan.key]?.kind = .object(object)
    case .tuple(var tuple):
      for (index, item) in tuple.items.enumerated() where item.isRequired && isItself(item.type) {
        tuple.items[index].type = .checked(.raw, check(plan.node, beyond: nil))
      }
      plans[plan.key]?.kind = .tuple(tuple)
    default: return
    }
  }
}

extension TypePlan.Kind {
  /// The types that each value contains, or of a union one of which.
  fileprivate var demanded: [SwiftType] {
    switch self {
    case .object(let object):
      object.members.filter(\.isRequired).compactMap(\.content.type)
    case .tuple(let tuple): tuple.items.filter(\.isRequired).map(\.type)
    case .union(let union): union.branches.map(\.type)
    case .wrapper(let type), .alias(let type): [type]
    case .choice, .values: []
    }
  }
}
