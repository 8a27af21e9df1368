internal import Diagnostics
internal import JSON
internal import Patterns

/// `minLength`, `maxLength`, `pattern`, `format` (2020-12 validation, sections 6.3 and 7).
enum StringKeywords {
  static let rules = [
    KeywordRule("minLength", .all, .validation) { reading, site in
      if let count = reading.count(site) { reading.add(.minLength(count), site) }
    },
    KeywordRule("maxLength", .all, .validation) { reading, site in
      if let count = reading.count(site) { reading.add(.maxLength(count), site) }
    },
    KeywordRule("pattern", .all, .validation) { reading, site in
      guard case .string(let source) = site.value else {
        return reading.illegal(site, "a string with a regular expression")
      }
      let place = site.pointer.appending(site.name)
      reading.add(.pattern(reading.pattern(source, at: place, site)), site)
    },
    KeywordRule("format", .all, .formatAnnotation, asserts: false, read: readFormat),
  ]

  @Sendable private static func readFormat(_ reading: inout Reading, _ site: KeywordSite) {
    let vocabulary = reading.contexts[site.context].vocabulary
    let asserts = reading.options.assertFormat || vocabulary.contains(.formatAssertion)
    guard case .string(let format) = site.value else {
      return asserts
        ? reading.illegal(site, "a string") : reading.illegalAnnotation(site, "a string")
    }
    reading.add(.format(format), site)
    guard asserts else { return }
    switch Format.meaning(of: format) {
    case .checked: return
    case .unchecked:
      reading.report(
        SchemaRules.unknownFormat, at: site.pointer.appending(site.name), inDocument: site.document,
        "Treaty has no check for the format `\(format)`, so strings here are neither accepted nor "
          + "rejected by it.")
    case .foreign:
      reading.report(
        SchemaRules.unknownFormat, at: site.pointer.appending(site.name), inDocument: site.document,
        "`\(format)` is no format of JSON Schema and rejects nothing.")
    }
  }
}

extension Reading {
  /// A pattern as written and as parsed; one that is no regular expression is reported.
  mutating func pattern(
    _ source: String, at pointer: JSONPointer, _ site: KeywordSite
  ) -> PatternText {
    if let known = patterns[Name(source)] { return PatternText(source: source, pattern: known) }
    do {
      let pattern = try Pattern(source)
      patterns[Name(source)] = pattern
      return PatternText(source: source, pattern: pattern)
    } catch {
      report(
        SchemaRules.illegalPattern, at: pointer, inDocument: site.document,
        "`\(source)` is no regular expression of ECMA-262: \(error.message)")
      return PatternText(source: source, pattern: nil)
    }
  }
}
