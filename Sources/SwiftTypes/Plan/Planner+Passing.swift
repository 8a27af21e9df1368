import Contracts

/// What types pass on to the next version where they forget members that their schemas do not name.
extension Planner {
  /// How much of what its schema says nothing of a type keeps in the values that it reads.
  ///
  /// Where it keeps nothing, these are values of the schema again, with no members but those it names:
  /// `{"b": 2}` of `{"a": 1, "b": 2}`, where it names `b` alone. That is not so of what a rule checks
  /// beyond the parts: items that differ may be equal once some of their members are forgotten.
  func passing(_ type: SwiftType) -> Lineage.Passing {
    guard style.unknownMembers == .drop else { return .everything }
    var (isForgetting, isKeeping) = (false, false)
    var waiting = [type]
    var seen: Set<String> = []
    while let next = waiting.popLast() {
      switch next {
      case .string, .formatted, .bool, .integer, .wideInteger, .double, .number, .null: break
      case .raw: isKeeping = true
      case .array(let item, _, let isUnique):
        if isUnique, !item.withoutNull.isScalar { isKeeping = true }
        waiting.append(item)
      case .map(let inner, _), .optional(let inner): waiting.append(inner)
      case .checked(let inner, _):
        isKeeping = true
        waiting.append(inner)
      case .named(let key):
        guard seen.insert(key).inserted else { continue }
        guard let plan = plans[key] else { return .everything }
        isKeeping = isKeeping || plan.check != nil || keepsOthers(plan.kind)
        isForgetting = isForgetting || forgetsOthers(plan.kind)
        waiting += parts(of: plan.kind)
      }
    }
    if !isKeeping { return .nothing }
    return isForgetting ? .part : .everything
  }

  /// Whether a type keeps what its schema does not list, beside what its parts keep.
  private func keepsOthers(_ kind: TypePlan.Kind) -> Bool {
    switch kind {
    case .object(let object): if case .kept = object.rest { true } else { false }
    case .tuple(let tuple):
      if case .kept = tuple.rest { true } else { tuple.isUnique }
    case .union(let union):
      switch union.dispatch {
      // A branch that was told by its kind or tag still is.
      case .tag, .kind: union.isOpen
      case .members, .rules: true
      }
    case .choice, .values, .wrapper, .alias: false
    }
  }

  private func forgetsOthers(_ kind: TypePlan.Kind) -> Bool {
    switch kind {
    case .object(let object): if case .dropped = object.rest { true } else { false }
    case .tuple(let tuple): if case .dropped = tuple.rest { true } else { false }
    case .choice, .values, .union, .wrapper, .alias: false
    }
  }

  private func parts(of kind: TypePlan.Kind) -> [SwiftType] {
    switch kind {
    case .object(let object):
      object.members.compactMap(\.content.type) + object.groups.map(\.type) + rest(object.rest)
    case .tuple(let tuple): tuple.items.map(\.type) + rest(tuple.rest)
    case .union(let union): union.branches.map(\.type)
    case .wrapper(let type), .alias(let type): [type]
    case .choice, .values: []
    }
  }

  private func rest(_ rest: ObjectPlan.Rest) -> [SwiftType] {
    if case .typed(let type) = rest { [type] } else { [] }
  }
}

extension SwiftType {
  /// Whether its values have no parts.
  fileprivate var isScalar: Bool {
    switch self {
    case .string, .formatted, .bool, .integer, .wideInteger, .double, .number, .null: true
    case .raw, .array, .map, .optional, .named, .checked: false
    }
  }
}
