import JSON
import Schema

/// The references of a graph, by the document they stand in.
struct ReferenceIndex {
  /// A reference as seen from a schema above it.
  struct Reference {
    /// Where it stands, from the schema.
    let pointer: JSONPointer
    let keyword: Name
    let text: Name
    /// The schema that bears it, and the one it leads to.
    let source: NodeID
    let target: NodeID
  }

  private var byDocument: [[Reference]]
  /// The same by the first tokens of their places: most schemas asked about are definitions.
  private var byDefinition: [[[Name]: [Reference]]]

  init(_ graph: SchemaGraph) {
    byDocument = Array(repeating: [], count: graph.documents.count)
    byDefinition = Array(repeating: [:], count: graph.documents.count)
    for (index, node) in graph.nodes.enumerated() {
      guard case .keywords(let entries) = node.form else { continue }
      for entry in entries {
        let target: NodeID
        switch entry.keyword {
        case .reference(let node): target = node
        case .dynamicReference(let initial, _): target = initial
        default: continue
        }
        let reference = Reference(
          pointer: node.pointer, keyword: entry.name,
          text: Name(node.source[entry.name]?.string ?? ""), source: NodeID(index), target: target)
        byDocument[node.document].append(reference)
        let start = Array(node.pointer.tokens.prefix(2))
        byDefinition[node.document][start, default: []].append(reference)
      }
    }
  }

  /// All of them, document by document, seen from the roots.
  var all: [Reference] { byDocument.flatMap { $0 } }

  /// Those that stand in a schema, in the order of reading.
  func references(in graph: SchemaGraph, below node: NodeID) -> [Reference] {
    let pointer = graph[node].pointer
    let start = pointer.tokens
    let document = graph[node].document
    let candidates =
      start.count < 2 ? byDocument[document] : byDefinition[document][Array(start[..<2])] ?? []
    return candidates.compactMap { reference in
      guard reference.pointer.starts(with: pointer) else { return nil }
      let rest = JSONPointer(Array(reference.pointer.tokens.dropFirst(start.count)))
      return Reference(
        pointer: rest, keyword: reference.keyword, text: reference.text,
        source: reference.source, target: reference.target)
    }
  }
}
