internal import Diagnostics
internal import JSON

/// What a meta-schema says about the schemas that name it.
struct MetaSchemaFacts {
  let dialect: Dialect
  let vocabulary: Vocabulary
  let refusal: String?
}

extension Reading {
  /// Settles which resource a node belongs to: its parent's, or one of its own that begins here.
  mutating func enterResource(_ object: JSONObject?, _ node: NodeID) {
    let isRoot = drafts[node.index].pointer == .root
    // Nearly all schemas neither begin a resource nor have a name of their own.
    guard isRoot || object?.mayIdentify ?? false else { return }
    let outer = drafts[node.index].context
    var facts: MetaSchemaFacts?
    var identifier: Identifier?
    if let object {
      facts = dialect(namedIn: object, node)
      identifier = self.identifier(of: object, facts?.dialect ?? contexts[outer].dialect)
      if let named = facts, !isRoot, !(identifier?.isResource ?? false) {
        // A dialect counts where a resource begins, by its own identifier.
        identifier = self.identifier(of: object, contexts[outer].dialect)
        facts = misplaced(named, in: object, contexts[outer], node)
      }
    }
    let beginsResource = isRoot || (identifier?.isResource ?? false)
    if beginsResource {
      var context = contexts[outer]
      if let facts {
        context.dialect = facts.dialect
        context.vocabulary = facts.vocabulary
        context.refusal = facts.refusal
      }
      if let uri = identifier?.uri { context.base = uri.resolved(against: context.base) }
      context.root = node
      contexts.append(context)
      drafts[node.index].context = contexts.count - 1
      claim(context.base.withoutFragment, node, unlessImplicit: identifier?.isResource ?? false)
    } else if let refusal = facts?.refusal {
      var context = contexts[outer]
      context.refusal = refusal
      contexts.append(context)
      drafts[node.index].context = contexts.count - 1
    }
    if let object { readAnchors(of: object, identifier, node) }
  }

  /// What a `$schema` means where no resource of its dialect begins: nothing where it says what holds anyway, or
  /// stands beside a reference that hides it; else the schema cannot be read, since some tools follow it and others
  /// do not.
  private mutating func misplaced(
    _ named: MetaSchemaFacts, in object: JSONObject, _ outer: ResourceContext, _ node: NodeID
  ) -> MetaSchemaFacts? {
    guard !outer.dialect.ignoresSiblingsOfReference || object["$ref"] == nil else { return nil }
    let agrees =
      named.dialect == outer.dialect && named.vocabulary == outer.vocabulary
      && named.refusal == nil
    guard !agrees else { return nil }
    var reason = named.refusal
    if reason == nil {
      let message =
        "`$schema` names \(named.dialect.rawValue) where no schema resource of that dialect begins, which takes "
        + "an `\(named.dialect.identifierKeyword)`: some tools follow it and others do not."
      reason = message
      let draft = drafts[node.index]
      report(
        SchemaRules.misplacedDialect, at: draft.pointer.appending("$schema"),
        inDocument: draft.document, message)
    }
    return MetaSchemaFacts(dialect: outer.dialect, vocabulary: outer.vocabulary, refusal: reason)
  }

  /// A resource identifier (`uri`) or, up to draft-07, an anchor spelt `"$id": "#name"`.
  private struct Identifier {
    let uri: URIReference?
    let anchor: Name?
    var isResource: Bool { uri != nil }
  }

  private func identifier(of object: JSONObject, _ dialect: Dialect) -> Identifier? {
    guard case .string(let text)? = object[dialect.identifierKeyword] else { return nil }
    if dialect.ignoresSiblingsOfReference && object["$ref"] != nil { return nil }
    let uri = URIReference(text)
    let fragment = uri.fragment?.text ?? ""
    guard dialect <= .draft07, !fragment.utf8.isEmpty else {
      return Identifier(uri: uri.withoutFragment, anchor: nil)
    }
    return Identifier(
      uri: uri.isSameDocument ? nil : uri.withoutFragment, anchor: Name(fragment))
  }

  private mutating func claim(_ uri: URIReference, _ node: NodeID, unlessImplicit: Bool) {
    let key = Name(uri.description)
    guard let other = places.resources[key], other != node else {
      places.resources[key] = node
      return
    }
    guard unlessImplicit else { return }
    reportDuplicate("The identifier `\(key)`", node, other)
    let (mine, others) = (drafts[node.index].context, drafts[other.index].context)
    guard drafts[other.index].source == drafts[node.index].source,
      contexts[mine].reads(like: contexts[others])
    else {
      contested.insert(key)
      return
    }
  }

  private mutating func readAnchors(
    of object: JSONObject, _ identifier: Identifier?, _ node: NodeID
  ) {
    let context = drafts[node.index].context
    let (root, dialect) = (contexts[context].root, contexts[context].dialect)
    if let anchor = identifier?.anchor { claim(anchor: anchor, node, root) }
    guard dialect >= .draft2019 else { return }
    if case .string(let anchor)? = object["$anchor"] {
      claim(anchor: Name(anchor), node, root)
    }
    if dialect == .draft2020, case .string(let anchor)? = object["$dynamicAnchor"] {
      claim(anchor: Name(anchor), node, root)
      dynamicAnchors[root, default: [:]][Name(anchor)] = node
    }
    if dialect == .draft2019, object["$recursiveAnchor"] == .bool(true), root == node {
      dynamicAnchors[node, default: [:]][""] = node
    }
  }

  private mutating func claim(anchor name: Name, _ node: NodeID, _ resource: NodeID) {
    let anchor = Anchor(resource: resource, name: name)
    guard let other = places.anchors[anchor], other != node else {
      places.anchors[anchor] = node
      return
    }
    reportDuplicate("The anchor `\(name)`", node, other)
    if drafts[other.index].source != drafts[node.index].source { contestedAnchors.insert(anchor) }
  }

  private mutating func reportDuplicate(_ what: String, _ node: NodeID, _ other: NodeID) {
    let draft = drafts[node.index]
    let first = drafts[other.index]
    report(
      SchemaRules.duplicateIdentifier, at: draft.pointer, inDocument: draft.document,
      "\(what) is already given to another schema.",
      related: [
        Diagnostic.Related(
          place: place(of: first.pointer, inDocument: first.document), message: "The first one.")
      ])
  }
}

extension JSONObject {
  /// Whether some member can say which resource a schema is or belongs to, or give it a name.
  fileprivate var mayIdentify: Bool {
    members.contains { member in
      let name = member.name
      return name.text.utf8.first == UInt8(ascii: "$") ? name != "$ref" : name == "id"
    }
  }
}
