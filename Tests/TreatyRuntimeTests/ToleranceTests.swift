import Testing

@testable import TreatyRuntime

/// What tolerant types let through, and where it stands.
@Suite struct ToleranceTests {
  /// A text that should be one of two, or arrays of these.
  private indirect enum Colour: JSONDecodable {
    case text(Int)
    case array([Colour])

    private static let choice = TextChoice(["red", "green"])

    init(from reader: inout JSONReader) throws(Rejection) {
      guard reader.kind() != .array else {
        self = .array(try reader.array(of: Colour.self))
        return
      }
      let index = try reader.openChoice(Self.choice)
      if index < 0 { _ = reader.letTextThrough(Self.choice, "c#") }
      self = .text(index)
    }
  }

  @Test func eachIsListedAsAReaderThatIsNotTolerantRefusesIt() throws {
    let text = "[\"red\",\n [\"bl\\u0075e\", \"é\" ,\r\n[]], \"red\", [[\t\"\"]], \"blue\"]"
    let passed = try Colour.reading(json: text).letThrough
    let found = passed.map(\.found.text)
    #expect(found == [#""bl\u0075e""#, #""é""#, #""""#, #""blue""#])
    #expect(passed.map(\.pointer) == ["/1/0", "/1/1", "/3/0/0", "/4"])
    #expect(passed.map(\.reason.line) == [2, 2, 3, 3])
    #expect(passed.map(\.reason.column) == [3, 16, 16, 22])
    let bytes = Array(text.utf8)
    for value in passed {
      let rejection = Rejection(
        offset: value.reason.offset, expected: "one of \"red\", \"green\"", keyword: "enum")
      let alone = bytes.withUnsafeBufferPointer {
        DecodingFailure(rejection.inside("c#"), in: $0)
      }
      #expect(value.reason == alone && value.pointer == alone.pointer)
    }
  }

  /// In the order in which they were let through, even where that is not the order of the text.
  @Test func theListKeepsItsOrder() {
    Array("[1,2,3]".utf8).withUnsafeBufferPointer { bytes in
      let passed = [3, 5, 1, 3].map { Rejection(offset: $0, expected: "x", keyword: "enum") }
      let listed = LetThrough.list(passed, in: bytes)
      #expect(listed.map(\.pointer) == ["/1", "/2", "/0", "/1"])
      #expect(listed.map(\.found.text) == ["2", "3", "1", "2"])
      #expect(LetThrough.list([], in: bytes).isEmpty)
    }
  }
}
