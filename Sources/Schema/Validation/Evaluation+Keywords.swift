internal import JSON
internal import Patterns

extension Evaluation {
  /// Evaluates one keyword.
  mutating func evaluate(
    _ entry: KeywordEntry, _ instance: JSON, _ site: EvaluationSite, _ evaluated: inout Evaluated?
  ) -> Outcome {
    switch entry.keyword {
    case .type, .enumeration, .constant:
      return evaluateAnyType(entry, instance, site)
    case .multipleOf, .minimum, .maximum:
      guard case .number(let number) = instance else { return .accepted }
      return evaluateNumber(entry, number, site)
    case .minLength, .maxLength, .pattern, .format:
      guard case .string(let text) = instance else { return .accepted }
      return evaluateString(entry, text, site)
    case .prefixItems, .items, .contains, .minItems, .maxItems, .uniqueItems, .unevaluatedItems:
      guard case .array(let items) = instance else { return .accepted }
      return evaluateArray(entry, items, site, &evaluated)
    case .properties, .patternProperties, .additionalProperties, .propertyNames, .minProperties,
      .maxProperties, .required, .dependentRequired, .unevaluatedProperties:
      guard case .object(let object) = instance else { return .accepted }
      return evaluateObject(entry, object, site, &evaluated)
    case .dependentSchemas(let pairs):
      guard case .object(let object) = instance else { return .accepted }
      return evaluateDependent(pairs, object, instance, &evaluated)
    case .allOf, .anyOf, .oneOf, .not, .conditional:
      return evaluateApplicator(entry, instance, site, &evaluated)
    case .reference(let target):
      return evaluate(instance, target, &evaluated)
    case .dynamicReference(let initial, let anchor):
      return evaluate(instance, dynamicTarget(initial, anchor), &evaluated)
    case .unreadable(let unread):
      return unknown(unread.reason)
    }
  }

  private mutating func evaluateAnyType(
    _ entry: KeywordEntry, _ instance: JSON, _ site: EvaluationSite
  ) -> Outcome {
    switch entry.keyword {
    case .type(let types):
      return check(
        types.contains(TypeSet(of: instance)), site, entry,
        "Expected \(Wording.types(types)), found \(Wording.kind(instance)).")
    case .enumeration(let values):
      let holds = site.preparation?.enumeration?.contains(instance) ?? values.contains(instance)
      return check(
        holds, site, entry,
        "Expected \(Wording.choice(values)), found \(Wording.value(instance)).")
    case .constant(let value):
      return check(
        instance == value, site, entry,
        "Expected \(Wording.value(value)), found \(Wording.value(instance)).")
    default: return .accepted
    }
  }

  private mutating func evaluateNumber(
    _ entry: KeywordEntry, _ number: JSONNumber, _ site: EvaluationSite
  ) -> Outcome {
    switch entry.keyword {
    case .multipleOf(let divisor):
      return check(
        number.isMultiple(of: divisor), site, entry,
        "Expected a multiple of \(divisor.text), found \(number.text).")
    case .minimum(let bound, let isExclusive):
      return check(
        isExclusive ? number > bound : number >= bound, site, entry,
        "Expected \(isExclusive ? "more than" : "at least") \(bound.text), found \(number.text).")
    case .maximum(let bound, let isExclusive):
      return check(
        isExclusive ? number < bound : number <= bound, site, entry,
        "Expected \(isExclusive ? "less than" : "at most") \(bound.text), found \(number.text).")
    default: return .accepted
    }
  }

  private mutating func evaluateString(
    _ entry: KeywordEntry, _ text: String, _ site: EvaluationSite
  ) -> Outcome {
    switch entry.keyword {
    case .minLength(let length):
      return check(
        text.unicodeScalars.count >= length, site, entry,
        "Expected at least \(Wording.count(length, "character")), found \(text.unicodeScalars.count)."
      )
    case .maxLength(let length):
      return check(
        text.utf8.count <= length || text.unicodeScalars.count <= length, site, entry,
        "Expected at most \(Wording.count(length, "character")), found \(text.unicodeScalars.count)."
      )
    case .pattern(let pattern):
      let outcome = match(text, pattern)
      if outcome == .rejected {
        fail(
          site.node, entry.name,
          "Expected a text that matches `\(pattern.source)`, found \(Wording.value(.string(text)))."
        )
      }
      return outcome
    case .format(let format):
      guard site.node.assertsFormat else { return .accepted }
      return evaluateFormat(entry, format, text, site)
    default: return .accepted
    }
  }

  private mutating func evaluateFormat(
    _ entry: KeywordEntry, _ format: String, _ text: String, _ site: EvaluationSite
  ) -> Outcome {
    let answer: Bool?
    switch Format.meaning(of: format) {
    case .checked: answer = Format.check(text, format)
    case .unchecked: answer = nil
    case .foreign: return .accepted
    }
    guard let answer else {
      return unknown("Treaty cannot check \(Wording.value(.string(text))) for `\(format)`.")
    }
    return check(
      answer, site, entry,
      "Expected the format `\(format)`, found \(Wording.value(.string(text))).")
  }

  /// Whether a pattern is found in a text.
  mutating func match(_ text: String, _ pattern: PatternText) -> Outcome {
    guard let parsed = pattern.pattern else {
      return unknown("`\(pattern.source)` is no regular expression.")
    }
    switch parsed.matches(text) {
    case .yes: return .accepted
    case .no: return .rejected
    case .gaveUp(let reason):
      return unknown("Matching `\(pattern.source)` was given up: \(reason)")
    }
  }
}
