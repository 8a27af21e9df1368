import JSON

/// What a place in a schema is.
enum SchemaPart {
  /// A schema, or something above schemas.
  case schema
  /// A schema that counts only where something refers to it.
  case definition
  /// A keyword that decides which values the schema accepts, or something in it.
  case assertion
  /// A text for readers: a keyword that asserts nothing, or something in it.
  case annotation
}

/// What a place in a schema is; names in `properties` and values in `enum` are no keywords, whatever
/// they are called.
func part(at pointer: JSONPointer) -> SchemaPart {
  var rest = pointer.tokens[...]
  var result = SchemaPart.schema
  while let keyword = rest.popFirst() {
    result = .schema
    if named.contains(keyword) {
      if rest.popFirst() != nil, keyword.isDefinitions { result = .definition }
      // `dependencies` may hold lists of names.
      if rest.first?.arrayIndex != nil { return .assertion }
    } else if listed.contains(keyword) {
      if rest.first?.arrayIndex != nil { rest.removeFirst() }
    } else if !single.contains(keyword) {
      return asserting.contains(keyword) ? .assertion : .annotation
    }
  }
  return result
}

/// Whether no value depends on what stands at a place in a schema.
func isAnnotation(_ pointer: JSONPointer) -> Bool { part(at: pointer) == .annotation }

/// Keywords whose value maps names to schemas.
private let named: Set<Name> = [
  "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies",
]

/// Keywords whose value is a list of schemas, or one schema.
private let listed: Set<Name> = ["allOf", "anyOf", "oneOf", "prefixItems", "items"]

/// Keywords whose value is a schema.
private let single: Set<Name> = [
  "additionalItems", "additionalProperties", "contains", "else", "if", "not", "propertyNames",
  "then", "unevaluatedItems", "unevaluatedProperties",
]

/// Keywords that decide which values a schema accepts, or how it is read.
private let asserting: Set<Name> = [
  "$anchor", "$dynamicAnchor", "$dynamicRef", "$id", "$recursiveAnchor", "$recursiveRef", "$ref",
  "$schema", "$vocabulary", "const", "dependentRequired", "enum", "exclusiveMaximum",
  "exclusiveMinimum", "id", "maxContains", "maxItems", "maxLength", "maxProperties", "maximum",
  "minContains", "minItems", "minLength", "minProperties", "minimum", "multipleOf", "pattern",
  "required", "type", "uniqueItems", "x-open",
]
