import JSON
import Schema

/// New documents in which changes are undone one after another.
struct Mending {
  /// The documents, with what was undone.
  private var documents: [JSONDocument]
  private let side: SchemaSide
  private let old: SchemaSide
  /// For each document the one that it was; nil where the two versions may be read differently.
  private let originals: [JSONDocument]?
  private let options: SchemaOptions
  /// Definitions that are gone; what is put back may refer to them.
  private let gone: [(place: SchemaPlace, schema: JSON)]

  /// - Parameters:
  ///   - changes: all that is known to have changed.
  ///   - options: how the documents were read.
  init(
    _ new: SchemaSide, of old: SchemaSide, changes: [SchemaChange], options: SchemaOptions
  ) {
    side = new
    self.old = old
    originals = Self.originals(of: new, in: old)
    self.options = options
    documents = new.graph.documents
    let places = CorrespondingPlaces(old: old, new: new)
    gone = changes.compactMap { change in
      guard [.undefined, .renamed, .moved, .inlined].contains(change.kind),
        places.isGone(change.old), let place = places.counterpart(of: change.old),
        let schema = old.graph.documents[change.old.document].root.value(at: change.old.pointer)
      else { return nil }
      return (place, schema)
    }
  }

  /// What stands at a place now.
  func value(at place: SchemaPlace) -> JSON? {
    documents[place.document].root.value(at: place.pointer)
  }

  mutating func undo(_ change: SchemaChange) {
    for repair in change.repairs {
      switch repair {
      case .put(let place, let value): put(value, at: place)
      case .append(let place, let item):
        put(.array((value(at: place)?.array ?? []) + [item]), at: place)
      case .remove(let place, let item):
        guard var items = value(at: place)?.array, let index = items.lastIndex(of: item) else {
          continue
        }
        items.remove(at: index)
        put(.array(items), at: place)
      case .copy(let moves):
        for (place, value) in moves.map({ ($0.to, value(at: $0.from)) }) {
          if let value { put(value, at: place) }
        }
      }
    }
  }

  /// Puts a value back, with the definitions that it may need.
  mutating func put(_ value: JSON?, at place: SchemaPlace) {
    replace(place, with: value)
    guard let value, value.mentionsReference else { return }
    for definition in gone where self.value(at: definition.place) == nil {
      replace(definition.place, with: definition.schema)
    }
  }

  /// Whether the documents say what the old ones said, and would be read as these were.
  var isRestored: Bool {
    guard let originals else { return false }
    return zip(documents, originals).allSatisfy { $0.root == $1.root }
  }

  /// The old documents in the order of the new ones, where nothing but their texts decides how they are
  /// read: the same addresses, or references that stay in the one document; the same dialects.
  private static func originals(of new: SchemaSide, in old: SchemaSide) -> [JSONDocument]? {
    let (first, second) = (old.graph, new.graph)
    guard old.graph[old.node].pointer == new.graph[new.node].pointer,
      first.documents.count == second.documents.count
    else { return nil }
    var originals: [JSONDocument] = []
    for (index, uri) in second.documentURIs.enumerated() {
      guard let other = second.documents.count == 1 ? 0 : first.document(withURI: uri),
        first.dialect(ofDocument: other) == second.dialect(ofDocument: index)
      else { return nil }
      originals.append(first.documents[other])
    }
    let roots = [old.graph[old.node].document, new.graph[new.node].document]
    guard first.documentURIs[roots[0]] == second.documentURIs[roots[1]] || first.refersToItselfOnly
    else { return nil }
    return originals
  }

  /// The schema as it is now; nil when it cannot be read any more.
  func mended() -> SchemaSide? {
    // To read a large document takes longer than all else.
    if isRestored { return old }
    let uris = side.graph.documentURIs
    let reader = SchemaReader(options: options) { uri in
      guard let index = uris.firstIndex(where: { Name($0) == Name(uri) }) else { return .absent }
      return .found(documents[index])
    }
    let root = side.graph[side.node].document
    let pointer = side.graph[side.node].pointer
    let graph = reader.read([(uri: uris[root], document: documents[root])])
    guard let index = graph.document(withURI: uris[root]) else { return nil }
    if let node = graph.node(at: pointer, inDocument: index) {
      return SchemaSide(graph: graph, node: node)
    }
    // A document that is no schema but has some in it.
    let part = reader.read(documents[root], uri: uris[root], at: [pointer])
    return part.roots.first.map { SchemaSide(graph: part, node: $0) }
  }

  private mutating func replace(_ place: SchemaPlace, with value: JSON?) {
    let document = documents[place.document]
    let root = document.root.replacing(place.pointer.tokens[...], by: value)
    documents[place.document] = JSONDocument(name: document.name, root: root)
  }
}

extension SchemaGraph {
  /// The dialect in which a document begins.
  fileprivate func dialect(ofDocument document: Int) -> Dialect? {
    nodes.first { $0.document == document }?.dialect
  }

  /// Whether no reference depends on where the documents were read from.
  fileprivate var refersToItselfOnly: Bool {
    documents.count == 1
      && nodes.allSatisfy { node in
        ["$ref", "$dynamicRef", "$recursiveRef"].allSatisfy { keyword in
          node.source[keyword]?.string.map { $0.utf8.first == UInt8(ascii: "#") } ?? true
        }
      }
  }
}

extension JSON {
  fileprivate var mentionsReference: Bool {
    switch self {
    case .object(let object):
      object.members.contains { $0.name == "$ref" || $0.value.mentionsReference }
    case .array(let items): items.contains(where: \.mentionsReference)
    case .null, .bool, .number, .string: false
    }
  }
}
