import Contracts
import JSON
import Schema

/// What becomes of the `default` of a schema.
extension PlaceReader {
  var defaultEffect: String {
    let steps = filledSteps
    guard steps.isEmpty else {
      return "fills the member in where it is absent, in the step \(steps.joined(separator: ", "))"
    }
    return initializerEffect
  }

  /// The steps between payload versions that give the member its default.
  private var filledSteps: [String] {
    guard node.source["default"] != nil,
      case .member(let path, _, let json, _, _)? = role,
      let holder = planner.plans.values.first(where: { $0.knownPath == path }),
      PlainObject(holder.node, in: planner.knowledge)?.members[Name(json)]?.contains(id) == true
    else { return [] }
    return planner.registries().flatMap(\.entries).flatMap { entry in
      entry.upcasts.compactMap { upcast -> String? in
        let version = entry.versions.first { $0.number == upcast.new }
        guard let location = version?.location, let payload = planner.plans[location]?.node,
          planner.payload(payload) == holder.node, upcast.fills(Name(json))
        else { return nil }
        return "from version \(upcast.old) to version \(upcast.new) of `\(entry.type)`"
      }
    }
  }

  private var initializerEffect: String {
    guard let value = node.source["default"],
      case .member(let path, let identifier, _, let isRequired, .value(let type))? = role,
      !isRequired
    else { return "asserts nothing" }
    switch value {
    case .bool, .number, .string: break
    case .null, .array, .object:
      return "asserts nothing: only texts, numbers and booleans become defaults"
    }
    switch planner.graph.isValid(value, at: id) {
    case true?: break
    case false?: return "asserts nothing, and is no default: the schema itself refuses it"
    case nil: return "asserts nothing, and is no default: whether the schema accepts it is unknown"
    }
    guard let (accessor, literal) = expression(of: value, path, identifier) else {
      return objection(type)
    }
    if planner.style.defaults == .forbid { return "asserts nothing, and nothing is made of it" }
    return planner.style.defaults == .use
      ? "is `\(literal)` in the initializer; `\(accessor)` gives it where it is absent"
      : "asserts nothing; with `\"defaults\": \"use\"` in treaty.json initializers have it"
  }

  /// The default in Swift, and the property that gives it, were defaults used.
  private func expression(
    of value: JSON, _ path: [String], _ identifier: String
  ) -> (accessor: String, literal: String)? {
    let holder = planner.plans.values.first { $0.knownPath == path }
    guard case .object(let object)? = holder?.kind,
      var member = object.members.first(where: { $0.identifier == identifier })
    else { return nil }
    member.fallback = value
    return renderer.fallback(of: member, in: object)
  }

  private func objection(_ type: SwiftType) -> String {
    switch type.unchecked {
    case .optional:
      "asserts nothing, and is no default: a `Presence` tells absent from `null`, and takes none"
    case .integer, .wideInteger, .double, .number, .string, .formatted, .bool:
      "asserts nothing: no short expression of Swift stands for it"
    case .raw, .null, .array, .map, .named, .checked:
      "asserts nothing, and is no default: `\(renderer.spelling(type, from: top))` has no literals"
    }
  }
}

extension UpcastPlan {
  /// Whether the step gives a member its `default` where it is absent.
  fileprivate func fills(_ name: Name) -> Bool {
    guard case .holes(let holes) = kind else { return false }
    return holes.contains { hole in
      guard Name(hole.member.name) == name else { return false }
      return switch hole.source {
      case .fallback, .renamed(_, fallback: _?): true
      case .written, .constant, .renamed(_, fallback: nil): false
      }
    }
  }
}
