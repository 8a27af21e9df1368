import Testing

@testable import TreatyRuntime

/// An integer of an open list is read as any other: the list says no more than what a refusal names.
@Suite struct OpenIntegerTests {
  private static let choice = ValueChoice(["1", "20", "-3"])

  /// What reading a token does, and where it leaves the reader.
  private struct Outcome: Equatable {
    var value: Int?
    var isSyntaxError = false
    var offset: Int?
    var position = 0
    var start = 0
    var numbersRead = 0
    /// The numbers that would be written otherwise, as read.
    var kept: [[UInt8]] = []

    init(
      _ text: String, _ read: (inout JSONReader) throws(Rejection) -> Int
    ) {
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        var reader = JSONReader(bytes, depthLimit: 10)
        do throws(Rejection) { value = try read(&reader) } catch {
          (isSyntaxError, offset) = (error.details.isSyntax, error.details.offset)
        }
        (position, start) = (reader.position, reader.start)
        (numbersRead, kept) = (reader.numbersRead, reader.keptNumbers.map(\.text))
      }
    }
  }

  private static let tokens: [String] = {
    let listed = [
      "0", "-0", "1", "-3", "1.0", "-0.0", "1e2", "1E+2", "120e-1", "1.5", "12e-1", "1e400", "01",
      "-01", "00", "-", "+1", "1.", "1e", "1e+", "-x", ".5", "", "7x", "999999999999999999",
      "-999999999999999999", "1000000000000000000", "9223372036854775807", "9223372036854775808",
      "-9223372036854775808", "-9223372036854775809", "18446744073709551616", "0e0", "-0e5",
      "1e18", "1e19", "10000000000000000000e-1", "true", "null", "\"1\"", "[1]", "nul",
    ]
    var random: UInt64 = 7
    func below(_ bound: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % bound
    }
    let bytes = Array("0123456789012345678901234567890123456789-.eE+ ".utf8)
    let made = (0..<20_000).map { _ in
      String(decoding: (0..<(1 + below(24))).map { _ in bytes[below(bytes.count)] }, as: UTF8.self)
    }
    return listed + made
  }()

  @Test func answersAreThoseOfOtherIntegers() {
    var (accepted, refused, kept) = (0, 0, 0)
    for token in Self.tokens {
      for text in [token, " \(token),", token + "}"] {
        let open = Outcome(text) { reader throws(Rejection) in
          try reader.openInteger(Self.choice)
        }
        let plain = Outcome(text) { reader throws(Rejection) in try reader.int() }
        #expect(open == plain, "\(text)")
        if open.value == nil { refused += 1 } else { accepted += 1 }
        kept += open.kept.count
      }
    }
    #expect(accepted > 1_000 && refused > 1_000 && kept > 100)
  }

  @Test(arguments: [("7", 7), ("-0", 0), ("2.0e1", 20), ("1e2", 100)])
  func valuesAreThoseOfTheText(text: String, value: Int) {
    let outcome = Outcome(text) { reader throws(Rejection) in try reader.openInteger(Self.choice) }
    #expect(outcome.value == value && outcome.numbersRead == 1)
    #expect(outcome.kept == (text == "7" ? [] : [Array(text.utf8)]))
  }
}
