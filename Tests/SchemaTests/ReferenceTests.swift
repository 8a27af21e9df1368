import Diagnostics
import JSON
import Schema
import Testing

@Suite struct ReferenceTests {
  @Test(arguments: [
    ("#/$defs/a%20b", "a b"), ("#/$defs/a~1b", "a/b"), ("#/$defs/a~0b", "a~b"),
    ("#/$defs/a%25b", "a%b"), ("#/$defs/a%7E1b", "a/b"), ("#/%24defs/%C3%A9", "é"),
    ("#/$defs/", ""), ("schema.json#/$defs/x", "x"), ("./schema.json#/$defs/x", "x"),
    ("treaty:/schema.json#/$defs/x", "x"), ("/schema.json#/$defs/x", "x"),
  ])
  func pointersAreEscapedTwice(_ reference: String, _ key: String) throws {
    let graph = try read(
      #"{"$ref": "\#(reference)", "$defs": {"\#(key)": {"type": "integer"}}}"#)
    #expect(graph.diagnostics.isEmpty)
    #expect(try answer(graph, "1") == "yes")
    #expect(try answer(graph, "null") == "no")
  }

  @Test func documentsReferToEachOtherByPathAndByIdentifier() throws {
    let graph = try read(
      #"{"allOf": [{"$ref": "sub/b.json#/$defs/x"}, {"$ref": "https://e.org/c"}]}"#,
      others: [
        "treaty:/sub/b.json": #"{"$defs": {"x": {"$ref": "../c.json"}}}"#,
        "treaty:/c.json": #"{"$id": "https://e.org/c", "type": "integer"}"#,
      ])
    // Known only by its own identifier, `c` is found once a path has led to it.
    #expect(graph.documents.count == 3)
    #expect(graph.diagnostics.map(\.rule.id) == ["schema.unresolved-reference"])
  }

  /// An `$id` changes what a relative reference means. The file that lies where it seems to lead is named.
  @Test(arguments: [
    (
      "b.json", "b.json", true,
      "has another URI: give it `\"$id\": \"https://e.org/b.json\"`, or say"
    ),
    ("sub/b.json#/$defs/x", "sub/b.json", false, "has another URI: say under `references` in"),
    ("/b.json", "b.json", true, "has another URI: give it"), ("c.json", "b.json", true, nil),
    ("https://e.org/b.json", "b.json", true, nil), ("#/none", "b.json", true, nil),
  ])
  func aFileThatIsNotMeantIsNamed(
    _ reference: String, _ file: String, _ isRoot: Bool, _ advice: String?
  ) throws {
    let text = #"{"$id": "https://e.org/a.json", "items": {"$ref": "\#(reference)"}}"#
    let first = try JSONDocument(parsing: Array(text.utf8), name: "a.json")
    let other = try JSONDocument(parsing: Array("true".utf8), name: file)
    let uri = SchemaReader.uri(ofPath: file)
    let reader = SchemaReader { $0 == uri ? .found(other) : .absent }
    let others = isRoot ? [(uri: uri, document: other)] : []
    let graph = reader.read([(uri: "treaty:/a.json", document: first)] + others)
    let message = try #require(graph.diagnostics.first?.message)
    #expect(graph.diagnostics.count == 1)
    #expect(message.contains("`\(reference)` cannot be resolved"))
    let end = advice.map { " is at hand. The file `\(file)` \($0)" }
    #expect(end.map { message.contains($0) } ?? !message.contains("The file"), "\(message)")
    #expect(graph.documents.count == 1 + others.count)
  }

  /// A file that has an identity, the one that refers, and a base without folders: advice would mislead.
  @Test(arguments: [
    ("https://e.org/a.json", "b.json", #"{"$id": "https://e.org/other/b.json"}"#),
    ("https://e.org/x/y.json", "a.json", "true"), ("urn:x:y", "b.json", "true"),
  ])
  func noFileIsNamedWhereThatDoesNotHelp(_ id: String, _ reference: String, _ other: String) throws
  {
    let text = #"{"$id": "\#(id)", "items": {"$ref": "\#(reference)"}}"#
    let first = try JSONDocument(parsing: Array(text.utf8), name: "a.json")
    let second = try JSONDocument(parsing: Array(other.utf8), name: "b.json")
    let all = [(uri: "treaty:/a.json", document: first), (uri: "treaty:/b.json", document: second)]
    let messages = SchemaReader().read(all).diagnostics.map(\.message)
    #expect(messages.count == 1)
    #expect(messages.allSatisfy { !$0.contains("The file") }, "\(messages)")
  }

  @Test func documentsReadTogetherAreKnownByTheirIdentifiers() throws {
    let first = try JSONDocument(
      parsing: Array(#"{"$ref": "https://e.org/c"}"#.utf8), name: "a.json")
    let second = try JSONDocument(
      parsing: Array(#"{"$id": "https://e.org/c", "type": "integer"}"#.utf8), name: "c.json")
    let graph = SchemaReader().read([("treaty:/a.json", first), ("treaty:/c.json", second)])
    #expect(graph.diagnostics.isEmpty)
    #expect(graph.roots.count == 2)
    #expect(graph.isValid(1, at: graph.roots[0]) == true)
    #expect(graph.isValid("a", at: graph.roots[0]) == false)
  }

  @Test func aGraphIsSearchedByPlaceAndByReference() throws {
    let graph = try read(#"{"$defs": {"A": {"$anchor": "a", "type": "null"}}}"#)
    let node = try #require(graph.node(at: JSONPointer(["$defs", "A"]), inDocument: 0))
    #expect(graph.target(of: "schema.json#/$defs/A", from: "treaty:/events.json") == node)
    #expect(graph.target(of: "#a", from: "treaty:/schema.json") == node)
    #expect(graph.target(of: "schema.json", from: "treaty:/events.json") == graph.roots[0])
    #expect(graph.target(of: "schema.json#/$defs/B", from: "treaty:/events.json") == nil)
    #expect(graph.target(of: "other.json", from: "treaty:/events.json") == nil)
    #expect(graph.node(at: JSONPointer(["title"]), inDocument: 0) == nil)
  }

  @Test func placesOfADocumentCanBeAskedFor() throws {
    let document = try JSONDocument(
      parsing: Array(#"{"versions": [{"payload": {"type": "null"}}]}"#.utf8), name: "events.json")
    let place = JSONPointer(["versions", "0", "payload"])
    let graph = SchemaReader().read(document, at: [place])
    #expect(graph.roots.map { graph[$0].pointer } == [place])
    #expect(graph.isValid(.null, at: graph.roots[0]) == true)
  }

  @Test func anEmbeddedResourceMaySpeakAnotherDialect() throws {
    let graph = try read(
      ##"""
      {"$id": "https://e.org/a", "prefixItems": [{"$ref": "old"}], "$defs": {"old": {
        "$schema": "http://json-schema.org/draft-07/schema#", "$id": "old",
        "definitions": {"s": {"type": "string"}},
        "items": [{"$ref": "#/definitions/s", "maxLength": 1}]}}}
      """##)
    #expect(graph.diagnostics.map(\.rule.id) == ["schema.ignored-sibling"])
    #expect(try answer(graph, #"[["abc"]]"#) == "yes")
    #expect(try answer(graph, "[[1]]") == "no")
  }

  @Test func twoEqualSchemasMayShareAnIdentifier() throws {
    let graph = try read(
      ##"{"$ref": "#x", "$defs": {"a": {"$anchor": "x"}, "b": {"$anchor": "x"}}}"##)
    #expect(graph.diagnostics.map(\.rule.id) == ["schema.duplicate-identifier"])
    #expect(try answer(graph, "1") == "yes")
  }

  @Test(arguments: Dialect.allCases)
  func metaSchemasAcceptThemselvesAndEachOtherWithoutFindings(_ dialect: Dialect) throws {
    let graph = try read(#"{"$ref": "\#(dialect.metaSchema)"}"#, dialect)
    #expect(graph.diagnostics.isEmpty)
    for document in graph.documents.dropFirst() {
      let validation = graph.accepts(document.root, at: graph.roots[0])
      #expect(validation.isAccepted, "\(document.name): \(validation.errors)")
    }
    #expect(try answer(graph, #"{"minLength": -1}"#) == "no")
    #expect(try answer(graph, #"{"properties": {"a": {"type": "strin"}}}"#) == "no")
  }

  @Test(arguments: [
    ("a/b c.json", "treaty:/a/b%20c.json"), ("é#%.json", "treaty:/%C3%A9%23%25.json"),
    ("/tmp/a.json", "file:///tmp/a.json"), ("a+b@1.json", "treaty:/a+b@1.json"),
  ])
  func pathsAndURIsTurnIntoEachOther(_ path: String, _ uri: String) {
    #expect(SchemaReader.uri(ofPath: path) == uri)
    #expect(SchemaReader.path(ofURI: uri) == path)
  }

  /// RFC 3986, section 5.4.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("", "http://a/b/c/d;p?q"),
    (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
    ("../g", "http://a/b/g"),
    ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
    ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."),
    ("./../g", "http://a/b/g"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
  ])
  func referencesResolveAsTheStandardSays(_ reference: String, _ expected: String) {
    let base = URIReference("http://a/b/c/d;p?q")
    #expect(URIReference(reference).resolved(against: base).description == expected)
  }
}
