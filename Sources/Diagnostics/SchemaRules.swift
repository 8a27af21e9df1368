/// The rules about JSON Schema documents as they stand.
public enum SchemaRules {
  /// A keyword with a value that its meta-schema forbids.
  public static let illegalValue = Rule(
    id: "schema.illegal-value", severity: .error,
    title: "A keyword has a value that JSON Schema does not allow there.",
    why: "Validators disagree on what such a keyword means: some ignore it, some fail. Treaty "
      + "concludes nothing from a schema that holds one.",
    example: #"{"additionalProperties": "false"}"#,
    fix: "Give the keyword a legal value (`false` instead of `\"false\"`), or remove it.")

  /// An annotation of the wrong type.
  public static let illegalAnnotation = Rule(
    id: "schema.illegal-annotation", severity: .warning,
    title: "A describing keyword has a value of the wrong type.",
    why: "It rejects nothing, so no conclusion suffers, but tools that show it may stumble.",
    example: #"{"title": 3}"#,
    fix: "Give the keyword a value of the type that the message names.")

  /// A value that the meta-schema forbids but that has only one meaning.
  public static let untidyValue = Rule(
    id: "schema.untidy-value", severity: .warning,
    title: "A keyword does nothing as written, or says something twice.",
    why: "Its meaning is clear, but it is likely not what its author meant.",
    example: #"{"required": ["id", "id"]}"#,
    fix: "Remove what does nothing.")

  /// A text that is no regular expression.
  public static let illegalPattern = Rule(
    id: "schema.illegal-pattern", severity: .error,
    title: "A pattern is no regular expression of ECMA-262.",
    why: "Which strings it accepts depends on the validator, so Treaty concludes nothing from it.",
    example: #"{"pattern": "^(a"}"#,
    fix: "Correct the pattern; patterns follow ECMA-262 with the `u` flag, not PCRE or RE2.")

  /// A reference to nothing.
  public static let unresolvedReference = Rule(
    id: "schema.unresolved-reference", severity: .error,
    title: "A reference leads to no schema that is at hand.",
    why: "Treaty never fetches anything; a schema behind an unknown reference could be anything.",
    example: ##"{"$ref": "#/$defs/Missing"}"##,
    fix: "Correct the reference, or say under `references` in treaty.json which folder holds the "
      + "documents of that URI prefix.")

  /// A cycle of references that steps into nothing.
  public static let referenceCycle = Rule(
    id: "schema.reference-cycle", severity: .error,
    title: "References lead back to themselves without stepping into the instance.",
    why: "Evaluating such a schema never ends, so it has no meaning.",
    example: ##"{"$ref": "#"}"##,
    fix:
      "Break the cycle; a recursive schema refers to itself below `properties`, `items` or alike.")

  /// A meta-schema Treaty does not know.
  public static let unknownDialect = Rule(
    id: "schema.unknown-dialect", severity: .warning,
    title: "`$schema` names a meta-schema that Treaty neither knows nor has at hand.",
    why: "The schema is read in the configured dialect, which may not be the intended one.",
    example: #"{"$schema": "https://example.org/our-own-meta-schema"}"#,
    fix: "Name a standard dialect, or make the meta-schema available under `references`.")

  /// A dialect Treaty cannot read.
  public static let unsupportedDialect = Rule(
    id: "schema.unsupported-dialect", severity: .error,
    title: "The schema needs a dialect or vocabulary that Treaty does not read.",
    why:
      "Its keywords mean something else there; reading them as another dialect would be a guess.",
    example: #"{"$schema": "http://json-schema.org/draft-03/schema#"}"#,
    fix: "Move the schema to draft-04 or later, or make the vocabulary optional.")

  /// `$schema` where no resource begins.
  public static let misplacedDialect = Rule(
    id: "schema.misplaced-dialect", severity: .warning,
    title: "`$schema` inside a resource names another dialect.",
    why: """
      A dialect holds for a whole resource, and tools differ in whether they follow it here: nothing is judged.
      """,
    example: ##"{"$defs": {"A": {"$schema": "http://json-schema.org/draft-07/schema#"}}}"##,
    fix:
      "Give the schema an `$id` (`id` in draft-04), which makes it a resource, or remove its "
      + "`$schema`.")

  /// Two schemas of one name.
  public static let duplicateIdentifier = Rule(
    id: "schema.duplicate-identifier", severity: .error,
    title: "Two schemas have the same identifier or anchor.",
    why:
      "Which of them a reference means depends on the validator. Treaty resolves none, unless both "
      + "are equal.",
    example: #"{"$defs": {"A": {"$anchor": "x", "type": "null"}, "B": {"$anchor": "x"}}}"#,
    fix: "Rename one of them.")

  /// An identifier of the wrong form.
  public static let illegalIdentifier = Rule(
    id: "schema.illegal-identifier", severity: .warning,
    title: "An identifier or anchor has a form that the dialect forbids.",
    why: "Other validators may refuse the schema, or not find the anchor.",
    example: ##"{"$id": "#item"}"##,
    fix: "Write the plain name as `$anchor`, and `$id` without a fragment.")

  /// A keyword that other dialects know.
  public static let keywordOfAnotherDialect = Rule(
    id: "schema.keyword-of-another-dialect", severity: .warning,
    title: "A keyword asserts nothing in this dialect, though it does in another.",
    why: "Whoever wrote it probably expected it to reject something.",
    example: #"{"$schema": "http://json-schema.org/draft-04/schema#", "const": 1}"#,
    fix: "Use the spelling of the schema's dialect, or move the schema to the other one.")

  /// A member that was probably meant to be a keyword.
  public static let unknownKeyword = Rule(
    id: "schema.unknown-keyword", severity: .warning,
    title: "A member of a schema is no keyword, but looks like one.",
    why: "It does nothing: the schema accepts what its author wanted it to refuse, or says nothing "
      + "to Treaty.",
    example: #"{"type": "object", "propertis": {"id": {"type": "string"}}}"#,
    fix: "Correct the name, or give an annotation of your own a name that begins with `x-`.")

  /// A keyword of Treaty's own that cannot do anything.
  public static let idleKeyword = Rule(
    id: "schema.idle-keyword", severity: .warning,
    title: "A keyword of Treaty's own (`x-open`, `x-decimal`, `x-renamed-from`) does nothing.",
    why: "Types and verdicts are as if it were not there, and whoever wrote it expects others.",
    example: #"{"enum": ["card", "cash"], "x-open": "yes"}"#,
    fix: "Give `x-open` and `x-decimal` the value `true`, and `x-renamed-from` the former name. "
      + "`x-open` belongs beside the `enum`, `oneOf` or `anyOf` that it opens (not beside a `$ref` "
      + "to it), `x-decimal` beside the `type` `number`, `x-renamed-from` into the schema of a "
      + "member: one of a payload version, where there is a registry of such. What stands beside an "
      + "open union (`properties`, `required` …) belongs into each of its branches.")

  /// A keyword beside `$ref` up to draft-07.
  public static let ignoredSibling = Rule(
    id: "schema.ignored-sibling", severity: .warning,
    title: "Up to draft-07 a keyword beside `$ref` is ignored.",
    why: "It asserts nothing now, and would begin to assert once `$schema` is moved to 2019-09.",
    example: ##"{"$ref": "#/definitions/A", "minLength": 1}"##,
    fix: "Wrap the reference: `{\"allOf\": [{\"$ref\": …}], …}`.")

  /// A format that is to be asserted but has no check.
  public static let unknownFormat = Rule(
    id: "schema.unknown-format", severity: .warning,
    title: "A format is to be asserted, but Treaty has no check for it.",
    why: "Strings there can neither be accepted nor rejected.",
    example: #"{"format": "postal-code"}"#,
    fix: "Say it with `pattern`, or do not assert formats.")

  /// All of them, by id.
  public static let all: [Rule] = [
    duplicateIdentifier, idleKeyword, ignoredSibling, illegalAnnotation, illegalIdentifier,
    illegalPattern, illegalValue, keywordOfAnotherDialect, misplacedDialect, referenceCycle,
    unknownDialect, unknownFormat, unknownKeyword, unresolvedReference, unsupportedDialect,
    untidyValue,
  ]
}
