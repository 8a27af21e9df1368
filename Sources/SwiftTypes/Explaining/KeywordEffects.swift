import Contracts
import JSON
import Schema

/// What becomes of each keyword of a schema.
extension PlaceReader {
  static let ruleEffect = "is checked by rules on the JSON text"

  /// The effect of a keyword as it is written there.
  func effect(of name: Name) -> String {
    guard case .keywords(let entries) = node.form,
      let entry = entries.first(where: { $0.name == name })
        ?? entries.first(where: { takesPart(name, in: $0.keyword) })
    else { return annotationEffect(of: name) }
    if case .unreadable(let unread) = entry.keyword {
      return "cannot be generated: \(unread.reason)"
    }
    if case .format = entry.keyword, !node.assertsFormat { return formatEffect }
    if let absence { return absence.effect }
    switch entry.keyword {
    case .allOf, .reference, .dynamicReference(_, anchor: nil): return mergeEffect(entry)
    default: break
    }
    guard isRuled(entry) else {
      return listedEffect(of: entry.keyword) ?? effect(of: entry.keyword)
    }
    return gives(entry.keyword)
      ? "\(effect(of: entry.keyword)); what that cannot say \(Self.ruleEffect)" : Self.ruleEffect
  }

  /// Whether a keyword is read together with another one: draft-04's `exclusiveMinimum` with `minimum`.
  private func takesPart(_ name: Name, in keyword: Keyword) -> Bool {
    switch (name.text, keyword) {
    case ("exclusiveMinimum", .minimum(_, exclusive: true)),
      ("exclusiveMaximum", .maximum(_, exclusive: true)):
      node.source[name]?.bool == true
    case ("minContains", .contains(_, let minimum, _, _)): minimum != 1
    case ("maxContains", .contains(_, _, let maximum, _)): maximum != nil
    case ("then", .conditional(_, let branch, _)), ("else", .conditional(_, _, let branch)):
      branch != nil
    default: false
    }
  }

  /// Whether a type holds what a keyword is about, although rules check it, too.
  private func gives(_ keyword: Keyword) -> Bool {
    let schemas: [NodeID] =
      switch keyword {
      case .properties(let list): list.map(\.schema)
      case .patternProperties(let list): list.map(\.schema)
      case .additionalProperties(let schema), .items(let schema, _): [schema]
      default: []
      }
    return schemas.contains { planner.trace?.roles[$0] != nil }
  }

  /// The effect of a keyword that applies other schemas to the same value.
  private func mergeEffect(_ entry: KeywordEntry) -> String {
    let isPart = type == nil && outer.map { $0.keyword == "allOf" && !$0.reader.isName } ?? false
    if isName, !isPart {
      switch entry.keyword {
      case .reference: return "names the type of another schema"
      case .allOf: return "names the type of its only part"
      default: return "names the type that it leads to"
      }
    }
    return facts.checked.contains(entry.name)
      ? "is merged into one type; what that cannot say \(Self.ruleEffect)"
      : "is merged into one type"
  }

  /// Whether the schema is nothing but a name for the type of another one.
  private var isName: Bool {
    let own = planner.knowledge[id]
    let branches = own.allOf?.branches.filter { !planner.saysNothing($0) } ?? []
    guard own.isSilent, branches.count + (own.reference == nil ? 0 : 1) == 1,
      !planner.references.dependsOnScope.contains(id)
    else { return false }
    switch shape?.kind {
    case .object?, .tuple?, .choice?, .values?, .union?: return false
    case .wrapper?, .alias?, nil: return true
    }
  }

  private func effect(of keyword: Keyword) -> String {
    switch keyword {
    case .type where isNullBranch: return "lets the value be null"
    case .enumeration, .constant: return valuesEffect
    case .type, .pattern, .minLength, .maxLength, .multipleOf, .minimum, .maximum:
      if let listingEffect { return listingEffect }
      switch keyword {
      case .type: return "gives the Swift type"
      case .pattern: return "is checked while reading, by tables of an automaton: in linear time"
      default: return "is checked while reading"
      }
    case .format: return "is checked as `treaty validate` checks it"
    case .minItems, .maxItems, .uniqueItems, .minProperties, .maxProperties:
      return "is checked while reading"
    case .properties: return "gives a property for each member"
    case .patternProperties: return "gives an ordered map for each pattern"
    case .additionalProperties(let schema): return restEffect(schema)
    case .required: return "says which properties are not optional; checked while reading"
    case .dependentRequired:
      return "is checked while reading; a name that has no other schema gives a property, too"
    case .prefixItems: return "gives a property for each of the first items"
    case .items(let schema, _): return itemsEffect(schema)
    case .anyOf, .oneOf: return alternativesEffect
    case .unevaluatedProperties(let schema) where type != nil: return restEffect(schema)
    case .unevaluatedItems where type != nil: return "refuses items after the first ones"
    case .allOf, .reference, .dynamicReference, .contains, .unevaluatedItems, .propertyNames,
      .dependentSchemas,
      .unevaluatedProperties, .not, .conditional, .unreadable:
      return Self.ruleEffect
    }
  }

  /// Whether rules check a keyword: those that stand around the types of this very schema say so.
  private func isRuled(_ entry: KeywordEntry) -> Bool {
    if facts.checked.contains(entry.name) || isOutdone(entry.keyword) { return true }
    return ownChecks.contains { check in
      if let keywords = check.keywords { return keywords.contains(entry.name) }
      switch entry.keyword {
      case .oneOf, .anyOf: return !isUnion
      default: return isRaw
      }
    }
  }

  /// Whether the type says nothing about the values of the schema.
  private var isRaw: Bool {
    switch plan?.kind {
    case .wrapper(let type)?, .alias(let type)?: type.isRaw
    default: type?.isRaw ?? true
    }
  }

  /// The rules that are asked where a value of the schema is read.
  private var ownChecks: [RuleEntry] {
    var plans: [CheckPlan] = plan?.check.map { [$0] } ?? []
    switch plan?.kind {
    case .wrapper(let type)?, .alias(let type)?: plans += checks(around: type)
    default: break
    }
    plans += planner.trace?.types[id].map { checks(around: $0) } ?? []
    if case .member(_, _, _, _, .value(let type))? = role { plans += checks(around: type) }
    return plans.compactMap { planner.checks[$0.key] }.filter { $0.node == id }
  }

  private func checks(around type: SwiftType) -> [CheckPlan] {
    switch type {
    case .checked(let inner, let plan): [plan] + checks(around: inner)
    case .optional(let inner): checks(around: inner)
    default: []
    }
  }

  private var isUnion: Bool {
    if case .union? = shape?.kind { true } else { false }
  }

  private var alternativesEffect: String {
    if isUnion { return "gives a case for each branch" }
    let branches = facts.alternatives?.branches ?? []
    return branches.contains { planner.kinds(of: $0) == .null }
      ? "lets the value be null; the other branch gives the type" : "gives the type"
  }

  private var valuesEffect: String {
    if case .member(_, _, _, _, .constant)? = role {
      return "is the one value: not stored, but checked and written"
    }
    switch shape?.kind {
    case .choice?, .values?: return isNullable ? "gives the cases, and nil" : "gives the cases"
    default: return "gives the values"
    }
  }

  /// What a list of values makes of a keyword beside it; nil where there is none.
  private var listingEffect: String? {
    if case .member(_, _, _, _, .constant)? = role { return "asserts what the value shows" }
    switch shape?.kind {
    case .choice?, .values?: return "says which of the listed values become cases"
    default: return nil
    }
  }

  private func restEffect(_ schema: NodeID) -> String {
    if case .map? = type?.unchecked { return "gives the type of the values" }
    if case .never = planner.graph[schema].form { return "refuses members that have no property" }
    return planner.saysNothing(schema)
      ? "allows members that have no property" : "gives the type of `additional`"
  }

  private func itemsEffect(_ schema: NodeID) -> String {
    let isNever = if case .never = planner.graph[schema].form { true } else { false }
    guard case .tuple? = shape?.kind else {
      return isNever ? "refuses every item" : "gives the type of the items"
    }
    if isNever { return "refuses items after the first ones" }
    return planner.saysNothing(schema)
      ? "allows items after the first ones" : "gives the type of the items after the first ones"
  }

  private var formatEffect: String {
    switch type?.unchecked {
    case .formatted(let form, _)?: "gives the type \(form.swiftName); any text is accepted"
    case .double?, .integer?: "says that a machine word will do"
    default: "asserts nothing, and gives no type of its own"
    }
  }
}
