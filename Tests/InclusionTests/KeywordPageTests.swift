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
    ("maxLength", 1), ("pattern", "^a"), ("format", "date"), ("prefixItems", [["type": "string"]]),
    ("items", ["type": "string"]), ("additionalItems", false), ("contains", ["type": "string"]),
    ("minContains", 2), ("maxContains", 2), ("minItems", 1), ("maxItems", 1), ("uniqueItems", true),
    ("unevaluatedItems", false), ("properties", ["a": ["type": "string"]]),
    ("patternProperties", ["^a": ["type": "string"]]), ("additionalProperties", false),
    ("propertyNames", ["maxLength": 1]), ("minProperties", 1), ("maxProperties", 1),
    ("required", ["a"]), ("dependentRequired", ["a": ["b"]]), ("dependencies", ["a": ["b"]]),
    ("dependentSchemas", ["a": ["required": ["b"]]]), ("unevaluatedProperties", false),
    ("allOf", [["type": "string"]]), ("anyOf", [["type": "string"]]),
    ("oneOf", [["type": "string"]]), ("not", ["type": "string"]), ("if", ["type": "string"]),
    ("then", ["minLength": 1]), ("else", ["type": "string"]), ("$ref", "#/definitions/a"),
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
      "# Keywords",
      "",
      "What Treaty does with each keyword, by dialect. *included*: it is validated, and comparisons",
      "understand it. *opaque*: it is validated; comparisons know it only as equal to itself.",
      "*annotation*: it is read and rejects nothing. –: it is no keyword of the dialect and is ignored,",
      "as the specification says. A keyword with a value that its dialect does not allow is a finding,",
      "and opaque. This page is written by `KeywordPageTests`; do not edit it.",
      "",
      "`format` is an annotation unless `--assert-format` is given, or the meta-schema requires the",
      "vocabulary that asserts it; then it is opaque, and generated types check it. Patterns are read",
      "as ECMA-262 reads them; those with back-references, or with look-around that does not stand at",
      "the start, are compared by examples only. In every dialect `1.0` is the integer 1.",
      "",
      "| keyword | " + Dialect.allCases.map(\.rawValue).joined(separator: " | ") + " |",
      "|---|" + Dialect.allCases.map { _ in "---|" }.joined(),
    ]
    var seen: Set<Name> = []
    for rule in KeywordTable.families.joined() where seen.insert(rule.name).inserted {
      let cells = Dialect.allCases.map { cell(rule.name, $0) }
      lines.append("| `\(rule.name)` | " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cell(_ name: Name, _ dialect: Dialect) -> String {
    guard let rule = KeywordTable.of(dialect)[name] else { return "–" }
    guard rule.asserts else { return "annotation" }
    guard let example = examples.first(where: { $0.name == name })?.value else {
      Issue.record("no example for \(name)")
      return "?"
    }
    if name == "format" { return "annotation" }
    let isFlag = dialect == .draft04 && (name == "exclusiveMinimum" || name == "exclusiveMaximum")
    let members = [
      JSONMember(name: name, value: isFlag ? true : example),
      JSONMember(name: "definitions", value: ["a": ["type": "string"]]),
    ]
    // At the root it would be a schema that leads to itself about the same value.
    let schema =
      name == "$recursiveRef"
      ? side(["properties": ["a": ["$recursiveRef": "#"]]], dialect)
      : side(.object(JSONObject(members)), dialect)
    let classes = SchemaClasses(old: schema, new: schema)
    var formulas = SchemaFormulas(classes)
    _ = formulas.definition(classes.roots[0], .holds)
    return formulas.store.opaques.isEmpty ? "included" : "opaque"
  }
}
