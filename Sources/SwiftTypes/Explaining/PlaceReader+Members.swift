import Contracts
import JSON
import Schema

/// What nil stands for where a schema is that of a member.
extension PlaceReader {
  /// Why a member has a value, or is nil.
  func memberReasons(
    _ path: [String], _ json: String, _ isRequired: Bool, _ content: MemberPlan.Content
  ) -> [String] {
    switch content {
    case .constant: return ["The member is required and can have one value only."]
    case .forbidden: return ["No value is a value of `false`."]
    case .value(let type) where type.isOptional: return [nullableReason(isRequired)]
    case .value:
      let isNullAccepted = acceptsNull(Name(json), in: path)
      return [isRequired ? requiredReason(isNullAccepted) : absentReason(isNullAccepted)]
    }
  }

  private func nullableReason(_ isRequired: Bool) -> String {
    if isRequired { return "It is required and nullable: nil is written as `null`." }
    return planner.style.nullability == .merge
      ? "It is neither required nor non-null, and `\"nullability\": \"merge\"` makes both nil."
      : "It is neither required nor non-null: absent and `null` differ."
  }

  private func requiredReason(_ isNullAccepted: Bool?) -> String {
    switch isNullAccepted {
    case true?: "It is required: never nil; `null` is a value, not nil."
    case false?: "It is required and not nullable: never nil."
    case nil: "It is required: never nil."
    }
  }

  private func absentReason(_ isNullAccepted: Bool?) -> String {
    switch isNullAccepted {
    case true?: "It is not required: nil when absent; `null` is a value, not nil."
    case false?: "It is not required: nil when absent; `null` is refused."
    case nil: "It is not required: nil when absent."
    }
  }

  /// Whether a member may be `null`, by this schema and by those of the same member that are merged with it;
  /// nil where that is undecided.
  private func acceptsNull(_ name: Name, in path: [String]) -> Bool? {
    let home = planner.plans.values.first { $0.knownPath == path }
    let others = home.flatMap { planner.conjunction($0.node).besides[name] } ?? []
    let answers = ([id] + others).map { schema in
      planner.references.dependsOnScope.contains(schema)
        ? nil : planner.graph.isValid(.null, at: schema)
    }
    if answers.contains(false) { return false }
    return answers.contains(nil) ? nil : true
  }
}
