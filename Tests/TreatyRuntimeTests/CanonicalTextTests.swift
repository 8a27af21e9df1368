import Testing

@testable import TreatyRuntime

/// Canonical text, on the examples of RFC 8785 and on what it must not confuse.
@Suite struct CanonicalTextTests {
  @Test(
    "Numbers are written as ECMAScript writes them (RFC 8785, appendix B)",
    arguments: [
      ("0", "0"), ("-0", "0"), ("-0.0e5", "0"), ("5e-324", "5e-324"), ("-5e-324", "-5e-324"),
      ("1.7976931348623157e308", "1.7976931348623157e+308"),
      ("9007199254740992", "9007199254740992"), ("-9007199254740992", "-9007199254740992"),
      ("295147905179352830000", "295147905179352830000"), ("1e21", "1e+21"),
      ("9.999999999999997e22", "9.999999999999997e+22"), ("1e23", "1e+23"),
      ("1E30", "1e+30"), ("4.50", "4.5"), ("2e-3", "0.002"), ("1e-7", "1e-7"),
      ("0.000001", "0.000001"), ("0.000000000000000000000000001", "1e-27"),
      ("333333333.33333329", "333333333.3333333"), ("333333333.3333333", "333333333.3333333"),
      ("-0.0000033333333333333333", "-0.0000033333333333333333"), ("9007199254740993", nil),
      ("1e400", nil),
      ("1e-400", nil), ("0.10000000000000000001", nil), ("18446744073709551615", nil),
      ("18446744073709552000", "18446744073709552000"),
    ] as [(String, String?)])
  func numbers(text: String, canonical: String?) {
    #expect(CanonicalNumber.text(text) == canonical)
  }

  @Test func membersAreSortedByTheirUTF16CodeUnits() throws {
    let value = try RawJSON(
      json: #"""
        {"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Dalet", "1": "One",
         "\ud83d\ude00": "Face", "\u0080": "Control", "\u00f6": "o"}
        """#)
    let text = try value.canonicalText()
    let expected =
      "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\"ö\":\"o\","
      + "\"€\":\"Euro Sign\",\"😀\":\"Face\",\"\u{FB33}\":\"Dalet\"}"
    #expect(text.utf8.elementsEqual(expected.utf8), "\(text)")
  }

  @Test(
    "White space, escapes and order make no difference",
    arguments: [
      (#" { "b" : [ 1.0 , true , null ] , "a" : "\u0041\/" } "#, #"{"a":"A/","b":[1,true,null]}"#),
      (#"[]"#, "[]"), (#" { } "#, "{}"), (#""\u001f\u2028\b""#, "\"\\u001f\u{2028}\\b\""),
      (#"[[[]],{"":{}}]"#, #"[[[]],{"":{}}]"#),
      (
        #"[{"b":{"d":1,"c":[{"f":1,"e":2},3]},"a":1},{"z":{},"y":[],"x":{"a":0}},4]"#,
        #"[{"a":1,"b":{"c":[{"e":2,"f":1},3],"d":1}},{"x":{"a":0},"y":[],"z":{}},4]"#
      ), ("\u{FEFF}1e2", "100"),
    ])
  func texts(text: String, canonical: String) throws {
    let written = try RawJSON(json: text).canonicalText()
    #expect(written.utf8.elementsEqual(canonical.utf8), "\(written)")
    #expect(try RawJSON(json: written).canonicalText() == written)
  }

  @Test func aNumberWithoutADoubleIsNamed() throws {
    let value = try RawJSON(json: #"{"a": [9007199254740993]}"#)
    let failure = #expect(throws: CanonicalFailure.self) { try value.canonicalText() }
    #expect(failure == .number("9007199254740993"))
  }

  /// What a schema leaves open is kept, and compared, as it is written; the canonical text is for values.
  @Test(
    "Values in two texts",
    arguments: [
      ("1", "1.0"), (#""\u00e9""#, "\"é\""), (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#),
      ("[1,2]", "[1, 2]"),
    ])
  func equalValuesMayBeKeptAsDifferentTexts(left: String, right: String) throws {
    let (one, other) = (try RawJSON(json: left), try RawJSON(json: right))
    #expect(one != other && one.text == left && other.text == right)
    #expect(try one.canonicalText() == other.canonicalText())
    #expect(RawMembers([("x", one)]) != RawMembers([("x", other)]))
  }
}
