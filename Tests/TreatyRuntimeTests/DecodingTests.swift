import Testing
import TreatyRuntime

/// A type in the shape of generated code.
private struct Reading: JSONCodable, Equatable {
  var name: String
  var values: [Int]
  var note: Presence<String>
  var unknownMembers: RawMembers

  private static let jsonShape = ObjectShape(
    schema: "r.json#", members: ["name", "values", "note"], required: [0, 1])

  init(from reader: inout JSONReader) throws(Rejection) {
    var object = try reader.object(Self.jsonShape)
    do throws(Rejection) {
      var name: String?
      var values: [Int]?
      var note = Presence<String>.absent
      var unknownMembers = RawMembers()
      while let member = try reader.member(&object, Self.jsonShape) {
        switch member {
        case 0: name = try reader.string(minLength: 2)
        case 1: values = try reader.array(of: Int.self, maxItems: 3)
        case 2: note = try reader.null() ? .null : .value(String(from: &reader))
        default: try reader.keep(&unknownMembers, object)
        }
      }
      guard object.isComplete(Self.jsonShape), let name, let values else {
        throw object.missing(Self.jsonShape)
      }
      self.name = name
      self.values = values
      self.note = note
      self.unknownMembers = unknownMembers
    } catch { throw error.inside(object, Self.jsonShape) }
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member(0, Self.jsonShape)
    name.write(to: &writer)
    writer.member(1, Self.jsonShape)
    values.write(to: &writer)
    if note.isPresent {
      writer.member(2, Self.jsonShape)
      note.write(to: &writer)
    }
    writer.members(unknownMembers, Self.jsonShape)
    writer.endObject()
  }
}

@Suite struct DecodingTests {
  @Test(
    "What was read is written again",
    arguments: [
      #"{"name":"ab","values":[]}"#, #"{"name":"ab","values":[1,2],"note":null}"#,
      #"{"name":"ab","values":[1],"note":"x","more":{"a":[1.50,true]},"é":1}"#,
    ])
  func roundTrips(text: String) throws {
    #expect(try Reading(json: text).jsonText() == text)
  }

  @Test func membersComeInAnyOrderAndWithEscapedNames() throws {
    let text = "{ \"note\" : null , \"values\":[ 1 ,2], \"x\": 1e0, \"\\u006eame\" : \"ab\" }"
    #expect(
      try Reading(json: text).jsonText()
        == #"{"name":"ab","values":[1,2],"note":null,"x":1e0}"#)
  }

  @Test(
    "A refusal names its places",
    arguments: [
      (
        "{\"name\":\"ab\"}", "", "r.json#/required", "the member \"values\"",
        "an object with the member \"name\""
      ),
      ("{}", "", "r.json#/required", "the members \"name\", \"values\"", "an empty object"),
      ("[]", "", "r.json#/type", "an object", "an empty array"),
      ("{\"name\":7}", "/name", "r.json#/properties/name/type", "a string", "the number 7"),
      (
        "{\"name\":\"a\"}", "/name", "r.json#/properties/name/minLength", "at least 2 characters",
        "the string \"a\""
      ),
      (
        "{\"values\":[1,\n true]}", "/values/1", "r.json#/properties/values/items/type",
        "an integer", "true"
      ),
      (
        "{\"values\":[1,2,3,4]}", "/values", "r.json#/properties/values/maxItems",
        "at most 3 items", "an array of 4 items"
      ),
      ("{\"x\":0,\"x\":1}", "/x", "", "each member name once", "the member \"x\""),
      ("{\"name\":\"ab\",\"name\":1}", "/name", "", "each member name once", "the member \"name\""),
      ("{\"x\":{\"y\":[tru]}}", "/x/y/0", "", "true", "`tru`"),
      ("{\"values\":[1,]}", "/values/1", "", "a value", "`]`"),
      ("{\"name\" \"x\"}", "", "", "a colon", "the string \"x\""),
      ("", "", "", "a value", "the end of the text"),
    ])
  func refusals(text: String, pointer: String, schema: String, expected: String, found: String) {
    let failure = #expect(throws: DecodingFailure.self) { try Reading(json: text) }
    #expect(failure?.pointer == pointer)
    #expect(failure?.schema == schema)
    #expect(failure?.expected == expected)
    #expect(failure?.found == found)
  }

  @Test func linesAndColumnsCountFromOne() {
    let failure = #expect(throws: DecodingFailure.self) {
      try Reading(json: "{\r\n \"é\": 1,\r \"name\": 5}")
    }
    #expect(failure?.offset == 22)
    #expect(failure?.line == 3)
    #expect(failure?.column == 10)
    #expect(
      failure?.description
        == "/name (line 3, column 10): expected a string, found the number 5"
        + " [r.json#/properties/name/type]")
  }

  @Test func aFailureIsOneLineWhateverTheTextSays() {
    let failures = OrderedMap<Bool>.failures(in: #"{"a\n\u202e\u2028b":"\u0000", "c":1}"# + "\n")
    #expect(failures.map(\.pointer) == ["/a\n\u{202E}\u{2028}b", "/c"])
    let line = failures.first?.description ?? ""
    #expect(line.hasPrefix(#"/a\u{A}\u{202E}\u{2028}b (line 1"#), "\(line)")
    #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
  }

  @Test func namesThatDifferByNormalisationStayTwo() throws {
    let text = "{\"é\":1,\"e\u{301}\":2}"
    let map = try OrderedMap<Int>(json: text)
    #expect(map.count == 2)
    #expect(map["e\u{301}"] == 2)
    #expect(Array(map.jsonText().utf8) == Array(text.utf8))
  }

  @Test func mapsAreEqualInAnyOrder() throws {
    let left = try OrderedMap<Int>(json: #"{"a":1,"b":2}"#)
    #expect(left == ["b": 2, "a": 1])
    #expect(left.hashValue == (["b": 2, "a": 1] as OrderedMap<Int>).hashValue)
    #expect(left != ["a": 1, "b": 3])
  }
}
