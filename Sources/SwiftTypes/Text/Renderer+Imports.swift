import Contracts

/// What decides how a file imports the runtime: a public import that nothing public needs is a warning.
extension Renderer {
  /// Whether what others see of a type's declaration names the runtime.
  func namesRuntime(_ plan: TypePlan) -> Bool {
    switch plan.kind {
    case .object(let object):
      object.members.contains { namesRuntime($0) } || !object.groups.isEmpty
        || object.rest.isStored || object.protocolName != nil
    case .tuple(let tuple):
      tuple.items.contains { $0.isPresence || namesRuntime($0.type) }
        || tuple.rest.names { namesRuntime($0) }
    case .union(let union):
      union.isOpen || union.branches.contains { namesRuntime(payload: $0.type) }
    case .wrapper(let type):
      // A text is a `TextValue`.
      if case .string = type.unchecked { true } else { namesRuntime(type) }
    case .alias(let type): namesRuntime(type)
    case .values(let values): values.isOpen && values.openIntegers == nil
    case .choice: false
    }
  }

  private func namesRuntime(_ member: MemberPlan) -> Bool {
    guard case .value(let type) = member.content else { return false }
    if !member.isRequired, type.unchecked.isOptional, style.nullability == .distinct { return true }
    return namesRuntime(type)
  }

  /// A branch that is `null` is a case without a value.
  private func namesRuntime(payload type: SwiftType) -> Bool {
    if case .null = type.unchecked { false } else { namesRuntime(type) }
  }

  private func namesRuntime(_ type: SwiftType) -> Bool {
    switch type {
    case .string, .bool, .integer, .double, .named: false
    case .formatted, .wideInteger, .number, .raw, .null, .map: true
    case .array(let item, _, _): namesRuntime(item)
    case .optional(let inner), .checked(let inner, _): namesRuntime(inner)
    }
  }
}

extension TypePlan.Kind {
  /// Whether it is another name for a type, and no type itself.
  var isAlias: Bool { if case .alias = self { true } else { false } }
}

extension ObjectPlan.Rest {
  /// Whether members that the schema does not name are kept, in types of the runtime.
  fileprivate var isStored: Bool {
    switch self {
    case .kept, .typed: true
    case .refused, .dropped: false
    }
  }

  /// Whether the declaration of further items names what a condition is about.
  fileprivate func names(_ condition: (SwiftType) -> Bool) -> Bool {
    switch self {
    case .kept: true
    case .typed(let type): condition(type)
    case .refused, .dropped: false
    }
  }
}
