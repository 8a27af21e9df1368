import Contracts
import JSON
import Patterns
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

  /// Whether a member may be `null`, by this schema and by all that the object around it asks of the member;
  /// nil where that is undecided.
  private func acceptsNull(_ name: Name, in path: [String]) -> Bool? {
    let home = planner.plans.values.first { $0.knownPath == path }
    let others = home.map { claims(on: name, of: $0.node) } ?? []
    let answers = ([id] + others).map { schema -> Bool? in
      guard let schema, !planner.references.dependsOnScope.contains(schema) else { return nil }
      return planner.graph.isValid(.null, at: schema)
    }
    if answers.contains(false) { return false }
    return answers.contains(nil) ? nil : true
  }

  /// The schemas of a member in an object and in what it is merged with: by its name, by patterns that it
  /// matches, or as one of the others. Nil stands for a keyword that may ask for something, or may not.
  private func claims(on name: Name, of object: NodeID) -> [NodeID?] {
    guard let parts = planner.parts(of: object) else { return [nil] }
    return parts.flatMap { part -> [NodeID?] in
      guard case .keywords(let entries) = planner.graph[part].form else { return [] }
      var claims: [NodeID?] = []
      var rest: [NodeID?] = []
      var isNamed = false
      for entry in entries {
        switch entry.keyword {
        case .properties(let members):
          let own = members.filter { $0.name == name }
          claims += own.map(\.schema)
          isNamed = isNamed || !own.isEmpty
        case .patternProperties(let list):
          for item in list {
            let match = item.pattern.pattern?.matches(name.text)
            guard match != .no else { continue }
            claims.append(match == .yes ? item.schema : nil)
            isNamed = true
          }
        case .additionalProperties(let schema): rest = [schema]
        case .anyOf, .oneOf, .not, .conditional, .dependentSchemas, .dynamicReference:
          if entry.keyword.inPlaceSchemas.contains(where: { mayClaim(name, $0) }) {
            claims.append(nil)
          }
        case .unreadable: claims.append(nil)
        default: continue
        }
      }
      return isNamed ? claims : claims + rest
    }
  }

  /// Whether a schema, or one that applies to the same object, may ask something of a member.
  private func mayClaim(_ name: Name, _ id: NodeID) -> Bool {
    var seen: Set<NodeID> = []
    var waiting = [id]
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted,
        case .keywords(let entries) = planner.graph[next].form
      else { continue }
      for entry in entries {
        switch entry.keyword {
        case .properties(let members):
          if members.contains(where: { $0.name == name }) { return true }
        case .patternProperties, .additionalProperties, .unevaluatedProperties, .enumeration,
          .constant, .unreadable:
          return true
        case .dynamicReference(_, .some): return true
        default: waiting += entry.keyword.inPlaceSchemas
        }
      }
    }
    return false
  }
}
