import Schema

/// Why constants that a schema lists became an enumeration.
extension PlaceReader {
  /// Whether the schema is one of the constants.
  var isListed: Bool {
    if case .value? = role { true } else { false }
  }

  /// The effect of a keyword of such a schema, or of one of its constants; nil for others.
  func listedEffect(of keyword: Keyword) -> String? {
    switch keyword {
    case .oneOf, .anyOf:
      planner.listedValues(of: id) == nil ? nil : "gives a case for each value"
    case .constant:
      if case .value(_, let identifier)? = role {
        "gives the case `\(identifier)`"
      } else {
        isNullBranch ? "lets the value be null" : isRefused ? Self.refusedEffect : nil
      }
    case .type: isListed ? "asserts what the value shows" : nil
    default: nil
    }
  }

  private static let refusedEffect = "gives no case: the schema does not accept the value"

  /// Whether it is a constant of such a list that the list as a whole refuses: it stands there twice.
  private var isRefused: Bool {
    guard role == nil, type == nil, let outer = self.outer?.reader else { return false }
    return outer.planner.listedValues(of: outer.id)?.contains { $0.branch == id } ?? false
  }
}
