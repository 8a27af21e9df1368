internal import JSON

/// What could not be read, and by what it is known: comparisons take two such keywords for one unknown only
/// where both must mean the same.
extension Reading {
  /// A keyword of which nothing is known but why; without an identity it is like nothing but itself.
  mutating func unreadable(
    _ name: Name, _ reason: String, identity: Name? = nil, isCircular: Bool = false
  ) -> KeywordEntry {
    hasUnread = true
    if identity == nil { hasUnreadPlaces = true }
    let unread = Unread(reason: reason, identity: identity, isCircular: isCircular)
    return KeywordEntry(name: name, keyword: .unreadable(unread))
  }

  /// Keeps a keyword whose value, or whose neighbour's value, its meta-schema forbids.
  mutating func addUnreadable(_ reason: String, _ site: KeywordSite) {
    let identity =
      UnreadText.isOfItsOwn(site.name)
      ? UnreadText.identity(of: UnreadText.parts(of: site), contexts[site.context]) : nil
    drafts[site.node.index].entries.append(unreadable(site.name, reason, identity: identity))
  }
}

/// The texts that decide what an unreadable keyword would mean.
enum UnreadText {
  /// Keywords whose meaning depends on others beside them.
  private static let neighbours: [Name: [Name]] = {
    var result: [Name: [Name]] = [:]
    let groups: [[Name]] = [
      ["additionalProperties", "patternProperties", "properties"],
      ["additionalItems", "items", "prefixItems"],
      ["contains", "maxContains", "minContains"],
      ["else", "if", "then"],
      ["exclusiveMaximum", "maximum"],
      ["exclusiveMinimum", "minimum"],
    ]
    for group in groups { for name in group { result[name] = group } }
    return result
  }()

  /// The keyword with its value, and its neighbours with theirs. Of named schemas beside it only the names
  /// count.
  static func parts(of site: KeywordSite) -> [JSON] {
    var parts: [JSON] = [.string(site.name.text), site.value]
    for name in neighbours[site.name] ?? [] where name != site.name {
      guard let value = site.object[name] else { continue }
      parts.append(.string(name.text))
      switch value {
      case .object(let object) where name == "properties" || name == "patternProperties":
        parts.append(.array(object.members.map { .string($0.name.text) }))
      case .null, .bool, .number, .string, .array, .object: parts.append(value)
      }
    }
    return parts
  }

  /// Whether a keyword's meaning is in its value and those of few neighbours: a reference means what it leads to,
  /// and `unevaluated…` depends on everything beside it.
  static func isOfItsOwn(_ name: Name) -> Bool {
    !JSON.referring.contains(name) && name != "unevaluatedItems" && name != "unevaluatedProperties"
  }

  /// The identity that texts give; nil when they refer to something else, which may mean another thing
  /// elsewhere.
  static func identity(of parts: [JSON], _ context: ResourceContext) -> Name? {
    guard !parts.contains(where: \.refersElsewhere) else { return nil }
    let dialect = "\(context.dialect.rawValue), \(context.vocabulary.rawValue)"
    return Name(JSON.array([.string(dialect)] + parts).compactText)
  }
}

extension JSON {
  /// Whether a reference, a text that somebody may take for one, or an identifier by which references are resolved
  /// stands anywhere in the value.
  fileprivate var refersElsewhere: Bool {
    switch self {
    case .null, .bool, .number: false
    case .string(let text): text.utf8.contains(UInt8(ascii: "#"))
    case .array(let items): items.contains(where: \.refersElsewhere)
    case .object(let object):
      object.members.contains {
        Self.referring.contains($0.name) || $0.value.refersElsewhere
      }
    }
  }

  fileprivate static let referring: Set<Name> = ["$ref", "$dynamicRef", "$recursiveRef", "$schema"]
}
