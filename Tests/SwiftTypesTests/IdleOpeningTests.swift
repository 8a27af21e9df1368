import Compatibility
import Contracts
import Diagnostics
import JSON
import Schema
import SwiftTypes
import Testing

/// Where `x-open` does nothing it is told, and only there: the finding, generated types and the gate are of one
/// mind.
@Suite struct IdleOpeningTests {
  /// What becomes of the one `x-open` in a schema.
  enum Fate {
    /// Types are as if it were not there, and that is told.
    case told
    /// Some type has a place for more.
    case kept
    /// Nothing can be generated, which is an error.
    case refused
  }

  private static let branches = ["a", "b"].map {
    #"{"type":"object","required":["k"],"properties":{"k":{"const":"\#($0)"}}}"#
  }.joined(separator: ",")
  /// A union that a member tells apart, a list of constants, and an enumeration.
  private static let openings = [
    #""oneOf":[\#(branches)]"#, #""anyOf":[{"const":"a"},{"const":"b"}]"#, #""enum":["a","b"]"#,
  ].map { #"\#($0),"x-open":true"# }

  /// What stands beside the three, and what becomes of each.
  private static let neighbours: [(String, [Fate])] = [
    (#""properties":{"z":{}}"#, [.told, .told, .kept]),
    (#""patternProperties":{"^z":{}}"#, [.told, .told, .kept]),
    (#""additionalProperties":true"#, [.told, .told, .kept]),
    (#""required":["k"]"#, [.told, .told, .kept]),
    (#""minProperties":1"#, [.told, .told, .kept]),
    (#""maxProperties":9"#, [.told, .told, .kept]),
    (#""propertyNames":{}"#, [.told, .told, .kept]),
    (#""dependentRequired":{"a":["b"]}"#, [.told, .told, .kept]),
    (#""dependentSchemas":{"a":{}}"#, [.told, .told, .kept]),
    (#""unevaluatedProperties":true"#, [.told, .told, .kept]),
    (#""minLength":1"#, [.told, .told, .kept]),
    (#""maxLength":1"#, [.told, .told, .kept]),
    (#""pattern":"[ab]""#, [.told, .told, .kept]),
    (#""minimum":1"#, [.told, .told, .kept]),
    (#""exclusiveMaximum":1"#, [.told, .told, .kept]),
    (#""multipleOf":1"#, [.told, .told, .kept]),
    (#""items":{}"#, [.told, .told, .kept]),
    (#""prefixItems":[{}]"#, [.told, .told, .kept]),
    (#""contains":{}"#, [.told, .told, .kept]),
    (#""minItems":1"#, [.told, .told, .kept]),
    (#""uniqueItems":true"#, [.told, .told, .kept]),
    (#""unevaluatedItems":{}"#, [.told, .told, .kept]),
    (#""allOf":[{"maxProperties":9}]"#, [.told, .told, .kept]),
    (##""$ref":"#/$defs/Short""##, [.told, .told, .kept]),
    (##""$ref":"#/$defs/Listed""##, [.told, .told]),
    (#""type":["object","string"]"#, [.kept, .kept, .kept]),
    (#""title":"Other""#, [.kept, .kept, .kept]),
    (#""format":"other""#, [.kept, .refused, .kept]),
    (#""not":{"type":"integer"}"#, [.kept, .refused, .kept]),
    (#""if":{"type":"integer"},"then":{"minimum":1}"#, [.kept, .refused, .kept]),
    (#""allOf":[{"type":["object","string"]}]"#, [.kept, .refused, .kept]),
    (#""allOf":[{"title":"Other"}]"#, [.kept, .refused, .kept]),
  ]

  /// Schemas of a member around the three, which stand at `@`.
  private static let surroundings: [(String, [Fate])] = [
    (#"{"type":"array","items":@}"#, [.kept, .kept, .kept]),
    (#"{"type":"array","prefixItems":[@]}"#, [.kept, .kept, .kept]),
    (#"{"type":"object","additionalProperties":@}"#, [.kept, .kept, .kept]),
    (#"{"type":"object","patternProperties":{"^a":@}}"#, [.kept, .kept, .kept]),
    (#"{"allOf":[@]}"#, [.kept, .kept, .kept]),
    (#"{"allOf":[{},@]}"#, [.kept, .kept, .kept]),
    (#"{"allOf":[{"format":"other"},@]}"#, [.kept, .kept, .kept]),
    (#"{"allOf":[@],"format":"other"}"#, [.kept, .kept, .kept]),
    (#"{"allOf":[{"allOf":[@]}]}"#, [.kept, .kept, .kept]),
    (
      #"{"allOf":[{"type":"object","properties":{"a":@}},{"required":["z"]}]}"#,
      [.kept, .kept, .kept]
    ),
    (#"{"allOf":[@],"type":["object","string"]}"#, [.told, .told, .kept]),
    (#"{"allOf":[@,{"type":["object","string"]}]}"#, [.told, .told, .kept]),
    (#"{"not":{"properties":{"a":@}}}"#, [.told, .told, .told]),
    (#"{"if":{"properties":{"a":@}},"then":{"required":["a"]}}"#, [.told, .told, .told]),
    (#"{"if":{"required":["a"]},"then":{"properties":{"a":@}}}"#, [.told, .told, .told]),
    (#"{"if":{"required":["a"]},"else":{"properties":{"b":@}}}"#, [.told, .told, .told]),
    (#"{"contains":@}"#, [.told, .told, .told]),
    (#"{"propertyNames":@}"#, [.told, .told, .told]),
    (#"{"dependentSchemas":{"z":{"properties":{"a":@}}}}"#, [.told, .told, .told]),
    (#"{"unevaluatedItems":@}"#, [.told, .told, .told]),
    (#"{"unevaluatedProperties":@}"#, [.told, .told, .told]),
    (#"{"anyOf":[@,{"type":"integer"}]}"#, [.kept, .kept, .kept]),
    (
      #"{"anyOf":[{"type":"object","properties":{"a":@}},{"type":"integer"}]}"#,
      [.kept, .kept, .kept]
    ),
    (#"{"oneOf":[@]}"#, [.kept, .kept, .kept]),
    (#"{"anyOf":[@,{"type":"integer"}],"minimum":1}"#, [.told, .told, .told]),
    (
      #"{"anyOf":[{"type":"object","properties":{"a":@}},{"type":"integer"}],"minimum":1}"#,
      [.told, .told, .told]
    ),
    (
      #"{"anyOf":[{"type":"object"},{"type":"string"}],"oneOf":[@,{"type":"integer"}]}"#,
      [.told, .told, .told]
    ),
    (#"{"enum":["a",1],"oneOf":[@,{"type":"integer"}]}"#, [.told, .told, .told]),
  ]

  /// Schemas of a definition, which has a type of its own.
  private static let definitions: [(String, [Fate])] = [
    (#"{"allOf":[@]}"#, [.told, .told, .kept]),
    (#"{"allOf":[{"oneOf":[@,{"type":"integer"}]}]}"#, [.told, .told, .told]),
    (#"{"items":@}"#, [.kept, .kept, .kept]),
  ]

  /// Choices that are told apart by something else, or are none.
  private static let choices: [(String, Fate)] = [
    (#"{"oneOf":[{"const":"a"}],"x-open":true}"#, .told),
    (#"{"oneOf":[{"type":"object"}],"x-open":true}"#, .told),
    (#"{"oneOf":[{"const":"a"},{"const":null}],"x-open":true}"#, .told),
    (#"{"anyOf":[{"type":"object"},{"type":"null"}],"x-open":true}"#, .told),
    (##"{"anyOf":[{"type":"object"},{"$ref":"#/$defs/Null"}],"x-open":true}"##, .told),
    (#"{"oneOf":[\#(branches),{"type":"null"}],"x-open":true}"#, .kept),
    (#"{"oneOf":[{"type":"integer"},{"type":"string"}],"x-open":true}"#, .refused),
    (
      ##"{"anyOf":[\##(branches)],"oneOf":[{"type":"object"},{"type":"null"}],"x-open":true}"##,
      .kept
    ),
  ]

  static let shapes: [(schema: String, fate: Fate)] = {
    var shapes = choices.map { (member($0), $1) }
    for (keywords, fates) in neighbours {
      shapes += zip(openings, fates).map { (definition("{\($0),\(keywords)}"), $1) }
    }
    for (around, fates) in surroundings {
      shapes += zip(openings, fates).map {
        (member(around.replacing("@", with: "{\($0)}")), $1)
      }
    }
    for (around, fates) in definitions {
      shapes += zip(openings, fates).map {
        (definition(around.replacing("@", with: "{\($0)}")), $1)
      }
    }
    return shapes
  }()

  private static let others =
    #""Short":{"maxLength":1},"Listed":{"enum":["a","c"]},"Null":{"type":"null"}"#

  private static func member(_ schema: String) -> String {
    #"{"$defs":{\#(others)},"type":"object","properties":{"p":\#(schema)}}"#
  }

  private static func definition(_ schema: String) -> String {
    ##"{"$defs":{\##(others),"P":\##(schema)},"type":"object","properties":{"p":{"$ref":"#/$defs/P"}}}"##
  }

  @Test(arguments: shapes)
  func whatIsToldIsWhatDoesNothing(_ shape: (schema: String, fate: Fate)) throws {
    let contracts = GoldenTests.contracts(in: Array(shape.schema.utf8))
    let told = contracts.graph.diagnostics.filter { $0.rule.id == SchemaRules.idleKeyword.id }
    #expect(told.count == (shape.fate == .told ? 1 : 0))
    #expect(told.allSatisfy { $0.place.pointer?.lastToken == "x-open" })
    let generation = generateSwift(from: contracts, options: GenerationOptions())
    #expect(generation.isComplete == (shape.fate != .refused))
    let swift = generation.files.map(\.text).joined()
    #expect(swift.contains("case unknown") == (shape.fate == .kept))
    // The gate counts on no more than types keep.
    let root = try #require(contracts.graph.node(at: .root, inDocument: 0))
    let reader = contracts.graph.asReadersTake(root, dialect: .draft2020)
    #expect(reader == nil || shape.fate == .kept)
  }

  /// A schema that something refers to has a type of its own, wherever it stands.
  @Test(arguments: ["not", "contains", "propertyNames"])
  func whatIsReferredToIsNotTold(_ keyword: String) {
    for opening in Self.openings {
      let schema =
        ##"{"type":"object","properties":{"p":{"\##(keyword)":{\##(opening)}},"##
        + ##""q":{"$ref":"#/properties/p/\##(keyword)"}}}"##
      let contracts = GoldenTests.contracts(in: Array(schema.utf8))
      #expect(!contracts.graph.diagnostics.contains { $0.rule.id == SchemaRules.idleKeyword.id })
      let generation = generateSwift(from: contracts, options: GenerationOptions())
      #expect(generation.files.contains { $0.text.contains("case unknown") })
    }
  }
}
