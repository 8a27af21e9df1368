import Foundation
@testable import Inclusion
import JSON
@testable import Schema
import TestSupport
import Testing

/// docs/keywords.md, written from the tables of the reader and from what the prover makes of examples.
@Suite struct KeywordPageTests {
  /// A value for each keyword that can reject something, with what it needs beside it.
  static let examples: [(name: Name, value: JSON)] = [
    ("type", "string"), ("enum", [1, 2]), ("const", 1), ("multipleOf", 2), ("minimum", 1),
    ("maximum", 1), ("exclusiveMinimum", 1), ("exclusiveMaximum", 1), ("minLength", 1),
    ("maxLength", 1), ("pattern", "^a"), ("prefixItems", [["type": "string"]]),
    ("items", ["type": "string"]), ("additionalItems", false), ("contains", ["type": "string"]),
    ("minContains", 2), ("maxContains", 2), ("minItems", 1), ("maxItems", 1), ("uniqueItems", true),
    ("unevaluatedItems", false), ("properties", ["a": ["type": "string"]]),
    ("patternProperties", ["^a": ["type": "string"]]), ("additionalProperties", false),
    ("propertyNames", ["maxLength": 1]), ("minProperties", 1), ("maxProperties", 1),
    ("required", ["a"]), ("dependentRequired", ["a": ["b"]]), ("dependencies", ["a": ["b"]]),
    ("dependentSchemas", ["a": ["required": ["b"]]]), ("unevaluatedProperties", false),
    ("allOf", [["type": "string"]]), ("anyOf", [["type": "string"]]),
    ("oneOf", [["type": "string"]]), ("not", ["type": "string"]), ("if", ["type": "string"]),
    ("then", ["minLength": 1]), ("else", ["type": "integer"]), ("$ref", "#/definitions/a"),
    ("$dynamicRef", "#/definitions/a"), ("$recursiveRef", "#"),
  ]

  @Test func `docs/keywords.md says what is done with each keyword`() throws {
    let url = SharedData.repositoryRoot.appending(path: "docs/keywords.md")
    let page = Self.page()
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(page.utf8).write(to: url)
    }
    let written = try String(contentsOf: url, encoding: .utf8)
    #expect(written == page, "run it with UPDATE_GOLDEN=1 to write the page anew")
  }

  static func page() -> String {
    var lines = [
      introduction, "",
      "| keyword | " + Dialect.allCases.map(\.rawValue).joined(separator: " | ") + " |",
      "|---|" + Dialect.allCases.map { _ in "---|" }.joined(),
    ]
    var seen: Set<Name> = []
    for rule in KeywordTable.families.joined() where seen.insert(rule.name).inserted {
      let cells = Dialect.allCases.map { cell(rule.name, $0) }
      lines.append("| `\(rule.name)` | " + cells.joined(separator: " | ") + " |")
    }
    lines.append(limitations)
    for (number, limit) in KeywordLimit.all.enumerated() {
      let names = limit.keywords.map { "`\($0)`" }.joined(separator: ", ")
      let treatments = limit.dialects.map {
        Treatment(limit.schema($0), $0, assertFormat: limit.assertFormat)
      }
      let words = treatments.map {
        [$0.isValidated ? "yes" : "no", $0.sight.rawValue, $0.isReported ? "yes" : "no"]
      }
      for treatment in treatments where treatment.sight == .included {
        Issue.record("not opaque: \(names): \(limit.value), \(treatment)")
      }
      if Set(words).count != 1 { Issue.record("dialects differ: \(names): \(limit.value)") }
      let cells = ["\(number + 1)", names.isEmpty ? "any" : names, limit.value] + words[0]
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let introduction = """
    # Keywords

    What Treaty does with each keyword, by dialect. This page is written by `KeywordPageTests`
    from what the reader, the validator and the prover do with examples; do not edit it.

    | word | read | accepted: values are checked | included: comparisons understand it |
    |---|---|---|---|
    | included | yes | yes | yes |
    | included, but for notes | yes | yes, or as the note says | yes, but for the values in the \
    notes below the table |
    | opaque | yes | yes | no: it is known to be equal to itself, and to nothing else |
    | read | yes | it rejects nothing | it does not change which values are accepted |
    | – | no, it is no keyword of the dialect | ignored, as the specification says | ignored |

    What is opaque is never left out: a comparison that depends on it is *undecided*, and says so.
    In every dialect `1.0` is the integer 1. `format` is only read, unless `--assert-format` is
    given or the meta-schema requires the vocabulary that asserts it; then the notes apply.
    `contentSchema` is read as a schema and applied to nothing, as the specification says.
    """
  private static let limitations = """

    ## What is opaque

    Where a value is not validated, Treaty cannot tell of every value whether it is accepted, and
    says so. Sizes at which comparisons give up are in [inclusion.md](inclusion.md#where-it-ends).

    | note | keyword | value | validated | in comparisons | a finding |
    |---|---|---|---|---|---|
    """

  private static func cell(_ name: Name, _ dialect: Dialect) -> String {
    guard let rule = KeywordTable.of(dialect)[name] else { return "–" }
    let notes = KeywordLimit.all.enumerated().filter {
      $0.element.keywords.contains(name) && $0.element.dialects.contains(dialect)
    }.map { "\($0.offset + 1)" }.joined(separator: ", ")
    let but = notes.isEmpty ? "" : ", but for \(notes)"
    guard rule.asserts else { return "read\(but)" }
    guard let example = examples.first(where: { $0.name == name })?.value else {
      Issue.record("no example for \(name)")
      return "?"
    }
    let isFlag = dialect == .draft04 && (name == "exclusiveMinimum" || name == "exclusiveMaximum")
    var members = [
      JSONMember(name: name, value: isFlag ? true : example),
      JSONMember(name: "definitions", value: ["a": ["type": "string"]]),
    ]
    members += companions(of: name, dialect).map { JSONMember(name: $0, value: $1) }
    // At the root it would be a schema that leads to itself about the same value.
    let schema: JSON =
      name == "$recursiveRef"
      ? ["type": "object", "properties": ["a": ["$recursiveRef": "#"]]]
      : .object(JSONObject(members))
    let treatment = Treatment(schema, dialect)
    let refused = decide(side([:], dialect), in: side(schema, dialect)).witness
    if !treatment.isValidated || refused == nil { Issue.record("\(name) rejects nothing") }
    return treatment.sight.rawValue + but
  }

  /// Keywords without which one does nothing.
  private static func companions(of name: Name, _ dialect: Dialect) -> [(Name, JSON)] {
    switch name {
    case "exclusiveMinimum" where dialect == .draft04: [("minimum", 1)]
    case "exclusiveMaximum" where dialect == .draft04: [("maximum", 1)]
    case "minContains", "maxContains": [("contains", ["type": "string"])]
    case "additionalItems": [("items", [["type": "string"]])]
    case "if": [("then", ["minLength": 1])]
    case "then", "else": [("if", ["type": "string"])]
    default: []
    }
  }
}
