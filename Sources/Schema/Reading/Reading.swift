internal import Diagnostics
internal import JSON
internal import Patterns

/// The state of one reading: documents are scanned breadth first, references are resolved once
/// their targets can be known, and resolving one may bring in further documents.
struct Reading {
  let options: SchemaOptions
  let load: (_ uri: String) -> LoadedDocument
  var documents: [JSONDocument] = []
  var documentURIs: [String] = []
  var roots: [NodeID] = []
  var drafts: [NodeDraft] = []
  var contexts: [ResourceContext] = []
  var pending: [PendingReference] = []
  var places = PlaceIndex()
  /// Identifiers that two different schemas claim; references to them are not resolved.
  var contested: Set<Name> = []
  var contestedAnchors: Set<Anchor> = []
  var dynamicAnchors: [NodeID: [Name: NodeID]] = [:]
  var diagnostics: [Diagnostic] = []
  var lookalikes = Lookalikes()
  /// The former names of the members of schemas, where somebody asked.
  var formerNames: [NodeID: FormerNames] = [:]
  /// The schemas with an `x-open` that works as far as they say themselves.
  var openings: [NodeID] = []
  /// Whether an `Unread` without an identity was met.
  var hasUnreadPlaces = false
  /// Whether any `Unread` was met.
  var hasUnread = false
  /// URIs that `load` had nothing for, so that each is asked for once.
  var absent: [Name: String] = [:]
  /// The files where relative references would lead without an `$id` around them, by URI, each looked for once.
  var misplaced: [Name: MisplacedFile?] = [:]
  var metaSchemas: [Name: MetaSchemaFacts] = [:]
  /// Patterns by their text: few are written once, and each makes an automaton.
  var patterns: [Name: Pattern] = [:]
  /// What references were found to mean when there were that many drafts.
  var targets: (known: [SpelledReference: NodeID], draftCount: Int) = ([:], 0)
  private var scanned = 0

  init(options: SchemaOptions, load: @escaping (_ uri: String) -> LoadedDocument) {
    self.options = options
    self.load = load
  }

  /// Adds a document and asks for the schemas at some of its places.
  mutating func addRoot(
    _ document: JSONDocument, uri: String, at pointers: [JSONPointer] = [.root]
  ) {
    let index = add(document, uri: uri)
    scan()
    for pointer in pointers {
      if let node = schema(at: pointer, inDocument: index) { roots.append(node) }
    }
  }

  /// Adds a document whose root is a schema; one that is already there keeps its number.
  mutating func add(_ document: JSONDocument, uri: String) -> Int {
    let reference = URIReference(uri)
    let base = reference.withoutFragment
    let key = Name(base.description)
    if let node = places.resources[key], drafts[node.index].pointer == .root {
      return drafts[node.index].document
    }
    documents.append(document)
    documentURIs.append(key.text)
    let index = documents.count - 1
    // Every third value is a schema, roughly; growing the table of places costs as much as filling it.
    places.nodes.reserveCapacity(places.nodes.count + document.valueCount / 3)
    contexts.append(ResourceContext.outer(base: base, options: options))
    let node = addNode(
      document.root, document: index, pointer: .root, context: contexts.count - 1)
    places.resources[key] = node
    return index
  }

  mutating func addNode(
    _ value: JSON, document: Int, pointer: JSONPointer, context: Int
  ) -> NodeID {
    let location = Location(document: document, pointer: pointer)
    let next = NodeID(drafts.count)
    let node = places.node(at: location, orElse: next)
    guard node == next else { return node }
    drafts.append(
      NodeDraft(document: document, pointer: pointer, source: value, context: context))
    return node
  }

  /// Reads every schema that is known of but not read yet.
  mutating func scan() {
    while scanned < drafts.count {
      read(NodeID(scanned))
      scanned += 1
    }
  }

  /// Resolves what is left and gives the graph.
  mutating func finish() -> SchemaGraph {
    scan()
    var next = 0
    while next < pending.count {
      resolve(pending[next])
      scan()
      next += 1
    }
    refuseContested()
    breakCycles()
    let nodes = drafts.map(finished)
    noteIdleOpenings(in: nodes)
    return SchemaGraph(
      documents: documents, documentURIs: documentURIs, nodes: nodes, roots: roots,
      dynamicAnchors: dynamicAnchors, diagnostics: diagnostics,
      hasUnreadPlaces: hasUnreadPlaces || (hasUnread && !dynamicAnchors.isEmpty),
      hasUnreadDocuments: absent.values.contains { $0 != Self.absence }, places: places)
  }

  private func finished(_ draft: NodeDraft) -> Node {
    let context = draft.context
    let form: Node.Form =
      switch draft.source {
      case .bool(true) where draft.entries.isEmpty: .always
      case .bool(false) where draft.entries.isEmpty: .never
      default: draft.entries.isEmpty ? .always : .keywords(draft.sortedEntries)
      }
    return Node(
      document: draft.document, pointer: draft.pointer, dialect: contexts[context].dialect,
      resource: contexts[context].root, form: form, source: draft.source,
      assertsFormat: options.assertFormat
        || contexts[context].vocabulary.contains(.formatAssertion))
  }
}

/// A node while it is being read.
struct NodeDraft {
  let document: Int
  let pointer: JSONPointer
  let source: JSON
  /// An index into `Reading.contexts`: the parent's until the node turns out to begin a resource.
  var context: Int
  /// Whether a boolean is legal here although the dialect is draft-04.
  var allowsBoolean = false
  var entries: [KeywordEntry] = []

  /// The entries by the order of `Keyword`'s cases, equal ones in source order.
  var sortedEntries: [KeywordEntry] {
    let isSorted = entries.indices.dropFirst().allSatisfy {
      entries[$0 - 1].keyword.rank <= entries[$0].keyword.rank
    }
    if isSorted { return entries }
    return entries.enumerated().sorted {
      ($0.element.keyword.rank, $0.offset) < ($1.element.keyword.rank, $1.offset)
    }.map(\.element)
  }
}

/// What holds within one schema resource.
struct ResourceContext {
  var base: URIReference
  var dialect: Dialect
  var vocabulary: Vocabulary
  /// The resource's root schema.
  var root: NodeID
  /// Why nothing in the resource can be read; nil nearly always.
  var refusal: String?

  /// Whether the same text means the same in both.
  func reads(like other: ResourceContext) -> Bool {
    dialect == other.dialect && vocabulary == other.vocabulary && refusal == other.refusal
  }

  /// What holds before a document's root is read.
  static func outer(base: URIReference, options: SchemaOptions) -> ResourceContext {
    ResourceContext(
      base: base, dialect: options.defaultDialect, vocabulary: .standard, root: NodeID(0),
      refusal: nil)
  }
}

/// A reference as it is spelled, and the resource that it is spelled in.
struct SpelledReference: Hashable {
  /// An index into `Reading.contexts`.
  let context: Int
  let text: Name
}

/// A reference that was read but not yet resolved; its entry is a placeholder meanwhile.
struct PendingReference {
  enum Kind { case plain, dynamic, recursive }

  let node: NodeID
  let entry: Int
  let kind: Kind
  let keyword: Name
  let text: String
}

/// A file that is there, but not under the URI that a reference means.
struct MisplacedFile {
  let name: String
  /// Whether it is read whatever refers to it.
  let isRoot: Bool
}
