/// Which schemas a keyword holds or refers to.
///
/// For example, `{"allOf": [{"type": "string"}]}` holds one, which applies to the very same value and always
/// does: it is among `schemas`, `inPlaceSchemas` and `mergedSchemas`.
extension Keyword {
  /// Every schema that the keyword names; of a dynamic reference, the one where it points statically.
  @inlinable public var schemas: [NodeID] {
    switch self {
    case .prefixItems(let list): list
    case .items(let one, _), .contains(let one, _, _, _), .unevaluatedItems(let one),
      .additionalProperties(let one), .propertyNames(let one), .unevaluatedProperties(let one):
      [one]
    case .properties(let list): list.map(\.schema)
    case .patternProperties(let list): list.map(\.schema)
    case .allOf, .anyOf, .oneOf, .not, .conditional, .dependentSchemas, .reference,
      .dynamicReference:
      inPlaceSchemas
    case .type, .enumeration, .constant, .multipleOf, .minimum, .maximum, .minLength, .maxLength,
      .pattern, .format, .minItems, .maxItems, .uniqueItems, .minProperties, .maxProperties,
      .required, .dependentRequired, .unreadable:
      []
    }
  }

  /// The schemas that this keyword applies to the very same instance.
  @inlinable public var inPlaceSchemas: [NodeID] {
    switch self {
    case .allOf(let nodes), .anyOf(let nodes), .oneOf(let nodes): nodes
    case .not(let node), .reference(let node), .dynamicReference(let node, _): [node]
    case .conditional(let condition, let consequence, let alternative):
      [condition] + [consequence, alternative].compactMap { $0 }
    case .dependentSchemas(let pairs): pairs.map(\.schema)
    case .type, .enumeration, .constant, .multipleOf, .minimum, .maximum, .minLength, .maxLength,
      .pattern, .format, .prefixItems, .items, .contains, .minItems, .maxItems, .uniqueItems,
      .unevaluatedItems, .properties, .patternProperties, .additionalProperties, .propertyNames,
      .minProperties, .maxProperties, .required, .dependentRequired, .unevaluatedProperties,
      .unreadable:
      []
    }
  }

  /// Those of them that every value has to fit, whatever else holds of it: the schema that bears the keyword
  /// is merged with them. What a dynamic reference means may depend on the way to it: only one that is as
  /// good as a plain reference counts.
  @inlinable public var mergedSchemas: [NodeID] {
    switch self {
    case .allOf, .reference, .dynamicReference(_, anchor: nil): inPlaceSchemas
    default: []
    }
  }
}
