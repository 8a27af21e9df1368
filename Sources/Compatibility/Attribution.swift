internal import Contracts
internal import Diagnostics
internal import Inclusion
internal import JSON
internal import Schema

/// Finds every place that breaks a contract: the place that makes a witness differ is put back as it
/// was, and the question is asked again, until nothing breaks or nothing can be put back.
struct Attribution {
  /// One break.
  struct Cause {
    let witness: Witness
    let head: Place?
    let base: Place?
    let facts: Finding.Facts
    /// What was put back, where something was.
    let spot: ChangePlace.Spot?
  }

  /// How many breaks of one contract are told apart; what is left is one more.
  private static let limit = 200
  /// How many places are tried for one witness.
  private static let trials = 12

  private let comparison: ContractComparison
  private let direction: Direction
  /// The head's documents, with what was put back.
  private var documents: [JSONDocument]
  /// The places that were not put back.
  private var places: [ChangePlace]
  /// The graph whose refusal the next witness tells of; each repair makes another one.
  private var refusing: SchemaGraph

  init(comparison: ContractComparison, direction: Direction) {
    self.comparison = comparison
    self.direction = direction
    documents = comparison.head.graph.documents
    places = comparison.places.filter { !$0.isAnnotation }
    refusing = direction == .backward ? comparison.head.graph : comparison.base.graph
  }

  /// The breaks, and why the question stays open where it does once they are put back.
  mutating func breaks(first: Witness) -> (causes: [Cause], rest: Undecided?) {
    var causes: [Cause] = []
    var witness = first
    while true {
      // A later witness counts when it shows the break without the repairs, too.
      let counts = causes.isEmpty || comparison.isGenuine(witness, direction)
      guard causes.count < Self.limit, let cause = restore(witness) else {
        if counts { causes.append(whole(witness)) }
        return (causes, nil)
      }
      if counts { causes.append(cause) }
      switch verdict() {
      case .proved: return (causes, nil)
      case .undecided(let reason): return (causes, reason)
      case .refuted(let next): witness = next
      }
    }
  }

  /// The contract as it is with what was put back.
  private func mended(_ documents: [JSONDocument]) -> SchemaSide? {
    let head = comparison.head
    let uris = head.graph.documentURIs
    let options = SchemaOptions(defaultDialect: head.configuration.dialect)
    let reader = SchemaReader(options: options) { uri in
      guard let index = uris.firstIndex(where: { Name($0) == Name(uri) }) else { return .absent }
      return .found(documents[index])
    }
    let root = head.graph[comparison.new.node].document
    let graph = reader.read([(uri: uris[root], document: documents[root])])
    guard let index = graph.document(withURI: uris[root]),
      let node = graph.node(at: head.graph[comparison.new.node].pointer, inDocument: index)
    else { return nil }
    return SchemaSide(graph: graph, node: node)
  }

  private mutating func verdict() -> Verdict {
    guard let new = mended(documents) else {
      return .undecided(Undecided(reason: "the repaired schema cannot be read"))
    }
    if direction == .backward { refusing = new.graph }
    let old = comparison.oldSide
    return direction == .backward
      ? decide(old, in: new, reading: comparison.policy)
      : comparison.tolerated(decideBoth(new, in: old), new: new)[comparison.policy]
  }

  /// Puts back the place that makes the two sides differ about a witness: the changed place that the
  /// refusal points to, else one that alone makes the difference, else the nearest schema above.
  private mutating func restore(_ witness: Witness) -> Cause? {
    guard let spot = spot(of: witness) else { return nil }
    let above = places.filter { place in
      let side = direction == .backward ? place.head : place.base
      return side.overlaps(spot) && side.pointer.tokens.count <= spot.pointer.tokens.count
    }
    let deepest = above.max { $0.head.pointer.tokens.count < $1.head.pointer.tokens.count }
    if let place = deepest ?? places(near: witness).first(where: { settles($0, witness) }) {
      return putBack(place, witness)
    }
    return restoreAbove(spot, witness)
  }

  /// Where a witness is refused, in the numbers of the head or the base.
  private func spot(of witness: Witness) -> ChangePlace.Spot? {
    let uri = refusing.documentURIs[witness.rejected.schemaDocument]
    let side = direction == .backward ? comparison.head.graph : comparison.base.graph
    return side.document(withURI: uri).map {
      ChangePlace.Spot(document: $0, pointer: witness.rejected.schema)
    }
  }

  /// The places to try, those about the refused member first.
  private func places(near witness: Witness) -> [ChangePlace] {
    let member = witness.rejected.instance.tokens.last
    let isNear = { (place: ChangePlace) in
      member.map(place.head.pointer.tokens.contains) ?? false
    }
    return Array((places.filter(isNear) + places.filter { !isNear($0) }).prefix(Self.trials))
  }

  /// Whether putting back a place alone makes both sides agree about a witness.
  private func settles(_ place: ChangePlace, _ witness: Witness) -> Bool {
    var documents = documents
    Self.replace(in: &documents, at: place.head, with: place.old)
    guard let side = mended(documents) else { return false }
    return side.graph.isValid(witness.value, at: side.node) == (direction == .backward)
  }

  private mutating func putBack(_ place: ChangePlace, _ witness: Witness) -> Cause {
    Self.replace(in: &documents, at: place.head, with: place.old)
    places.removeAll { $0.head == place.head }
    return Cause(
      witness: witness, head: comparison.head.graph.place(of: place.head),
      base: comparison.base.graph.place(of: place.base), facts: place.facts, spot: place.head)
  }

  /// Where no place is known, the nearest value above the refusal that has changed.
  private mutating func restoreAbove(_ spot: ChangePlace.Spot, _ witness: Witness) -> Cause? {
    let side = direction == .backward ? comparison.head.graph : comparison.base.graph
    let named = side.documents[spot.document].name
    guard let pair = documentPair(named) else { return nil }
    var pointer = spot.pointer
    while true {
      let places = mapped(pointer, in: named)
      let new = documents[pair.head].root.value(at: places.head)
      let old = comparison.base.graph.documents[pair.base].root.value(at: places.base)
      if new != old, !(places.head.tokens.isEmpty && old == nil) {
        let head = ChangePlace.Spot(document: pair.head, pointer: places.head)
        let base = ChangePlace.Spot(document: pair.base, pointer: places.base)
        let original = comparison.head.graph.documents[pair.head].root.value(at: places.head)
        Self.replace(in: &documents, at: head, with: old)
        self.places.removeAll { $0.head.overlaps(head) }
        return Cause(
          witness: witness, head: comparison.head.graph.place(of: head),
          base: comparison.base.graph.place(of: base),
          facts: Finding.Facts(old: old, new: original), spot: head)
      }
      guard !pointer.tokens.isEmpty else { return nil }
      pointer.tokens.removeLast()
    }
  }

  private func whole(_ witness: Witness) -> Cause {
    let (old, new) = (comparison.old, comparison.new)
    return Cause(
      witness: witness, head: comparison.head.place(of: new.node),
      base: comparison.base.place(of: old.node),
      facts: Finding.Facts(old: old.source, new: new.source),
      spot: ChangePlace.Spot(
        document: comparison.head.graph[new.node].document,
        pointer: comparison.head.graph[new.node].pointer))
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

  private static func replace(
    in documents: inout [JSONDocument], at spot: ChangePlace.Spot, with value: JSON?
  ) {
    let document = documents[spot.document]
    let root = document.root.replacing(spot.pointer.tokens[...], by: value)
    documents[spot.document] = JSONDocument(name: document.name, root: root)
  }
}

extension ContractComparison {
  /// Whether a witness shows a break between the two versions as they are written.
  func isGenuine(_ witness: Witness, _ direction: Direction) -> Bool {
    let accepts = (
      base.graph.isValid(witness.value, at: old.node),
      head.graph.isValid(witness.value, at: new.node)
    )
    return direction == .backward ? accepts == (true, false) : accepts == (false, true)
  }
}
