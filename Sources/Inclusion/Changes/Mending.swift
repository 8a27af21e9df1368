import JSON
import Schema

/// New documents in which changes are undone one after another.
struct Mending {
  /// The documents, with what was undone.
  private var documents: [JSONDocument]
  private let side: SchemaSide
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

  /// The schema as it is now; nil when it cannot be read any more.
  func mended() -> SchemaSide? {
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
