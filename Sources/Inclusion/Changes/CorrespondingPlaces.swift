import JSON
import Schema

/// Which places of two versions of some documents are the same place: documents correspond by their
/// names, and the two schemas compared whatever their files are called and wherever they stand.
struct CorrespondingPlaces {
  private let old: SchemaSide
  private let new: SchemaSide
  private var documents: [Int: Int] = [:]
  private var originals: [Int: Int] = [:]

  init(old: SchemaSide, new: SchemaSide) {
    self.old = old
    self.new = new
    var named: [Name: Int] = [:]
    for (index, document) in new.graph.documents.enumerated() {
      named[Name(document.name)] = index
    }
    let roots = (old.graph[old.node].document, new.graph[new.node].document)
    for (index, document) in old.graph.documents.enumerated() where index != roots.0 {
      guard let other = named[Name(document.name)], other != roots.1 else { continue }
      documents[index] = other
      originals[other] = index
    }
    documents[roots.0] = roots.1
    originals[roots.1] = roots.0
  }

  /// The place in the new documents that is an old one; nil when its document is gone.
  func counterpart(of place: SchemaPlace) -> SchemaPlace? {
    documents[place.document].map { Self.place(place, in: $0, from: old, to: new) }
  }

  /// The place in the old documents that a new one was.
  func original(of place: SchemaPlace) -> SchemaPlace? {
    originals[place.document].map { Self.place(place, in: $0, from: new, to: old) }
  }

  func areSame(_ before: SchemaPlace, _ after: SchemaPlace) -> Bool {
    counterpart(of: before) == after
  }

  func areInOneDocument(_ before: SchemaPlace, _ after: SchemaPlace) -> Bool {
    documents[before.document] == after.document
  }

  /// Whether nothing stands at an old place any more.
  func isGone(_ place: SchemaPlace) -> Bool {
    counterpart(of: place).map { value(at: $0, in: new.graph) == nil } ?? true
  }

  /// Whether nothing stood at a new place before.
  func isNew(_ place: SchemaPlace) -> Bool {
    original(of: place).map { value(at: $0, in: old.graph) == nil } ?? true
  }

  private func value(at place: SchemaPlace, in graph: SchemaGraph) -> JSON? {
    graph.documents[place.document].root.value(at: place.pointer)
  }

  private static func place(
    _ place: SchemaPlace, in document: Int, from first: SchemaSide, to second: SchemaSide
  ) -> SchemaPlace {
    let (root, other) = (first.graph[first.node], second.graph[second.node])
    let tokens = place.pointer.tokens
    guard place.document == root.document, tokens.starts(with: root.pointer.tokens) else {
      return SchemaPlace(document: document, pointer: place.pointer)
    }
    let rest = JSONPointer(Array(tokens.dropFirst(root.pointer.tokens.count)))
    return SchemaPlace(document: document, pointer: other.pointer.appending(rest))
  }
}
