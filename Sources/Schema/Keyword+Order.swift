extension Keyword {
  /// The position of the case in `Keyword`: the order of a node's entries.
  var rank: Int {
    switch self {
    case .type: 0
    case .enumeration: 1
    case .constant: 2
    case .multipleOf: 3
    case .minimum: 4
    case .maximum: 5
    case .minLength: 6
    case .maxLength: 7
    case .pattern: 8
    case .format: 9
    case .prefixItems: 10
    case .items: 11
    case .contains: 12
    case .minItems: 13
    case .maxItems: 14
    case .uniqueItems: 15
    case .unevaluatedItems: 16
    case .properties: 17
    case .patternProperties: 18
    case .additionalProperties: 19
    case .propertyNames: 20
    case .minProperties: 21
    case .maxProperties: 22
    case .required: 23
    case .dependentRequired: 24
    case .dependentSchemas: 25
    case .unevaluatedProperties: 26
    case .allOf: 27
    case .anyOf: 28
    case .oneOf: 29
    case .not: 30
    case .conditional: 31
    case .reference: 32
    case .dynamicReference: 33
    case .unreadable: 34
    }
  }
}
