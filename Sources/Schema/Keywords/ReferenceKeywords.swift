internal import JSON

/// `$ref`, `$dynamicRef`, `$recursiveRef` (2020-12 core, section 8.2.3; 2019-09 core, section
/// 8.2.4.2).
enum ReferenceKeywords {
  static let rules = [
    KeywordRule("$ref", .all, .core, standsBesideReference: true) {
      readReference(&$0, $1, .plain)
    },
    KeywordRule("$dynamicRef", .only2020, .core) { readReference(&$0, $1, .dynamic) },
    KeywordRule("$recursiveRef", .only2019, .core) { reading, site in
      guard site.value == .string("#") else {
        return reading.illegal(site, "the string `#`")
      }
      readReference(&reading, site, .recursive)
    },
  ]

  private static func readReference(
    _ reading: inout Reading, _ site: KeywordSite, _ kind: PendingReference.Kind
  ) {
    guard case .string(let text) = site.value else {
      return reading.illegal(site, "a string with a URI reference")
    }
    reading.addReference(kind, to: text, site)
  }
}
