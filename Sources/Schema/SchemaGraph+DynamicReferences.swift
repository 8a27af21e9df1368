internal import JSON

/// Dynamic references that lead to one schema, whatever the dynamic scope (2020-12 core, section 8.2.3.2;
/// 2019-09 core, section 8.2.4.2).
extension SchemaGraph {
  /// The same schemas with such references as plain ones.
  ///
  /// A dynamic reference that names an anchor means the schema with that anchor in the outermost resource of the
  /// scope that has one. Where a single resource of the graph has it, that schema is the one the reference points
  /// to anyway. Nothing is settled where something could not be read: it might have such an anchor.
  public var settlingDynamicReferences: SchemaGraph {
    guard !dynamicAnchors.isEmpty, !hasUnreadPlaces, !hasUnreadDocuments else { return self }
    var uses: [Name: Int] = [:]
    for anchors in dynamicAnchors.values {
      for name in anchors.keys { uses[name, default: 0] += 1 }
    }
    guard uses.values.contains(1) else { return self }
    var isSettled = false
    let nodes = nodes.map { node -> Node in
      guard case .keywords(let entries) = node.form else { return node }
      var changed = entries
      for (index, entry) in entries.enumerated() {
        guard case .dynamicReference(let target, let anchor?) = entry.keyword, uses[anchor] == 1,
          dynamicAnchors[self[target].resource]?[anchor] == target
        else { continue }
        changed[index] = KeywordEntry(
          name: entry.name, keyword: .dynamicReference(initial: target, anchor: nil))
        isSettled = true
      }
      return Node(
        document: node.document, pointer: node.pointer, dialect: node.dialect,
        resource: node.resource, form: .keywords(changed), source: node.source,
        assertsFormat: node.assertsFormat)
    }
    guard isSettled else { return self }
    return SchemaGraph(
      documents: documents, documentURIs: documentURIs, nodes: nodes, roots: roots,
      dynamicAnchors: dynamicAnchors, diagnostics: diagnostics, hasUnreadPlaces: hasUnreadPlaces,
      hasUnreadDocuments: hasUnreadDocuments, places: places)
  }
}
