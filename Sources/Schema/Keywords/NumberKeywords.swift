internal import JSON

/// `multipleOf` and the four bounds (2020-12 validation, section 6.2).
enum NumberKeywords {
  static let rules = [
    KeywordRule("multipleOf", .all, .validation, read: readMultipleOf),
    KeywordRule("minimum", .all, .validation) { reading, site in
      guard let number = reading.number(site) else { return }
      reading.add(.minimum(number, exclusive: isExclusive("exclusiveMinimum", site)), site)
    },
    KeywordRule("maximum", .all, .validation) { reading, site in
      guard let number = reading.number(site) else { return }
      reading.add(.maximum(number, exclusive: isExclusive("exclusiveMaximum", site)), site)
    },
    KeywordRule("exclusiveMinimum", .only04, .validation) { readFlag(&$0, $1, of: "minimum") },
    KeywordRule("exclusiveMaximum", .only04, .validation) { readFlag(&$0, $1, of: "maximum") },
    KeywordRule("exclusiveMinimum", .from06, .validation) { reading, site in
      guard let number = reading.number(site) else { return }
      reading.add(.minimum(number, exclusive: true), site)
    },
    KeywordRule("exclusiveMaximum", .from06, .validation) { reading, site in
      guard let number = reading.number(site) else { return }
      reading.add(.maximum(number, exclusive: true), site)
    },
  ]

  @Sendable private static func readMultipleOf(_ reading: inout Reading, _ site: KeywordSite) {
    guard case .number(let number) = site.value, number > JSONNumber(0) else {
      return reading.illegal(site, "a number greater than 0")
    }
    reading.add(.multipleOf(number), site)
  }

  private static func isExclusive(_ flag: Name, _ site: KeywordSite) -> Bool {
    site.dialect == .draft04 && site.object[flag] == .bool(true)
  }

  /// Draft-04's boolean beside a bound; the bound's own reader uses it.
  private static func readFlag(_ reading: inout Reading, _ site: KeywordSite, of bound: Name) {
    guard case .bool = site.value else { return reading.illegal(site, "a boolean in draft-04") }
    if site.object[bound] == nil {
      reading.untidy(site, "`\(site.name)` does nothing without `\(bound)`.")
    }
  }
}
