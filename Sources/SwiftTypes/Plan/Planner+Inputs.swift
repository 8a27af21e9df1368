import Contracts

/// What is sent of a type with members that only the owner of the data writes: a struct without these,
/// nested in the type, where `treaty.json` asks for it.
extension Planner {
  /// What stands behind the key of a type in that of its input.
  private static let suffix = " as input"

  /// Plans an input for every struct that has a read-only or write-only member, or holds such a struct.
  mutating func planInputs() {
    guard style.inputViews == .nested else { return }
    let keys = structsWithInputs()
    for key in keys.sorted() {
      guard let plan = plans[key], case .object(let object) = plan.kind else { continue }
      let name = inputName(of: plan)
      var input = TypePlan(
        key: key + Self.suffix, node: plan.node, path: plan.path + [name], location: plan.location,
        notes: plan.notes, kind: .object(self.input(of: object, keys)))
      input.isInput = true
      plans[input.key] = input
    }
  }

  /// By their keys. What is held by a union or in an array of several types stays what it is.
  private func structsWithInputs() -> Set<String> {
    var found: Set<String> = []
    var users: [String: [String]] = [:]
    for (key, plan) in plans.all {
      guard case .object(let object) = plan.kind else { continue }
      if object.members.contains(where: { $0.notes.isReadOnly || $0.notes.isWriteOnly }) {
        found.insert(key)
      }
      for target in plan.kind.types.flatMap(\.named) {
        users[aliased(target), default: []].append(key)
      }
    }
    var waiting = Array(found)
    while let next = waiting.popLast() {
      for user in users[next] ?? [] where found.insert(user).inserted { waiting.append(user) }
    }
    return found
  }

  private func input(of object: ObjectPlan, _ keys: Set<String>) -> ObjectPlan {
    func input(of type: SwiftType) -> SwiftType {
      type.naming { key in
        let target = aliased(key)
        return keys.contains(target) ? target + Self.suffix : key
      }
    }
    let members = object.members.filter { !$0.notes.isReadOnly }.map { member in
      var member = member
      if case .value(let type) = member.content { member.content = .value(input(of: type)) }
      return member
    }
    var rest = object.rest
    if case .typed(let type) = rest { rest = .typed(input(of: type)) }
    let groups = object.groups.map { group in
      ObjectPlan.Group(
        identifier: group.identifier, pattern: group.pattern, notes: group.notes,
        type: input(of: group.type))
    }
    return ObjectPlan(
      members: members, rest: rest, size: Size(), dependents: [], groups: groups)
  }

  /// The type that another name stands for.
  private func aliased(_ key: String) -> String {
    guard case .alias(.named(let next))? = plans[key]?.kind, next != key else { return key }
    return aliased(next)
  }

  /// `Input`, unless a type has that name which is named within the struct.
  private mutating func inputName(of plan: TypePlan) -> String {
    let key = plan.key + Self.suffix
    if let locked = lockedName(key, in: plan.path), take(locked, in: plan.path, for: key) {
      return locked
    }
    let used = namesUsed(within: plan)
    var name = "Input"
    while used.contains(name) || !take(name, in: plan.path, for: key) { name = "Sent" + name }
    return name
  }
}

extension SwiftType {
  /// The same type with other keys for the planned types in it.
  fileprivate func naming(_ key: (String) -> String) -> SwiftType {
    switch self {
    case .named(let old): .named(key(old))
    case .array(let inner, let size, let isUnique):
      .array(inner.naming(key), size, isUnique: isUnique)
    case .map(let inner, let size): .map(inner.naming(key), size)
    case .optional(let inner): .optional(inner.naming(key))
    case .checked(let inner, let plan): .checked(inner.naming(key), plan)
    case .string, .formatted, .bool, .integer, .wideInteger, .double, .number, .raw, .null: self
    }
  }
}
