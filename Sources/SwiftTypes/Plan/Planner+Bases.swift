import Contracts
import Schema

/// A definition with a protocol that a struct conforms to, or does not although it is merged with it.
struct SharedBase {
  /// The key of the definition's type.
  let key: String
  /// What keeps the struct from conforming; nil when nothing does.
  let obstacle: Obstacle?

  /// A property of the definition that the struct has otherwise.
  struct Obstacle {
    let inBase: MemberPlan
    let own: MemberPlan?
  }
}

/// Definitions that several structs are merged with have a protocol with their properties.
///
/// It is nested in the definition's own type, so that its name depends on nothing else. Another struct
/// that is merged with the definition conforms, too, or says why it does not: it never takes a property
/// from the protocol, nor the protocol from the others.
extension Planner {
  /// The definitions that a schema refers to and is merged with; each has a type, even when nothing else
  /// asks for one.
  mutating func bases(of id: NodeID) -> [String] {
    var seen: Set<NodeID> = [id]
    var bases: [String] = []
    let own = knowledge[id].reference?.target
    for part in mergedSchemas(of: id) {
      let target = part == own ? part : knowledge[part].reference?.target
      guard let target, seen.insert(target).inserted, !references.dependsOnScope.contains(target)
      else { continue }
      if path(ofDefinition: target) != nil { enqueue(target) }
      bases.append(location(target))
    }
    return bases
  }

  /// What a schema is merged with: what it refers to, and its `allOf`.
  private func mergedSchemas(of id: NodeID) -> [NodeID] {
    let own = [knowledge[id].reference?.target].compactMap { $0 }
    return own + (knowledge[id].allOf?.branches ?? [])
  }

  /// Gives a protocol to each definition that at least two structs can stand for.
  mutating func planSharedBases() {
    var users: [String: [String]] = [:]
    for (key, plan) in plans.all {
      guard case .object = plan.kind else { continue }
      for base in sharedDefinitions(of: plan.node) where base != key {
        users[base, default: []].append(key)
      }
    }
    users = users.filter { $0.value.count > 1 }
    guard !users.isEmpty else { return }
    let renderer = Renderer(access: .internal, planner: self, isInOneFile: true)
    for (base, keys) in users.sorted(by: { $0.key < $1.key }) {
      guard let plan = plans[base], case .object(let object) = plan.kind,
        object.members.contains(where: { $0.content.type != nil })
      else { continue }
      let shared = keys.sorted().map { user in
        (user: user, base: SharedBase(key: base, obstacle: obstacle(object, user, renderer)))
      }
      guard shared.count(where: { $0.base.obstacle == nil }) > 1 else { continue }
      let name = protocolName(of: plan)
      changeObject(base) { $0.protocolName = name }
      for entry in shared { changeObject(entry.user) { $0.sharedBases.append(entry.base) } }
    }
  }

  private mutating func changeObject(_ key: String, _ change: (inout ObjectPlan) -> Void) {
    guard case .object(var object)? = plans[key]?.kind else { return }
    change(&object)
    plans[key]?.kind = .object(object)
  }

  /// The definitions with structs that a schema is merged with, also by way of others.
  private func sharedDefinitions(of id: NodeID) -> [String] {
    var found: [String] = []
    var seen: Set<NodeID> = [id]
    var waiting = mergedSchemas(of: id)
    while let next = waiting.popLast(), seen.count < 64 {
      guard seen.insert(next).inserted, !references.dependsOnScope.contains(next) else { continue }
      if paths[next] != nil, case .object? = plan(of: next)?.kind { found.append(location(next)) }
      waiting += mergedSchemas(of: next)
    }
    return found
  }

  /// The first property of a definition that a struct has otherwise.
  private func obstacle(
    _ base: ObjectPlan, _ user: String, _ renderer: Renderer
  ) -> SharedBase.Obstacle? {
    guard case .object(let object)? = plans[user]?.kind else { return nil }
    let top = Viewpoint(path: [], depths: [0])
    for member in base.members {
      guard case .value(let type) = member.content else { continue }
      let own = object.members.first { $0.name.utf8.elementsEqual(member.name.utf8) }
      guard let own, case .value(let ownType) = own.content,
        own.identifier.utf8.elementsEqual(member.identifier.utf8),
        renderer.spelling(own, ownType, from: top) == renderer.spelling(member, type, from: top)
      else { return SharedBase.Obstacle(inBase: member, own: own) }
    }
    return nil
  }

  /// A name for the protocol that hides none of the types which are named within the definition's type.
  private mutating func protocolName(of plan: TypePlan) -> String {
    let key = plan.key + " as protocol"
    if let locked = lockedName(key, in: plan.path), take(locked, in: plan.path, for: key) {
      return locked
    }
    let used = namesUsed(within: plan)
    var name = "Properties"
    while used.contains(name) || !take(name, in: plan.path, for: key) { name = "Shared" + name }
    return name
  }

  /// The names by which the declarations within a type call others, and its own.
  func namesUsed(within plan: TypePlan) -> Set<String> {
    var used: Set<String> = [plan.name]
    for inner in plans.values where inner.path.starts(with: plan.path) {
      for target in inner.kind.types.flatMap(\.named) { used.formUnion(plans[target]?.path ?? []) }
    }
    return used
  }
}

extension TypePlan.Kind {
  /// The types that a declaration names.
  var types: [SwiftType] {
    switch self {
    case .object(let object):
      object.members.compactMap(\.content.type) + object.groups.map(\.type) + object.rest.types
    case .tuple(let tuple): tuple.items.map(\.type) + tuple.rest.types
    case .union(let union): union.branches.map(\.type)
    case .wrapper(let type), .alias(let type): [type]
    case .choice, .values: []
    }
  }
}

extension ObjectPlan.Rest {
  fileprivate var types: [SwiftType] {
    if case .typed(let type) = self { [type] } else { [] }
  }
}

extension SwiftType {
  /// The planned types that it names, by their keys.
  var named: [String] {
    switch self {
    case .named(let key): [key]
    case .array(let inner, _, _), .map(let inner, _), .optional(let inner), .checked(let inner, _):
      inner.named
    case .string, .formatted, .bool, .integer, .wideInteger, .double, .number, .raw, .null: []
    }
  }
}
