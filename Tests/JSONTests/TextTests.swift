import JSON
import Testing

@Suite struct TextTests {
  @Test func canonicalTextIsThatOfTheRFC() throws {
    let input = """
      {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
       "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
       "literals": [null, true, false]}
      """
    let expected =
      #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
      + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
    #expect(try JSON(parsing: input).canonicalText == expected)
  }

  @Test func namesAreSortedByUTF16() throws {
    let input =
      #"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#
    let object = try #require(JSON(parsing: JSON(parsing: input).canonicalText).object)
    let values = object.members.map { $0.value.number?.int }
    #expect(values == [2, 4, 6, 7, 1, 5, 3])
  }

  /// RFC 8785, appendix B.
  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
      (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
      (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
      (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"), (0xc340_0000_0000_0000, "-9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
      (0x44b5_2d02_c7e1_4af6, "1e+23"), (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
      (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
      (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
      (0x444b_1ae4_d6e2_ef50, "1e+21"), (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
      (0x3eb0_c6f7_a0b5_ed8d, "0.000001"), (0x41b3_de43_5555_5553, "333333333.3333332"),
      (0x41b3_de43_5555_5554, "333333333.33333325"), (0x41b3_de43_5555_5555, "333333333.3333333"),
      (0x41b3_de43_5555_5556, "333333333.3333334"), (0x41b3_de43_5555_5557, "333333333.33333343"),
      (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
      (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func doublesAreWrittenAsInTheRFC(bits: UInt64, text: String) throws {
    let number = try #require(JSONNumber(Double(bitPattern: bits).description))
    #expect(JSON.number(number).canonicalText == text)
  }

  @Test(arguments: [
    ("18446744073709551615", "18446744073709551615"), ("9007199254740993", "9007199254740993"),
    ("0.10000000000000000000000001", "0.10000000000000000000000001"), ("1e-400", "1e-400"),
    ("0.10000000000000001", "0.1"), ("-0", "0"), ("100", "100"), ("1.0", "1"),
  ])
  func whatNoDoubleIsKeepsItsDigits(text: String, expected: String) throws {
    #expect(try JSON(parsing: text).canonicalText == expected)
  }

  @Test(arguments: [
    "0.1", "0.10000000000000001", "0.1000000000000000055511151231257827", "1e-400", "5e-324",
    "9007199254740992", "9007199254740993", "1e23", "1.0000000000000001e23", "-0.1", "0",
    "333333333.33333329", "333333333.3333333",
  ])
  func distinctTextTellsNumbersApart(text: String) throws {
    let value = try JSON(parsing: text)
    #expect(try JSON(parsing: value.distinctText) == value)
    let spelled = try JSON(parsing: text.contains("e") ? text : text + "e0")
    #expect(spelled.distinctText == value.distinctText)
  }

  @Test func distinctTextIsThatOfTheRFCForDoubles() throws {
    let value = try JSON(parsing: #"{"b":[1E30,4.50,2e-3,-0,1.0],"a":{"\u20ac":1,"\r":2}}"#)
    #expect(value.distinctText == value.canonicalText)
  }

  @Test func indentedTextIsForReaders() {
    let value: JSON = ["b": [1, [], .object(JSONObject([]))], "a": ["x": "y\u{1}\"\\/\u{7f}"]]
    let expected = """
      {
        "b": [
          1,
          [],
          {}
        ],
        "a": {
          "x": "y\\u0001\\"\\\\/\u{7f}"
        }
      }

      """
    #expect(value.indentedText() == expected)
    #expect(value.compactText == #"{"b":[1,[],{}],"a":{"x":"y\u0001\"\\/"# + "\u{7f}\"}}")
  }
}
