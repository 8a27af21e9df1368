import Contracts
import JSON
import Schema

/// What becomes of the `default` of a schema.
extension PlaceReader {
  var defaultEffect: String {
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
