internal import Diagnostics
internal import JSON

/// The keywords that name schemas and choose their dialect (2020-12 core, sections 8.1, 8.2.1,
/// 8.2.2), and those that keep schemas without applying them (8.2.4). What identifiers *do* is
/// settled before any keyword is read, in `Reading.enterResource`; here their values are checked.
enum IdentifierKeywords {
  static let rules = [
    KeywordRule(
      "$schema", .all, .core, asserts: false, standsBesideReference: true, read: readSchema),
    KeywordRule("id", .only04, .core, asserts: false, read: readIdentifier),
    KeywordRule("$id", .from06, .core, asserts: false, read: readIdentifier),
    KeywordRule("$anchor", .from2019, .core, asserts: false, read: readAnchor),
    KeywordRule("$dynamicAnchor", .only2020, .core, asserts: false, read: readAnchor),
    KeywordRule("$recursiveAnchor", .only2019, .core, asserts: false) { reading, site in
      guard case .bool = site.value else { return reading.illegal(site, "a boolean") }
    },
    KeywordRule("$vocabulary", .from2019, .core, asserts: false, read: readVocabulary),
    // Every dialect keeps definitions under either name somewhere; both are read in all of them, so
    // that a reference into them finds a schema, and identifiers inside them count.
    KeywordRule(
      "definitions", .all, .core, asserts: false, standsBesideReference: true,
      read: readDefinitions),
    KeywordRule(
      "$defs", .all, .core, asserts: false, standsBesideReference: true, read: readDefinitions),
  ]

  @Sendable private static func readSchema(_ reading: inout Reading, _ site: KeywordSite) {
    // What it says was heeded when the schema was entered.
    guard case .string = site.value else {
      return reading.illegal(site, "a string with the URI of a meta-schema")
    }
  }

  @Sendable private static func readIdentifier(_ reading: inout Reading, _ site: KeywordSite) {
    guard case .string(let text) = site.value else {
      return reading.illegal(site, "a string with a URI reference")
    }
    let fragment = URIReference(text).fragment?.text ?? ""
    guard site.dialect >= .draft2019, !fragment.utf8.isEmpty else { return }
    reading.report(
      SchemaRules.illegalIdentifier, at: site.pointer.appending(site.name),
      inDocument: site.document,
      "From 2019-09 on `$id` has no fragment; a plain name is given by `$anchor`.")
  }

  @Sendable private static func readAnchor(_ reading: inout Reading, _ site: KeywordSite) {
    guard case .string(let text) = site.value else { return reading.illegal(site, "a string") }
    let bytes = Array(text.utf8)
    let isLegal =
      bytes.first.map { $0.isLetter || $0 == 95 } ?? false
      && bytes.allSatisfy { $0.isLetter || $0.isDigit || "-._:".utf8.contains($0) }
    guard !isLegal else { return }
    reading.report(
      SchemaRules.illegalIdentifier, at: site.pointer.appending(site.name),
      inDocument: site.document,
      "`\(text)` is no legal anchor: a letter or `_`, then letters, digits, `-`, `.` and `_`.")
  }

  @Sendable private static func readVocabulary(_ reading: inout Reading, _ site: KeywordSite) {
    guard case .object(let object) = site.value,
      object.members.allSatisfy({ $0.value.bool != nil })
    else { return reading.illegalAnnotation(site, "an object of booleans by vocabulary") }
  }

  @Sendable private static func readDefinitions(_ reading: inout Reading, _ site: KeywordSite) {
    guard case .object(let object) = site.value else {
      return reading.illegalAnnotation(site, "an object whose members are schemas")
    }
    _ = reading.children(of: site, object)
  }
}
