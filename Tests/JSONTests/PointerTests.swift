import JSON
import Testing

/// RFC 6901, sections 5 and 6.
@Suite struct PointerTests {
  private let document = """
    {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\\\j": 5,
     "k\\"l": 6, " ": 7, "m~n": 8}
    """

  @Test func examplesOfTheRFC() throws {
    let root = try JSON(parsing: document)
    let table: [(String, JSON)] = [
      ("", root), ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1),
      ("/c%d", 2), ("/e^f", 3), ("/g|h", 4), ("/i\\j", 5), ("/k\"l", 6), ("/ ", 7), ("/m~0n", 8),
    ]
    for (text, value) in table {
      let pointer = try #require(JSONPointer(parsing: text))
      #expect(pointer.description == text && root.value(at: pointer) == value)
    }
  }

  @Test func whatNamesNothingHasNoValue() throws {
    let root = try JSON(parsing: document)
    for text in [
      "/foo/2", "/foo/-", "/foo/01", "/foo/0/x", "/nothing", "/foo/+1", "/foo/99999999999999999999",
    ] {
      let pointer = try #require(JSONPointer(parsing: text))
      #expect(root.value(at: pointer) == nil)
    }
  }

  @Test(arguments: ["a", "~", "/~", "/~2", "/a~"])
  func badPointersAreNone(text: String) { #expect(JSONPointer(parsing: text) == nil) }

  @Test func pointersGrow() {
    let pointer = JSONPointer.root.appending("a/b").appending(3).appending(JSONPointer(["~"]))
    #expect(pointer.description == "/a~1b/3/~0")
  }

  /// They share their beginnings, and neither comparing nor letting go may depend on how.
  @Test func pointersAreTheirTokens() throws {
    let apart = JSONPointer(["a", "b", "c"])
    let grown = JSONPointer(["a"]).appending("b").appending("c")
    #expect(apart == grown)
    #expect(Set([apart, grown]).count == 1)
    #expect(grown.tokens == ["a", "b", "c"])
    #expect(grown.lastToken == "c")
    #expect(grown.parent == JSONPointer(["a", "b"]))
    #expect(JSONPointer.root.parent == nil)
    #expect(JSONPointer(["a", "bc"]) != JSONPointer(["a", "b", "c"]))
    #expect(JSONPointer(["é"]) != JSONPointer(["e\u{301}"]))
    #expect(grown.starts(with: .root) && grown.starts(with: JSONPointer(["a"])))
    #expect(grown.starts(with: apart) && !grown.starts(with: JSONPointer(["b"])))
    #expect(!JSONPointer(["a"]).starts(with: grown))
  }

  @Test func aMillionTokensAreLetGoOf() throws {
    let text = String(repeating: "/a", count: 1_000_000)
    var pointer = try #require(JSONPointer(parsing: text))
    let end = pointer
    #expect(pointer.count == 1_000_000)
    while let outer = pointer.parent, pointer.count > 500_000 { pointer = outer }
    #expect(end.starts(with: pointer))
    #expect(end != pointer)
  }
}
