internal import JSON

/// `if`, `then`, `else` (2020-12 core, section 10.2.2): read together; `then` and `else` alone do
/// nothing.
enum ConditionalKeywords {
  static let rules = [
    KeywordRule("if", .from07, .applicator, read: readCondition),
    KeywordRule("then", .from07, .applicator) { _ = $0.child(of: $1) },
    KeywordRule("else", .from07, .applicator) { _ = $0.child(of: $1) },
  ]

  @Sendable private static func readCondition(_ reading: inout Reading, _ site: KeywordSite) {
    let condition = reading.child(of: site)
    let consequence = branch("then", &reading, site)
    let alternative = branch("else", &reading, site)
    reading.add(
      .conditional(condition: condition, consequence: consequence, alternative: alternative), site)
  }

  private static func branch(
    _ name: Name, _ reading: inout Reading, _ site: KeywordSite
  ) -> NodeID? {
    site.object[name].map { reading.child($0, at: site.pointer.appending(name), site) }
  }
}
