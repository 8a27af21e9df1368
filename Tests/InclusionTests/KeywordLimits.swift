@testable import Inclusion
import JSON
import Patterns
import Schema

/// A value of a keyword that comparisons do not look into, and what is done with it instead.
struct KeywordLimit {
  let keywords: [Name]
  /// What the value is, in words.
  let value: String
  /// A schema of a dialect that has it.
  let schema: @Sendable (Dialect) -> JSON
  /// The dialects that know the keyword, and no others.
  var dialects = Dialect.allCases
  var assertFormat = false

  static let all: [KeywordLimit] = [
    KeywordLimit(
      keywords: ["pattern"], value: "a back-reference, as in `^(a+)b\\1$`",
      schema: { _ in ["pattern": "^(a+)b\\1$"] }),
    KeywordLimit(
      keywords: ["pattern"], value: "look-around that does not stand at the start, as in `a(?=b)`",
      schema: { _ in ["pattern": "a(?=b)"] }),
    KeywordLimit(
      keywords: ["patternProperties"], value: "a name with such a pattern",
      schema: { _ in ["patternProperties": ["^(a+)b\\1$": ["type": "string"]]] }),
    KeywordLimit(
      keywords: ["pattern"], value: "what is no regular expression, as `(`",
      schema: { _ in ["pattern": "("] }),
    KeywordLimit(
      keywords: ["patternProperties"], value: "a name that is no regular expression",
      schema: { _ in ["patternProperties": ["(": ["type": "string"]]] }),
    KeywordLimit(
      keywords: ["format"], value: "a format that Treaty checks, as `date`, where it asserts",
      schema: { _ in ["format": "date"] }, assertFormat: true),
    KeywordLimit(
      keywords: ["format"], value: "another format, where it asserts",
      schema: { _ in ["format": "special"] }, assertFormat: true),
    KeywordLimit(
      keywords: ["$ref"], value: "a reference that leads to nothing at hand",
      schema: { _ in ["properties": ["a": ["$ref": "#/none"]]] }),
    KeywordLimit(
      keywords: ["$dynamicRef"], value: "a reference that leads to nothing at hand",
      schema: { _ in ["properties": ["a": ["$dynamicRef": "#none"]]] }, dialects: [.draft2020]),
    KeywordLimit(
      keywords: ["$recursiveRef"], value: "anything but `#`",
      schema: { _ in ["properties": ["a": ["$recursiveRef": "#none"]]] }, dialects: [.draft2019]),
    KeywordLimit(
      keywords: ["unevaluatedProperties"],
      value: "beside alternatives that evaluate members in more than 256 ways",
      schema: { _ in
        alternatives("unevaluatedProperties") {
          ["properties": .object(JSONObject([JSONMember(name: $0, value: true)]))]
        }
      },
      dialects: [.draft2019, .draft2020]),
    KeywordLimit(
      keywords: ["unevaluatedItems"],
      value: "beside alternatives that evaluate items in more than 256 ways",
      schema: { _ in
        alternatives("unevaluatedItems") { ["contains": ["const": .string($0.text)]] }
      }, dialects: [.draft2020]),
    KeywordLimit(
      keywords: [], value: "a value that the dialect does not allow, as `minLength: -1`",
      schema: { _ in ["minLength": -1] }),
    KeywordLimit(
      keywords: [], value: "`$schema` names a dialect that Treaty does not read, as draft-03",
      schema: { _ in ["$schema": "http://json-schema.org/draft-03/schema#", "minLength": 1] }),
  ]

  /// Nine unions, and what is left over by them.
  private static func alternatives(_ rest: Name, _ branch: (Name) -> JSON) -> JSON {
    let unions = (0..<9).map { number -> JSON in
      let names = ["a", "b"].map { Name("\($0)\(number)") }
      return ["anyOf": .array(names.map(branch))]
    }
    return .object(
      JSONObject([
        JSONMember(name: "allOf", value: .array(unions)), JSONMember(name: rest, value: false),
      ]))
  }
}

/// What Treaty does with a schema, as the code says.
struct Treatment {
  /// Whether the validator can tell of every value whether it is accepted.
  let isValidated: Bool
  /// What comparisons see.
  let sight: Sight
  /// Whether it is told as a finding.
  let isReported: Bool

  enum Sight: String {
    case included
    /// The parts that are known are used, the rest is equal only to itself.
    case partly = "opaque, but for the shape of its texts"
    case opaque
  }

  init(_ schema: JSON, _ dialect: Dialect, assertFormat: Bool = false) {
    let side = side(schema, dialect, assertFormat: assertFormat)
    isReported = !side.graph.diagnostics.isEmpty
    let values: [JSON] = [
      0, "aab", "2020-01-01", "", ["aab": 1, "(": 1], ["a": ["b": 1]], [["b": 1]], [:],
    ]
    isValidated = values.allSatisfy { side.graph.isValid($0, at: side.node) != nil }
    let classes = SchemaClasses(old: side, new: side)
    var formulas = SchemaFormulas(classes)
    var isOpaque = false
    var pending = [classes.roots[0]]
    var seen = Set(pending)
    while let next = pending.popLast() {
      _ = formulas.definition(next, .holds)
      for formula in formulas.store.formulas {
        guard case .schema(let schema, _) = formula, seen.insert(schema).inserted else { continue }
        pending.append(schema)
      }
    }
    if !formulas.store.opaques.isEmpty { isOpaque = true }
    let languages = formulas.store.patterns.map { try? Language.searching($0) }
    if languages.contains(where: { $0 == nil }) { isOpaque = true }
    let hasShape = isOpaque && languages.contains { $0 != nil }
    sight = !isOpaque ? .included : hasShape ? .partly : .opaque
  }
}
