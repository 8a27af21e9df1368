import JSON
import Testing

@Suite struct DocumentTests {
  private func error(_ bytes: [UInt8]) throws -> JSONSyntaxError {
    try #require(throws: JSONSyntaxError.self) {
      _ = try JSONDocument(parsing: bytes, name: "a.json")
    }
  }

  private func error(_ text: String) throws -> JSONSyntaxError { try error(Array(text.utf8)) }

  @Test func linesAndColumnsCountScalarsAndBytes() throws {
    let text = "\u{FEFF}{\"é\": 1,\r\n \"k\":\r[\"😀\", 2],\n\"z\": null}"
    let document = try JSONDocument(parsing: Array(text.utf8), name: "a.json")
    let one = try #require(document.range(of: JSONPointer(["é"])))
    #expect(one.start == SourcePosition(offset: 10, line: 1, column: 7, byteColumn: 8))
    let two = try #require(document.range(of: JSONPointer(["k", "1"])))
    #expect(two.start.line == 3 && two.start.column == 7 && two.start.byteColumn == 10)
    #expect(document.nameRange(of: JSONPointer(["z"]))?.end.column == 4)
    #expect(document.nameRange(of: JSONPointer(["k", "1"])) == nil)
    #expect(document.range(of: JSONPointer(["k", "2"])) == nil)
    #expect(document.range(of: .root)?.end.line == 4)
    #expect(document.line(2) == " \"k\":" && document.line(5) == nil)
    #expect(document.line(1) == "{\"é\": 1,")
  }

  @Test func aDocumentMadeByHandHasNoPlaces() {
    let document = JSONDocument(name: "made", root: ["a": 1])
    #expect(document.range(of: .root) == nil && document.line(1) == nil)
  }

  @Test func aNameThatStandsTwiceIsShownInBothPlaces() throws {
    let small = try error("{\"a\": 1,\n \"b\": 2,\n \"\\u0061\": 3}")
    #expect(small.message.contains("\"a\"") && small.message.contains("only once"))
    #expect(small.position.line == 3 && small.position.column == 2)
    #expect(small.related?.line == 1 && small.related?.column == 2)
    let names = (0..<30).map { "\"n\($0)\": [\($0)]" } + ["\"n7\": 0"]
    let large = try error("{" + names.joined(separator: ",\n") + "}")
    #expect(large.position.line == 31 && large.related?.line == 8)
    #expect(try error(#"{"\u0000": 1, "\u0000": 2}"#).message.contains("only once"))
  }

  @Test func namesThatOnlyNormalisationMakesEqualStayDifferent() throws {
    let value = try JSON(parsing: "{\"\u{e9}\": 1, \"e\u{301}\": 2}")
    #expect(value["\u{e9}"] == 1 && value["e\u{301}"] == 2)
    #expect(JSON.string("\u{e9}") != JSON.string("e\u{301}"))
    #expect(value == (try JSON(parsing: "{\"e\u{301}\": 2, \"\u{e9}\": 1}")))
    #expect(value != (try JSON(parsing: "{\"e\u{301}\": 1, \"\u{e9}\": 2}")))
  }

  /// jansson holds none of these, and is not asked to.
  @Test func numbersBeyondDoublesAreKept() throws {
    let digits = String(repeating: "9", count: 400)
    let value = try JSON(
      parsing:
        #"{"a\u0000": 1e400, "b": "\" 1e999", "c": [-1.5E+9999, \#(digits), 0e9999, 1e-400]}"#)
    #expect(value["a\u{0}"] == .number(try #require(JSONNumber("10e399"))))
    #expect(value["b"] == "\" 1e999")
    #expect(value["c"]?.array?[0] == .number(try #require(JSONNumber("-15e9998"))))
    #expect(value["c"]?.array?[1] == .number(try #require(JSONNumber(digits + ".0"))))
    #expect(value["c"]?.array?[2] == 0)
    #expect(throws: JSONSyntaxError.self) { try JSON(parsing: "[1e400, 01]") }
    #expect(throws: JSONSyntaxError.self) { try JSON(parsing: #"{"a": 1e400, "a": 1}"#) }
  }

  @Test func nulInTextsAndNamesIsKept() throws {
    let value = try JSON(parsing: #"{"a\u0000b": "\u0000", "a\u0001b": 1}"#)
    #expect(value["a\u{0}b"] == "\u{0}" && value["a\u{1}b"] == 1)
  }

  @Test(arguments: [
    ("", "empty", 1), ("  ", "empty", 3), ("[1,]", "before this ]", 4),
    ("{\"a\":1,}", "before this }", 8), ("[1 2]", "comma or ]", 4), ("{\"a\" 1}", "colon", 6),
    ("{a: 1}", "double quotes", 2), ("['a']", "single", 2), ("[1] 2", "top", 5),
    ("[01]", "zeros", 2), ("[1.]", "decimal point", 4), ("[1e]", "exponent", 4),
    ("[-]", "digit", 3),
    ("[+1]", "plus", 2), ("[.5]", "digit before", 2), ("[1e10001]", "too large", 2),
    ("[1e-10001]", "decimal places", 2), ("[tru]", "begin with t", 2), ("[\"a", "never closed", 2),
    ("[\"\\x\"]", "escape", 3), ("[\"\\uD800\"]", "surrogate", 3), ("[\"\\u12\"]", "Four hex", 3),
    ("[\"a\tb\"]", "0x09", 4), ("[\"a\nb\"]", "line break", 4), ("[1", "ends inside an array", 3),
    ("{\"a\":1", "ends inside an object", 7), ("[", "value is expected", 2),
    ("// x", "comments", 1),
    ("[1]]", "top", 4), ("1\u{0}", "top", 2), ("[é]", "begin with é", 2),
  ])
  func refusalsSayWhatIsWrong(text: String, words: String, column: Int) throws {
    let error = try error(text)
    #expect(error.message.contains(words), "\(error.message)")
    #expect(error.position.column == column && error.document == "a.json", "\(error.message)")
  }

  @Test func otherEncodingsAreNamed() throws {
    #expect(try error([0xFF, 0xFE, 0x5B, 0, 0x5D, 0]).message.contains("UTF-16"))
    #expect(try error([0, 0x5B, 0, 0x5D]).message.contains("UTF-16"))
    let latin = try error([0x5B, 0x22, 0x61, 0xE9, 0x22, 0x5D])
    #expect(latin.message.contains("0xE9") && latin.position.offset == 3)
  }
}
