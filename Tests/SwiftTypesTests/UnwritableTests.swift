import Testing

/// What a program puts together and no text can say is refused by all that writes: nothing of it is lost.
@Suite struct UnwritableTests {
  private static let program = ##"""
    import TreatyRuntime

    func show(_ value: some JSONCodable) {
      do throws(EncodingFailure) {
        print("written", String(decoding: try value.checkedJSONBytes(), as: UTF8.self))
      } catch {
        print("refused", error)
        do throws(DecodingFailure) {
          _ = try value.validated()
          print("but valid")
        } catch let other {
          if other.pointer != error.pointer || other.expected != error.expected { print(other) }
        }
      }
    }

    // Items behind one that is missing.
    show(Position(longitude: 1, latitude: 2))
    show(Position(longitude: 1, latitude: 2, height: 3))
    show(Row(first: nil, second: .value(7)))
    show(Row(first: nil, second: .null))
    show(Row(first: "a", rest: [true]))
    show([Row(), Row(first: nil, second: .absent, rest: [true, false])])
    show(Row(first: "a", second: .null, rest: [true]))
    show(Row(first: "a", second: .value(1)))
    let row = try Row(json: #"["a",null]"#)
    print(row.second == .null, row == Row(first: "a", second: .null), row == Row(first: "a"))
    print(try Row(json: #"["a"]"#).second.isPresent)

    // Names that are there twice.
    show(Open(a: "x", unknownMembers: ["b": RawJSON(1)]))
    show(Open(a: "x", unknownMembers: ["b": RawJSON(1), "a": RawJSON(2)]))
    show(["o": Open(unknownMembers: ["a": RawJSON("x")])] as OrderedMap)
    show(Typed(a: "x", additional: ["b": 1, "a": 2]))
    show(Scores(matchingAZ: ["a": 1, "b": 2], additional: ["C": "x", "b": "y"]))
    show(Scores(matchingAZ: ["a": 1, "b": 2], additional: ["C": "x"]))
    show(Scores(additional: ["C": "x", "D": "y"]))
    show(Settings(name: "n", matchingX: ["name": RawJSON(1)]))
    // The same letter in two spellings is two names.
    show(Open(unknownMembers: ["\u{E9}": RawJSON(1), "e\u{301}": RawJSON(2)]))

    """##

  @Test func nothingIsLeftOutOrWrittenTwice() throws {
    let rows = ["tuples", "closed-and-open", "pattern-members"]
    let output = try GoldenProgram.output(of: Self.program, named: "unwritable", using: rows)
    let expected = #"""

      written [1,2]
      written [1,2,3]
      refused /0: expected an item, because others follow it, found none
      refused /0: expected an item, because others follow it, found none
      refused /1: expected an item, because others follow it, found none
      refused /1/0: expected an item, because others follow it, found none
      written ["a",null,true]
      written ["a",1]
      true true false
      false
      written {"a":"x","b":1}
      refused /a: expected no member that has a property of its own, found "a"
      refused /o/a: expected no member that has a property of its own, found "a"
      refused /a: expected no member that has a property of its own, found "a"
      refused /b: expected each member name once, found "b" twice
      written {"a":1,"b":2,"C":"x"}
      written {"C":"x","D":"y"}
      refused /name: expected no member that has a property of its own, found "name"
      written {"\#u{E9}":1,"e\#u{301}":2}

      """#
    #expect(output.utf8.elementsEqual(expected.utf8), "\(output)")
  }
}
