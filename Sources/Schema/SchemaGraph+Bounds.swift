public import JSON

extension SchemaGraph {
  /// The same schemas, of which some refuse numbers beyond bounds, too, where they have none on that side.
  public func bounding(
    _ bounds: [NodeID: (least: JSONNumber, most: JSONNumber)]
  ) -> SchemaGraph {
    var nodes = nodes
    for (id, range) in bounds {
      let node = nodes[id.index]
      guard case .keywords(var entries) = node.form else { continue }
      var sides = [
        KeywordEntry(name: "minimum", keyword: .minimum(range.least, exclusive: false)),
        KeywordEntry(name: "maximum", keyword: .maximum(range.most, exclusive: false)),
      ]
      sides.removeAll { side in entries.contains { $0.keyword.rank == side.keyword.rank } }
      for side in sides {
        let place = entries.firstIndex { $0.keyword.rank > side.keyword.rank } ?? entries.count
        entries.insert(side, at: place)
      }
      nodes[id.index] = Node(
        document: node.document, pointer: node.pointer, dialect: node.dialect,
        resource: node.resource, form: .keywords(entries), source: node.source,
        assertsFormat: node.assertsFormat)
    }
    return SchemaGraph(
      documents: documents, documentURIs: documentURIs, nodes: nodes, roots: roots,
      dynamicAnchors: dynamicAnchors, diagnostics: diagnostics, hasUnreadPlaces: hasUnreadPlaces,
      hasUnreadDocuments: hasUnreadDocuments, places: places)
  }
}
