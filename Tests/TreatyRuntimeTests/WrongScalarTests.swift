import Testing

@testable import TreatyRuntime

/// Values of which only one or a few are allowed, and words that only begin like values.
@Suite struct WrongScalarTests {
  private enum Reading: CaseIterable {
    case yes, no, text, number, choice, value, openInteger, bool, int, decimal, string
    case null, constantNull, nullValue, listedNull

    static let choices = TextChoice(["a", "b"])
    static let values = ValueChoice(["1", "true", "\"x\"", "{\"a\":1}"])
    static let integers = ValueChoice(["1", "2"])

    func read(_ reader: inout JSONReader) throws(Rejection) {
      switch self {
      case .yes: try reader.constant(true)
      case .no: try reader.constant(false)
      case .text: try reader.constant("x")
      case .number: try reader.constant(number: "1.5")
      case .choice: _ = try reader.choice(Self.choices)
      case .value: _ = try reader.value(Self.values)
      case .openInteger: _ = try reader.openInteger(Self.integers)
      case .bool: _ = try reader.bool()
      case .int: _ = try reader.int()
      case .decimal: _ = try reader.number()
      case .string: _ = try reader.string()
      case .null: try reader.onlyNull()
      case .constantNull: try reader.onlyNull(keyword: "const")
      case .nullValue: _ = try reader.nullJSON()
      case .listedNull: _ = try reader.nullJSON(keyword: "enum")
      }
    }

    var expected: String {
      switch self {
      case .yes: "true"
      case .no: "false"
      case .text: "\"x\""
      case .number: "1.5"
      case .choice: Self.choices.expectation
      case .value: Self.values.expectation
      case .openInteger: Self.integers.expectation
      case .bool: "true or false"
      case .int: "an integer"
      case .decimal: "a number"
      case .string: "a string"
      case .null, .constantNull, .nullValue, .listedNull: "null"
      }
    }

    var keyword: String {
      switch self {
      case .yes, .no, .text, .number, .constantNull: "const"
      case .choice, .value, .openInteger, .listedNull: "enum"
      case .bool, .int, .decimal, .string, .null, .nullValue: "type"
      }
    }

    /// What is expected where `null` may stand, too.
    var expectedOrNull: String { expected == "null" ? expected : expected + " or null" }
  }

  private struct Value: JSONDecodable {
    @TaskLocal static var reading = Reading.yes

    init(from reader: inout JSONReader) throws(Rejection) { try Self.reading.read(&reader) }
  }

  /// Values most of which each reader refuses.
  private static let values = [
    "true", "false", "7", "-8", "\"y\"", "[]", "[1,[2]]", "{}", "{\"b\":2}",
  ]

  @Test(arguments: Reading.allCases)
  private func whatIsRefusedIsToldWhereItBegins(reading: Reading) {
    var refused = 0
    Value.$reading.withValue(reading) {
      for value in Self.values {
        let text = "[ \(value) , \(value) ]"
        let failures = [Value].failures(in: text)
        guard let first = failures.first else { continue }
        refused += 1
        #expect(failures.map(\.pointer) == ["/0", "/1"], "\(text): \(failures)")
        #expect(failures.allSatisfy { !$0.isSyntaxError }, "\(text): \(failures)")
        #expect(first.offset == 2 && first.expected == reading.expected, "\(text): \(first)")
        #expect(first.schema == "/items/" + reading.keyword, "\(text): \(first)")
        let orNull = [Value?].failures(in: text)
        #expect(orNull.map(\.pointer) == ["/0", "/1"], "\(text): \(orNull)")
        #expect(orNull.first?.expected == reading.expectedOrNull, "\(text): \(orNull)")
      }
    }
    #expect(refused >= Self.values.count - 2)
  }

  /// `nil` begins like `null`, and `01` like a number: no schema has a say about what is no JSON.
  @Test(arguments: Reading.allCases)
  private func wordsThatAreNoJSONAreSyntaxErrors(reading: Reading) {
    Value.$reading.withValue(reading) {
      for word in ["nil", "func", "throw", "nul", "True", "yes", "01", "-", "-x", "1.", "\"\\x\""] {
        let failures = [Value].failures(in: "[\(word)]")
        #expect(failures.count == 1 && failures[0].isSyntaxError, "\(word): \(failures)")
        #expect(failures.first?.schema == "" && failures.first?.pointer == "/0", "\(failures)")
      }
    }
  }
}
