import JSON
import Testing

@Suite struct NumberTests {
  private func number(_ text: String) throws -> JSONNumber {
    try #require(JSONNumber(text), "\(text)")
  }

  @Test(arguments: [
    ["1", "1.0", "10e-1", "0.1e1", "1.00000000000000000000000"],
    ["0", "-0", "0.000", "0e999999999999"],
    ["18446744073709551615", "18446744073709551615.0", "1844674407370955161.5e1"],
    ["-9223372036854775808", "-9223372036854775808.000", "-922337203685477580.8e1"],
    ["1e24", "1000000000000000000000000"],
    ["0.00000000000000000000000000000012", "12e-32"],
  ])
  func equalValuesAreOneNumber(texts: [String]) throws {
    let numbers = try texts.map(number)
    for number in numbers {
      #expect(number == numbers[0] && number.hashValue == numbers[0].hashValue)
      #expect(!(number < numbers[0]) && number.rational == numbers[0].rational)
    }
    #expect(numbers.map(\.text) == texts)
  }

  @Test func numbersAreInOrder() throws {
    let texts = [
      "-1e10000", "-1e300", "-18446744073709551616", "-18446744073709551615",
      "-9223372036854775808",
      "-9223372036854775807", "-2", "-1.5", "-0.1", "-1e-300", "0", "1e-9999", "1e-300", "0.1",
      "0.10000000000000000000000001", "0.2", "1", "9007199254740992", "9007199254740993",
      "9223372036854775807", "9223372036854775808", "18446744073709551615", "1e300",
      "1.8e308", "1e400", "1e10000", "9.99e10000",
    ]
    let numbers = try texts.map(number)
    for (index, one) in numbers.enumerated() {
      for (other, another) in numbers.enumerated() {
        #expect((one < another) == (index < other), "\(one.text) < \(another.text)")
        #expect((one == another) == (index == other))
        #expect((one.rational < another.rational) == (index < other))
      }
    }
  }

  @Test(arguments: [
    "", "-", "+1", "01", "-01", ".5", "1.", "1e", "1e+", "0x1", "1 ", " 1", "NaN", "Infinity",
    "1_0",
    "1e10001", "-1e10001", "123e9999", "1e-10001", "1e99999999999999999999",
  ])
  func whatIsNoNumberIsNone(text: String) { #expect(JSONNumber(text) == nil) }

  @Test(
    arguments: [
      ("0.3", "0.1", true), ("0.35", "0.1", false), ("1e308", "0.5", true),
      ("0.0075", "0.0001", true), ("0.00751", "0.0001", false), ("4.5", "1.5", true),
      ("35", "1.5", false), ("0", "3", true), ("9", "0", false), ("-9", "3", true),
      ("1e300", "7", false), ("7e300", "7", true), ("12391239123", "1e-8", true),
      ("18446744073709551615", "5", true), ("18446744073709551615", "7", false),
      ("36893488147419103230", "18446744073709551615", true), ("1e2", "1.25", true),
      ("1e-9999", "1e-10000", true), ("100", "40", false), ("100", "20", true),
    ] as [(String, String, Bool)])
  func multiplesAreExact(value: String, of divisor: String, expected: Bool) throws {
    let (a, b) = (try number(value), try number(divisor))
    #expect(a.isMultiple(of: b) == expected)
    guard b.rational != 0 else { return }
    #expect((a.rational / b.rational).isInteger == expected)
  }

  @Test func integersAreKnown() throws {
    let table: [(String, Bool, Bool, Int?)] = [
      ("1", true, true, 1), ("1.0", true, false, 1), ("1e2", true, false, 100),
      ("1.5", false, false, nil), ("-0", true, true, 0), ("1E2", true, false, 100),
      ("9223372036854775807", true, true, .max), ("-9223372036854775808", true, true, .min),
      ("9223372036854775808", true, true, nil), ("1e19", true, false, nil),
      ("1e-1", false, false, nil),
    ]
    for (text, isInteger, isWritten, int) in table {
      let number = try number(text)
      #expect(number.isInteger == isInteger && number.isWrittenAsInteger == isWritten, "\(text)")
      #expect(number.int == int, "\(text)")
    }
    for value in [0, 1, -1, 10, 1_000, -120, .max, .min] {
      #expect(JSONNumber(value) == (try number(String(value))))
      #expect(JSONNumber(value).int == value)
    }
    #expect(try number("0.1").double == 0.1 && number("1e-400").double == 0)
  }
}
