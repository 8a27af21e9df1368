internal import JSON

/// `unevaluatedItems` and `unevaluatedProperties` (2020-12 core, section 11).
enum UnevaluatedKeywords {
  static let rules = [
    KeywordRule("unevaluatedItems", .from2019, .unevaluated) { reading, site in
      reading.add(.unevaluatedItems(reading.child(of: site)), site)
    },
    KeywordRule("unevaluatedProperties", .from2019, .unevaluated) { reading, site in
      reading.add(.unevaluatedProperties(reading.child(of: site)), site)
    },
  ]
}
