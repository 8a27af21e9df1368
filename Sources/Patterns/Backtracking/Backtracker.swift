/// Matches what is not regular by trying, with a budget.
struct Backtracker: Sendable {
  init(_ expression: Expression, _ groupCount: Int) {}

  func run(
    on bytes: UnsafeBufferPointer<UInt8>, steps: Int
  ) -> (match: Pattern.Match, steps: Int) {
    (.gaveUp(reason: "back-references and look-around are not matched yet"), 0)
  }
}
