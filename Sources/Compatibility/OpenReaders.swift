internal import Contracts
package import Inclusion
internal import JSON
package import Schema

extension ContractComparison {
  /// The answer to "do old readers accept what is written now?", given that readers of a type declared
  /// open (`x-open`) keep what they do not know.
  ///
  /// - Parameters:
  ///   - strictly: the answer without that.
  ///   - new: what is written now.
  ///   - ask: gives the answers about two schemas, within the budget.
  func tolerated(
    _ strictly: Decision, new: SchemaSide, ask: (SchemaSide, SchemaSide) -> Decision
  ) -> Decision {
    guard !(strictly.strict.isProved && strictly.declared.isProved), let open = openReader else {
      return strictly
    }
    let tolerant = ask(new, open)
    return Decision(
      strict: tolerated(strictly.strict, tolerant.strict),
      declared: tolerated(strictly.declared, tolerant.declared))
  }

  /// Whether something in the old documents is declared open.
  var hasOpenReader: Bool { base.graph.nodes.contains { $0.source["x-open"]?.bool == true } }

  private func tolerated(_ strict: Verdict, _ tolerant: Verdict) -> Verdict {
    switch (strict, tolerant) {
    case (.proved, _), (_, .undecided): return strict.isProved ? strict : tolerant
    case (_, .proved): return tolerant
    case (_, .refuted(let witness)):
      // What a lenient reader refuses, the schema as written must refuse, too, or it shows nothing.
      let validation = base.graph.accepts(witness.value, at: old.node)
      if validation.verdict == .rejected, let error = validation.errors.first {
        return .refuted(Witness(value: witness.value, rejected: error))
      }
      return strict
    }
  }

  /// The old contract as its readers take it; nil when nothing in its documents is open.
  private var openReader: SchemaSide? {
    guard hasOpenReader else { return nil }
    return base.graph.asReadersTake(old.node, dialect: base.configuration.dialect)
  }
}

extension SchemaGraph {
  /// A schema as readers of the type that Treaty generates from it take it at least: what `x-open` has them
  /// keep is accepted.
  ///
  /// - Parameter dialect: the dialect of documents that name none.
  /// - Returns: the schema in a graph of its own; nil when nothing in the documents is open.
  package func asReadersTake(_ id: NodeID, dialect: Dialect) -> SchemaSide? {
    let asked = AskedSchemas(from: id, in: self)
    var roots = documents.map(\.root)
    var isOpen = false
    for node in nodes where node.source["x-open"]?.bool == true {
      guard let place = self.node(at: node.pointer, inDocument: node.document),
        !asked.contains(place), let opened = opened(place)
      else { continue }
      isOpen = true
      roots[node.document] = roots[node.document].replacing(node.pointer.tokens[...], by: opened)
    }
    guard isOpen else { return nil }
    let read = zip(documents, roots).map { JSONDocument(name: $0.name, root: $1) }
    let reader = SchemaReader(options: SchemaOptions(defaultDialect: dialect)) { uri in
      guard let index = documentURIs.firstIndex(where: { Name($0) == Name(uri) }) else {
        return .absent
      }
      return .found(read[index])
    }
    let root = self[id].document
    let opened = reader.read([(uri: documentURIs[root], document: read[root])])
    guard let index = opened.document(withURI: documentURIs[root]),
      let node = opened.node(at: self[id].pointer, inDocument: index)
    else { return nil }
    return SchemaSide(graph: opened, node: node)
  }
}
