import JSON
import TestSupport
import Testing

/// Deep texts on a stack of 512 KiB, what threads of a pool have on some systems.
@Suite struct DepthTests {
  private enum Outcome: Sendable, Equatable {
    case same
    case different
    case refused(String)
  }

  /// Reads, compares, hashes, writes and frees a text on a small stack.
  private func outcome(of text: String) -> Outcome {
    onStack(ofBytes: 512 * 1024) { Self.exercise(text) }
  }

  private static func exercise(_ text: String) -> Outcome {
    do throws(JSONSyntaxError) {
      let one = try JSON(parsing: text)
      let other = try JSON(parsing: one.indentedText())
      let texts = [one.compactText, one.canonicalText]
      let isSame = one == other && one.hashValue == other.hashValue
      return isSame && texts == [text, text] ? .same : .different
    } catch {
      return .refused(error.message)
    }
  }

  private func arrays(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }

  private func objects(_ depth: Int) -> String {
    String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
  }

  @Test func theDeepestTextsAreReadOnASmallStack() {
    #expect(outcome(of: arrays(512)) == .same)
    #expect(outcome(of: objects(512)) == .same)
  }

  @Test(arguments: [513, 2_047, 2_048, 2_049, 100_000])
  func deeperTextsAreRefused(depth: Int) {
    let message = "Arrays and objects lie deeper than 512 levels in each other here."
    #expect(outcome(of: arrays(depth)) == .refused(message))
    #expect(outcome(of: objects(depth)) == .refused(message))
  }
}
