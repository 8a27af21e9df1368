internal import JSON

/// `contains` with `minContains` and `maxContains` (2020-12 core, section 10.3.1.3; validation,
/// 6.4.4).
enum ContainsKeywords {
  static let rules = [
    KeywordRule("contains", .from06, .applicator, read: readContains),
    KeywordRule("minContains", .from2019, .validation) { _ = $0.count($1) },
    KeywordRule("maxContains", .from2019, .validation) { _ = $0.count($1) },
  ]

  @Sendable private static func readContains(_ reading: inout Reading, _ site: KeywordSite) {
    let node = reading.child(of: site)
    var minimum = 1
    var maximum: Int?
    let vocabulary = reading.contexts[site.context].vocabulary
    if site.dialect >= .draft2019, vocabulary.contains(.validation) {
      if let value = site.object["minContains"] {
        guard let count = value.count else { return }  // Reported and unreadable by its own rule.
        minimum = count
      }
      if let value = site.object["maxContains"] {
        guard let count = value.count else { return }
        maximum = count
      }
    }
    reading.add(
      .contains(
        node, minimum: minimum, maximum: maximum, marksEvaluated: site.dialect >= .draft2020), site)
  }
}
