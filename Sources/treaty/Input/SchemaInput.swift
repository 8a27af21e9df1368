import Files
import JSON
import Schema

/// A schema that an operand names: read, with everything it refers to.
struct SchemaInput {
  /// The schema and all that it reaches.
  let graph: SchemaGraph
  /// The schema itself.
  let node: NodeID

  /// Reads `path` or `path#/pointer`.
  init(operand: String, source: DocumentSource, options: SchemaOptions) throws(Failure) {
    let (path, pointer) = try Self.parts(of: operand)
    let place = String(try absolutePath(path).dropFirst())
    try self.init(path: place, pointer: pointer, source: source, options: options)
  }

  /// Reads the schema at a pointer of a path of the source.
  init(
    path: String, pointer: OperandPointer, source: DocumentSource, options: SchemaOptions
  ) throws(Failure) {
    let document = try source.document(at: path)
    let pointer = pointer.pointer(in: document.root)
    let neighbour = neighbours(of: path, in: source)
    let reader = SchemaReader(options: options) { uri in
      let found = source.load(uri)
      guard case .absent = found else { return found }
      return neighbour(uri)
    }
    graph = reader.read(document, uri: SchemaReader.uri(ofPath: path), at: [pointer])
    guard let node = graph.roots.first else {
      throw .usage("\(document.name) has no schema at \(pointer)")
    }
    self.node = node
  }

  /// The path and the pointer of `path#/pointer`.
  static func parts(of operand: String) throws(Failure) -> (path: String, pointer: OperandPointer) {
    let parts = operand.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return (operand, .root) }
    guard !parts[0].utf8.isEmpty else {
      throw .usage("\(operand) names no file: write FILE\(operand)")
    }
    return (String(parts[0]), try OperandPointer(String(parts[1])))
  }
}

/// All of standard input.
func standardInput() throws(Failure) -> [UInt8] {
  do { return try StandardStream.input.readAll() } catch { throw .notJudged(error.message) }
}
