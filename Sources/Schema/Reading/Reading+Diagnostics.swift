internal import Diagnostics
internal import JSON

extension Reading {
  mutating func report(
    _ rule: Rule, at pointer: JSONPointer, inDocument document: Int, _ message: String,
    related: [Diagnostic.Related] = []
  ) {
    diagnostics.append(
      Diagnostic(
        rule: rule, place: place(of: pointer, inDocument: document), message: message,
        related: related))
  }

  func place(of pointer: JSONPointer, inDocument document: Int) -> Place {
    Place(
      file: documents[document].name, pointer: pointer,
      range: documents[document].range(of: pointer))
  }

  /// A known keyword with a value that its meta-schema forbids: said, and kept as unreadable.
  mutating func illegal(_ site: KeywordSite, _ expected: String) {
    let message = "`\(site.name)` must be \(expected); this is \(site.value.shown)."
    addUnreadable(message, site)
    report(
      SchemaRules.illegalValue, at: site.pointer.appending(site.name), inDocument: site.document,
      message)
  }

  /// A value that the meta-schema forbids but that has one meaning only.
  mutating func untidy(_ site: KeywordSite, _ message: String) {
    report(
      SchemaRules.untidyValue, at: site.pointer.appending(site.name), inDocument: site.document,
      message)
  }

  /// An annotation of the wrong type; it asserts nothing, so nothing becomes unreadable.
  mutating func illegalAnnotation(_ site: KeywordSite, _ expected: String) {
    report(
      SchemaRules.illegalAnnotation, at: site.pointer.appending(site.name),
      inDocument: site.document,
      "`\(site.name)` must be \(expected); this is \(site.value.shown).")
  }

  /// A keyword that asserts in another dialect, but means nothing in the dialect of this resource, one of
  /// Treaty's own, or what was probably meant to be a keyword.
  mutating func noteUnknown(_ member: JSONMember, _ node: NodeID) {
    let name = member.name
    if let keyword = OwnKeyword(name) { return noteOwn(keyword, member, node) }
    let own = contexts[drafts[node.index].context].dialect
    guard let dialects = KeywordTable.dialects(of: name) else {
      guard let fault = lookalikes.fault(of: member, in: own) else { return }
      let draft = drafts[node.index]
      return report(
        SchemaRules.unknownKeyword, at: draft.pointer.appending(name), inDocument: draft.document,
        fault)
    }
    let draft = drafts[node.index]
    report(
      SchemaRules.keywordOfAnotherDialect, at: draft.pointer.appending(name),
      inDocument: draft.document,
      "`\(name)` is a keyword of \(dialects) and asserts nothing in \(own.rawValue).")
  }

  mutating func noteIgnoredSibling(_ name: Name, _ rule: KeywordRule, _ node: NodeID) {
    guard rule.asserts else { return }
    let draft = drafts[node.index]
    let own = contexts[draft.context].dialect
    report(
      SchemaRules.ignoredSibling, at: draft.pointer.appending(name), inDocument: draft.document,
      "`\(name)` stands beside `$ref`, where \(own.rawValue) ignores it.")
  }
}
