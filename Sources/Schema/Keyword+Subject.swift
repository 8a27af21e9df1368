extension Keyword {
  /// The types of values that the keyword says something about, where it passes over all others: of
  /// `{"minLength": 1}`, texts. Empty for those that look at every value.
  public var subject: TypeSet {
    switch self {
    case .minLength, .maxLength, .pattern: .string
    case .multipleOf, .minimum, .maximum: .number
    case .prefixItems, .items, .contains, .minItems, .maxItems, .uniqueItems, .unevaluatedItems:
      .array
    case .properties, .patternProperties, .additionalProperties, .propertyNames, .minProperties,
      .maxProperties, .required, .dependentRequired, .dependentSchemas, .unevaluatedProperties:
      .object
    case .type, .enumeration, .constant, .format, .allOf, .anyOf, .oneOf, .not, .conditional,
      .reference, .dynamicReference, .unreadable:
      []
    }
  }
}
