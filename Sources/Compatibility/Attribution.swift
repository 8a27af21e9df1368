internal import Contracts
internal import Diagnostics
internal import Inclusion
internal import JSON
internal import Schema

/// Finds every place that breaks a contract: the place that refuses a witness is put back as it was,
/// and the question is asked again, until nothing breaks or nothing can be put back.
struct Attribution {
  /// One break.
  struct Cause {
    let witness: Witness
    let head: Place?
    let base: Place?
    let oldFact: JSON?
    let newFact: JSON?
  }

  /// How many breaks of one contract are told apart.
  private static let limit = 24

  private let comparison: ContractComparison
  private let direction: Direction
  private let reading: Reading
  /// The head's documents, with what was put back.
  private var documents: [JSONDocument]

  init(comparison: ContractComparison, direction: Direction, reading: Reading) {
    self.comparison = comparison
    self.direction = direction
    self.reading = reading
    documents = comparison.head.graph.documents
  }

  mutating func breaks(first: Witness) -> [Cause] {
    var causes: [Cause] = []
    var witness: Witness? = first
    while let current = witness, causes.count < Self.limit {
      guard let cause = restore(current) else {
        if causes.isEmpty || isGenuine(current) { causes.append(whole(current)) }
        break
      }
      // A later witness counts when it shows the break without the repairs, too.
      if causes.isEmpty || isGenuine(current) { causes.append(cause) }
      witness = nextWitness()
    }
    return causes
  }

  private func isGenuine(_ witness: Witness) -> Bool {
    let (old, new) = (comparison.old, comparison.new)
    let accepts = (
      comparison.base.graph.isValid(witness.value, at: old.node),
      comparison.head.graph.isValid(witness.value, at: new.node)
    )
    return direction == .backward ? accepts == (true, false) : accepts == (false, true)
  }

  private func nextWitness() -> Witness? {
    let uris = comparison.head.graph.documentURIs
    let loaded = documents
    let reader = SchemaReader(
      options: SchemaOptions(defaultDialect: comparison.head.configuration.dialect)
    ) { uri in
      guard let index = uris.firstIndex(where: { Name($0) == Name(uri) }) else { return .absent }
      return .found(loaded[index])
    }
    let root = comparison.head.graph[comparison.new.node].document
    let graph = reader.read([(uri: uris[root], document: loaded[root])])
    guard let index = graph.document(withURI: uris[root]),
      let node = graph.node(at: comparison.new.pointer, inDocument: index)
    else { return nil }
    let mended = SchemaSide(graph: graph, node: node)
    let old = SchemaSide(graph: comparison.base.graph, node: comparison.old.node)
    let verdict =
      direction == .backward
      ? decide(old, in: mended, reading: reading) : decide(mended, in: old, reading: reading)
    return verdict.witness
  }

  /// Puts back the place that refuses the witness, or the nearest one above it that has changed.
  private mutating func restore(_ witness: Witness) -> Cause? {
    let refusing = direction == .backward ? comparison.head.graph : comparison.base.graph
    let named = refusing.documents[witness.rejected.schemaDocument].name
    guard let pair = documentPair(named) else { return nil }
    var pointer = witness.rejected.schema
    while true {
      let places = mapped(pointer, in: named)
      let new = documents[pair.head].root.value(at: places.head)
      let old = comparison.base.graph.documents[pair.base].root.value(at: places.base)
      if new != old, !(places.head.tokens.isEmpty && old == nil) {
        let original = comparison.head.graph.documents[pair.head]
        let fact = original.root.value(at: places.head)
        replace(in: pair.head, at: places.head, with: old)
        return Cause(
          witness: witness, head: nearest(original, places.head),
          base: nearest(comparison.base.graph.documents[pair.base], places.base), oldFact: old,
          newFact: fact)
      }
      guard !pointer.tokens.isEmpty else { return nil }
      pointer.tokens.removeLast()
    }
  }

  private func whole(_ witness: Witness) -> Cause {
    Cause(
      witness: witness, head: comparison.head.place(of: comparison.new.node),
      base: comparison.base.place(of: comparison.old.node), oldFact: comparison.old.source,
      newFact: comparison.new.source)
  }

  private func nearest(_ document: JSONDocument, _ pointer: JSONPointer) -> Place {
    var tokens = pointer.tokens
    while !tokens.isEmpty, document.root.value(at: JSONPointer(tokens)) == nil {
      tokens.removeLast()
    }
    return document.place(of: JSONPointer(tokens))
  }

  /// The numbers of a document in both graphs; the contract's own file may have moved.
  private func documentPair(_ name: String) -> (base: Int, head: Int)? {
    let (old, new) = (comparison.old, comparison.new)
    let own = direction == .backward ? new.file : old.file
    let names = Name(name) == Name(own) ? (old.file, new.file) : (name, name)
    let base = comparison.base.graph.documents.firstIndex { Name($0.name) == Name(names.0) }
    let head = documents.firstIndex { Name($0.name) == Name(names.1) }
    guard let base, let head else { return nil }
    return (base, head)
  }

  /// A pointer of the refusing side in both documents; the contract itself may have moved.
  private func mapped(
    _ pointer: JSONPointer, in name: String
  ) -> (base: JSONPointer, head: JSONPointer) {
    let (old, new) = (comparison.old, comparison.new)
    let own = direction == .backward ? new : old
    guard Name(name) == Name(own.file), pointer.tokens.starts(with: own.pointer.tokens) else {
      return (pointer, pointer)
    }
    let rest = JSONPointer(Array(pointer.tokens.dropFirst(own.pointer.tokens.count)))
    return (old.pointer.appending(rest), new.pointer.appending(rest))
  }

  private mutating func replace(in index: Int, at pointer: JSONPointer, with value: JSON?) {
    let document = documents[index]
    let root = replaced(document.root, pointer.tokens[...], value) ?? .null
    documents[index] = JSONDocument(name: document.name, root: root)
  }
}

/// A value with another one at a place below it; nil takes the member or item away.
private func replaced(_ value: JSON, _ path: ArraySlice<Name>, _ new: JSON?) -> JSON? {
  guard let token = path.first else { return new }
  let rest = path.dropFirst()
  switch value {
  case .object(let object):
    var members: [JSONMember] = []
    for member in object.members {
      guard member.name == token else {
        members.append(member)
        continue
      }
      if let changed = replaced(member.value, rest, new) {
        members.append(JSONMember(name: token, value: changed))
      }
    }
    if object[token] == nil, rest.isEmpty, let new {
      members.append(JSONMember(name: token, value: new))
    }
    return .object(JSONObject(members))
  case .array(var items):
    guard let index = token.arrayIndex, index < items.count else { return value }
    if let changed = replaced(items[index], rest, new) {
      items[index] = changed
    } else {
      items.remove(at: index)
    }
    return .array(items)
  default: return value
  }
}
