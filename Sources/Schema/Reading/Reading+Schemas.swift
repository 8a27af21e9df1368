internal import Diagnostics
internal import JSON

/// A keyword at the place where it is read.
struct KeywordSite {
  let node: NodeID
  let name: Name
  let value: JSON
  /// The schema object that has the keyword.
  let object: JSONObject
  let document: Int
  /// The place of the schema object.
  let pointer: JSONPointer
  /// An index into `Reading.contexts`.
  let context: Int
  let dialect: Dialect
}

extension Reading {
  mutating func read(_ node: NodeID) {
    switch drafts[node.index].source {
    case .object(let object):
      readObject(object, node)
    case .bool(let value):
      enterResource(nil, node)
      let context = drafts[node.index].context
      if contexts[context].dialect == .draft04 && !drafts[node.index].allowsBoolean {
        refuse(node, "In draft-04 a schema is an object; \(value) is none.")
      } else if let refusal = contexts[context].refusal {
        let name = drafts[node.index].pointer.lastToken ?? ""
        drafts[node.index].entries = [unreadable(name, refusal)]
      }
    case .null, .number, .string, .array:
      enterResource(nil, node)
      let kind = drafts[node.index].source.kindName
      refuse(node, "A schema is an object or a boolean; this is \(kind).")
    }
  }

  private mutating func readObject(_ object: JSONObject, _ node: NodeID) {
    enterResource(object, node)
    // Fields one by one: a whole draft or context is a dozen references to count.
    let context = drafts[node.index].context
    if let refusal = contexts[context].refusal {
      drafts[node.index].entries = [unreadable("$schema", refusal)]
      return
    }
    let document = drafts[node.index].document
    let pointer = drafts[node.index].pointer
    let dialect = contexts[context].dialect
    let vocabulary = contexts[context].vocabulary
    let table = KeywordTable.of(dialect)
    let onlyReference = dialect.ignoresSiblingsOfReference && object["$ref"] != nil
    drafts[node.index].entries.reserveCapacity(object.count)
    for member in object.members {
      guard let rule = table[member.name] else {
        noteUnknown(member, node)
        continue
      }
      guard vocabulary.isSuperset(of: rule.vocabulary) else { continue }
      if onlyReference && !rule.standsBesideReference {
        noteIgnoredSibling(member.name, rule, node)
        continue
      }
      let site = KeywordSite(
        node: node, name: member.name, value: member.value, object: object,
        document: document, pointer: pointer, context: context, dialect: dialect)
      rule.read(&self, site)
    }
  }

  /// The schema that is a keyword's whole value.
  mutating func child(of site: KeywordSite, allowsBoolean: Bool = false) -> NodeID {
    child(site.value, at: site.pointer.appending(site.name), site, allowsBoolean: allowsBoolean)
  }

  /// The schemas that are the items of a keyword's value.
  mutating func children(of site: KeywordSite, _ items: [JSON]) -> [NodeID] {
    let pointer = site.pointer.appending(site.name)
    return items.enumerated().map { index, item in
      child(item, at: pointer.appending(index), site)
    }
  }

  /// The schemas that are the members of a keyword's value.
  mutating func children(of site: KeywordSite, _ object: JSONObject) -> [NamedSchema] {
    let pointer = site.pointer.appending(site.name)
    return object.members.map { member in
      NamedSchema(
        name: member.name, schema: child(member.value, at: pointer.appending(member.name), site))
    }
  }

  /// A schema below the keyword's, read when its turn comes.
  mutating func child(
    _ value: JSON, at pointer: JSONPointer, _ site: KeywordSite, allowsBoolean: Bool = false
  ) -> NodeID {
    let node = addNode(value, document: site.document, pointer: pointer, context: site.context)
    if allowsBoolean { drafts[node.index].allowsBoolean = true }
    return node
  }

  mutating func add(_ keyword: Keyword, _ site: KeywordSite) {
    drafts[site.node.index].entries.append(KeywordEntry(name: site.name, keyword: keyword))
  }

  /// Makes a node one that nothing can be concluded from.
  private mutating func refuse(_ node: NodeID, _ message: String) {
    let draft = drafts[node.index]
    let name = draft.pointer.lastToken ?? ""
    // A text where a schema should stand may be somebody's name for one.
    let identity: Name? =
      if case .string = draft.source {
        nil
      } else {
        UnreadText.identity(of: [draft.source], contexts[draft.context])
      }
    drafts[node.index].entries = [unreadable(name, message, identity: identity)]
    report(SchemaRules.illegalValue, at: draft.pointer, inDocument: draft.document, message)
  }
}

extension JSON {
  /// What a value is, with its article, for messages.
  var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// The value for messages: as written where it is short, else what it is.
  var shown: String {
    let text = compactText
    return text.utf8.count <= 40 ? text : kindName
  }
}
