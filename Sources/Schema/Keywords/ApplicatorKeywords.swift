internal import JSON

/// `allOf`, `anyOf`, `oneOf`, `not` (2020-12 core, section 10.2.1).
enum ApplicatorKeywords {
  static let rules = [
    KeywordRule("allOf", .all, .applicator) { reading, site in
      if let nodes = reading.schemas(site) { reading.add(.allOf(nodes), site) }
    },
    KeywordRule("anyOf", .all, .applicator) { reading, site in
      if let nodes = reading.schemas(site) { reading.add(.anyOf(nodes), site) }
    },
    KeywordRule("oneOf", .all, .applicator) { reading, site in
      if let nodes = reading.schemas(site) { reading.add(.oneOf(nodes), site) }
    },
    KeywordRule("not", .all, .applicator) { reading, site in
      reading.add(.not(reading.child(of: site)), site)
    },
  ]
}
