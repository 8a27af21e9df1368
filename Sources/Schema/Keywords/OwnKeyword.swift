internal import Diagnostics
internal import JSON

/// A keyword of Treaty's own. It asserts nothing, but generated types and verdicts follow it.
///
/// For example, readers of `{"enum": ["card", "cash"], "x-open": true}` keep other texts. As a keyword that
/// does nothing looks like one that works, every one that cannot work is told.
enum OwnKeyword: String, CaseIterable {
  /// Readers keep what an enumeration or a union does not name.
  case open = "x-open"
  /// A number stays exact, whatever its format.
  case decimal = "x-decimal"
  /// What a member was called in the payload version before.
  case renamedFrom = "x-renamed-from"

  init?(_ name: Name) {
    guard let keyword = Self.allCases.first(where: { Name($0.rawValue) == name }) else {
      return nil
    }
    self = keyword
  }

  /// The one that a name most likely means; nil for what tools and teams call theirs.
  ///
  /// A slip between them is no proof, so the value must be one that the keyword takes.
  init?(meantBy member: JSONMember) {
    let name = member.name.text
    guard name.utf8.first == UInt8(ascii: "x") || name.utf8.first == UInt8(ascii: "X"),
      name.utf8.count <= 24
    else { return nil }
    let words = String(name.lowercased().map { $0 == "_" ? "-" : $0 })
    let keyword = Self.allCases.first { $0.isNear(words) }
    guard let keyword, Name(keyword.rawValue) == Name(words) || keyword.takes(member.value) else {
      return nil
    }
    self = keyword
  }

  /// Whether a value is one that it may have.
  private func takes(_ value: JSON) -> Bool {
    switch self {
    case .open, .decimal: value.bool != nil
    case .renamedFrom: value.string != nil
    }
  }

  /// Whether a word is this one but for a slip: a letter too many or too few, another one, two that changed
  /// places, or a hyphen. What begins with another letter is a word of its own (`x-pen`), and so is a short
  /// one with another letter in it (`x-omen`).
  private func isNear(_ word: String) -> Bool {
    let (own, other) = (Self.letters(rawValue), Self.letters(word))
    let isOther = other != own && other != own + Array("ed".utf8)
    guard isOther, !Self.areSwapped(own, other) else { return true }
    guard other.count > 1, other[1] == own[1], other.count != own.count || self != .open else {
      return false
    }
    let texts = [other, own].map { String(decoding: $0, as: UTF8.self) }
    return nearest(to: texts[0], in: [texts[1]], within: 1) != nil
  }

  private static func letters(_ word: String) -> [UInt8] {
    word.utf8.filter { !"-.".utf8.contains($0) }
  }

  /// Whether two letters that stand side by side have changed places, and nothing else is different.
  private static func areSwapped(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    let changed = left.indices.filter { left[$0] != right[$0] }
    guard changed.count == 2, changed[0] + 1 == changed[1] else { return false }
    return left[changed[0]] == right[changed[1]] && left[changed[1]] == right[changed[0]]
  }
}

/// Where a keyword of Treaty's own stands.
struct OwnKeywordSite {
  let value: JSON
  /// The schema that has it.
  let schema: JSONObject
  let dialect: Dialect
  /// The former names of the members of the object that the schema is a member of; nil when it is none.
  let formerNames: FormerNames?
  /// What the schema is called as a member, where it is one.
  let name: Name?
}

extension OwnKeyword {
  /// Why it does nothing; nil where it does what it says.
  func fault(at site: OwnKeywordSite) -> String? {
    guard takes(site.value) else {
      let expected = self == .renamedFrom ? "a string" : "a boolean"
      return "`\(rawValue)` must be \(expected); this is \(site.value.shown), and does nothing."
    }
    switch self {
    case .renamedFrom: return renamingFault(site)
    case .open, .decimal:
      guard site.value.bool == true else { return nil }
      guard !site.dialect.ignoresSiblingsOfReference || site.schema["$ref"] == nil else {
        return "`\(rawValue)` stands beside `$ref`, where \(site.dialect.rawValue) ignores it."
      }
      return self == .open ? openFault(site) : decimalFault(site)
    }
  }

  private func openFault(_ site: OwnKeywordSite) -> String? {
    let opened: [Name] = ["enum", "oneOf", "anyOf"]
    guard opened.contains(where: { site.schema[$0] != nil }) else {
      return "`x-open` is for the `enum`, `oneOf` or `anyOf` beside it, and none is there."
    }
    // Draft-04 has no `const`.
    if site.dialect != .draft04, site.schema["const"] != nil {
      return "`x-open` stands beside `const`, which allows one value and no other."
    }
    return listed(site).map { value in
      "`x-open` is for an `enum` of scalars: this one lists \(value.shown), and nothing more is kept."
    }
  }

  /// An array or an object among the values of an enumeration, of which no type is made then. None where
  /// something else may refuse it: what is left may be open.
  private func listed(_ site: OwnKeywordSite) -> JSON? {
    let neutral: Set<Name> = [
      "enum", "type", "title", "description", "default", "examples", "deprecated", "readOnly",
      "writeOnly", "definitions", "id",
    ]
    let isPlain = site.schema.members.allSatisfy { member in
      neutral.contains(member.name) || member.name.text.utf8.starts(with: "x-".utf8)
        || ["$anchor", "$comment", "$defs", "$id", "$schema"].contains(member.name)
    }
    guard isPlain else { return nil }
    let type = site.schema["type"]
    let types = type.map { Set(($0.array ?? [$0]).compactMap { $0.string.map { Name($0) } }) }
    return site.schema["enum"]?.array?.first { value in
      switch value {
      case .array: types?.contains("array") ?? true
      case .object: types?.contains("object") ?? true
      default: false
      }
    }
  }

  private func decimalFault(_ site: OwnKeywordSite) -> String? {
    let start = "`x-decimal` is for numbers: "
    guard let type = site.schema["type"] else {
      let bounds: [Name] = [
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
      ]
      guard bounds.allSatisfy({ site.schema[$0] == nil }) else { return nil }
      return start + "beside it there is no `\"type\": \"number\"`."
    }
    let names = (type.array ?? [type]).compactMap(\.string)
    guard !names.contains(where: { Name($0) == "number" }) else { return nil }
    return names.contains { Name($0) == "integer" }
      ? start + "the `type` beside it allows integers only, which are exact without it."
      : start + "the `type` beside it allows none."
  }

  private func renamingFault(_ site: OwnKeywordSite) -> String? {
    guard let formerNames = site.formerNames else {
      return "`x-renamed-from` is for members: it belongs into a schema that `properties` names."
    }
    guard let former = site.value.string.map({ Name($0) }) else { return nil }
    if let rival = formerNames.rival(of: site.name, for: former) {
      return "`x-renamed-from` names `\(former.text)`, and so does that of `\(rival.text)`: "
        + "one member does not become two."
    }
    guard formerNames.isKept(former) else { return nil }
    return "`x-renamed-from` names `\(former.text)`, which still is a member: nothing was renamed."
  }
}

extension Reading {
  /// Says what keeps a keyword of Treaty's own from doing anything.
  mutating func noteOwn(_ keyword: OwnKeyword, _ member: JSONMember, _ node: NodeID) {
    let draft = drafts[node.index]
    guard let schema = draft.source.object else { return }
    let site = OwnKeywordSite(
      value: member.value, schema: schema, dialect: contexts[draft.context].dialect,
      formerNames: keyword == .renamedFrom ? formerNamesAround(draft) : nil,
      name: draft.pointer.tokens.last)
    guard let fault = keyword.fault(at: site) else {
      // Whether the union or list is one that a type is made of shows when all schemas are read.
      if keyword == .open, member.value.bool == true { openings.append(node) }
      return
    }
    report(
      SchemaRules.idleKeyword, at: draft.pointer.appending(member.name),
      inDocument: draft.document, fault)
  }

  /// The former names of the members that a schema stands among, found out once for all of them.
  private mutating func formerNamesAround(_ draft: NodeDraft) -> FormerNames? {
    guard let list = draft.pointer.parent, list.lastToken == "properties", let around = list.parent,
      let node = places.nodes[Location(document: draft.document, pointer: around)]
    else { return nil }
    if let known = formerNames[node] { return known }
    let members = drafts[node.index].source.object?["properties"]?.object
    formerNames[node] = members.map(FormerNames.init)
    return formerNames[node]
  }
}
