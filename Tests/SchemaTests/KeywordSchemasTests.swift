import JSON
import Schema
import Testing

/// Which schemas a keyword holds or refers to.
@Suite struct KeywordSchemasTests {
  /// A keyword with its value, the places of its schemas, how many of these apply to the value itself, and
  /// whether each value has to fit them.
  @Test(
    arguments: [
      (#""allOf":[{},{"type":"null"}]"#, ["/allOf/0", "/allOf/1"], 2, true),
      (#""anyOf":[{},{}]"#, ["/anyOf/0", "/anyOf/1"], 2, false),
      (#""oneOf":[{}]"#, ["/oneOf/0"], 1, false),
      (#""not":{}"#, ["/not"], 1, false),
      (#""if":{},"then":{},"else":{}"#, ["/if", "/then", "/else"], 3, false),
      (#""if":{},"else":{}"#, ["/if", "/else"], 2, false),
      (##""$ref":"#/$defs/A""##, ["/$defs/A"], 1, true),
      // No anchor is there: it means what a plain reference would.
      (##""$dynamicRef":"#/$defs/A""##, ["/$defs/A"], 1, true),
      (##""$dynamicRef":"#d""##, ["/$defs/D"], 1, false),
      (#""dependentSchemas":{"a":{}}"#, ["/dependentSchemas/a"], 1, false),
      (#""properties":{"a":{},"b":true}"#, ["/properties/a", "/properties/b"], 0, false),
      (#""patternProperties":{"^a":{}}"#, ["/patternProperties/^a"], 0, false),
      (#""additionalProperties":false"#, ["/additionalProperties"], 0, false),
      (#""propertyNames":{}"#, ["/propertyNames"], 0, false),
      (#""unevaluatedProperties":{}"#, ["/unevaluatedProperties"], 0, false),
      (#""prefixItems":[{},{}]"#, ["/prefixItems/0", "/prefixItems/1"], 0, false),
      (#""items":{}"#, ["/items"], 0, false),
      (#""contains":{}"#, ["/contains"], 0, false),
      (#""unevaluatedItems":{}"#, ["/unevaluatedItems"], 0, false),
      (#""required":["a"]"#, [], 0, false),
      (#""enum":[1]"#, [], 0, false),
      (##""$ref":"#/$defs/Nowhere""##, [], 0, false),
    ] as [(String, [String], Int, Bool)])
  func aKeywordHoldsTheseSchemas(
    _ text: String, _ places: [String], _ inPlaceCount: Int, _ areMerged: Bool
  ) throws {
    let graph = try read(
      #"{"$defs":{"A":{},"D":{"$dynamicAnchor":"d"}},"properties":{"x":{\#(text)}}}"#)
    let outer = try #require(JSONPointer(parsing: "/properties/x"))
    let id = try #require(graph.node(at: outer, inDocument: 0))
    guard case .keywords(let entries) = graph[id].form else {
      Issue.record("no keyword was read")
      return
    }
    #expect(entries.count == 1)
    let keyword = entries[0].keyword
    func shown(_ schemas: [NodeID]) -> [String] {
      schemas.map { graph[$0].pointer.description.replacing("/properties/x", with: "") }
    }
    #expect(shown(keyword.schemas) == places)
    #expect(shown(keyword.inPlaceSchemas) == (inPlaceCount == 0 ? [] : places))
    #expect(keyword.inPlaceSchemas.count == inPlaceCount)
    #expect(shown(keyword.mergedSchemas) == (areMerged ? places : []))
  }
}
