public import Diagnostics
public import JSON

/// One schema: an object or a boolean somewhere in a document.
public struct Node: Sendable {
  /// What the schema is.
  public enum Form: Sendable {
    /// `true`, or draft-04's `{}`.
    case always
    /// `false`.
    case never
    /// An object with its keywords in a fixed order: the order of `Keyword`'s cases.
    case keywords([KeywordEntry])
  }

  /// The document it stands in: an index into `SchemaGraph.documents`.
  public let document: Int
  /// Where it stands in that document.
  public let pointer: JSONPointer
  /// The dialect that its resource is written in.
  public let dialect: Dialect
  /// The schema resource it belongs to, by its root node: where a dynamic scope begins.
  public let resource: NodeID
  /// What it says. Filled once reading is done.
  public let form: Form
  /// The schema as written, for annotations (`title`, `description`, `x-open` …).
  public let source: JSON
  /// Whether a `.format` of this node asserts; otherwise it is an annotation.
  public let assertsFormat: Bool

  /// A node from its parts.
  public init(
    document: Int, pointer: JSONPointer, dialect: Dialect, resource: NodeID, form: Form,
    source: JSON, assertsFormat: Bool = false
  ) {
    self.document = document
    self.pointer = pointer
    self.dialect = dialect
    self.resource = resource
    self.form = form
    self.source = source
    self.assertsFormat = assertsFormat
  }
}

/// Schemas that were read together, with every reference between them resolved.
///
/// Nodes are read once and refer to each other by number, so a recursive schema is a finite graph.
public struct SchemaGraph: Sendable {
  /// The documents read, in the order in which they were reached.
  public let documents: [JSONDocument]
  /// The URI each document was read under.
  public let documentURIs: [String]
  /// The schemas, in the order in which they were reached.
  public let nodes: [Node]
  /// The root schema of each document asked for.
  public let roots: [NodeID]
  /// `$dynamicAnchor`s (and `$recursiveAnchor: true`, under the empty name) of each resource.
  public let dynamicAnchors: [NodeID: [Name: NodeID]]
  /// What was wrong with the documents; never thrown.
  public let diagnostics: [Diagnostic]
  /// Whether something could not be read that is known by its place: that has no `Unread.identity`, or may have
  /// dynamic references.
  public let hasUnreadPlaces: Bool
  /// Whether a document is there that could not be read: another version of it may say something else.
  public let hasUnreadDocuments: Bool
  let places: PlaceIndex
  let preparations: [Preparation?]
  /// Of each schema, whether some reference leads to it.
  package let isReferredTo: [Bool]

  init(
    documents: [JSONDocument], documentURIs: [String], nodes: [Node], roots: [NodeID],
    dynamicAnchors: [NodeID: [Name: NodeID]], diagnostics: [Diagnostic], hasUnreadPlaces: Bool,
    hasUnreadDocuments: Bool, places: PlaceIndex
  ) {
    self.documents = documents
    self.documentURIs = documentURIs
    self.nodes = nodes
    self.roots = roots
    self.dynamicAnchors = dynamicAnchors
    self.diagnostics = diagnostics
    self.hasUnreadPlaces = hasUnreadPlaces
    self.hasUnreadDocuments = hasUnreadDocuments
    self.places = places
    self.preparations = nodes.map(Preparation.init)
    self.isReferredTo = nodes.referredTo(dynamicAnchors)
  }

  /// The schema of a number.
  @inlinable public subscript(_ id: NodeID) -> Node {
    // Lent, not copied: most readers ask for one field of it. Without `@inlinable`, each of them would
    // allocate room for the loan.
    _read { yield nodes[id.index] }
  }
}
