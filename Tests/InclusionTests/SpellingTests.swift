import JSON
import Schema
import Testing

@testable import Inclusion

/// Schemas that say the same in other keywords are inside each other, wherever they stand.
@Suite struct SpellingTests {
  /// Arrays that are counted by what they contain, and others that are the same.
  private static let pairs: [(String, String)] = [
    (#""maxContains": 2, "contains": {}"#, #""maxContains": 2, "contains": {}, "minItems": 0"#),
    (#""maxContains": 2, "contains": {}"#, #""maxContains": 2, "contains": {}, "minItems": 1"#),
    (#""maxContains": 2, "contains": {}"#, #""maxContains": 2, "contains": {}, "items": true"#),
    (#""maxContains": 2, "contains": {}"#, #""minItems": 1, "maxItems": 2"#),
    (
      #""maxContains": 3, "minContains": 2, "contains": {}"#,
      #""maxContains": 9, "minContains": 2, "contains": true, "maxItems": 3"#
    ),
    (
      #""maxContains": 3, "minContains": 2, "contains": {"type": "string"}"#,
      #""maxContains": 3, "minContains": 2, "contains": {"type": "string"}, "minItems": 2"#
    ),
    (
      #""minContains": 0, "maxContains": 0, "contains": {"type": "null"}"#,
      #""items": {"not": {"type": "null"}}"#
    ),
    (
      #""minContains": 0, "maxContains": 1, "contains": {"type": "null"}, "minItems": 2"#,
      #""contains": {"not": {"type": "null"}}, "allOf": [{"minItems": 2}, {"minContains": 0, "maxContains": 1, "contains": {"const": null}}]"#
    ),
  ]

  /// Where they stand; what is counted may not be seen by what stands beside it.
  private static let frames = [
    "@",
    #"{"anyOf": [@, {"type": "null"}]}"#,
    #"{"anyOf": [@, {"type": "array", "items": {"type": "string"}}]}"#,
    #"{"oneOf": [{"type": "null"}, @, {"type": "string", "minLength": 2}]}"#,
    #"{"oneOf": [@, {"type": "array", "minItems": 7}]}"#,
    #"{"items": @}"#,
    #"{"type": "object", "properties": {"a": {"anyOf": [@, {"const": 0}]}}}"#,
    #"{"not": {"anyOf": [@, {"type": "object"}]}}"#,
    #"{"if": @, "then": {"maxItems": 1}, "else": {"type": "array"}}"#,
  ]

  @Test(arguments: [Dialect.draft2019, .draft2020])
  func `arrays that are counted are inside the same in other words`(dialect: Dialect) throws {
    for (first, second) in Self.pairs {
      for frame in Self.frames {
        let texts = [first, second].map {
          frame.replacing("@", with: #"{"type": "array", \#($0)}"#)
        }
        let sides = try texts.map { side(try JSON(parsing: $0), dialect) }
        for (old, new) in [(0, 1), (1, 0)] {
          let both = decideBoth(sides[old], in: sides[new])
          #expect(both.strict.isProved, "\(texts[old]) ⊆ \(texts[new]), strict")
          #expect(both.declared.isProved, "\(texts[old]) ⊆ \(texts[new]), declared")
        }
      }
    }
  }

  /// Members that many patterns name at once, with a limit for each.
  private func named(_ count: Int, from start: Int, _ rest: String = "") -> String {
    let members = (0..<count).map { #""a\#($0)": {"minimum": \#(start + $0)}"# }
    return #"{"patternProperties": {\#(members.joined(separator: ", "))}\#(rest)}"#
  }

  @Test(arguments: [2, 8, 12, 30])
  func `many patterns may name a member at once`(count: Int) throws {
    let wide = side(try JSON(parsing: named(count, from: 0)))
    let narrow = side(try JSON(parsing: named(count, from: 1)))
    let closed = #", "additionalProperties": {"type": "integer"}"#
    let typed = side(try JSON(parsing: named(count, from: 0, closed)))
    #expect(decideBoth(narrow, in: wide).strict.isProved)
    #expect(decideBoth(wide, in: narrow).strict.witness != nil)
    #expect(decideBoth(typed, in: wide).strict.isProved)
    #expect(decideBoth(wide, in: typed).strict.witness != nil)
    #expect(decideBoth(wide, in: typed).declared.isProved)
  }

  /// A schema that is entered by way of as many resources as asked for, each with a dynamic anchor.
  private func scoped(_ count: Int, _ last: String = "string") -> String {
    let resources = (0..<count).map { number in
      let next = number + 1 < count ? "r\(number + 1)" : "end"
      return
        #""d\#(number)": {"$id": "r\#(number)", "$dynamicAnchor": "a\#(number)", "items": {"$ref": "\#(next)"}}"#
    }
    return
      ##"{"$id": "http://x/root", "$ref": "r0", "$defs": {\##(resources.joined(separator: ", ")), "end": {"$id": "end", "$dynamicRef": "#a", "$defs": {"x": {"$dynamicAnchor": "a", "type": "\##(last)"}}}}}"##
  }

  @Test(arguments: [3, 100])
  func `a document that was read twice is the same`(scopes: Int) throws {
    let text = try JSON(parsing: scoped(scopes))
    for verdict in [decideBoth(side(text), in: side(text))].flatMap({ [$0.strict, $0.declared] }) {
      #expect(verdict.isProved)
    }
    let other = try JSON(parsing: scoped(scopes, "null"))
    #expect(!decideBoth(side(text), in: side(other)).strict.isProved)
  }

  @Test func `a document that is read in another way is not the same`() throws {
    let text = try JSON(
      parsing:
        ##"{"allOf": [{"format": "date"}, {"$ref": "http://x/root"}], "$defs": {"s": \##(scoped(100))}}"##
    )
    let (plain, asserting) = (side(text), side(text, assertFormat: true))
    #expect(decideBoth(plain, in: plain).strict.isProved)
    #expect(!decideBoth(plain, in: asserting).strict.isProved)
  }

  @Test func `a document that cannot be read may say something else in the other version`() throws {
    func side(_ message: String?) throws -> SchemaSide {
      let reader = SchemaReader(options: SchemaOptions()) { _ in
        message.map { .unreadable($0) } ?? .absent
      }
      let root = try JSON(parsing: #"{"$ref": "http://x/other"}"#)
      let graph = reader.read(JSONDocument(name: "schema.json", root: root))
      return SchemaSide(graph: graph, node: graph.roots[0])
    }
    let (absent, one) = (try side(nil), try side("it is no JSON"))
    #expect(decideBoth(absent, in: absent).strict.isProved)
    #expect(!decideBoth(one, in: one).strict.isProved)
    #expect(!decideBoth(one, in: absent).strict.isProved)
  }
}
