public import JSON

/// A place in one of the documents of a reading.
struct Location: Sendable, Hashable {
  let document: Int
  let pointer: JSONPointer
}

/// A plain-name fragment of a resource.
struct Anchor: Sendable, Hashable {
  let resource: NodeID
  let name: Name
}

/// Where the schemas of a reading are found: by place, by URI, by anchor.
struct PlaceIndex: Sendable {
  var nodes: [Location: NodeID] = [:]
  var resources: [Name: NodeID] = [:]
  var anchors: [Anchor: NodeID] = [:]

  /// The schema at a place, or another one, which stands there from now on; the place is looked up once.
  mutating func node(at location: Location, orElse other: NodeID) -> NodeID {
    func kept(_ node: inout NodeID) -> NodeID { node }
    return kept(&nodes[location, default: other])
  }
}

extension SchemaGraph {
  /// The schema at a place of a document; nil when no schema was read there.
  public func node(at pointer: JSONPointer, inDocument document: Int) -> NodeID? {
    places.nodes[Location(document: document, pointer: pointer)]
  }

  /// The number of the document that was read under a URI.
  public func document(withURI uri: String) -> Int? {
    documentURIs.firstIndex { Name($0) == Name(uri) }
  }

  /// The schema that a reference names as seen from a document, `events.json` pointing to
  /// `types.json#/$defs/Paused` for example; nil when nothing that was read answers to it.
  public func target(of reference: String, from baseURI: String) -> NodeID? {
    let uri = URIReference(reference).resolved(against: URIReference(baseURI))
    guard let resource = places.resources[Name(uri.withoutFragment.description)] else { return nil }
    switch Fragment(uri.fragment) {
    case .none: return resource
    case .pointer(let pointer):
      let root = nodes[resource.index]
      return node(at: root.pointer.appending(pointer), inDocument: root.document)
    case .anchor(let name): return places.anchors[Anchor(resource: resource, name: name)]
    case .malformed: return nil
    }
  }
}

/// What the part of a reference after `#` asks for.
enum Fragment {
  case none
  case pointer(JSONPointer)
  case anchor(Name)
  /// A broken percent-encoding or JSON Pointer.
  case malformed

  init(_ text: Name?) {
    guard let text, !text.text.utf8.isEmpty else {
      self = .none
      return
    }
    guard let decoded = percentDecoded(text.text) else {
      self = .malformed
      return
    }
    guard decoded.utf8.first == UInt8(ascii: "/") else {
      self = .anchor(Name(decoded))
      return
    }
    guard let pointer = JSONPointer(parsing: decoded) else {
      self = .malformed
      return
    }
    self = .pointer(pointer)
  }
}
