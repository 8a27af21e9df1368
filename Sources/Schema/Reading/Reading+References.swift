internal import Diagnostics
internal import JSON

extension Reading {
  /// Notes a reference to be resolved when everything around it is read.
  mutating func addReference(_ kind: PendingReference.Kind, to text: String, _ site: KeywordSite) {
    pending.append(
      PendingReference(
        node: site.node, entry: drafts[site.node.index].entries.count, kind: kind,
        keyword: site.name, text: text))
    add(.unreadable(Unread(reason: "`\(text)` is not resolved yet.")), site)
  }

  mutating func resolve(_ reference: PendingReference) {
    let entry: KeywordEntry
    switch target(of: reference) {
    case .success(let target):
      let keyword = Self.keyword(reference, target, anchor: dynamicAnchor(of: reference, target))
      entry = KeywordEntry(name: reference.keyword, keyword: keyword)
    case .failure(let problem):
      let draft = drafts[reference.node.index]
      report(
        SchemaRules.unresolvedReference, at: draft.pointer.appending(reference.keyword),
        inDocument: draft.document, problem.message)
      // What stands at a URI that leads to no document is the same for all who refer to it. What a dynamic
      // reference means depends on the scope besides; what a document lacks, on the document.
      let identity = reference.kind == .plain ? problem.absent.map { Name("`$ref` to \($0)") } : nil
      entry = unreadable(reference.keyword, problem.message, identity: identity)
    }
    drafts[reference.node.index].entries[reference.entry] = entry
  }

  /// Refuses what turned out to be ambiguous after a reference to it was resolved, so that the order in which
  /// schemas are met decides nothing.
  mutating func refuseContested() {
    guard !contested.isEmpty || !contestedAnchors.isEmpty else { return }
    targets = ([:], drafts.count)
    let names = contestedAnchors.filter { dynamicAnchors[$0.resource]?[$0.name] != nil }.map(\.name)
    let dynamicNames = Set(names)
    for reference in pending {
      switch drafts[reference.node.index].entries[reference.entry].keyword {
      case .unreadable: break
      case .dynamicReference(_, let anchor?) where dynamicNames.contains(anchor):
        let draft = drafts[reference.node.index]
        let message =
          "`\(reference.text)` is ambiguous: several schemas of one resource have the dynamic anchor `\(anchor)`."
        report(
          SchemaRules.unresolvedReference, at: draft.pointer.appending(reference.keyword),
          inDocument: draft.document, message)
        drafts[reference.node.index].entries[reference.entry] = unreadable(
          reference.keyword, message)
      default: resolve(reference)
      }
    }
  }

  private static func keyword(
    _ reference: PendingReference, _ target: NodeID, anchor: Name?
  ) -> Keyword {
    switch reference.kind {
    case .plain: .reference(target)
    case .dynamic, .recursive: .dynamicReference(initial: target, anchor: anchor)
    }
  }

  /// The name under which the dynamic scope is searched: only when the initial target bears it
  /// itself.
  private func dynamicAnchor(of reference: PendingReference, _ target: NodeID) -> Name? {
    let name: Name
    switch reference.kind {
    case .plain: return nil
    case .recursive: name = ""
    case .dynamic:
      guard case .anchor(let anchor) = Fragment(URIReference(reference.text).fragment) else {
        return nil
      }
      name = anchor
    }
    let resource = contexts[drafts[target.index].context].root
    return dynamicAnchors[resource]?[name] == target ? name : nil
  }

  private struct Problem: Error {
    let message: String
    /// The whole URI, when the document that it names is not at hand.
    var absent: String?
  }

  /// Large documents say the same reference thousands of times. An answer holds until something more
  /// is read: that may bring a second schema of the same name.
  private mutating func target(of reference: PendingReference) -> Result<NodeID, Problem> {
    let key = SpelledReference(
      context: drafts[reference.node.index].context, text: Name(reference.text))
    if let known = targets.known[key], targets.draftCount == drafts.count { return .success(known) }
    let found = search(for: reference)
    if targets.draftCount != drafts.count { targets = ([:], drafts.count) }
    if case .success(let target) = found { targets.known[key] = target }
    return found
  }

  private mutating func search(for reference: PendingReference) -> Result<NodeID, Problem> {
    let context = contexts[drafts[reference.node.index].context]
    let uri = URIReference(reference.text).resolved(against: context.base)
    let key = Name(uri.withoutFragment.description)
    guard !contested.contains(key) else {
      return failure("`\(reference.text)` is ambiguous: several schemas are called `\(key)`.")
    }
    guard let resource = resource(key) else {
      let reason = absent[key] ?? Self.absence
      // A document that is there, but cannot be read, may be another one for somebody else.
      let isAbsent = reason == Self.absence
      let advice = isAbsent ? advice(on: reference, meaning: key) : nil
      let message =
        "`\(reference.text)` cannot be resolved (`\(key)`): \(reason)."
        + (advice.map { " \($0)" } ?? "")
      return .failure(Problem(message: message, absent: isAbsent ? uri.description : nil))
    }
    switch Fragment(uri.fragment) {
    case .none: return .success(resource)
    case .malformed:
      return failure("`\(reference.text)` does not end in a well-formed JSON Pointer or anchor.")
    case .anchor(let name):
      let anchor = Anchor(resource: resource, name: name)
      guard !contestedAnchors.contains(anchor) else {
        return failure("`\(reference.text)` is ambiguous: several schemas have that anchor.")
      }
      guard let node = places.anchors[anchor] else {
        return failure("`\(reference.text)` cannot be resolved: there is no anchor `\(name)`.")
      }
      return .success(node)
    case .pointer(let pointer):
      let root = drafts[resource.index]
      let place = root.pointer.appending(pointer)
      guard let node = schema(at: place, inDocument: root.document) else {
        return failure(
          "`\(reference.text)` cannot be resolved: nothing stands at `\(place)` of "
            + "\(documents[root.document].name).")
      }
      return .success(node)
    }
  }

  static let absence = "no document of that URI is at hand"

  /// What to do where a file lies on the way that a relative reference would lead, were there no `$id` around
  /// it; nil where none does.
  private mutating func advice(on reference: PendingReference, meaning key: Name) -> String? {
    let text = URIReference(reference.text)
    let home = documentURIs[drafts[reference.node.index].document]
    let uri = Name(text.resolved(against: URIReference(home)).withoutFragment.description)
    guard text.scheme == nil, text.authority == nil, !text.path.text.utf8.isEmpty, uri != key,
      uri != Name(home), URIReference(key.text).authority != nil,
      SchemaReader.path(ofURI: uri.text) != nil
    else { return nil }
    let found = misplaced[uri] ?? misplacedFile(uri)
    misplaced[uri] = .some(found)
    guard let file = found else { return nil }
    let folders = "say under `references` in treaty.json which URIs its folder holds."
    return "The file `\(file.name)` has another URI: "
      + (file.isRoot ? "give it `\"$id\": \"\(key)\"`, or \(folders)" : folders)
  }

  private func misplacedFile(_ uri: Name) -> MisplacedFile? {
    // An `$id` is known of documents that are read anyhow; of others only when a path has led there.
    let read = roots.map { drafts[$0.index].document }
    if let number = read.first(where: { Name(documentURIs[$0]) == uri }) {
      let document = documents[number]
      return hasIdentity(document) ? nil : MisplacedFile(name: document.name, isRoot: true)
    }
    guard case .found(let document) = load(uri.text), !hasIdentity(document) else { return nil }
    return MisplacedFile(name: document.name, isRoot: false)
  }

  /// Whether a document says itself what its URI is: others may refer to it by that.
  private func hasIdentity(_ document: JSONDocument) -> Bool {
    document.root["$id"] != nil || document.root["id"]?.string != nil
  }

  private func failure(_ message: String) -> Result<NodeID, Problem> {
    .failure(Problem(message: message))
  }

  /// The root of a resource, after loading its document if need be.
  private mutating func resource(_ uri: Name) -> NodeID? {
    if let known = places.resources[uri] { return known }
    guard absent[uri] == nil else { return nil }
    switch MetaSchemas.document(uri).map(LoadedDocument.found) ?? load(uri.text) {
    case .found(let document):
      _ = add(document, uri: uri.text)
      scan()
      return places.resources[uri]
    case .absent:
      absent[uri] = Self.absence
      return nil
    case .unreadable(let message):
      absent[uri] = "the document cannot be read (\(message))"
      return nil
    }
  }

  /// The schema at a place, read now if no keyword led to it before: a reference may point into an
  /// unknown keyword, whose content then belongs to the nearest schema above it.
  mutating func schema(at pointer: JSONPointer, inDocument document: Int) -> NodeID? {
    if let known = places.nodes[Location(document: document, pointer: pointer)] { return known }
    guard let value = documents[document].root.value(at: pointer) else { return nil }
    var next = pointer.parent
    while let above = next {
      next = above.parent
      guard let parent = places.nodes[Location(document: document, pointer: above)] else {
        continue
      }
      let node = addNode(
        value, document: document, pointer: pointer, context: drafts[parent.index].context)
      scan()
      return node
    }
    return nil
  }
}
