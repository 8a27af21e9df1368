import Testing

@testable import TreatyRuntime

/// JSON has no text for numbers that are not finite: they are refused, never written as something else.
@Suite struct EncodingFailureTests {
  private static let lists: [([Double], String)] = [
    ([1, .nan, .infinity], "/1: expected a finite number, found nan"),
    ([-.infinity], "/0: expected a finite number, found -inf"),
    ([1, -0.0, 1e308], ""),
  ]

  @Test("The first number that is not finite is named with its place", arguments: lists)
  func refused(values: [Double], message: String) throws {
    do throws(EncodingFailure) {
      let bytes = try values.checkedJSONBytes()
      #expect(message.isEmpty)
      #expect(bytes == values.jsonBytes())
    } catch {
      #expect(error.description == message)
    }
    guard !message.isEmpty else { return }
    let refusal = #expect(throws: DecodingFailure.self) { try values.validated() }
    #expect(refusal?.expected == "a finite number")
  }

  @Test func theWholeValueAndMembersHavePlaces() {
    let whole = #expect(throws: EncodingFailure.self) { try Double.nan.checkedJSONBytes() }
    #expect(whole?.description == "the value: expected a finite number, found nan")
    let map: OrderedMap<[Double]> = ["a": [1], "b/c": [0, .infinity]]
    let member = #expect(throws: EncodingFailure.self) { try map.checkedJSONBytes() }
    #expect(member?.pointer == "/b~1c/1")
  }

  @Test func canonicalTextIsRefusedToo() {
    let failure = #expect(throws: CanonicalFailure.self) { try [Double.infinity].canonicalBytes() }
    #expect(
      failure?.description
        == "The value has no JSON text: /0: expected a finite number, found inf.")
  }

  @Test func aTextThatNobodyCanCheckIsNotWritten() async {
    await #expect(processExitsWith: .failure) { _ = Double.nan.jsonText() }
  }
}
