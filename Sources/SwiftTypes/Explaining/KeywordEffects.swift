import JSON
import Schema

/// What becomes of each keyword of a schema.
extension PlaceReader {
  /// The effect of a keyword as it is written there.
  func effect(of name: Name) -> String {
    if facts.checked.contains(name), ["allOf", "$ref"].contains(name.text) {
      return "is merged into one type; what that cannot say is checked by rules on the JSON text"
    }
    if facts.checked.contains(name) { return "is checked by rules on the JSON text" }
    guard case .keywords(let entries) = node.form,
      let entry = entries.first(where: { $0.name == name })
    else { return annotationEffect(of: name) }
    switch entry.keyword {
    case .type: return "gives the Swift type"
    case .enumeration, .constant: return "gives the cases, or the one value"
    case .format: return formatEffect
    case .pattern: return "is checked while reading, by tables of an automaton: in linear time"
    case .minLength, .maxLength, .multipleOf, .minimum, .maximum, .minItems, .maxItems,
      .uniqueItems, .minProperties, .maxProperties:
      return "is checked while reading"
    case .properties: return "gives a property for each member"
    case .patternProperties: return "gives an ordered map for each pattern"
    case .additionalProperties: return "says what becomes of members that have no property"
    case .required: return "says which properties are not optional; checked while reading"
    case .dependentRequired: return "is checked while reading"
    case .prefixItems: return "gives a property for each of the first items"
    case .items: return "gives the type of the items"
    case .allOf: return "is merged into one type"
    case .anyOf, .oneOf: return "gives a case for each branch"
    case .reference: return "names the type of another schema"
    case .dynamicReference: return "names the type that it leads to"
    case .contains, .unevaluatedItems, .propertyNames, .dependentSchemas,
      .unevaluatedProperties, .not, .conditional:
      return "is checked by rules on the JSON text"
    case .unreadable(let reason): return "cannot be generated: \(reason)"
    }
  }

  private var formatEffect: String {
    switch type?.unchecked {
    case .formatted(let form, _)?: "gives the type \(form.swiftName); any text is accepted"
    case .double?, .integer?: "says that a machine word will do"
    default: "asserts nothing, and gives no type of its own"
    }
  }

  private func annotationEffect(of name: Name) -> String {
    switch name.text {
    case "title": "becomes documentation, and names types and cases"
    case "description": "becomes documentation"
    case "deprecated": "marks the declaration"
    case "$defs", "definitions": "holds schemas that have types of their own"
    case "x-open": "keeps values that the schema does not name"
    case "$schema": "says which dialect this is"
    case "$id", "id", "$anchor", "$dynamicAnchor", "$recursiveAnchor":
      "gives the schema a name to refer to"
    case "then", "else": "is checked by rules on the JSON text, together with `if`"
    default: "asserts nothing"
    }
  }
}
