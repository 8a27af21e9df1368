internal import JSON

/// Whether a place in a schema is a text for readers: a keyword that asserts nothing, or below one.
///
/// Names in `properties` and values in `enum` are no keywords, whatever they are called.
func isAnnotation(_ pointer: JSONPointer) -> Bool {
  var rest = pointer.tokens[...]
  while let keyword = rest.popFirst() {
    if named.contains(keyword) {
      _ = rest.popFirst()
      // `dependencies` may hold lists of names.
      if rest.first?.arrayIndex != nil { return false }
    } else if listed.contains(keyword) {
      if rest.first?.arrayIndex != nil { rest.removeFirst() }
    } else if !single.contains(keyword) {
      return !asserting.contains(keyword)
    }
  }
  // A schema as a whole.
  return false
}

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
