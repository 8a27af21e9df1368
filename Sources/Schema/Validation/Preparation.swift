internal import JSON

/// What is worked out once for a node so that evaluating it is quick.
struct Preparation: Sendable {
  /// Where a name stands in `properties`; kept only where there are many.
  var positions: [Name: Int]?
  /// The values of a long `enum`.
  var enumeration: Set<JSON>?
  /// Whether the node has `unevaluatedItems` or `unevaluatedProperties`.
  var hasUnevaluated = false

  /// Nil when there is nothing to prepare.
  init?(_ node: Node) {
    guard case .keywords(let entries) = node.form else { return nil }
    var isNeeded = false
    for entry in entries {
      switch entry.keyword {
      case .properties(let members) where members.count > 8:
        var table: [Name: Int] = [:]
        for (index, member) in members.enumerated() { table[member.name] = index }
        positions = table
        isNeeded = true
      case .enumeration(let values) where values.count > 16:
        enumeration = Set(values)
        isNeeded = true
      case .unevaluatedItems, .unevaluatedProperties:
        hasUnevaluated = true
        isNeeded = true
      default: continue
      }
    }
    guard isNeeded else { return nil }
  }
}
