import JSON
import Testing
import TreatyRuntime

/// How far numbers are read: by generated types as far as by `treaty validate`.
@Suite struct NumberAgreementTests {
  @Test(arguments: [
    ("1e308", true), ("1.8e308", true), ("-1e400", true), ("1e-400", true), ("1e10000", true),
    ("9.99e+10000", true), ("123e9998", true), ("1e-10000", true), ("0.1e-9999", true),
    ("0.000e99999999999999999999", true), ("-0E-99999999999999999999", true),
    ("1e10001", false), ("10e10000", false), ("123e9999", false), ("1e-10001", false),
    ("0.1e-10000", false), ("1e99999999999999999999", false), ("-1e-99999999999999999999", false),
    ("10.0e-10001", true), ("0.10e10001", true),
  ])
  func bothReadANumberOrNeither(text: String, isRead: Bool) {
    #expect((TreatyRuntime.JSONNumber(text) != nil) == isRead)
    let array = Array("[\(text)]".utf8)
    #expect(((try? JSON(parsing: "[\(text)]")) != nil) == isRead)
    #expect(((try? RawJSON(json: array)) != nil) == isRead)
    #expect(((try? [TreatyRuntime.JSONNumber](json: array)) != nil) == isRead)
  }

  @Test(arguments: [(10_001, 0, true), (10_002, 0, false), (1, 10_000, true), (1, 10_001, false)])
  func longTextsOfDigitsAreReadByBothOrNeither(before: Int, behind: Int, isRead: Bool) {
    let whole = String(repeating: "9", count: before)
    let text = behind == 0 ? whole : whole + "." + String(repeating: "9", count: behind)
    #expect((TreatyRuntime.JSONNumber(text) != nil) == isRead)
    #expect(((try? RawJSON(json: Array(text.utf8))) != nil) == isRead)
  }
}
