internal import JSON

/// `items` in its three spellings, `prefixItems`, `minItems`, `maxItems`, `uniqueItems` (2020-12
/// core, section 10.3.1; validation, section 6.4).
///
/// Up to 2019-09 an array of schemas in `items` means what `prefixItems` means from 2020-12 on, and
/// `additionalItems` covers the rest; beside any other `items`, `additionalItems` does nothing.
enum ArrayKeywords {
  static let rules = [
    KeywordRule("items", .until2019, .applicator, read: readItems),
    KeywordRule("additionalItems", .until2019, .applicator, read: readAdditionalItems),
    KeywordRule("prefixItems", .only2020, .applicator) { reading, site in
      if let nodes = reading.schemas(site) { reading.add(.prefixItems(nodes), site) }
    },
    KeywordRule("items", .only2020, .applicator, read: readRemainingItems),
    KeywordRule("minItems", .all, .validation) { reading, site in
      if let count = reading.count(site) { reading.add(.minItems(count), site) }
    },
    KeywordRule("maxItems", .all, .validation) { reading, site in
      if let count = reading.count(site) { reading.add(.maxItems(count), site) }
    },
    KeywordRule("uniqueItems", .all, .validation) { reading, site in
      guard case .bool(let isUnique) = site.value else { return reading.illegal(site, "a boolean") }
      if isUnique { reading.add(.uniqueItems, site) }
    },
  ]

  @Sendable private static func readItems(_ reading: inout Reading, _ site: KeywordSite) {
    guard case .array(let items) = site.value else {
      return reading.add(.items(reading.child(of: site), from: 0), site)
    }
    if items.isEmpty { reading.untidy(site, "An empty `items` array does nothing.") }
    reading.add(.prefixItems(reading.children(of: site, items)), site)
  }

  @Sendable private static func readAdditionalItems(_ reading: inout Reading, _ site: KeywordSite) {
    let node = reading.child(of: site, allowsBoolean: true)
    guard case .array(let prefix)? = site.object["items"] else { return }
    reading.add(.items(node, from: prefix.count), site)
  }

  @Sendable private static func readRemainingItems(
    _ reading: inout Reading, _ site: KeywordSite
  ) {
    guard site.value.array == nil else {
      return reading.illegal(site, "a schema (2020-12 calls an array of them `prefixItems`)")
    }
    let node = reading.child(of: site)
    switch site.object["prefixItems"] {
    case nil: reading.add(.items(node, from: 0), site)
    case .array(let prefix): reading.add(.items(node, from: prefix.count), site)
    case .null, .bool, .number, .string, .object:
      reading.addUnreadable("`prefixItems` beside it is no array.", site)
    }
  }
}
