internal import JSON

/// The keywords about members (2020-12 core, section 10.3.2; validation, section 6.5).
enum ObjectKeywords {
  static let rules = [
    KeywordRule("properties", .all, .applicator) { reading, site in
      if let members = reading.schemasByName(site) { reading.add(.properties(members), site) }
    },
    KeywordRule("patternProperties", .all, .applicator, read: readPatternProperties),
    KeywordRule("additionalProperties", .all, .applicator, read: readAdditionalProperties),
    KeywordRule("propertyNames", .from06, .applicator) { reading, site in
      reading.add(.propertyNames(reading.child(of: site)), site)
    },
    KeywordRule("minProperties", .all, .validation) { reading, site in
      if let count = reading.count(site) { reading.add(.minProperties(count), site) }
    },
    KeywordRule("maxProperties", .all, .validation) { reading, site in
      if let count = reading.count(site) { reading.add(.maxProperties(count), site) }
    },
    KeywordRule("required", .all, .validation, read: readRequired),
  ]

  @Sendable private static func readPatternProperties(
    _ reading: inout Reading, _ site: KeywordSite
  ) {
    guard let members = reading.schemasByName(site) else { return }
    let place = site.pointer.appending(site.name)
    let patterns = members.map { member in
      PatternSchema(
        pattern: reading.pattern(member.name.text, at: place.appending(member.name), site),
        schema: member.schema)
    }
    reading.add(.patternProperties(patterns), site)
  }

  /// What it covers depends on its two neighbours, so it is unreadable when one of them is.
  @Sendable private static func readAdditionalProperties(
    _ reading: inout Reading, _ site: KeywordSite
  ) {
    let node = reading.child(of: site, allowsBoolean: true)
    for neighbour: Name in ["properties", "patternProperties"] {
      if let value = site.object[neighbour], value.object == nil {
        return reading.addUnreadable("`\(neighbour)` beside it is no object.", site)
      }
    }
    reading.add(.additionalProperties(node), site)
  }

  @Sendable private static func readRequired(_ reading: inout Reading, _ site: KeywordSite) {
    guard let names = reading.names(site.value, site) else {
      return reading.illegal(site, "an array of member names")
    }
    if names.isEmpty && site.dialect == .draft04 {
      reading.untidy(site, "An empty `required` does nothing.")
    }
    reading.add(.required(names), site)
  }
}
